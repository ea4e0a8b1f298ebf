import type { CalendarDate } from '../time/calendar-date.ts';
import type { Instant } from '../time/instant.ts';
import type { TimeOfDay } from '../time/time-of-day.ts';
import type { Weekday } from '../time/weekday.ts';

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
