import {
  type CalendarDate,
  calendarDate,
  endOfMonth,
  plusDays,
  plusMonths,
} from '../../../time/calendar-date.ts';

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
  return Number(day.slice(0, 4));
}

function plusUnits(day: CalendarDate, count: number, unit: TimeUnit): CalendarDate {
  if (unit === 'day' || unit === 'week') return plusDays(day, unit === 'week' ? 7 * count : count);
  return plusMonths(day, count * monthsIn[unit]);
}

const monthsIn = { month: 1, quarter: 3, year: 12 } as const;

function firstDayOf(day: CalendarDate, unit: TimeUnit): CalendarDate {
  if (unit === 'day') return day;
  if (unit === 'week') return plusDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
  const month = Number(day.slice(5, 7));
  return calendarDate(yearNumber(day), month - ((month - 1) % monthsIn[unit]), 1) ?? day;
}
