import { t } from '../messages/messages.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import { type Deadline, type Entry, isReminded } from './bulletin.ts';

/** Where an entry stands on a day. */
export type Standing = 'in_force' | 'coming' | 'draft' | 'postponed' | 'repealed' | 'superseded' | 'expired';

/** What tells where an entry stands. */
export interface Standable {
  readonly entry: Entry;
  /** The ids of the entries that replace it. */
  readonly supersededBy: readonly string[];
}

/** A standing in words; of a pilot or campaign those that fit one. No words where nothing says. */
export function standingTexts(standing: Standing | null, { deadlines }: Pick<Entry, 'deadlines'>): readonly string[] {
  if (standing === null) return [];
  const isRun = deadlines.some(({ kind }) => kind === 'pilot_end' || kind === 'campaign_end');
  return [
    isRun && (standing === 'in_force' || standing === 'coming') ? t(`run.${standing}`) : t(`standing.${standing}`),
  ];
}

/**
 * Where an entry stands on a day: `superseded` where another entry replaces it, else what its bulletin says, else what follows from its
 * dates. A deadline that is in doubt proves nothing. Null where nothing says.
 */
export function standingOf({ entry, supersededBy }: Standable, today: CalendarDate): Standing | null {
  if (supersededBy.length > 0) return 'superseded';
  return entry.stage ?? standingByDates(entry, today);
}

/** Whether a deadline of an entry comes only if its draft is adopted. */
export const isProposed = (source: Standable, { kind }: Pick<Deadline, 'kind'>, today: CalendarDate): boolean =>
  kind !== 'consultation_close' && standingOf(source, today) === 'draft';

/** Whether what an entry is about is no longer so on a day. */
export function isOver(source: Standable, today: CalendarDate): boolean {
  const standing = standingOf(source, today);
  return standing === 'superseded' || standing === 'repealed' || standing === 'expired';
}

function standingByDates({ deadlines }: Entry, today: CalendarDate): Standing | null {
  const certain = deadlines.filter(isReminded);
  const ofKinds = (...kinds: readonly Deadline['kind'][]) => certain.filter(({ kind }) => kinds.includes(kind));
  const ends = ofKinds('pilot_end', 'campaign_end');
  if (ends.length > 0) {
    if (ends.every(({ date }) => date < today)) return 'expired';
    return ends.some(({ start }) => start === null || start <= today) ? 'in_force' : 'coming';
  }
  const begins = ofKinds('effective_date');
  const consultations = ofKinds('consultation_close');
  // What takes effect only after comments on it were taken is the draft: whether it was adopted, with that day, the entry can't say.
  const isProposed = begins.every((begin) => consultations.some(({ date }) => date < begin.date));
  if (!isProposed) return begins.some(({ date }) => date <= today) ? 'in_force' : 'coming';
  return [...consultations, ...begins].some(({ date }) => date >= today) ? 'draft' : null;
}
