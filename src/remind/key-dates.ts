import { type Corpus, type CorpusDeadline, deadlinesOf } from '../bulletin/corpus.ts';
import { type DeadlineKey, deadlineKeys, printDeadlineKey } from '../bulletin/deadline-key.ts';
import type { LeadTimes } from '../subscribe/subscription.ts';
import { type CalendarDate, plusDays } from '../time/calendar-date.ts';
import type { Instant } from '../time/instant.ts';
import { workingDaysBefore } from '../time/working-days.ts';

/** A date that reminders are posted for: a deadline, or the start of its window. */
export interface KeyDate {
  readonly key: DeadlineKey;
  readonly about: CorpusDeadline;
  readonly knownAt: Instant;
}

/** The key dates of a corpus, soonest first, each key once. */
export function keyDatesOf(corpus: Corpus, firstSeen: FirstSeenTimes): readonly KeyDate[] {
  const keyDates = new Map<string, KeyDate>();
  for (const about of deadlinesOf(corpus)) {
    for (const key of deadlineKeys(about)) {
      const printed = printDeadlineKey(key);
      if (!keyDates.has(printed)) keyDates.set(printed, { key, about, knownAt: firstSeen.deadline(key) });
    }
  }
  return [...keyDates.values()].sort((a, b) => compareDates(a.key.date, b.key.date));
}

/** Sorts the earlier date first. */
export function compareDates(a: CalendarDate, b: CalendarDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** When entries and deadlines became known to the app; 0 for those of the first corpus. */
export interface FirstSeenTimes {
  readonly entry: (id: string) => Instant;
  readonly deadline: (key: DeadlineKey) => Instant;
}

/** The date of the reminder that is due `lead` days, or working days of the deadline's jurisdiction, before a key date. */
export function reminderDate(
  { key, about }: Pick<KeyDate, 'key' | 'about'>,
  lead: number,
  unit: LeadTimes['unit'],
): CalendarDate {
  return unit === 'days'
    ? plusDays(key.date, -lead)
    : workingDaysBefore(key.date, lead, about.source.bulletin.jurisdiction);
}

/** Tells whether any key date of a deadline is muted: muting the start of a campaign mutes its end as well. */
export function isMuted(deadline: CorpusDeadline, muted: ReadonlySet<string>): boolean {
  return muted.size > 0 && deadlineKeys(deadline).some((key) => muted.has(printDeadlineKey(key)));
}
