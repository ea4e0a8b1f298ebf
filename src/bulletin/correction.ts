import type { CalendarDate } from '../time/calendar-date.ts';
import type { Instant } from '../time/instant.ts';
import type { Bulletin, Deadline, DeadlineKind, Entry } from './bulletin.ts';

/** What a curator said of a deadline, who it was and when. */
export interface Correction {
  readonly entryId: string;
  /** The deadline as it stood then. */
  readonly about: DeadlineDay;
  /** What it is: the same where it was confirmed, null where it is no deadline at all. */
  readonly becomes: DeadlineDay | null;
  /** User id of the curator. */
  readonly by: string;
  readonly at: Instant;
  /** The day on which it was, where the app counts its days. */
  readonly on: CalendarDate;
}

/** What tells the deadlines of one entry apart. */
export interface DeadlineDay {
  readonly kind: DeadlineKind;
  readonly date: CalendarDate;
}

/** An entry as curators corrected it. */
export interface CorrectedEntry {
  readonly entry: Entry;
  readonly removed: readonly RemovedDeadline[];
}

/** A deadline that a curator said is none, and the correction that says so. */
export interface RemovedDeadline {
  readonly deadline: Deadline;
  readonly correction: Correction;
}

const isDeadline =
  ({ kind, date }: DeadlineDay) =>
  (other: DeadlineDay): boolean =>
    other.kind === kind && other.date === date;

/**
 * The entry with corrections applied one after the other. One that speaks of a deadline that the entry does not hold changes
 * nothing; so a correction outlives another import of the bulletin, and falls silent where that tells what it said.
 * One that gives a day to a deadline that was removed brings it back. What was corrected is confirmed, and tells who did it.
 * Where it becomes a deadline that the entry holds already, one of the two stays.
 */
export function correctedEntry(entry: Entry, corrections: readonly Correction[]): CorrectedEntry {
  const start: CorrectedEntry = { entry, removed: [] };
  return corrections.reduce(
    (one, correction) => (correction.entryId === entry.id ? withCorrection(one, correction) : one),
    start,
  );
}

/** The bulletin with the corrections of its entries applied. */
export function correctedBulletin(bulletin: Bulletin, corrections: readonly Correction[]): Bulletin {
  const entries = bulletin.entries.map((entry) => correctedEntry(entry, corrections).entry);
  return { ...bulletin, entries };
}

function withCorrection({ entry, removed }: CorrectedEntry, correction: Correction): CorrectedEntry {
  const meant = entry.deadlines.find(isDeadline(correction.about));
  const { becomes } = correction;
  if (!meant)
    return becomes === null ? { entry, removed } : broughtBack({ entry, removed }, correction, becomes);
  const others = entry.deadlines.filter((one) => one !== meant);
  if (becomes === null) {
    const one = { deadline: meant, correction };
    return { entry: { ...entry, deadlines: others }, removed: [...removed, one] };
  }
  const isTwin = isDeadline(becomes);
  const deadlines = entry.deadlines.flatMap((one) => {
    if (one === meant) return [confirmedAs(one, becomes, correction)];
    return isTwin(one) ? [] : [one];
  });
  return { entry: { ...entry, deadlines }, removed };
}

function broughtBack(
  { entry, removed }: CorrectedEntry,
  correction: Correction,
  becomes: DeadlineDay,
): CorrectedEntry {
  const isMeant = isDeadline(correction.about);
  const meant = removed.findLast(({ deadline }) => isMeant(deadline));
  if (!meant) return { entry, removed };
  const isTwin = isDeadline(becomes);
  const others = entry.deadlines.filter((one) => !isTwin(one));
  return {
    entry: { ...entry, deadlines: [...others, confirmedAs(meant.deadline, becomes, correction)] },
    removed: removed.filter(({ deadline }) => !isMeant(deadline)),
  };
}

// A window that would begin after its end is none.
const confirmedAs = (deadline: Deadline, { kind, date }: DeadlineDay, { by, on }: Correction): Deadline => ({
  ...deadline,
  kind,
  date,
  start: deadline.start !== null && deadline.start <= date ? deadline.start : null,
  status: 'confirmed',
  corrected: { by, on },
});
