import type { Deadline } from '../bulletin/bulletin.ts';
import type { CorpusDeadline } from '../bulletin/corpus.ts';
import { type DeadlineKey, deadlineKeys, printDeadlineKey } from '../bulletin/deadline-key.ts';
import type { HeldDeadlines } from '../desk/deadline-state.ts';
import type { DeskStore } from '../desk/ports.ts';
import type { Matcher } from '../subscribe/filter.ts';
import {
  isOfOwned,
  type PostingSchedule,
  type Progress,
  postingSchedule,
  type Subscription,
} from '../subscribe/subscription.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import { type Instant, minute } from '../time/instant.ts';
import type { DeadlineChange, PlannedDelivery } from './delivery.ts';
import type { PlanningCorpus } from './planning-corpus.ts';

/** The result of planning a subscription. */
export interface Plan {
  readonly deliveries: readonly PlannedDelivery[];
  readonly progress: Progress;
  readonly nextRunAt: Instant;
}

/** What the ledger knows about a subscription that is to be planned. */
export interface PlanInput {
  readonly subscription: Subscription;
  readonly progress: Progress;
  /**
   * The latest reminder of each deadline around today that was posted in the channel, whichever subscription asked for it (for nudges); of
   * every upcoming deadline if the corpus has changed since the subscription was planned (for corrections).
   */
  readonly posted: readonly PostedReminder[];
  /** Printed keys of deadlines of which the channel gets no reminders: until that day, or at all. */
  readonly held: HeldDeadlines;
  /** Printed keys of the open deadlines that its creator owns, for a subscription to those (`isOfOwned`); null for one by a filter. */
  readonly owned: ReadonlySet<string> | null;
  /** The day of the latest weekly digest that was posted or is open; null for none. */
  readonly lastDigest: CalendarDate | null;
}

/** A posted reminder, as far as planning needs it. */
export interface PostedReminder {
  readonly deadline: DeadlineKey;
  /** The status that the reminder gave. */
  readonly status: Deadline['status'];
  /** The message's timestamp. */
  readonly ts: string;
  /** Whether somebody in the channel has acknowledged the deadline. */
  readonly isAcknowledged: boolean;
  /** The latest correction of this deadline that was not skipped; null for none. */
  readonly changed: { readonly change: DeadlineChange; readonly round: number } | null;
}

/** What a subscription covers: what its filter matches, or what its creator owns. */
export const coverage = (
  { subscription, owned }: Pick<PlanInput, 'subscription' | 'owned'>,
  corpus: Pick<PlanningCorpus, 'matcher'>,
): Matcher['deadline'] => (owned ? (about) => isOwned(about, owned) : corpus.matcher(subscription.filter).deadline);

/** `PlanInput.owned` of a subscription. */
export async function ownedThrough(
  desk: Pick<DeskStore, 'ownedBy'>,
  subscription: Subscription,
): Promise<ReadonlySet<string> | null> {
  if (!isOfOwned(subscription)) return null;
  return new Set((await desk.ownedBy(subscription.workspaceId, subscription.createdBy)).map(printDeadlineKey));
}

/** Whether a deadline or the start of its window is among printed keys. */
export const isOwned = (about: CorpusDeadline, owned: ReadonlySet<string>): boolean =>
  deadlineKeys(about).some((key) => owned.has(printDeadlineKey(key)));

/** A run of planning: what it plans, and what is new to it. */
export interface PlanningRun extends PostingSchedule {
  readonly input: PlanInput;
  readonly now: Instant;
  /** The last day planned before; null for none. Days up to the planning day are planned now. */
  readonly lastPlanned: CalendarDate | null;
  /** What became known from then on is new. */
  readonly newFrom: Instant;
  /** The subscription is new and its first posting time has not come: its reminders wait for it. */
  readonly isEarly: boolean;
}

/**
 * Starts a run of planning where the last one ended.
 *
 * Progress beyond today, or made later than now, shows that the clock was put back. It does not count then: the latest reminder
 * of each deadline that has come due is planned again, and the ledger adds only what it does not have.
 */
export function planningRun(input: PlanInput, corpus: PlanningCorpus, now: Instant): PlanningRun {
  const { subscription, progress } = input;
  const { at, zone, createdAt } = subscription;
  const schedule = corpus.cache.schedules(`${now}|${at}|${zone}`, () => postingSchedule(subscription, now));
  const { plannedUntil, plannedAt } = progress;
  const isPutBack = plannedAt !== null && plannedAt > now + clockSkew;
  const counts = plannedUntil !== null && plannedUntil <= schedule.today && !isPutBack;
  return {
    ...schedule,
    input,
    now,
    lastPlanned: counts ? plannedUntil : null,
    newFrom: plannedAt === null || isPutBack ? createdAt : Math.max(createdAt, plannedAt - clockSkew),
    isEarly: plannedUntil === null && createdAt <= now && schedule.postingAt <= createdAt,
  };
}

// How far the clocks of two processes may differ; what is planned twice because of it is in the ledger already.
const clockSkew = 5 * minute;
