import { type CalendarDate, plusDays, type Weekday } from '../time/calendar-date.ts';
import { hour, type Instant, type TimeOfDay } from '../time/instant.ts';
import { instantAt, wallClock } from '../time/zoned-clock.ts';

/** How long before a deadline a channel hears of it. */
export interface Leads {
  /** Days of the calendar, or working days of the deadline's jurisdiction. */
  readonly unit: 'days' | 'working_days';
  /** Whole days before the deadline, most first, each once: `[14, 7, 1]`. 0 is the day itself. */
  readonly before: readonly number[];
}

/** How a subscription speaks: when, where "today" is, how large its cards are. */
export interface SubscriptionTerms {
  readonly leads: Leads;
  /** When reminders are posted, by the clock of the zone. */
  readonly at: TimeOfDay;
  /** IANA name of the zone in which "today" and the hour are taken. */
  readonly zone: string;
  /** The day of the weekly digest, or null for none. */
  readonly digestDay: Weekday | null;
  readonly cards: 'full' | 'compact';
}

/** What a channel wants to be reminded of. */
export interface Subscription extends SubscriptionTerms {
  readonly id: string;
  readonly workspaceId: string;
  readonly channelId: string;
  /** Its number in the channel, from 1, never given twice: what `unsubscribe 2` names. */
  readonly number: number;
  /** Which deadlines, as text of the query language; empty for all. */
  readonly filter: string;
  /** Whether the channel also hears of new entries that match. */
  readonly alerts: boolean;
  readonly createdBy: string;
  readonly createdAt: Instant;
  readonly state: SubscriptionState;
}

/** A subscription that ended is no longer one; a suspended one keeps silent until somebody resumes it. */
export type SubscriptionState =
  | { readonly kind: 'active' }
  /** `reason` is Slack's error, such as `is_archived`. */
  | { readonly kind: 'suspended'; readonly reason: string; readonly since: Instant };

/** How far a subscription has been planned. */
export interface Progress {
  /** The last day, in its zone, whose reminders have been planned; null where none has. */
  readonly plannedUntil: CalendarDate | null;
  /** When that was done; null where never. */
  readonly plannedAt: Instant | null;
}

/** The leads of a subscription that names none. */
export const defaultLeads: Leads = { unit: 'days', before: [14, 7, 1] };

/** Tells whether two filters ask for the same, but for case and spaces. */
export function sameFilter(one: string, other: string): boolean {
  return folded(one) === folded(other);
}

const folded = (filter: string): string => filter.toLowerCase().replace(/\s+/gu, ' ').trim();

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

/** When a subscription is to be planned next: its next hour after now. */
export function nextRunAt(terms: Pick<SubscriptionTerms, 'at' | 'zone'>, now: Instant): Instant {
  return runClock(terms, now).nextHourAt;
}

/** No plan sets its next run further ahead than this, in milliseconds: one that lies further was set by a clock that was put back since. */
export const furthestRun = 26 * hour;
