import type { PlannedDelivery } from './delivery.ts';
import type { DueLead } from './due-lead.ts';
import { dueLeads } from './due-leads.ts';
import { isMuted } from './is-muted.ts';
import type { PlanningCorpus } from './planning-corpus.ts';
import type { PlanningRun } from './planning-run.ts';

/** The reminders that a run plans: each deadline that matches and is not muted on the latest of its leads that have come. */
export function planReminders(run: PlanningRun, corpus: PlanningCorpus): readonly PlannedDelivery[] {
  if (run.isEarly) return [];
  const { subscription, muted } = run.facts;
  const matcher = corpus.matcher(subscription.filter);
  return dueLeads(corpus, subscription.leads, run)
    .filter(({ day }) => !isMuted(day.about, muted) && matcher.deadline(day.about))
    .map((due) => reminderOf(due, run));
}

const reminderOf = ({ day, lead, isLate, skipped }: DueLead, run: PlanningRun): PlannedDelivery => ({
  notice: { kind: 'reminder', deadline: day.key, lead, status: day.about.deadline.status },
  dueAt: isLate ? run.now : run.hourAt,
  threadTs: null,
  skipped,
});
