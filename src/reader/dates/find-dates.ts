import {
  type CalendarDate,
  calendarDate,
  type DatePrecision,
  daysBetween,
  daysInMonth,
  parseCalendarDate,
  partsOf,
  plusMonths,
} from '../../time/calendar-date.ts';
import { dayLength } from '../../time/instant.ts';
import type { WrittenTime } from '../../time/written/form.ts';
import type { WrittenSpan } from '../../time/written/written-spans.ts';

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
export function* findDates(spans: readonly WrittenSpan[], near: CalendarDate | null): Generator<FoundDate, void> {
  let reference = near;
  for (const span of spans) {
    const found = datedSpan(named(span, reference), (date) => nearestYear(date, reference));
    reference = (found.date === null ? null : parseCalendarDate(found.date)) ?? reference;
    yield found;
  }
}

/** The year of a time whose year is not written; null where it is not certain. */
export type YearGuess = (time: WrittenTime) => number | null;

/** Gives a span its years. Nothing is rolled over: 31 September is none. */
export function datedSpan(span: WrittenSpan, guess: YearGuess): FoundDate {
  const endYear = yearOfLast(span, guess);
  const last = dated(span.last, endYear);
  const first = span.first && dated(span.first, yearOfFirst(span, span.first, endYear, guess));
  const isInOrder = first?.date != null && last.date !== null && first.date <= last.date;
  const place = { index: span.index, end: span.end, isRange: span.first !== null };
  return { ...place, ...last, first: isInOrder ? first : null };
}

function yearOfLast({ first, last }: WrittenSpan, guess: YearGuess): number | null {
  if (last.year.kind === 'written') return last.year.year;
  const told = first?.year.kind === 'written' ? first.year.year : null;
  if (!first || told === null) return guess(last);
  if (last.year.kind === 'left-out') return told + (isOverNewYear(first, last) ? 1 : 0);
  return last.year.kind === 'relative' && last.year.to === 'text' ? told + last.year.offset : guess(last);
}

function yearOfFirst(
  { last }: WrittenSpan,
  first: WrittenTime,
  endYear: number | null,
  guess: YearGuess,
): number | null {
  if (first.year.kind === 'written') return first.year.year;
  if (first.year.kind === 'relative') return guess(first);
  // "From 1 April to 31 December next year": which April is not told.
  if (endYear === null || last.year.kind === 'relative') return null;
  return endYear - (isOverNewYear(first, last) ? 1 : 0);
}

const isOverNewYear = (first: WrittenTime, last: WrittenTime): boolean => (first.month ?? 1) > (last.month ?? 12);

function dated(time: WrittenTime, year: number | null): Dated {
  const { month, year: told, isEitherOrder, isLastDay } = time;
  const precision =
    time.day !== null || isLastDay ? 'day' : month === null && time.monthsOn === undefined ? 'year' : 'month';
  const none = { date: null, precision } as const;
  if (told.kind === 'recurring') return { ...none, fault: 'recurring' };
  if (isImpossible(time)) return { ...none, fault: 'impossible' };
  if (isEitherOrder) return { ...none, fault: 'either-order' };
  if (year === null) return { ...none, fault: 'no-year' };
  if (precision === 'year') return { date: String(year), precision, fault: null };
  const date = calendarDate(year, month ?? 1, isLastDay ? daysInMonth(year, month ?? 1) : (time.day ?? 1));
  if (!date) return { ...none, fault: 'impossible' };
  return { date: precision === 'month' ? date.slice(0, 7) : date, precision, fault: null };
}

/** Whether the day that is written does not exist: 31 September, month 13, or 29 February in a year without one. */
export function isImpossible({ year, month, day }: Pick<WrittenTime, 'year' | 'month' | 'day'>): boolean {
  const leapYear = 2000;
  if (month !== null && month > 12) return true;
  return month !== null && day !== null && day > daysInMonth(year.kind === 'written' ? year.year : leapYear, month);
}

/** What a date without a year is understood by. */
export interface Anchors {
  /** The last day on which the issue can have appeared, else the main event; null where both are unknown. */
  readonly near: CalendarDate | null;
  /** The day of the main event, where it is told. */
  readonly event: CalendarDate | null;
  /** The last full date before it in the sentence. */
  readonly last: CalendarDate | null;
  /** The last full date in the sentences before. */
  readonly earlier: CalendarDate | null;
}

/** Where the words beside a date look: surely ahead, back, or not surely either way. */
export type Look = 'ahead' | 'back' | 'either';

/**
 * The year of a deadline told without one; null where it is not certain. What lies between the event that an entry tells of and the issue
 * is of that time. Any other deadline is never put back a year: it is the first such day from the beginning of the issue's month on, and
 * every day told beside it must lead to the same year. What lies too far ahead may as well be the one just gone by. Only words of the past
 * look back from the issue; a day of the two months before it is taken where the next such day lies too far ahead.
 */
export function guessYear(time: WrittenTime, look: Look, { near, event, last, earlier }: Anchors): number | null {
  if (near === null) return null;
  const recent = [event, last].flatMap((day) => (day !== null && daysBetween(day, near) <= yearLong ? [day] : []));
  if (time.year.kind === 'relative')
    return relativeYear(time, time.year, { near, recent, earlier: last === null ? earlier : null });
  if (time.year.kind === 'two-digit') return aroundIssue(time.year.year, near);
  if (time.year.kind !== 'left-out' || time.month === null) return null;
  // Of a month alone its first day is looked for.
  const wanted = { month: time.month, day: time.day ?? 1 };
  const past = sinceEvent(
    time,
    recent.filter((day) => day <= near),
    near,
  );
  if (past !== null) return past;
  if (look === 'back') return lastYear(near, wanted);
  const floor = `${near.slice(0, 8)}01`;
  const most = look === 'ahead' ? tenMonths : halfYear;
  const year = agreed([floor, ...recent].map((from) => firstYear(from, wanted)));
  if (year !== null && aheadOf(floor, year, wanted) <= most) return year;
  return isJustOver(floor, wanted, recent) ? lastYear(near, wanted) : null;
}

// The one year in which the time lies after the days told beside it and not after the issue.
function sinceEvent({ month, day }: WrittenTime, told: readonly CalendarDate[], near: CalendarDate): number | null {
  if (month === null || told.length === 0) return null;
  const years = told.map((from) => {
    const wanted = { month, day: day ?? daysInMonth(partsOf(from).year, month) };
    const year = firstYear(from, wanted);
    return year !== null && aheadOf(near, year, { month, day: day ?? 1 }) <= 0 ? year : null;
  });
  return agreed(years);
}

/**
 * A span whose months are named: "the end of next month" and 本月30日 are those of the month of a day.
 * @param near the day from which months are counted
 */
export function named(span: WrittenSpan, near: CalendarDate | null): WrittenSpan {
  const { first, last } = span;
  if (near === null || (first?.monthsOn === undefined && last.monthsOn === undefined)) return span;
  return { ...span, first: first && ofMonth(first, near), last: ofMonth(last, near) };
}

function ofMonth(time: WrittenTime, near: CalendarDate): WrittenTime {
  if (time.monthsOn === undefined) return time;
  const { year, month } = partsOf(plusMonths(near, time.monthsOn));
  return { year: { kind: 'written', year }, month, day: time.day };
}

/** The one year that brings the day within half a year of another day; null where there is none. */
function nearestYear(date: WrittenTime, near: CalendarDate | null): number | null {
  if (!near || date.day === null || date.month === null) return null;
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

// "The act, effective 30 March", told in May, and "until 13 February", told in March: who means the next one tells its year. Never far from
// what is told beside it.
function isJustOver(floor: string, wanted: MonthDay, told: readonly CalendarDate[]): boolean {
  const { year, month } = partsOf(floor);
  const last = wanted.month > month ? year - 1 : year;
  const ago = -aheadOf(floor, last, wanted);
  const isByTold = told.every((day) => Math.abs(aheadOf(day, last, wanted)) <= halfYear);
  return ago > 0 && ago <= twoMonths && isByTold && exists(last, wanted);
}

type RelativeYear = Extract<WrittenTime['year'], { readonly kind: 'relative' }>;

// "The following year" follows the date given last; not surely where that stands in an earlier sentence and the event is of another year.
// "Next year" is next for those to whom the event was news; where the time is the event itself, for those who write. What is old news to
// them gives no day.
function relativeYear(
  { month, day }: WrittenTime,
  { offset, to }: RelativeYear,
  {
    near,
    recent,
    earlier,
  }: Pick<Anchors, 'earlier'> & { readonly near: CalendarDate; readonly recent: readonly CalendarDate[] },
): number | null {
  const last = to === 'text' ? recent.at(-1) : undefined;
  if (last !== undefined) {
    const { year } = partsOf(last);
    return earlier !== null && partsOf(earlier).year !== year ? null : year + offset;
  }
  const byIssue = partsOf(near).year + offset;
  const [event] = recent;
  const parts = event === undefined ? null : partsOf(event);
  if (parts === null || (parts.year === byIssue && parts.month === month && parts.day === day)) return byIssue;
  const isOld = event !== undefined && daysBetween(event, near) > twoMonths && parts.year + offset !== byIssue;
  return isOld && day !== null ? null : parts.year + offset;
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
  return exists(last, wanted) && -aheadOf(near, last, wanted) <= tenMonths ? last : null;
}

function aheadOf(from: string, year: number, { month, day }: MonthDay): number {
  return (new Date(0).setUTCFullYear(year, month - 1, day) - Date.parse(from)) / dayLength;
}
