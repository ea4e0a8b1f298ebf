import { type CalendarDate, plusDays } from '../time/calendar-date.ts';
import type { Instant } from '../time/instant.ts';
import { instantAt, wallClock } from '../time/zoned-clock.ts';
import type { SubscriptionTerms } from './subscription.ts';

/** What a subscription's clock says at a moment. */
export interface RunClock {
  readonly today: CalendarDate;
  /** The latest day whose hour has come: today, or yesterday before the hour. */
  readonly planningDay: CalendarDate;
  /** The moment of that day's hour. */
  readonly hourAt: Instant;
  /** When the hour comes next; at most 26 hours ahead, so that a clock which was put back is noticed. */
  readonly nextHourAt: Instant;
}

/** Reads a subscription's clock. Its hour in a gap of the clock comes right after the gap, and once where the clock is put back. */
export function runClock({ at, zone }: Pick<SubscriptionTerms, 'at' | 'zone'>, now: Instant): RunClock {
  const today = wallClock(now, zone).date;
  const [hours, hourOfToday] = [(day: CalendarDate) => instantAt(day, at, zone), instantAt(today, at, zone)];
  if (now < hourOfToday) {
    const yesterday = plusDays(today, -1);
    return { today, planningDay: yesterday, hourAt: hours(yesterday), nextHourAt: hourOfToday };
  }
  return { today, planningDay: today, hourAt: hourOfToday, nextHourAt: hours(plusDays(today, 1)) };
}
