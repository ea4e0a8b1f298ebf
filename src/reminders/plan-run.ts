import type { CalendarDate } from '../time/calendar-date.ts';
import type { Instant } from '../time/instant.ts';
import type { Plan, PlanFacts } from './plan.ts';
import { planAlerts } from './plan-alerts.ts';
import { planCorrections } from './plan-corrections.ts';
import { planDigest } from './plan-digest.ts';
import { planNudges } from './plan-nudges.ts';
import { planReminders } from './plan-reminders.ts';
import type { PlanningCorpus } from './planning-corpus.ts';
import { type PlanningRun, planningRun } from './planning-run.ts';

/**
 * Plans a subscription up to now: what is to be posted, what is only noted, and when to look again. Safe at any moment and any
 * number of times: nothing of a day is planned before its hour, and what the ledger has already it does not take again.
 */
export function planRun(facts: PlanFacts, corpus: PlanningCorpus, now: Instant): Plan {
  const run = planningRun(facts, corpus, now);
  const reminders = planReminders(run, corpus);
  return {
    deliveries: [
      ...planCorrections(run, corpus),
      ...reminders,
      ...planNudges(run, corpus, reminders),
      ...planDigest(run, corpus),
      ...planAlerts(run, corpus),
    ],
    progress: { plannedUntil: plannedUntil(run), plannedAt: now },
    nextRunAt: run.nextHourAt,
  };
}

// A subscription whose hour was moved back has today planned while its planning day is yesterday: nothing is planned twice.
function plannedUntil({ isEarly, planned, planningDay }: PlanningRun): CalendarDate | null {
  if (isEarly) return null;
  return planned !== null && planned > planningDay ? planned : planningDay;
}
