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
}

/** What tells the deadlines of one entry apart. */
export interface DeadlineDay {
  readonly kind: DeadlineKind;
  readonly date: CalendarDate;
}

/** An entry as curators corrected it, with the corrections that hold. */
export interface CorrectedEntry {
  readonly entry: Entry;
  /** The latest of each deadline, those that dropped one among them. */
  readonly corrections: readonly Correction[];
}

/** Whether it is that deadline. */
export const isDeadline =
  ({ kind, date }: DeadlineDay) =>
  (other: DeadlineDay): boolean =>
    other.kind === kind && other.date === date;

/**
 * The entry with corrections applied one after the other. One that speaks of a deadline that the entry does not hold changes
 * nothing; so a correction outlives another import of the bulletin, and falls silent where that tells what it said.
 * What was corrected is confirmed. Where it becomes a deadline that the entry holds already, one of the two stays.
 */
export function correctedEntry(entry: Entry, corrections: readonly Correction[]): CorrectedEntry {
  const start: CorrectedEntry = { entry, corrections: [] };
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

function withCorrection({ entry, corrections }: CorrectedEntry, correction: Correction): CorrectedEntry {
  const isMeant = isDeadline(correction.about);
  const meant = entry.deadlines.find(isMeant);
  if (!meant) return { entry, corrections };
  const { becomes } = correction;
  const isTwin = becomes === null ? () => false : isDeadline(becomes);
  const deadlines = entry.deadlines.flatMap((one) => {
    if (one === meant) return becomes === null ? [] : [confirmedAs(one, becomes)];
    return isTwin(one) ? [] : [one];
  });
  const earlier = corrections.filter(({ becomes: was }) => was === null || !(isMeant(was) || isTwin(was)));
  return { entry: { ...entry, deadlines }, corrections: [...earlier, correction] };
}

// A window that would begin after its end is none.
const confirmedAs = (deadline: Deadline, { kind, date }: DeadlineDay): Deadline => ({
  ...deadline,
  kind,
  date,
  start: deadline.start !== null && deadline.start <= date ? deadline.start : null,
  status: 'confirmed',
});
