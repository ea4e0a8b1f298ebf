import { type CalendarDate, plusDays } from '../time/calendar-date.ts';
import { instantAt } from '../time/zoned-clock.ts';
import type { DeadlineKey } from './deadline-key.ts';
import type { Notice, PlannedDelivery } from './delivery.ts';
import type { SubscriptionTerms } from './subscription.ts';

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
