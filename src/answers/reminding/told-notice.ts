import type { CorpusDeadline, CorpusEntry } from '../../bulletin/corpus.ts';
import type { DeadlineKey } from '../../reminders/deadline-key.ts';
import type { DeadlineChange, SkipReason } from '../../reminders/delivery.ts';
import type { CalendarDate } from '../../time/calendar-date.ts';

/** A notice with what the corpus says of it at the moment at which it is posted. */
export type ToldNotice =
  | ToldReminder
  | { readonly kind: 'nudge'; readonly day: ToldDay }
  | ToldChange
  | ToldDigest
  | { readonly kind: 'new_entries'; readonly entries: readonly CorpusEntry[]; readonly count: number }
  | { readonly kind: 'suspension'; readonly reason: string }
  /** It is not worth posting any more. */
  | { readonly kind: 'skip'; readonly reason: SkipReason };

/** A reminder of a day, and why it comes now. */
export interface ToldReminder {
  readonly kind: 'reminder';
  readonly day: ToldDay;
  /** on_time: on its day. late: after it. snoozed: on a day that somebody chose. */
  readonly why: 'on_time' | 'late' | 'snoozed';
}

/** A day that is told, seen from today. */
export interface ToldDay {
  readonly key: DeadlineKey;
  readonly about: CorpusDeadline;
  /** Whole days from today; 0 today. */
  readonly daysLeft: number;
  readonly countedFrom: CalendarDate;
  /** Whether the day has ended in its jurisdiction, though not where days are counted. */
  readonly hasEnded: boolean;
}

/** What became of a deadline that was told. */
export interface ToldChange {
  readonly kind: 'changed';
  /** The day as it was told. */
  readonly was: DeadlineKey;
  readonly change: DeadlineChange;
  /** The entry of which it was told; null where the corpus no longer has it. */
  readonly entry: CorpusEntry | null;
  /** The day as it is now; null where there is none. */
  readonly now: ToldDay | null;
}

/** The week of a subscription. */
export interface ToldDigest {
  readonly kind: 'digest';
  readonly countedFrom: CalendarDate;
  /** How the filter of its subscription is understood, a phrase each; none where it takes all. */
  readonly understood: readonly string[];
  /** The days to come within the next thirty, soonest first. */
  readonly coming: readonly ToldDay[];
  /** The entries that have become known since the last digest, in the order of the corpus. */
  readonly fresh: readonly CorpusEntry[];
}
