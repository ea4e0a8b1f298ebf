import type { Deadline } from '../bulletin/bulletin.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import type { Instant } from '../time/instant.ts';
import type { DeadlineKey } from './deadline-key.ts';
import type { DeadlineChange, PlannedDelivery } from './delivery.ts';
import type { Progress, Subscription } from './subscription.ts';

/** What comes of planning a subscription. */
export interface Plan {
  readonly deliveries: readonly PlannedDelivery[];
  readonly progress: Progress;
  readonly nextRunAt: Instant;
}

/** What the ledger knows of a subscription that is to be planned. */
export interface PlanFacts {
  readonly subscription: Subscription;
  readonly progress: Progress;
  /**
   * The latest posted reminder of each deadline that falls on a day around today (for nudges); of every deadline that has not
   * passed where the corpus has changed since the subscription was planned (for corrections).
   */
  readonly told: readonly ToldReminder[];
  /** Printed keys of the deadlines that the subscription no longer wants to hear of. */
  readonly muted: ReadonlySet<string>;
  /** The day of the latest weekly digest that was posted or is still to be; null where there is none. */
  readonly lastDigest: CalendarDate | null;
}

/** A reminder that stands in a channel, as far as planning asks for it. */
export interface ToldReminder {
  readonly deadline: DeadlineKey;
  /** Whether the deadline was said to be confirmed. */
  readonly status: Deadline['status'];
  /** The message's timestamp. */
  readonly ts: string;
  readonly acknowledgedBy: string | null;
  /** The ledger's latest notice of a change of this deadline, of the highest round, unless it was skipped; null where there is none. */
  readonly changed: { readonly change: DeadlineChange; readonly round: number } | null;
}
