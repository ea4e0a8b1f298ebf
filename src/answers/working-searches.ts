import type { CorpusEntry } from '../bulletin/corpus.ts';
import type { FoundEntries } from '../search/search-entries.ts';

// What people of the field look for first; a search is only offered where it finds something.
const commonSearches = [
  'facial recognition',
  'personal information fine',
  'industrial internet',
  'cross-border transfer',
  'PIPL',
  'data breach',
  'minors',
] as const;

/** Up to three searches of which every word occurs and that find something; else the newest titles. */
export function workingSearches(
  search: (query: string) => FoundEntries | null,
  newest: readonly CorpusEntry[],
): readonly string[] {
  const common = commonSearches.filter((query) => {
    const found = search(query);
    return found !== null && found.total > 0 && found.words.every(({ reading }) => reading === 'known');
  });
  const titles = newest.slice(0, 3).map(shortTitle);
  return [...common, ...titles.filter((title) => search(title)?.total !== 0)].slice(0, 3);
}

const shortTitle = ({ entry }: CorpusEntry): string =>
  entry.title.split(/\s+/u).slice(0, 4).join(' ').slice(0, 60);
