import { type DeadlineKey, printDeadlineKey } from './deadline-key.ts';
import type { PlannedDelivery } from './delivery.ts';
import { findDeadline } from './find-deadline.ts';
import { isMuted } from './is-muted.ts';
import type { PlanningCorpus } from './planning-corpus.ts';
import type { PlanningRun } from './planning-run.ts';

/**
 * The nudges of a run: at the hour of the last day, in the thread of the reminder that nobody acknowledged. None where the day
 * has a reminder of its own.
 */
export function planNudges(
  run: PlanningRun,
  corpus: PlanningCorpus,
  reminders: readonly PlannedDelivery[],
): readonly PlannedDelivery[] {
  const { subscription, told, muted } = run.facts;
  const isPlanned = run.planned !== null && run.planned >= run.planningDay;
  if (isPlanned || run.isEarly || subscription.leads.before.includes(0)) return [];
  return told
    .filter(({ deadline, acknowledgedBy }) => acknowledgedBy === null && isLastDay(deadline, run))
    .filter(({ deadline }) => {
      const about = findDeadline(corpus.corpus, deadline);
      return about !== null && !isMuted(about, muted) && !reminders.some((one) => reminds(one, deadline));
    })
    .map(({ deadline, ts }) => ({
      notice: { kind: 'nudge', deadline },
      dueAt: run.hourAt,
      threadTs: ts,
      skipped: null,
    }));
}

const isLastDay = ({ edge, date }: DeadlineKey, { today, planningDay }: PlanningRun): boolean =>
  edge === 'end' && date === today && date === planningDay;

const reminds = ({ notice, skipped }: PlannedDelivery, deadline: DeadlineKey): boolean =>
  notice.kind === 'reminder' &&
  skipped === null &&
  printDeadlineKey(notice.deadline) === printDeadlineKey(deadline);
