import type { CorpusDeadline, CorpusEntry } from '../../bulletin/corpus.ts';
import type { CalendarDate } from '../../time/calendar-date.ts';
import { readDeadlineFilter } from '../deadline-filter.ts';
import type { Library } from '../library.ts';
import { matchingDeadlines, matchingEntries } from '../matching-deadlines.ts';
import type { UnreadTime } from '../times/time-phrases.ts';

/** What the filter of a subscription takes from the corpus, as of a day. */
export interface Subscribed {
  /** Soonest first. */
  readonly deadlines: readonly CorpusDeadline[];
  /** In the order of the corpus. */
  readonly entries: readonly CorpusEntry[];
  /** How the filter was understood, a phrase each; none where it takes all. */
  readonly understood: readonly string[];
  /** Times of the filter that cannot be read. */
  readonly unread: readonly UnreadTime[];
}

/** Reads the filter of a subscription and applies it. The only place where the language of filters is read for reminders. */
export function subscribedTo(filter: string, library: Library, today: CalendarDate): Subscribed {
  const read = readDeadlineFilter(filter, today);
  return {
    deadlines: matchingDeadlines(read, library),
    entries: matchingEntries(read, library),
    understood: read.understood,
    unread: read.unread,
  };
}
