import { findAuthority } from '../bulletin/authorities.ts';
import type { Penalty, Section } from '../bulletin/bulletin.ts';
import type { CorpusEntry } from '../bulletin/corpus.ts';
import type { ConceptTable } from '../search/concepts/concept-table.ts';
import type { FoundEntries } from '../search/search-entries.ts';
import { isStopWord, wordsOf } from '../search/words.ts';
import { type CalendarDate, formatDate } from '../time/calendar-date.ts';
import { matchesEntry } from './matches-query.ts';
import type { Query } from './query.ts';
import { readQuery } from './read-query.ts';

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
    return found !== null && found.total > 0 && found.words.every(({ reading }) => reading === 'known');
  });
  const titles = newest.slice(0, 3).map(shortTitle);
  return [...common, ...titles.filter((title) => search(title)?.total !== 0)].slice(0, 3);
}

const shortTitle = ({ entry }: CorpusEntry): string => entry.title.split(/\s+/u).slice(0, 4).join(' ').slice(0, 60);

/** Searches that show how to filter. Each finds something. */
export interface ExampleFilters {
  /** By section, authority, time and amount. */
  readonly filters: readonly string[];
  /** By an exact phrase, and by a word that is excluded. */
  readonly words: readonly string[];
}

/** Searches with filters that find something among the newest entries, at most one of each sort. */
export function exampleFilters(
  newest: readonly CorpusEntry[],
  concepts: ConceptTable,
  searches: readonly string[],
): ExampleFilters {
  const recent = newest.slice(0, mostTried);
  const today = recent.flatMap(({ entry }) => entry.date ?? [])[0];
  if (today === undefined) return { filters: [], words: [] };
  const finds = (text: string): boolean => {
    const query = readQuery(text, { today, about: 'entries', concepts });
    return isMeaningful(query) && recent.some(matchesEntry(query, concepts));
  };
  const first = (questions: readonly string[]): readonly string[] => questions.filter(finds).slice(0, 1);
  const codes = recent.flatMap(({ entry }) => entry.authorities.filter(isCode));
  const penalties = recent.flatMap(({ entry }) => entry.penalties);
  const plain = searches.filter((words) => plainWords.test(words));
  return {
    filters: [
      ...first(sectionsToShow.map((section) => `section:${section}`)),
      ...first(byFrequency(codes).map((code) => `authority:${code}`)),
      ...first([`since ${monthOf(today)}`]),
      ...first(penalties.flatMap(finesAbove)),
    ],
    words: [
      ...first(plain.filter((words) => words.includes(' ')).map((words) => `"${words}"`)),
      ...first(plain.flatMap((words) => excludingWord(words, finds))),
    ],
  };
}

// Enough for an example of each sort.
const mostTried = 200;

const isMeaningful = ({ words }: Query): boolean =>
  words === '' || wordsOf(words).some(({ word }) => !isStopWord(word));

// The name of an authority that is not in the table may hold anything.
const isCode = (authority: string): boolean => findAuthority(authority)?.code === authority;

// A search that is the start of a title may hold syntax of the query language.
const plainWords = /^[a-z ]+$|^\p{Unified_Ideograph}+$/iu;

const sectionsToShow: readonly Section[] = ['enforcement', 'regulatory', 'industry'];

function byFrequency(names: readonly string[]): readonly string[] {
  const count = (name: string): number => names.filter((one) => one === name).length;
  return [...new Set(names)].sort((a, b) => count(b) - count(a));
}

const monthOf = (day: CalendarDate): string => formatDate(day).replace(/^\d+ /, '');

// A round amount below the fine, as people ask how large fines are.
function finesAbove({ amount, currency }: Penalty): readonly string[] {
  const name = currencyNames.get(currency);
  const round = 10 ** Math.floor(Math.log10(amount));
  return name === undefined || round < 1000 || round === amount
    ? []
    : [`fines above ${round.toLocaleString('en-GB')} ${name}`];
}

const currencyNames: ReadonlyMap<string, string> = new Map([
  ['CNY', 'yuan'],
  ['EUR', 'euro'],
  ['USD', 'dollars'],
]);

// Only a word that some of the results contain is worth excluding.
const excludingWord = (words: string, finds: (text: string) => boolean): readonly string[] =>
  ['app', 'fine', 'draft', 'court']
    .filter((word) => !words.includes(word) && finds(`${words} ${word}`))
    .map((word) => `${words} -${word}`);
