import type { Deadline } from '../bulletin/bulletin.ts';
import type { DeadlineKey } from '../bulletin/deadline-key.ts';
import { type Progress, type RunClock, runClock, type Subscription } from '../subscribe/subscription.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import { type Instant, minute } from '../time/instant.ts';
import type { DeadlineChange, PlannedDelivery } from './delivery.ts';
import type { Span } from './due-leads.ts';
import type { PlanningCorpus } from './planning-corpus.ts';

/** What comes of planning a subscription. */
export interface Plan {
  readonly deliveries: readonly PlannedDelivery[];
  readonly progress: Progress;
  readonly nextRunAt: Instant;
}

/** What the ledger knows of a subscription that is to be planned. */
export interface PlanInput {
  readonly subscription: Subscription;
  readonly progress: Progress;
  /**
   * The latest posted reminder of each deadline that falls on a day around today (for nudges); of every deadline that has not
   * passed where the corpus has changed since the subscription was planned (for corrections).
   */
  readonly told: readonly PostedReminder[];
  /** Printed keys of the deadlines that the subscription no longer wants to hear of. */
  readonly muted: ReadonlySet<string>;
  /** The day of the latest weekly digest that was posted or is still to be; null where there is none. */
  readonly lastDigest: CalendarDate | null;
}

/** A reminder that stands in a channel, as far as planning asks for it. */
export interface PostedReminder {
  readonly deadline: DeadlineKey;
  /** Whether the deadline was said to be confirmed. */
  readonly status: Deadline['status'];
  /** The message's timestamp. */
  readonly ts: string;
  readonly acknowledgedBy: string | null;
  /** The ledger's latest notice of a change of this deadline, of the highest round, unless it was skipped; null where there is none. */
  readonly changed: { readonly change: DeadlineChange; readonly round: number } | null;
}

/** What a run of planning starts from. */
export interface PlanningRun extends Span, RunClock {
  readonly facts: PlanInput;
  readonly now: Instant;
  /** A new subscription whose first hour has not come: its reminders wait for it. */
  readonly isEarly: boolean;
}

/**
 * What a run of planning starts from, worked out of how far the subscription was planned.
 *
 * A clock that was put back shows in a plan that reaches beyond today, or was made later than now. Such a plan does not count:
 * the latest lead of each deadline that has come is planned again, and the ledger takes only what it has not told.
 */
export function planningRun(facts: PlanInput, corpus: PlanningCorpus, now: Instant): PlanningRun {
  const { subscription, progress } = facts;
  const { at, zone, createdAt } = subscription;
  const clock = corpus.remembered.clocks(`${now}|${at}|${zone}`, () => runClock(subscription, now));
  const { plannedUntil, plannedAt } = progress;
  const isPutBack = plannedAt !== null && plannedAt > now + clocksApart;
  const counts = plannedUntil !== null && plannedUntil <= clock.today && !isPutBack;
  return {
    ...clock,
    facts,
    now,
    planned: counts ? plannedUntil : null,
    newFrom: plannedAt === null || isPutBack ? createdAt : Math.max(createdAt, plannedAt - clocksApart),
    isEarly: plannedUntil === null && createdAt <= now && clock.hourAt <= createdAt,
  };
}

// Two processes may disagree about the time; what is planned again for it is in the ledger already.
const clocksApart = 5 * minute;
