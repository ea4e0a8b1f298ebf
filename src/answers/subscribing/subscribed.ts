import type { CorpusDeadline } from '../../bulletin/corpus.ts';
import type { Matcher, MatcherOf } from '../../reminders/matcher.ts';
import { parseCalendarDate } from '../../time/calendar-date.ts';
import { readDeadlineFilter, windowPhrase } from '../deadline-filter.ts';
import type { Library } from '../library.ts';
import { filterTest } from '../matching-deadlines.ts';

/** What the filter of a subscription takes from the corpus. */
export interface Subscribed {
  readonly test: Matcher;
  /** Those that fit, soonest first. */
  readonly deadlines: readonly CorpusDeadline[];
  /** Whether any entry fits, with a deadline or without. */
  readonly hasEntries: boolean;
  /** How the filter was understood, a phrase each; none where it takes all. */
  readonly understood: readonly string[];
  /** The times in the filter, read or not: there is no place for them, since reminders come for what is ahead on any day. */
  readonly times: readonly string[];
}

/** Reads the filter of a subscription and applies it. The only place where the language of filters is read for reminders. */
export function subscribedTo(filter: string, library: Library): Subscribed {
  const read = readDeadlineFilter(filter, anyDay);
  const timeless = { ...read, window: null };
  const test = filterTest(timeless, library);
  const dated = read.window ? [windowPhrase(read.window)] : [];
  return {
    test,
    deadlines: library.deadlines.filter(test.deadline),
    hasEntries: library.corpus.entries.some(test.entry),
    understood: read.understood.filter((phrase) => !dated.includes(phrase)),
    times: [...read.unread.map(({ text }) => text), ...dated],
  };
}

/** Reads filters for planning: what each lets through. */
export function matcherOf(library: Library): MatcherOf {
  return (filter) => subscribedTo(filter, library).test;
}

// Times are refused before a subscription is made, so the day from which they are read does not matter.
const anyDay = dayOf('2000-01-01');

function dayOf(text: string) {
  const day = parseCalendarDate(text);
  if (day === null) throw new Error(`not a day: ${text}`);
  return day;
}
