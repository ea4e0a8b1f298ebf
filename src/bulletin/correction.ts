import type { CalendarDate } from '../time/calendar-date.ts';
import type { Instant } from '../time/instant.ts';
import type { Bulletin, Deadline, Entry } from './bulletin.ts';

/** What identifies a deadline within its entry. */
export type DeadlineDay = Pick<Deadline, 'kind' | 'date'>;

/** A curator's decision about a deadline. */
export interface Correction {
  readonly entryId: string;
  /** The deadline before the correction. */
  readonly about: DeadlineDay;
  /** What it is: the same if it was confirmed, null if it is not a deadline. */
  readonly becomes: DeadlineDay | null;
  /** User id of the curator. */
  readonly by: string;
  readonly at: Instant;
  /** The day of the correction in the app's time zone. */
  readonly on: CalendarDate;
}

/** An entry with corrections applied. */
export interface CorrectedEntry {
  readonly entry: Entry;
  /** The deadlines that curators removed. */
  readonly removed: readonly RemovedDeadline[];
}

/** A removed deadline and the correction that removed it. */
export interface RemovedDeadline {
  readonly deadline: Deadline;
  readonly correction: Correction;
}

/**
 * Applies corrections to an entry one after the other. A correction of a deadline that the entry does not have changes nothing, so it may
 * stay when the bulletin is imported again. A correction that gives a removed deadline a date restores it. What is corrected is confirmed,
 * with the curator's name. If it becomes the same as another deadline of the entry, one of the two stays.
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
  const { about, becomes } = correction;
  const corrected = entry.deadlines.find(isDeadline(about));
  if (!corrected) return becomes === null ? { entry, removed } : restored({ entry, removed }, correction, becomes);
  if (becomes === null) {
    const deadlines = entry.deadlines.filter((one) => one !== corrected);
    return { entry: { ...entry, deadlines }, removed: [...removed, { deadline: corrected, correction }] };
  }
  const isSame = isDeadline(becomes);
  const deadlines = entry.deadlines.flatMap((one) => {
    if (one === corrected) return [confirmedAs(one, becomes, correction)];
    return isSame(one) ? [] : [one];
  });
  return { entry: { ...entry, deadlines }, removed };
}

function restored({ entry, removed }: CorrectedEntry, correction: Correction, becomes: DeadlineDay): CorrectedEntry {
  const isCorrected = isDeadline(correction.about);
  const found = removed.findLast(({ deadline }) => isCorrected(deadline));
  if (!found) return { entry, removed };
  const isSame = isDeadline(becomes);
  const others = entry.deadlines.filter((one) => !isSame(one));
  return {
    entry: { ...entry, deadlines: [...others, confirmedAs(found.deadline, becomes, correction)] },
    removed: removed.filter(({ deadline }) => !isCorrected(deadline)),
  };
}

const isDeadline =
  ({ kind, date }: DeadlineDay) =>
  (other: DeadlineDay): boolean =>
    other.kind === kind && other.date === date;

// A window cannot begin after its end.
const confirmedAs = (deadline: Deadline, { kind, date }: DeadlineDay, { by, on }: Correction): Deadline => ({
  ...deadline,
  kind,
  date,
  start: deadline.start !== null && deadline.start <= date ? deadline.start : null,
  status: 'confirmed',
  corrected: { by, on },
});
