import type { CorpusDeadline } from '../bulletin/corpus.ts';
import type { DeadlineKey } from '../bulletin/deadline-key.ts';
import type { SubscriptionTerms } from '../subscribe/subscription.ts';
import { type CalendarDate, daysBetween, plusDays } from '../time/calendar-date.ts';
import type { Instant } from '../time/instant.ts';
import { instantAt, wallClock } from '../time/zoned-clock.ts';
import { isMuted, type ReminderDay, reminderDate } from './deadline-days.ts';
import type { Notice, PlannedDelivery } from './delivery.ts';
import type { PlanningCorpus } from './planning-corpus.ts';
import { type PlanInput, planningRun } from './planning-run.ts';

/** A reminder that is to come, if neither the corpus nor the subscription changes. */
export interface UpcomingReminder {
  /** The day on which it is posted, in the subscription's zone. */
  readonly on: CalendarDate;
  readonly key: DeadlineKey;
  readonly about: CorpusDeadline;
  readonly lead: number;
  /** From the day on which it is posted to the day that it tells. */
  readonly daysLeft: number;
}

/**
 * The next reminders of a subscription, soonest first; on one day those of the soonest deadlines first.
 * What its next hour catches up on counts as of that hour: a deadline within its leads is told then, once.
 */
export function upcomingReminders(
  facts: Pick<PlanInput, 'subscription' | 'progress' | 'muted'>,
  corpus: PlanningCorpus,
  { now, count }: { readonly now: Instant; readonly count: number },
): readonly UpcomingReminder[] {
  const { subscription, muted } = facts;
  const run = planningRun({ ...facts, told: [], lastDigest: null }, corpus, now);
  const next = wallClock(run.nextHourAt, subscription.zone).date;
  const matcher = corpus.matcher(subscription.filter);
  return corpus.days
    .filter(({ key, about }) => key.date >= next && !isMuted(about, muted) && matcher.deadline(about))
    .flatMap((day) => upcomingOf(day, facts, { next, planned: run.planned }))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .slice(0, count);
}

function upcomingOf(
  { key, about }: ReminderDay,
  { subscription }: Pick<PlanInput, 'subscription'>,
  { next, planned }: { readonly next: CalendarDate; readonly planned: CalendarDate | null },
): readonly UpcomingReminder[] {
  const { before, unit } = subscription.leads;
  const place = { date: key.date, jurisdiction: about.source.bulletin.jurisdiction };
  const leads = before.map((lead) => ({ lead, on: reminderDate(lead, unit, place) }));
  const open = leads.filter(({ on }) => on <= next && (planned === null || on > planned));
  const [caughtUp] = open.sort((a, b) => a.lead - b.lead);
  return [...(caughtUp ? [{ ...caughtUp, on: next }] : []), ...leads.filter(({ on }) => on > next)].map(
    ({ lead, on }) => ({ on, key, about, lead, daysLeft: daysBetween(on, key.date) }),
  );
}

/** The days until which a reminder can be snoozed: 1, 3 and 7 days on, none beyond the day that it tells. */
export function snoozeDays({ date }: DeadlineKey, today: CalendarDate): readonly CalendarDate[] {
  return [1, 3, 7].map((days) => plusDays(today, days)).filter((day) => day <= date);
}

/** The reminder that a snooze brings: in the channel, on the chosen day at the subscription's hour. */
export function snoozed(
  { deadline, status }: Pick<Extract<Notice, { kind: 'reminder' | 'snoozed' }>, 'deadline' | 'status'>,
  until: CalendarDate,
  { at, zone }: Pick<SubscriptionTerms, 'at' | 'zone'>,
): PlannedDelivery {
  return {
    notice: { kind: 'snoozed', deadline, until, status },
    dueAt: instantAt(until, at, zone),
    threadTs: null,
    skipped: null,
  };
}
