import { roughWorth } from '../bulletin/amounts.ts';
import type { CorpusEntry } from '../bulletin/corpus.ts';
import { listFacts } from '../messages/lists.ts';
import type { ConceptTable } from '../search/concepts/concept-table.ts';
import type { SearchIndex } from '../search/index/build-index.ts';
import { type Condition, type FoundEntries, searchEntries } from '../search/search-entries.ts';
import { type CalendarDate, daysBetween } from '../time/calendar-date.ts';
import { type DateWindow, yearNumber } from '../time/date-span.ts';
import { describeFilters } from './describe-query.ts';
import type { Fact } from './facts/fact.ts';
import { factOfBest } from './facts/fact-of-best.ts';
import { isAskedFor, matchesFilters, matchesTerms } from './matches-query.ts';
import { printQuery } from './print-query.ts';
import { type EntryOrder, type Filters, noFilters, noValues, type Query } from './query.ts';

/**
 * Finds the entries within the filters of a query: ranked by its words, or by its phrases and alternatives where it
 * has no others, and by what its plain words lean to; without any word those with the soonest deadline that was asked
 * for, or the newest, come first. The id of an entry finds that entry.
 */
export function findEntries(query: Query, index: SearchIndex, most = Number.POSITIVE_INFINITY): Answered {
  const found = findLoosely(query, index, Math.max(most, compared));
  const answer = factOfBest({ ...found, hits: found.hits.slice(0, compared) }, query, index.entries);
  return { ...found, hits: found.hits.slice(0, most), answer };
}

/** Whether a fact is sure depends on the entries that come next, however many are wanted. */
const compared = 10;

/** What was found, and the fact that answers the question; null where none does for sure. */
export interface Answered extends FoundEntries {
  readonly answer: Fact | null;
}

function findLoosely(query: Query, index: SearchIndex, most: number): FoundEntries {
  const found = findWithin(query, index, most);
  if (found.total > 0 || query.phrases.length === 0) return found;
  // No entry has the phrase: its words may be told otherwise.
  const loose = findWithin(
    { ...query, phrases: [], words: [query.words, ...query.phrases].join(' ').trim() },
    index,
    most,
  );
  const lacked = query.phrases.map((phrase) => `“${phrase}”`);
  const hits = loose.hits.map((hit) => ({ ...hit, lacks: [...new Set([...lacked, ...hit.lacks])] }));
  return { ...loose, hits, verdict: loose.total > 0 ? 'closest' : 'none' };
}

function findWithin(query: Query, index: SearchIndex, most: number): FoundEntries {
  const { concepts } = index.entries;
  const fits = limitOf(query, concepts);
  const named = index.entries.withId(query.text.trim().toLowerCase());
  if (named) return browsed(query, { sources: [named] }, most);
  if (isEmpty(query)) return browsed(query, { sources: [] }, most);
  const ranking = query.words === '' ? termWords(query) : query.words;
  const conditions = conditionsOf(query.leaning, concepts);
  const newest = (): readonly CorpusEntry[] =>
    index.entries.newestFirst().filter((source) => fits === null || fits(source));
  if (ranking === '') return browsed(query, { sources: newest(), conditions }, most);
  const found = searchEntries(index, ranking, {
    ...(fits ? { fits } : {}),
    conditions,
    today: query.today,
    most: query.order === null ? most : all,
    comparesAll: query.order !== null,
  });
  // What is asked of one entry may use none of its words.
  if (found.total === 0 && query.filters.entries.length > 0)
    return { ...browsed(query, { sources: newest(), conditions }, most), coverage: 0 };
  if (found.total === 0 && conditions.length > 0) {
    const { verdict, ...others } = browsed(query, { sources: newest(), conditions }, most);
    return {
      ...others,
      verdict: verdict === 'answer' ? 'closest' : verdict,
      words: found.words,
      suggestion: found.suggestion,
    };
  }
  const isRankedByWords = query.words !== '';
  // Whatever is found has the phrases and one of the alternatives.
  const isHeld = !isRankedByWords && conditions.length === 0 && found.total > 0;
  return {
    ...found,
    ...(isHeld ? { verdict: 'answer', coverage: 1 } : {}),
    hits: ordered(isHeld ? found.hits.map((hit) => ({ ...hit, lacks: [] })) : found.hits, query.order).slice(0, most),
    words: isRankedByWords ? found.words : [],
    suggestion: isRankedByWords && isWhollyRead(query) && found.suggestion ? mended(query, found.suggestion) : null,
  };
}

const all = Number.POSITIVE_INFINITY;

// Nothing to check where nothing limits: most searches are words alone.
function limitOf(query: Query, concepts: ConceptTable): ((source: CorpusEntry) => boolean) | null {
  if (printQuery({ ...query, words: '', leaning: noFilters }) === '') return null;
  const isWithin = matchesFilters(query, concepts);
  const holdsTerms = matchesTerms(query, concepts);
  return (source) => isWithin(source) && holdsTerms(source);
}

/** What plain words lean to, one condition each; the kind and the day of a deadline are one. */
function conditionsOf(leaning: Filters, concepts: ConceptTable): readonly Condition[] {
  const { sections, authorities, laws, kinds, has, dated, due, datedOrDue, penalty } = leaning;
  const apart: readonly Partial<Filters>[] = [
    ...(sections.length > 0 ? [{ sections }] : []),
    ...authorities.map((code) => ({ authorities: [code] })),
    ...(laws.length > 0 ? [{ laws }] : []),
    ...(kinds.length > 0 || due ? [{ kinds, due }] : []),
    ...has.map((one) => ({ has: [one] })),
    ...(dated ? [{ dated }] : []),
    ...(datedOrDue ? [{ datedOrDue }] : []),
    ...(penalty ? [{ penalty }] : []),
  ];
  return apart.map((one) => {
    const filters = { ...noFilters, ...one };
    return {
      text: listFacts(describeFilters(filters, { about: 'entries', concepts })),
      isMet: matchesFilters({ filters, without: noValues }, concepts),
    };
  });
}

// What could not be read sets no limit, and without any the answer is nothing rather than everything.
const isEmpty = (query: Query): boolean => printQuery(query) === '' && query.order === null;

const termWords = ({ phrases, alternatives }: Query): string =>
  [...phrases, ...alternatives.flat().map(({ text }) => text)].join(' ');

// Those that meet every condition; where none does, those that meet most of them, and what each lacks.
function browsed(
  query: Query,
  {
    sources,
    conditions = [],
  }: { readonly sources: readonly CorpusEntry[]; readonly conditions?: readonly Condition[] },
  most: number,
): FoundEntries {
  const meeting = sources.filter((source) => conditions.every(({ isMet }) => isMet(source)));
  const isWhole = meeting.length > 0 || conditions.length === 0;
  const met = isWhole ? meeting : nearestTo(conditions, sources);
  const nearest = met.length > 0 ? met : nearestInTime(query.leaning, sources);
  const sorted = ordered(
    inOrder(query, nearest).map((source) => ({ source })),
    query.order,
  );
  const hits = sorted.slice(0, most).map(({ source }) => ({
    source,
    score: 0,
    terms: new Set<string>(),
    lacks: isWhole ? [] : conditions.filter(({ isMet }) => !isMet(source)).map(({ text }) => text),
  }));
  return {
    verdict: nearest.length === 0 ? 'none' : isWhole ? 'answer' : 'closest',
    coverage: nearest.length === 0 ? 0 : isWhole ? 1 : 0.5,
    lacksName: false,
    words: [],
    hits,
    total: nearest.length,
    suggestion: null,
  };
}

function nearestTo(conditions: readonly Condition[], sources: readonly CorpusEntry[]): readonly CorpusEntry[] {
  const met = new Map(sources.map((source) => [source, conditions.filter(({ isMet }) => isMet(source)).length]));
  const best = Math.max(0, ...met.values());
  return best === 0 ? [] : sources.filter((source) => met.get(source) === best);
}

// Where nothing is of the days asked for: what is of the same days of another year, then what is next to them.
function nearestInTime(leaning: Filters, sources: readonly CorpusEntry[]): readonly CorpusEntry[] {
  const { due, dated, datedOrDue } = leaning;
  const asked = due ?? datedOrDue ?? dated;
  if (asked === null) return [];
  const within = { filters: { ...leaning, due: null }, without: noValues };
  return sources
    .map((source) => {
      const { date, deadlines } = source.entry;
      const days = [
        ...(due === null && date !== null ? [date] : []),
        ...(asked === dated ? [] : deadlines.filter((one) => isAskedFor(within, one)).map((one) => one.date)),
      ];
      return { source, gap: Math.min(...days.map((day) => gapTo(asked, day))) };
    })
    .filter(({ gap }) => Number.isFinite(gap))
    .toSorted((a, b) => a.gap - b.gap)
    .slice(0, mostNearest)
    .map(({ source }) => source);
}

const mostNearest = 5;

function gapTo({ from, to }: DateWindow, date: CalendarDate): number {
  const gap =
    from !== null && date < from ? daysBetween(date, from) : to !== null && date > to ? daysBetween(to, date) : 0;
  const isSameSeason =
    from !== null &&
    to !== null &&
    yearNumber(from) === yearNumber(to) &&
    date.slice(5) >= from.slice(5) &&
    date.slice(5) <= to.slice(5);
  return isSameSeason ? gap / 1e6 : gap;
}

function inOrder(query: Query, sources: readonly CorpusEntry[]): readonly CorpusEntry[] {
  const asked = { filters: query.filters.due === null ? query.leaning : query.filters, without: query.without };
  const { due, penalty, has } = asked.filters;
  if (due === null) return penalty || has.includes('penalty') ? enforcementFirst(sources) : sources;
  const soonest = new Map(sources.map((source) => [source, soonestAsked(asked, source)]));
  return sources.toSorted((a, b) => ((soonest.get(a) ?? '') < (soonest.get(b) ?? '') ? -1 : 1));
}

// Others that tell of fines mostly sum them up.
const enforcementFirst = (sources: readonly CorpusEntry[]): readonly CorpusEntry[] =>
  [true, false].flatMap((is) => sources.filter(({ entry }) => (entry.section === 'enforcement') === is));

function soonestAsked(asked: Pick<Query, 'filters' | 'without'>, source: CorpusEntry): string {
  const deadlines = source.entry.deadlines.filter((deadline) => isAskedFor(asked, deadline));
  return deadlines.map(({ date }) => date).sort()[0] ?? '';
}

/** Puts the largest or the newest first, among those that answer as well as the best does. */
function ordered<One extends { readonly source: CorpusEntry; readonly lacks?: readonly string[] }>(
  hits: readonly One[],
  order: EntryOrder | null,
): readonly One[] {
  if (order === null) return hits;
  const fewest = Math.min(...hits.map(({ lacks = [] }) => lacks.length));
  const able = hits.filter(({ source, lacks = [] }) => lacks.length === fewest && isOrdered(source, order));
  const sign = order === 'largest' || order === 'newest' ? -1 : 1;
  const first = able.toSorted((a, b) => sign * (rank(a.source, order) - rank(b.source, order)));
  return [...first, ...hits.filter((one) => !able.includes(one))];
}

const isOfAmount = (order: EntryOrder): boolean => order === 'largest' || order === 'smallest';

const isOrdered = ({ entry }: CorpusEntry, order: EntryOrder): boolean =>
  isOfAmount(order) ? entry.penalties.length > 0 : entry.date !== null;

function rank({ entry }: CorpusEntry, order: EntryOrder): number {
  if (!isOfAmount(order)) return Date.parse(entry.date ?? '');
  return Math.max(...entry.penalties.map(roughWorth));
}

// The value of a filter that could not be read is searched as words, and what it should be no entry tells.
const isWhollyRead = ({ unread }: Query): boolean => unread.length === 0;

// Within what was typed where the words stand there as they are; else in the query language.
const mended = (query: Query, words: string): string =>
  query.text.includes(query.words) ? query.text.replace(query.words, () => words) : printQuery({ ...query, words });
