import type { CorpusDeadline, CorpusEntry } from '../bulletin/corpus.ts';
import { describeQuery, windowPhrase } from '../question/describe-query.ts';
import type { Library } from '../question/library.ts';
import { matchesDeadline, matchesEntry } from '../question/matches-query.ts';
import type { Query, UnparsedPart } from '../question/query.ts';
import { readQuery } from '../question/read-query.ts';
import { todayIn } from '../time/calendar-date.ts';

/** The filter of a subscription, parsed. */
export interface ParsedFilter {
  readonly matcher: Matcher;
  /** How the filter was understood, a phrase each; empty if it matches everything. */
  readonly understood: readonly string[];
  /** The dates in the filter, valid or not. A subscription takes none, since its reminders are of deadlines on any date. */
  readonly dates: readonly string[];
}

/** What a filter matches. Its answers never change, so they can be kept. */
export interface Matcher {
  readonly deadline: (deadline: CorpusDeadline) => boolean;
  readonly entry: (entry: CorpusEntry) => boolean;
}

/** Parses the filter of a subscription. Dates in it are reported and otherwise ignored. */
export function readFilter(filter: string, { concepts }: Pick<Library, 'concepts'>): ParsedFilter {
  const query = readQuery(filter, { today: anyDay, about: 'deadlines', concepts });
  const dateless = { ...query, filters: { ...query.filters, dated: null, due: null, datedOrDue: null } };
  return {
    matcher: { deadline: matchesDeadline(dateless, concepts), entry: matchesEntry(dateless, concepts) },
    understood: describeQuery(dateless, 'deadlines'),
    dates: datesIn(query),
  };
}

/** The deadlines that match the filter of a subscription, soonest first. */
export function matchingDeadlines(filter: string, library: Library): readonly CorpusDeadline[] {
  return library.deadlines.filter(readFilter(filter, library).matcher.deadline);
}

function datesIn({ filters: { dated, due, datedOrDue }, unread }: Query): readonly string[] {
  return [
    ...unread.flatMap(({ text, why }) => (dateProblems.has(why) ? [text] : [])),
    ...[dated, due, datedOrDue].flatMap((window) => (window ? [windowPhrase(window)] : [])),
  ];
}

const dateProblems: ReadonlySet<UnparsedPart['why']> = new Set([
  'no_such_day',
  'not_read',
  'ends_before_it_begins',
  'no_common_day',
]);

// A subscription with dates in its filter is refused, so the day from which they are read does not matter.
const anyDay = todayIn('UTC', new Date(0));
