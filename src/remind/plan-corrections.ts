import { type DeadlineKey, deadlineKeys, findDeadline, printDeadlineKey } from '../bulletin/deadline-key.ts';
import { type CalendarDate, daysBetween } from '../time/calendar-date.ts';
import type { DeadlineChange, PlannedDelivery } from './delivery.ts';
import type { PlanningCorpus } from './planning-corpus.ts';
import type { PlanningRun, PostedReminder } from './planning-run.ts';

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
  const fates = classifyChanges(gone, run, corpus);
  return open.flatMap((one) => {
    const change = stands(one.deadline, corpus) ? changeWhereItStands(one, corpus) : fates.get(one);
    return change ? [correctionOf(one, change, run)] : [];
  });
}

const stands = (key: DeadlineKey, { corpus }: PlanningCorpus): boolean => findDeadline(corpus, key) !== null;

function changeWhereItStands(
  { deadline, status, changed }: PostedReminder,
  { corpus }: PlanningCorpus,
): DeadlineChange | null {
  const said = changed?.change.kind ?? null;
  if (said === 'moved' || said === 'renamed' || said === 'withdrawn') return { kind: 'restored' };
  const isConfirmed = findDeadline(corpus, deadline)?.deadline.status === 'confirmed';
  return isConfirmed && status === 'extracted' && said !== 'confirmed' ? { kind: 'confirmed' } : null;
}

const correctionOf = (
  { deadline, ts, changed }: PostedReminder,
  change: DeadlineChange,
  { now }: PlanningRun,
): PlannedDelivery => ({
  notice: { kind: 'changed', deadline, change, round: (changed?.round ?? 0) + 1 },
  dueAt: now,
  threadTs: ts,
  skipped: null,
});

/**
 * What became of told deadlines that the corpus no longer tells, where that has not been said: moved to a day of the same kind that
 * is new in the entry, still on its day but of another kind, or withdrawn.
 */
function classifyChanges(
  gone: readonly PostedReminder[],
  run: PlanningRun,
  corpus: PlanningCorpus,
): ReadonlyMap<PostedReminder, DeadlineChange> {
  const open = gone.filter((one) => findDeadline(corpus.corpus, lastAnnounced(one)) === null);
  const moves = movesByFamily(open, run, corpus);
  return new Map(
    open.flatMap((one) => {
      const to = moves.get(groupKey(one.deadline))?.get(lastAnnounced(one).date);
      const change = to ? ({ kind: 'moved', to } as const) : whatElse(one.deadline, corpus);
      return isAlreadyAnnounced(change, one) ? [] : [[one, change] as const];
    }),
  );
}

// What a channel believes: the day that it was told last.
const lastAnnounced = ({ deadline, changed }: PostedReminder): DeadlineKey =>
  changed?.change.kind === 'moved' ? { ...deadline, date: changed.change.to } : deadline;

// Deadlines of one kind in one entry: one may have been moved to where another one is.
const groupKey = ({ entryId, kind, edge }: DeadlineKey): string => `${entryId}|${kind}|${edge}`;

function movesByFamily(
  open: readonly PostedReminder[],
  run: PlanningRun,
  corpus: PlanningCorpus,
): ReadonlyMap<string, ReadonlyMap<CalendarDate, CalendarDate>> {
  const families = new Set(open.map(({ deadline }) => groupKey(deadline)));
  const believedDays = (told: readonly PostedReminder[], family: string): ReadonlySet<CalendarDate> =>
    new Set(
      told.filter(({ deadline }) => groupKey(deadline) === family).map((one) => lastAnnounced(one).date),
    );
  return new Map(
    [...families].map((family) => {
      const taken = believedDays(run.facts.told, family);
      const fresh = newDays(family, run, corpus).filter((date) => !taken.has(date));
      return [family, matchMovedDates([...believedDays(open, family)], fresh)];
    }),
  );
}

const newDays = (
  family: string,
  { newFrom }: PlanningRun,
  { days }: PlanningCorpus,
): readonly CalendarDate[] =>
  days.flatMap(({ key, knownAt }) => (knownAt >= newFrom && groupKey(key) === family ? key.date : []));

function whatElse({ entryId, date, edge }: DeadlineKey, { corpus }: PlanningCorpus): DeadlineChange {
  const source = corpus.byId.get(entryId);
  const other = source?.entry.deadlines.find((deadline) =>
    deadlineKeys({ deadline, source }).some((key) => key.edge === edge && key.date === date),
  );
  return other ? { kind: 'renamed', to: other.kind } : { kind: 'withdrawn' };
}

function isAlreadyAnnounced(change: DeadlineChange, { changed }: PostedReminder): boolean {
  const said = changed?.change;
  if (change.kind === 'renamed') return said?.kind === 'renamed' && said.to === change.to;
  return said?.kind === change.kind && change.kind !== 'moved';
}

/**
 * Which of the days that are gone was moved to which of the new ones: where there are as many, in their order; else those that lie
 * closest first. A day that finds no other is not in the answer.
 */
export function matchMovedDates(
  gone: readonly CalendarDate[],
  fresh: readonly CalendarDate[],
): ReadonlyMap<CalendarDate, CalendarDate> {
  const [from, to] = [[...gone].sort(), [...fresh].sort()];
  const pairs = from.flatMap((one, at) =>
    to.map((other, place) => ({ one, other, isInOrder: at === place })),
  );
  const wanted =
    from.length === to.length
      ? pairs.filter(({ isInOrder }) => isInOrder)
      : pairs.sort((a, b) => distance(a) - distance(b));
  const [found, taken] = [new Map<CalendarDate, CalendarDate>(), new Set<CalendarDate>()];
  for (const { one, other } of wanted) {
    if (found.has(one) || taken.has(other)) continue;
    found.set(one, other);
    taken.add(other);
  }
  return found;
}

const distance = ({ one, other }: { readonly one: CalendarDate; readonly other: CalendarDate }): number =>
  Math.abs(daysBetween(one, other));
