import { type Corpus, type CorpusDeadline, deadlinesOf } from '../bulletin/corpus.ts';
import { type DeadlineKey, deadlineKeys, printDeadlineKey } from '../bulletin/deadline-key.ts';
import type { Leads } from '../subscribe/subscription.ts';
import { type CalendarDate, plusDays } from '../time/calendar-date.ts';
import type { Instant } from '../time/instant.ts';
import { workingDaysBefore } from '../time/working-days.ts';
import type { SkipReason } from './delivery.ts';

/** A day that is told: the end of a deadline, or the start of its window. */
export interface ReminderDay {
  readonly key: DeadlineKey;
  readonly about: CorpusDeadline;
  readonly knownAt: Instant;
}

/** Every day of the corpus that is told, soonest first, each key once. */
export function reminderDays(corpus: Corpus, ages: FirstSeenTimes): readonly ReminderDay[] {
  const days = new Map<string, ReminderDay>();
  for (const about of deadlinesOf(corpus)) {
    for (const key of deadlineKeys(about)) {
      const printed = printDeadlineKey(key);
      if (!days.has(printed)) days.set(printed, { key, about, knownAt: ages.deadline(key) });
    }
  }
  return [...days.values()].sort((a, b) => (a.key.date < b.key.date ? -1 : a.key.date > b.key.date ? 1 : 0));
}

/** Since when entries and deadlines have been known. What was there from the beginning has been known since 0. */
export interface FirstSeenTimes {
  readonly entry: (id: string) => Instant;
  readonly deadline: (key: DeadlineKey) => Instant;
}

/** A lead whose day has come. */
export interface DueLead {
  readonly day: ReminderDay;
  /** As the subscription names it; the true days left may be fewer. */
  readonly lead: number;
  /** Its own day is gone: it is told late. */
  readonly isLate: boolean;
  /** Why it is noted only. */
  readonly skipped: Extract<SkipReason, 'superseded' | 'passed'> | null;
}

/**
 * The day on which a channel hears of a day so far ahead.
 * @param about the day of a deadline, and the jurisdiction whose working days count: ISO 3166 alpha-2 code, or EU
 */
export function reminderDate(
  lead: number,
  unit: Leads['unit'],
  about: { readonly date: CalendarDate; readonly jurisdiction: string },
): CalendarDate {
  return unit === 'days'
    ? plusDays(about.date, -lead)
    : workingDaysBefore(about.date, lead, about.jurisdiction);
}

/** Tells whether one of a deadline's days was muted: who mutes the start of a campaign does not want to hear of its end. */
export function isMuted(deadline: CorpusDeadline, muted: ReadonlySet<string>): boolean {
  return muted.size > 0 && deadlineKeys(deadline).some((key) => muted.has(printDeadlineKey(key)));
}
