// By their own paths: the whole of date-fns takes 80 ms to load, more than all else that a command line call loads.

import { TZDate } from '@date-fns/tz';
import { addMonths } from 'date-fns/addMonths';
import { format } from 'date-fns/format';
import { dayLength } from './instant.ts';

declare const calendarDateBrand: unique symbol;

/**
 * A day of the calendar without an hour or a zone, as ISO 8601 text: `2019-04-30`. A legal deadline is such a day in
 * its jurisdiction, not an instant. Two of them compare correctly with `<`.
 */
export type CalendarDate = string & { readonly [calendarDateBrand]: true };

/** How exactly a text gives a date. */
export type DatePrecision = 'day' | 'month' | 'year';

/** Tells whether the text is a day that exists, written `YYYY-MM-DD`: `2019-02-30` is not one. */
export function isCalendarDate(text: string): text is CalendarDate {
  if (!/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(text)) return false;
  const day = Number(text.slice(8));
  // What the month lacks is put into the next one.
  return day <= 28 || new Date(`${text}T00:00:00Z`).getUTCDate() === day;
}

/** The day written as `YYYY-MM-DD`, or null where there is no such day. */
export function parseCalendarDate(text: string): CalendarDate | null {
  return isCalendarDate(text) ? text : null;
}

/** The day of that year, month (1 to 12) and day of the month, or null where there is none: 31 September. */
export function calendarDate(year: number, month: number, day: number): CalendarDate | null {
  return parseCalendarDate(`${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`);
}

// Days are counted in UTC, whose days are all as long as one another, and without date-fns, which takes fifty times as long:
// reminders count days by the thousand.

/** Whole days from one day to another: positive when `to` is later, 0 on the same day. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return (Date.parse(to) - Date.parse(from)) / dayLength;
}

/** The day so many days later; earlier when `days` is negative. */
export function plusDays(date: CalendarDate, days: number): CalendarDate {
  return dayOf(new Date(Date.parse(date) + days * dayLength).toISOString().slice(0, -14));
}

/** Sorts the earlier day first. */
export function compareDates(a: CalendarDate, b: CalendarDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The later of two days. */
export function laterDay(one: CalendarDate, other: CalendarDate): CalendarDate {
  return daysBetween(one, other) > 0 ? other : one;
}

/** The day so many months later, held to the last day of a shorter month: 31 January plus one is 28 February. */
export function plusMonths(date: CalendarDate, months: number): CalendarDate {
  return fromDate(addMonths(asDate(date), months));
}

/** The last day of the month in which the day lies. */
export function endOfMonth(date: CalendarDate): CalendarDate {
  const last = new Date(`${date.slice(0, 7)}-01T00:00:00Z`);
  last.setUTCMonth(last.getUTCMonth() + 1, 0);
  return dayOf(last.toISOString().slice(0, -14));
}

/**
 * Today in a time zone at an instant.
 * @param zone IANA name, as `Asia/Shanghai`
 */
export function todayIn(zone: string, now: Date): CalendarDate {
  return fromDate(new TZDate(now.getTime(), zone));
}

/** Tells whether the name is an IANA time zone that this machine knows. */
export function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}

/** The day as date-fns takes it. The calendar is walked in UTC: a local calendar has days that are missing (Apia, 30 December 2011). */
export const asDate = (date: CalendarDate): Date => new TZDate(Date.parse(date), 'UTC');

function fromDate(date: Date): CalendarDate {
  return dayOf(format(date, 'yyyy-MM-dd'));
}

function dayOf(text: string): CalendarDate {
  if (!isCalendarDate(text)) throw new RangeError(`not a day between the years 0001 and 9999: ${text}`);
  return text;
}

const padded = (number: number, width: number): string => String(number).padStart(width, '0');

/** A day of the week, ISO 8601: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** The days of the week in order. */
export const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** The day of the week on which a day falls. */
export function weekdayOf(date: CalendarDate): Weekday {
  return weekdays[(new Date(date).getUTCDay() + 6) % 7] ?? 7;
}

/** The day of the week that an English name, an abbreviation of it or a Chinese numeral names: Friday, Thurs, 五; null for other words. */
export function weekdayNamed(name: string): Weekday | null {
  const at = name === '天' ? 6 : weekdayNames.findIndex((names) => names.includes(name.slice(0, 3).toLowerCase()));
  return weekdays[at] ?? null;
}

const weekdayNames = ['mon 一', 'tue 二', 'wed 三', 'thu 四', 'fri 五', 'sat 六', 'sun 日'].map((names) =>
  names.split(' '),
);

/** How many days the month has, 1 to 12, in that year. */
export function daysInMonth(year: number, month: number): number {
  return new Date(new Date(0).setUTCFullYear(year, month, 0)).getUTCDate();
}

/** Year, month (1 to 12) and day of a date; the first of the month where the text gives no day: `2019-04`. */
export function partsOf(date: string): {
  readonly year: number;
  readonly month: number;
  readonly day: number;
} {
  const [year, month, day] = [date.slice(0, 4), date.slice(5, 7), date.slice(8, 10)].map(Number);
  return { year: year ?? 0, month: month ?? 1, day: day === undefined || day === 0 ? 1 : day };
}
