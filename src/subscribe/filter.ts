import type { CorpusDeadline, CorpusEntry } from '../bulletin/corpus.ts';
import { describeQuery, windowPhrase } from '../question/describe-query.ts';
import type { Library } from '../question/library.ts';
import { matchesDeadline, matchesEntry } from '../question/matches-query.ts';
import type { Query, UnparsedPart } from '../question/query.ts';
import { readQuery } from '../question/read-query.ts';
import { parseCalendarDate } from '../time/calendar-date.ts';

/** The filter of a subscription, read. */
export interface ReadFilter {
  readonly test: Matcher;
  /** How the filter was understood, a phrase each; none where it takes all. */
  readonly understood: readonly string[];
  /** The times in the filter, read or not: there is no place for them, since reminders come for what is ahead on any day. */
  readonly times: readonly string[];
}

/** Reads the filter of a subscription. The only place where the language of filters is read for reminders. */
export function readFilter(filter: string, { concepts }: Pick<Library, 'concepts'>): ReadFilter {
  const read = readQuery(filter, { today: anyDay, about: 'deadlines', concepts });
  const timeless = withoutTimes(read);
  return {
    test: { deadline: matchesDeadline(timeless, concepts), entry: matchesEntry(timeless, concepts) },
    understood: describeQuery(timeless, 'deadlines'),
    times: timesIn(read),
  };
}

/** The deadlines that the filter of a subscription takes, soonest first. */
export function deadlinesWithin(filter: string, library: Library): readonly CorpusDeadline[] {
  return library.deadlines.filter(readFilter(filter, library).test.deadline);
}

const withoutTimes = (query: Query): Query => ({
  ...query,
  filters: { ...query.filters, dated: null, due: null, datedOrDue: null },
});

function timesIn({ filters, unread }: Query): readonly string[] {
  const { dated, due, datedOrDue } = filters;
  return [
    ...unread.flatMap(({ text, why }) => (aboutTimes.has(why) ? [text] : [])),
    ...[dated, due, datedOrDue].flatMap((window) => (window ? [windowPhrase(window)] : [])),
  ];
}

const aboutTimes: ReadonlySet<UnparsedPart['why']> = new Set([
  'no_such_day',
  'not_read',
  'ends_before_it_begins',
  'no_common_day',
]);

/** Reads filters for planning: what each lets through. */
export function matcherOf(library: Library): MatcherOf {
  return (filter) => readFilter(filter, library).test;
}

// Times are refused before a subscription is made, so the day from which they are read does not matter.
const anyDay = dayOf('2000-01-01');

function dayOf(text: string) {
  const day = parseCalendarDate(text);
  if (day === null) throw new Error(`not a day: ${text}`);
  return day;
}

/** What a subscription's filter lets through. Always the same answer to the same question: answers are remembered. */
export interface Matcher {
  readonly deadline: (deadline: CorpusDeadline) => boolean;
  readonly entry: (entry: CorpusEntry) => boolean;
}

/** Reads a subscription's filter; the empty one lets everything through. Never fails. */
export type MatcherOf = (filter: string) => Matcher;
