import {
  type CalendarDate,
  calendarDate,
  endOfMonth,
  partsOf,
  plusDays,
  plusMonths,
  weekdayOf,
} from './calendar-date.ts';

/** Days from `from` to `to`, both included; `from` is not after `to`. */
export interface DateSpan {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** Days from `from` to `to`, both included, `from` not after `to`; null leaves a side open. */
export interface DateWindow {
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
}

/** The units in which a question counts time. */
export type TimeUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** A single day. */
export function oneDay(day: CalendarDate): DateSpan {
  return { from: day, to: day };
}

/** From one day to the other; null where the second lies before the first. */
export function spanBetween(from: CalendarDate, to: CalendarDate): DateSpan | null {
  return from <= to ? { from, to } : null;
}

/** The days that lie in all of the windows, both sides open where there is none; null where there is no such day. */
export function commonWindow(windows: readonly DateWindow[]): DateWindow | null {
  const window = windows.reduce(narrowed, { from: null, to: null });
  return window.from && window.to && window.to < window.from ? null : window;
}

const narrowed = (a: DateWindow, b: DateWindow): DateWindow => ({
  from: a.from && (!b.from || a.from > b.from) ? a.from : b.from,
  to: a.to && (!b.to || a.to < b.to) ? a.to : b.to,
});

/** The whole days from today to the day so many units away, forward or, where `count` is negative, back. */
export function spanOfUnits(today: CalendarDate, count: number, unit: TimeUnit): DateSpan {
  const end = plusUnits(today, count, unit);
  return count < 0 ? { from: end, to: today } : { from: today, to: end };
}

/** The calendar's week (from Monday), month, quarter or year of the day, or the one so many units later. */
export function calendarUnit(day: CalendarDate, unit: TimeUnit, later = 0): DateSpan {
  const from = plusUnits(firstDayOf(day, unit), later, unit);
  return { from, to: plusDays(plusUnits(from, 1, unit), -1) };
}

/** So many whole months from the first of that month on, 1 to 12; null where there is no such month. */
export function monthsOf(year: number, month: number, count: number): DateSpan | null {
  const from = calendarDate(year, month, 1);
  return from && { from, to: endOfMonth(plusMonths(from, count - 1)) };
}

/** The year of a day. */
export function yearNumber(day: CalendarDate): number {
  return partsOf(day).year;
}

function plusUnits(day: CalendarDate, count: number, unit: TimeUnit): CalendarDate {
  if (unit === 'day' || unit === 'week') return plusDays(day, unit === 'week' ? 7 * count : count);
  return plusMonths(day, count * monthsIn[unit]);
}

const monthsIn = { month: 1, quarter: 3, year: 12 } as const;

function firstDayOf(day: CalendarDate, unit: TimeUnit): CalendarDate {
  if (unit === 'day') return day;
  if (unit === 'week') return plusDays(day, 1 - weekdayOf(day));
  const { year, month } = partsOf(day);
  return calendarDate(year, month - ((month - 1) % monthsIn[unit]), 1) ?? day;
}

/** Days that a text names: these and no others, or every year's, where the year is left out (`1 April`, `June`, `Q3`). */
export type Period =
  | { readonly kind: 'fixed'; readonly span: DateSpan }
  /** A year may lack them: 29 February. */
  | { readonly kind: 'yearly'; readonly inYear: (year: number) => DateSpan | null };

/** A way to write a period. Groups that took no part are read as empty text. */
export interface PeriodForm {
  /** Source of a regular expression for the whole of the period, in any case. */
  readonly pattern: string;
  readonly read: (groups: readonly string[], today: CalendarDate) => Period | null;
}

/** Those days and no others; null stays null. */
export function fixed(span: DateSpan | null): Period | null {
  return span && { kind: 'fixed', span };
}

/** The period in the year where one is named, else in every year. */
export function ofYear(year: string, inYear: (year: number) => DateSpan | null): Period | null {
  return year === '' ? yearly(inYear) : fixed(inYear(Number(year)));
}

/** The period with its days put through `change`, in every year if it is every year's. */
export function mapped(period: Period, change: (span: DateSpan) => DateSpan): Period {
  if (period.kind === 'fixed') return { kind: 'fixed', span: change(period.span) };
  return yearly((year) => {
    const span = period.inYear(year);
    return span && change(span);
  });
}

/** The last of the days. */
export function lastDay(span: DateSpan): DateSpan {
  return oneDay(span.to);
}

/** The first of the period that is not over on that day: a month that has begun is still this year's. */
export function firstNotOver(period: Period, day: CalendarDate): DateSpan | null {
  return search(period, day, 1, (span) => span.to >= day);
}

/** The last of the period that has begun by that day. */
export function lastBegun(period: Period, day: CalendarDate): DateSpan | null {
  return search(period, day, -1, (span) => span.from <= day);
}

/** The first of the period that begins after that day. */
export function firstAfter(period: Period, day: CalendarDate): DateSpan | null {
  return search(period, day, 1, (span) => span.from > day);
}

/** The last of the period that was over before that day. */
export function lastOver(period: Period, day: CalendarDate): DateSpan | null {
  return search(period, plusDays(day, -1), -1, (span) => span.to < day);
}

/** The period of the day's own year, or of the next year that has one. */
export function thisYears(period: Period, day: CalendarDate): DateSpan | null {
  return search(period, day, 1, () => true);
}

function yearly(inYear: (year: number) => DateSpan | null): Period {
  return { kind: 'yearly', inYear };
}

// Nine years on there is a leap day again even across a century that has none.
function search(period: Period, day: CalendarDate, step: 1 | -1, fits: (span: DateSpan) => boolean): DateSpan | null {
  if (period.kind === 'fixed') return period.span;
  const year = yearNumber(day);
  for (let away = 0; away < 10; away += 1) {
    const span = period.inYear(year + step * away);
    if (span !== null && fits(span)) return span;
  }
  return null;
}
