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

/** Questions that show how a search is limited. Each finds something. */
export interface ExampleFilters {
  /** By section, authority, time and amount. */
  readonly filters: readonly string[];
  /** By words that must, and must not, be there. */
  readonly words: readonly string[];
}

/** Questions with limits that find something among the newest entries, at most one of each sort. */
export function exampleFilters(
  newest: readonly CorpusEntry[],
  concepts: ConceptTable,
  searches: readonly string[],
): ExampleFilters {
  const recent = newest.slice(0, mostLookedAt);
  const today = recent.flatMap(({ entry }) => entry.date ?? [])[0];
  if (today === undefined) return { filters: [], words: [] };
  const finds = (text: string): boolean => {
    const query = readQuery(text, { today, about: 'entries', concepts });
    return saysSomething(query) && recent.some(matchesEntry(query, concepts));
  };
  const plain = searches.filter((words) => plainWords.test(words));
  const first = (questions: readonly string[]): readonly string[] => questions.filter(finds).slice(0, 1);
  return {
    filters: [
      ...first(tellingSections.map((section) => `section:${section}`)),
      ...first(
        mostOften(recent.flatMap(({ entry }) => entry.authorities.filter(isCode))).map(
          (code) => `authority:${code}`,
        ),
      ),
      ...first([`since ${monthOf(today)}`]),
      ...first(recent.flatMap(({ entry }) => entry.penalties).flatMap(finesAbove)),
    ],
    words: [
      ...first(plain.filter((words) => words.includes(' ')).map((words) => `"${words}"`)),
      ...first(plain.flatMap((words) => without(words, finds))),
    ],
  };
}

const saysSomething = ({ words }: Query): boolean =>
  words === '' || wordsOf(words).some(({ word }) => !isStopWord(word));

function mostOften(names: readonly string[]): readonly string[] {
  const count = (name: string): number => names.filter((one) => one === name).length;
  return [...new Set(names)].sort((a, b) => count(b) - count(a));
}

// An authority that the table does not have is told by a name that may be anything.
const isCode = (authority: string): boolean => findAuthority(authority)?.code === authority;

// Enough for an example of each sort.
const mostLookedAt = 200;

const tellingSections: readonly Section[] = ['enforcement', 'regulatory', 'industry'];

const monthOf = (day: CalendarDate): string => formatDate(day).replace(/^\d+ /, '');

// A round amount below it: what is looked for is how large a fine was, not which.
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

// Where a search is the beginning of a title, it may hold what means something to the query language.
const plainWords = /^[a-z ]+$|^\p{Unified_Ideograph}+$/iu;

// Only a word that some of what is found has is worth leaving out.
const without = (words: string, finds: (text: string) => boolean): readonly string[] =>
  ['app', 'fine', 'draft', 'court']
    .filter((word) => !words.includes(word) && finds(`${words} ${word}`))
    .map((word) => `${words} -${word}`);

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

const shortTitle = ({ entry }: CorpusEntry): string =>
  entry.title.split(/\s+/u).slice(0, 4).join(' ').slice(0, 60);
