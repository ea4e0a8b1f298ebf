import {
  type CalendarDate,
  calendarDate,
  dayNumber,
  daysInMonth,
  parseCalendarDate,
  partsOf,
} from '../../time/calendar-date.ts';
import type { DatePrecision } from '../../time/read-date.ts';
import type { WrittenDate } from '../../time/written-dates.ts';
import type { DateEnd, DateSpan } from './date-spans.ts';

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
export function* findDates(spans: readonly DateSpan[], near: CalendarDate | null): Generator<FoundDate, void> {
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

function yearOfFirst({ last }: DateSpan, first: DateEnd, endYear: number | null, guess: YearGuess): number | null {
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

/** What a date without a year is understood by. */
export interface Anchors {
  /** The last day on which the issue can have appeared, else the main event; null where both are unknown. */
  readonly near: CalendarDate | null;
  /** Days told beside the date: the main event, and the last full date before it in the sentence. */
  readonly told: readonly CalendarDate[];
}

/** Where the words beside a date look: surely ahead, back, or not surely either way. */
export type Look = 'ahead' | 'back' | 'either';

/**
 * The year of a deadline told without one; null where it is not certain. A deadline is never put back a year: it is the
 * first such day from the beginning of the issue's month on, and every day told beside it must lead to the same year.
 * What lies too far ahead may as well be the one just gone by. Only words of the past look back from the issue; where no
 * words tell, a day of the two months before it in the same year is taken.
 */
export function guessYear(date: DateEnd, look: Look, { near, told }: Anchors): number | null {
  if (near === null) return null;
  const recent = told.filter((day) => distance(day, near) <= yearLong);
  if (date.year.kind === 'relative') return agreed(relativeYears(date.year, near, recent));
  if (date.year.kind === 'two-digit') return aroundIssue(date.year.year, near);
  if (date.year.kind !== 'left-out' || (date.day === null && look === 'either')) return null;
  // Of a month alone its first day is looked for.
  const wanted = { month: date.month, day: date.day ?? 1 };
  if (look === 'back') return lastYear(near, wanted);
  const floor = `${near.slice(0, 8)}01`;
  const most = look === 'ahead' ? tenMonths : halfYear;
  const year = agreed([floor, ...recent].map((from) => firstYear(from, wanted)));
  if (year !== null && aheadOf(floor, year, wanted) <= most) return year;
  return look === 'either' && isJustOver(floor, wanted, recent) ? partsOf(floor).year : null;
}

/** The one year that brings the day within half a year of another day; null where there is none. */
function nearestYear(date: DateEnd, near: CalendarDate | null): number | null {
  if (!near || date.day === null) return null;
  const { year } = partsOf(near);
  if (date.year.kind === 'two-digit') return aroundIssue(date.year.year, near);
  if (date.year.kind === 'relative') return year + date.year.offset;
  const wanted = { month: date.month, day: date.day };
  const isNear = (candidate: number): boolean =>
    exists(candidate, wanted) && Math.abs(aheadOf(near, candidate, wanted)) <= halfYear;
  return date.year.kind === 'left-out' ? ([year, year + 1, year - 1].find(isNear) ?? null) : null;
}

// "23" beside a date is a year only close to the issue; it may be a count.
function aroundIssue(year: number, near: CalendarDate): number | null {
  const ahead = year - partsOf(near).year;
  return ahead >= -1 && ahead <= 2 ? year : null;
}

const halfYear = 182;
const twoMonths = 61;
const tenMonths = 305;
const yearLong = 365;

interface MonthDay {
  readonly month: number;
  readonly day: number;
}

// "The act, effective 30 March", told in May. Never into another year, nor far from what is told beside it.
function isJustOver(floor: string, wanted: MonthDay, told: readonly CalendarDate[]): boolean {
  const { year } = partsOf(floor);
  const ago = -aheadOf(floor, year, wanted);
  const isByTold = told.every((day) => Math.abs(aheadOf(day, year, wanted)) <= halfYear);
  return ago > 0 && ago <= twoMonths && isByTold && exists(year, wanted);
}

type RelativeYear = Extract<DateEnd['year'], { readonly kind: 'relative' }>;

// "The following year" follows the date told last; "next year" is next for who writes and for what is told.
function relativeYears(
  { offset, to }: RelativeYear,
  near: CalendarDate,
  told: readonly CalendarDate[],
): readonly number[] {
  const last = told.at(-1);
  const days = to === 'text' && last !== undefined ? [last] : [near, ...told];
  return days.map((day) => partsOf(day).year + offset);
}

const agreed = (years: readonly (number | null)[]): number | null =>
  years.every((year) => year === years[0]) ? (years[0] ?? null) : null;

const exists = (year: number, { month, day }: MonthDay): boolean => day <= daysInMonth(year, month);

function firstYear(from: string, wanted: MonthDay): number | null {
  const { year, month, day } = partsOf(from);
  const isOver = wanted.month < month || (wanted.month === month && wanted.day < day);
  const first = isOver ? year + 1 : year;
  return exists(first, wanted) ? first : null;
}

function lastYear(near: CalendarDate, wanted: MonthDay): number | null {
  const { year } = partsOf(near);
  const last = aheadOf(near, year, wanted) > 0 ? year - 1 : year;
  return exists(last, wanted) && -aheadOf(near, last, wanted) <= halfYear ? last : null;
}

function aheadOf(from: string, year: number, { month, day }: MonthDay): number {
  return dayNumber(year, month, day) - numberOf(from);
}

const distance = (from: string, to: string): number => numberOf(to) - numberOf(from);

function numberOf(date: string): number {
  const { year, month, day } = partsOf(date);
  return dayNumber(year, month, day);
}
