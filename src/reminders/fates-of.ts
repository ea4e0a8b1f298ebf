import type { CalendarDate } from '../time/calendar-date.ts';
import { type DeadlineKey, deadlineKeys } from './deadline-key.ts';
import type { DeadlineChange } from './delivery.ts';
import { findDeadline } from './find-deadline.ts';
import { pairMoves } from './pair-moves.ts';
import type { ToldReminder } from './plan.ts';
import type { PlanningCorpus } from './planning-corpus.ts';
import type { PlanningRun } from './planning-run.ts';

/**
 * What became of told deadlines that the corpus no longer tells, where that has not been said: moved to a day of the same kind that
 * is new in the entry, still on its day but of another kind, or withdrawn.
 */
export function fatesOf(
  gone: readonly ToldReminder[],
  run: PlanningRun,
  corpus: PlanningCorpus,
): ReadonlyMap<ToldReminder, DeadlineChange> {
  const open = gone.filter((one) => findDeadline(corpus.corpus, believed(one)) === null);
  const moves = movesByFamily(open, run, corpus);
  return new Map(
    open.flatMap((one) => {
      const to = moves.get(familyOf(one.deadline))?.get(believed(one).date);
      const change = to ? ({ kind: 'moved', to } as const) : whatElse(one.deadline, corpus);
      return isSaid(change, one) ? [] : [[one, change] as const];
    }),
  );
}

// What a channel believes: the day that it was told last.
const believed = ({ deadline, changed }: ToldReminder): DeadlineKey =>
  changed?.change.kind === 'moved' ? { ...deadline, date: changed.change.to } : deadline;

// Deadlines of one kind in one entry: one may have been moved to where another one is.
const familyOf = ({ entryId, kind, edge }: DeadlineKey): string => `${entryId}|${kind}|${edge}`;

function movesByFamily(
  open: readonly ToldReminder[],
  run: PlanningRun,
  corpus: PlanningCorpus,
): ReadonlyMap<string, ReadonlyMap<CalendarDate, CalendarDate>> {
  const families = new Set(open.map(({ deadline }) => familyOf(deadline)));
  const believedDays = (told: readonly ToldReminder[], family: string): ReadonlySet<CalendarDate> =>
    new Set(told.filter(({ deadline }) => familyOf(deadline) === family).map((one) => believed(one).date));
  return new Map(
    [...families].map((family) => {
      const taken = believedDays(run.facts.told, family);
      const fresh = newDays(family, run, corpus).filter((date) => !taken.has(date));
      return [family, pairMoves([...believedDays(open, family)], fresh)];
    }),
  );
}

const newDays = (
  family: string,
  { newFrom }: PlanningRun,
  { days }: PlanningCorpus,
): readonly CalendarDate[] =>
  days.flatMap(({ key, knownAt }) => (knownAt >= newFrom && familyOf(key) === family ? key.date : []));

function whatElse({ entryId, date, edge }: DeadlineKey, { corpus }: PlanningCorpus): DeadlineChange {
  const source = corpus.byId.get(entryId);
  const other = source?.entry.deadlines.find((deadline) =>
    deadlineKeys({ deadline, source }).some((key) => key.edge === edge && key.date === date),
  );
  return other ? { kind: 'renamed', to: other.kind } : { kind: 'withdrawn' };
}

function isSaid(change: DeadlineChange, { changed }: ToldReminder): boolean {
  const said = changed?.change;
  if (change.kind === 'renamed') return said?.kind === 'renamed' && said.to === change.to;
  return said?.kind === change.kind && change.kind !== 'moved';
}
