import type { DeadlineKey } from '../../reminders/deadline-key.ts';
import type { CalendarDate } from '../../time/calendar-date.ts';
import type { TimeOfDay } from '../../time/time-of-day.ts';
import type { ToldDay } from './told-notice.ts';

/** What is said, to the one who pressed, when something on a reminder is pressed. */
export type PressAnswer =
  /** The card says the rest. */
  | { readonly kind: 'acknowledged' }
  | { readonly kind: 'already_acknowledged'; readonly by: string }
  | { readonly kind: 'snoozed'; readonly until: CalendarDate; readonly at: TimeOfDay; readonly zone: string }
  /** The deadline comes before the snooze would end. */
  | { readonly kind: 'too_late_to_snooze'; readonly day: ToldDay }
  | {
      readonly kind: 'muted';
      readonly subscriptionId: string;
      readonly deadline: DeadlineKey;
      readonly title: string;
    }
  | { readonly kind: 'unmuted'; readonly title: string }
  | { readonly kind: 'calendar_sent' }
  | { readonly kind: 'calendar_link'; readonly address: string }
  /** Neither a file nor a feed can be had. */
  | { readonly kind: 'calendar_by_hand'; readonly day: ToldDay; readonly why: 'not_allowed' | 'failed' }
  /** The deadline is no longer in the bulletins. */
  | { readonly kind: 'deadline_gone' }
  /** The subscription has ended. */
  | { readonly kind: 'subscription_gone' }
  /** The ledger knows no such reminder: it was posted a moment ago, or what was kept of it is deleted. */
  | { readonly kind: 'not_known' }
  /** The button is not of this version. */
  | { readonly kind: 'stale' };
