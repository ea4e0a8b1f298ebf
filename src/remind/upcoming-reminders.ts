import type { DeadlineKey } from '../bulletin/deadline-key.ts';
import type { SnoozeChoice } from '../cards/button-values.ts';
import type { SubscriptionTerms } from '../subscribe/subscription.ts';
import { type CalendarDate, compareDates, daysBetween, plusDays } from '../time/calendar-date.ts';
import type { Instant } from '../time/instant.ts';
import { nextWorkingDay } from '../time/working-days.ts';
import { instantAt, wallClock } from '../time/zoned-clock.ts';
import type { Notice, PlannedDelivery } from './delivery.ts';
import { isHeldOn, isSilent, type KeyDate, type PlanningCorpus, reminderDate } from './planning-corpus.ts';
import { coverage, type PlanInput, planningRun } from './planning-run.ts';

/** A reminder that will be posted, unless the corpus or the subscription changes. */
export interface UpcomingReminder extends Pick<KeyDate, 'key' | 'about'> {
  /** The day of posting, in the subscription's zone. */
  readonly on: CalendarDate;
  readonly lead: number;
  /** Days from the day of posting to the key date. */
  readonly daysLeft: number;
}

/**
 * The next reminders of a subscription, soonest first; on one day those of the soonest key dates first. What is overdue counts
 * for the next posting time: one reminder of each key date, as planning posts it then.
 */
export function upcomingReminders(
  input: Pick<PlanInput, 'subscription' | 'progress' | 'held' | 'owned'>,
  corpus: PlanningCorpus,
  { now, count }: { readonly now: Instant; readonly count: number },
): readonly UpcomingReminder[] {
  const { subscription, held } = input;
  const run = planningRun({ ...input, posted: [], lastDigest: null }, corpus, now);
  const next = wallClock(run.nextPostingAt, subscription.zone).date;
  const isCovered = coverage(input, corpus);
  return corpus.keyDates
    .filter(({ key, about }) => key.date >= next && !isSilent(about, held) && isCovered(about))
    .flatMap((keyDate) => remindersOf(keyDate, subscription, { next, lastPlanned: run.lastPlanned }))
    .filter(({ about, on }) => !isHeldOn(about, held, on))
    .sort((a, b) => compareDates(a.on, b.on))
    .slice(0, count);
}

function remindersOf(
  keyDate: KeyDate,
  { leads: { before, unit } }: Pick<SubscriptionTerms, 'leads'>,
  { next, lastPlanned }: { readonly next: CalendarDate; readonly lastPlanned: CalendarDate | null },
): readonly UpcomingReminder[] {
  const { key, about } = keyDate;
  const reminders = before.map((lead) => ({ lead, on: reminderDate(keyDate, lead, unit) }));
  const [overdue] = reminders
    .filter(({ on }) => on <= next && (lastPlanned === null || on > lastPlanned))
    .sort((a, b) => a.lead - b.lead);
  return [...(overdue ? [{ ...overdue, on: next }] : []), ...reminders.filter(({ on }) => on > next)].map(
    ({ lead, on }) => ({ on, key, about, lead, daysLeft: daysBetween(on, key.date) }),
  );
}

/** The day that a choice of the snooze menu means today. Working days are those of the deadline's jurisdiction. */
export const snoozedUntil = (
  choice: Exclude<SnoozeChoice, 'form'>,
  today: CalendarDate,
  jurisdiction: string,
): CalendarDate => (choice === 'next' ? nextWorkingDay(today, jurisdiction) : plusDays(today, Number(choice)));

/** Whether a deadline can be snoozed until a day: a later one, but not past its date. */
export const canSnooze = ({ date }: DeadlineKey, until: CalendarDate, today: CalendarDate): boolean =>
  until > today && until <= date;

/** The reminder that a snooze adds: in the channel, on that day at the subscription's posting time. */
export function snoozedReminder(
  { deadline, status }: Pick<Extract<Notice, { kind: 'snoozed' }>, 'deadline' | 'status'>,
  until: CalendarDate,
  { at, zone }: Pick<SubscriptionTerms, 'at' | 'zone'>,
): PlannedDelivery {
  return {
    notice: { kind: 'snoozed', deadline, until, status },
    dueAt: instantAt(until, at, zone),
    threadTs: null,
    channelOnce: until,
    skipped: null,
  };
}
