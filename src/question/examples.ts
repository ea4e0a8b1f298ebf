import { findAuthority } from '../bulletin/authorities.ts';
import type { DeadlineKind } from '../bulletin/bulletin.ts';
import type { CorpusEntry } from '../bulletin/corpus.ts';
import type { FoundEntries } from '../search/search-entries.ts';
import { formatDate } from '../time/calendar-date.ts';

// What people of the field search for first.
const commonSearches = [
  'facial recognition',
  'personal information fine',
  'industrial internet',
  'cross-border transfer',
  'PIPL',
  'data breach',
  'minors',
] as const;

/** Up to three searches that find something: common ones of which every word is known, then the newest titles. */
export function exampleSearches(
  search: (query: string) => FoundEntries | null,
  newest: readonly CorpusEntry[],
): readonly string[] {
  const common = commonSearches.filter((query) => {
    const found = search(query);
    return found !== null && found.verdict === 'answer' && found.words.every(({ reading }) => reading === 'known');
  });
  const titles = newest.slice(0, 3).map(shortTitle);
  return [...common, ...titles.filter((title) => search(title)?.total !== 0)].slice(0, 3);
}

/** Up to two questions that the newest entries answer: for a deadline, and for fines of an authority. */
export function exampleQuestions(newest: readonly CorpusEntry[]): readonly string[] {
  const recent = newest.slice(0, mostTried);
  const ending = recent.flatMap((source) => source.entry.deadlines.flatMap(({ kind }) => questionFor(kind, source)));
  const fined = recent.flatMap(({ entry: { authorities, penalties, date } }) => {
    const code = authorities.find((one) => findAuthority(one)?.code === one);
    return code !== undefined && penalties.length > 0 && date
      ? [`fines by ${code} since ${formatDate(date).replace(/^\d+ /, '')}`]
      : [];
  });
  return [...ending.slice(0, 1), ...fined.slice(0, 1)];
}

// Enough for an example of each sort.
const mostTried = 200;

function questionFor(kind: DeadlineKind, source: CorpusEntry): readonly string[] {
  const verb = verbs[kind];
  const named = /“([^”]{3,40})”/u.exec(source.entry.title)?.[1];
  return verb === undefined || named === undefined ? [] : [`when does ${named} ${verb}?`];
}

const verbs: Readonly<Partial<Record<DeadlineKind, string>>> = {
  campaign_end: 'end',
  pilot_end: 'end',
  grace_period_end: 'end',
  consultation_close: 'close',
  effective_date: 'take effect',
};

const shortTitle = ({ entry }: CorpusEntry): string => entry.title.split(/\s+/u).slice(0, 4).join(' ').slice(0, 60);
