import { type Instant, minute } from '../time/instant.ts';
import type { Span } from './due-leads.ts';
import type { PlanFacts } from './plan.ts';
import type { PlanningCorpus } from './planning-corpus.ts';
import { type RunClock, runClock } from './run-clock.ts';

/** What a run of planning starts from. */
export interface PlanningRun extends Span, RunClock {
  readonly facts: PlanFacts;
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
export function planningRun(facts: PlanFacts, corpus: PlanningCorpus, now: Instant): PlanningRun {
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
