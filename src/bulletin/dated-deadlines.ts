import { type CalendarDate, daysBetween } from '../time/calendar-date.ts';
import type { CorpusDeadline, CorpusEntry } from './corpus.ts';

/** A deadline as of a day. */
export interface DatedDeadline extends CorpusDeadline {
  /** Whole days left: 0 on the day itself, negative after it. */
  readonly daysLeft: number;
  /** The day from which they are counted. */
  readonly countedFrom: CalendarDate;
}

/** An entry with its deadlines as of a day. */
export interface DatedEntry {
  readonly source: CorpusEntry;
  readonly deadlines: readonly DatedDeadline[];
}

/** A deadline as of today. */
export function datedDeadline(one: CorpusDeadline, today: CalendarDate): DatedDeadline {
  return { ...one, daysLeft: daysBetween(today, one.deadline.date), countedFrom: today };
}

/** An entry with its deadlines as of today: the upcoming ones soonest first, then the past ones, latest first. */
export function datedEntry(source: CorpusEntry, today: CalendarDate): DatedEntry {
  const dated = source.entry.deadlines.map((deadline) => datedDeadline({ deadline, source }, today));
  return { source, deadlines: [...upcomingDeadlines(dated), ...pastDeadlines(dated)] };
}

/** The deadlines of today and later, soonest first. */
export function upcomingDeadlines(deadlines: readonly DatedDeadline[]): readonly DatedDeadline[] {
  return deadlines.filter(({ daysLeft }) => daysLeft >= 0).sort((a, b) => a.daysLeft - b.daysLeft);
}

/** The deadlines before today, latest first. */
export function pastDeadlines(deadlines: readonly DatedDeadline[]): readonly DatedDeadline[] {
  return deadlines.filter(({ daysLeft }) => daysLeft < 0).sort((a, b) => b.daysLeft - a.daysLeft);
}
