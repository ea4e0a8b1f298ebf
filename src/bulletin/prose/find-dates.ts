import { type CalendarDate, calendarDate, parseCalendarDate } from '../../time/calendar-date.ts';
import type { DateEnd, DateSpan } from './date-spans.ts';
import { daysInMonth } from './day-number.ts';
import { nearestYear } from './guess-year.ts';
import type { DatePrecision } from './read-date.ts';
import type { WrittenDate } from './written-dates.ts';

/** A date as far as it is certain. */
export interface Dated {
  /** In ISO 8601 to its precision; null where it cannot be known. */
  readonly date: string | null;
  readonly precision: DatePrecision;
  /** Why `date` is null. */
  readonly fault: 'impossible' | 'either-order' | 'no-year' | 'recurring' | null;
}

/** A date, or the last day of a range, and its place in the sentence. */
export interface FoundDate extends Dated {
  /** Where it stands in the sentence; a range with its first day. */
  readonly index: number;
  readonly end: number;
  /** The first end of a range; null where it is none or the ends are not in order. */
  readonly first: Dated | null;
  readonly isRange: boolean;
}

/**
 * Gives the spans of a sentence that tells events their years. A date without a year takes it from the other end of its range, from words
 * such as "next year", or from `near` where only one year brings it within half a year of that day; otherwise it stays
 * unknown. Nothing is rolled over: 31 September is none.
 * @param near the last full date told before it, or the day of issue
 */
export function* findDates(
  spans: readonly DateSpan[],
  near: CalendarDate | null,
): Generator<FoundDate, void> {
  let reference = near;
  for (const span of spans) {
    const found = datedSpan(span, (date) => nearestYear(date, reference));
    reference = (found.date === null ? null : parseCalendarDate(found.date)) ?? reference;
    yield found;
  }
}

/** The year of a date whose year is not written; null where it is not certain. */
export type YearGuess = (date: DateEnd) => number | null;

/** Gives a span its years. Nothing is rolled over: 31 September is none. */
export function datedSpan(span: DateSpan, guess: YearGuess): FoundDate {
  const endYear = yearOfLast(span, guess);
  const last = dated(span.last, endYear);
  const first = span.first && dated(span.first, yearOfFirst(span, span.first, endYear, guess));
  const isInOrder = first?.date != null && last.date !== null && first.date <= last.date;
  const place = { index: span.index, end: span.end, isRange: span.first !== null };
  return { ...place, ...last, first: isInOrder ? first : null };
}

function yearOfLast({ first, last }: DateSpan, guess: YearGuess): number | null {
  if (last.year.kind === 'written') return last.year.year;
  const told = first?.year.kind === 'written' ? first.year.year : null;
  if (!first || told === null) return guess(last);
  if (last.year.kind === 'left-out') return told + (isOverNewYear(first, last) ? 1 : 0);
  return last.year.kind === 'relative' && last.year.to === 'text' ? told + last.year.offset : guess(last);
}

function yearOfFirst(
  { last }: DateSpan,
  first: DateEnd,
  endYear: number | null,
  guess: YearGuess,
): number | null {
  if (first.year.kind === 'written') return first.year.year;
  if (first.year.kind === 'relative') return guess(first);
  // "from 1 April to 31 December next year": which April is not told.
  if (endYear === null || last.year.kind === 'relative') return null;
  return endYear - (isOverNewYear(first, last) ? 1 : 0);
}

const isOverNewYear = (first: DateEnd, last: DateEnd): boolean => first.month > last.month;

function dated({ month, day, year: told, isEitherOrder }: DateEnd, year: number | null): Dated {
  const precision = day === null ? 'month' : 'day';
  const none = { date: null, precision } as const;
  if (told.kind === 'recurring') return { ...none, fault: 'recurring' };
  const written = told.kind === 'written' ? told.year : null;
  if (isImpossible({ year: written, month, day })) return { ...none, fault: 'impossible' };
  if (isEitherOrder) return { ...none, fault: 'either-order' };
  if (year === null) return { ...none, fault: 'no-year' };
  const date = calendarDate(year, month, day ?? 1);
  if (!date) return { ...none, fault: 'impossible' };
  return { date: day === null ? date.slice(0, 7) : date, precision, fault: null };
}

/** Whether the day that is written does not exist: 31 September, or 29 February in a year without one. */
export function isImpossible({ year, month, day }: Pick<WrittenDate, 'year' | 'month' | 'day'>): boolean {
  const leapYear = 2000;
  return day !== null && day > daysInMonth(year ?? leapYear, month);
}
