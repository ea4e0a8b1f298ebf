import { type CorpusEntry, deadlinesOf, newestFirst } from '../bulletin/corpus.ts';
import { searchEntries } from '../search/search-entries.ts';
import type { CorpusFacts, HelpAnswer } from './answer.ts';
import type { Library } from './library.ts';

/** What the app can do, with examples that work on the present corpus. */
export function answerHelp(library: Library): HelpAnswer {
  const [newest] = newestFirst(library.corpus);
  return {
    kind: 'help',
    searches: workingSearches(library),
    showId: newest?.entry.id ?? null,
    corpus: corpusFacts(library),
  };
}

/** What the corpus holds: how much, and the month or day of the newest bulletin. */
function corpusFacts({ corpus }: Library): CorpusFacts {
  const issued = corpus.bulletins.map((bulletin) => bulletin.issued).sort();
  return {
    bulletins: corpus.bulletins.length,
    entries: corpus.entries.length,
    deadlines: deadlinesOf(corpus).length,
    newest: issued.at(-1) ?? null,
  };
}

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
export function workingSearches({ corpus, index }: Library): readonly string[] {
  const common = commonSearches.filter((query) => {
    const { hits, words } = searchEntries(index, query);
    return hits.length > 0 && words.every(({ reading }) => reading === 'known');
  });
  return [...common, ...newestFirst(corpus).slice(0, 3).map(shortTitle)].slice(0, 3);
}

const shortTitle = ({ entry }: CorpusEntry): string =>
  entry.title.split(/\s+/u).slice(0, 4).join(' ').slice(0, 60);
