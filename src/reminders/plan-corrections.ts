import { type DeadlineKey, printDeadlineKey } from './deadline-key.ts';
import type { DeadlineChange, PlannedDelivery } from './delivery.ts';
import { fatesOf } from './fates-of.ts';
import { findDeadline } from './find-deadline.ts';
import type { ToldReminder } from './plan.ts';
import type { PlanningCorpus } from './planning-corpus.ts';
import type { PlanningRun } from './planning-run.ts';

/**
 * What is said in the threads of reminders whose deadline the corpus no longer tells as they did: at once, whatever the hour.
 * Nothing is said of days that have passed, nor of muted ones.
 */
export function planCorrections(run: PlanningRun, corpus: PlanningCorpus): readonly PlannedDelivery[] {
  const { told, muted } = run.facts;
  const open = told.filter(
    ({ deadline }) => deadline.date >= run.today && !muted.has(printDeadlineKey(deadline)),
  );
  if (open.length === 0) return [];
  const gone = open.filter((one) => !stands(one.deadline, corpus));
  const fates = fatesOf(gone, run, corpus);
  return open.flatMap((one) => {
    const change = stands(one.deadline, corpus) ? changeWhereItStands(one, corpus) : fates.get(one);
    return change ? [correctionOf(one, change, run)] : [];
  });
}

const stands = (key: DeadlineKey, { corpus }: PlanningCorpus): boolean => findDeadline(corpus, key) !== null;

function changeWhereItStands(
  { deadline, status, changed }: ToldReminder,
  { corpus }: PlanningCorpus,
): DeadlineChange | null {
  const said = changed?.change.kind ?? null;
  if (said === 'moved' || said === 'renamed' || said === 'withdrawn') return { kind: 'restored' };
  const isConfirmed = findDeadline(corpus, deadline)?.deadline.status === 'confirmed';
  return isConfirmed && status === 'extracted' && said !== 'confirmed' ? { kind: 'confirmed' } : null;
}

const correctionOf = (
  { deadline, ts, changed }: ToldReminder,
  change: DeadlineChange,
  { now }: PlanningRun,
): PlannedDelivery => ({
  notice: { kind: 'changed', deadline, change, round: (changed?.round ?? 0) + 1 },
  dueAt: now,
  threadTs: ts,
  skipped: null,
});
