import { type CalendarDate, daysBetween } from '../time/calendar-date.ts';
import type { CorpusDeadline, CorpusEntry } from './corpus.ts';

/** A deadline seen from a day. */
export interface DatedDeadline extends CorpusDeadline {
  /** Whole days from today; 0 today, negative when passed. */
  readonly daysLeft: number;
  /** The day that was today. */
  readonly countedFrom: CalendarDate;
}

/** An entry with its deadlines seen from today. */
export interface DatedEntry {
  readonly source: CorpusEntry;
  readonly deadlines: readonly DatedDeadline[];
}

/** A deadline with its days left, counted from today. */
export function datedDeadline(one: CorpusDeadline, today: CalendarDate): DatedDeadline {
  return { ...one, daysLeft: daysBetween(today, one.deadline.date), countedFrom: today };
}

/** An entry with its deadlines: the coming ones soonest first, then those that have passed, latest first. */
export function datedEntry(source: CorpusEntry, today: CalendarDate): DatedEntry {
  const dated = source.entry.deadlines.map((deadline) => datedDeadline({ deadline, source }, today));
  return { source, deadlines: [...upcomingDeadlines(dated), ...pastDeadlines(dated)] };
}

/** Deadlines from today on, soonest first. */
export function upcomingDeadlines(deadlines: readonly DatedDeadline[]): readonly DatedDeadline[] {
  return deadlines.filter(({ daysLeft }) => daysLeft >= 0).sort((a, b) => a.daysLeft - b.daysLeft);
}

/** Deadlines before today, latest first. */
export function pastDeadlines(deadlines: readonly DatedDeadline[]): readonly DatedDeadline[] {
  return deadlines.filter(({ daysLeft }) => daysLeft < 0).sort((a, b) => b.daysLeft - a.daysLeft);
}
