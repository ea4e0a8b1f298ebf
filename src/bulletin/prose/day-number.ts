import { type CalendarDate, calendarDate } from '../../time/calendar-date.ts';

/**
 * A day as the count of days since 1 January 1970, by plain arithmetic: a text may hold a hundred thousand dates, and the
 * walk through a time zone's calendar takes longer for each than all else that is done with it.
 */
export function dayNumber(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const cycle = Math.floor(shifted / 400);
  const yearOfCycle = shifted - cycle * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100);
  return cycle * 146_097 + yearOfCycle * 365 + leapDays + dayOfYear - 719_468;
}

/** How many days the month has, 1 to 12, in that year. */
export function daysInMonth(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Year, month (1 to 12) and day of a date; the first of the month where the text tells no day: `2019-04`. */
export function partsOf(date: string): {
  readonly year: number;
  readonly month: number;
  readonly day: number;
} {
  const [year, month, day] = [date.slice(0, 4), date.slice(5, 7), date.slice(8, 10)].map(Number);
  return { year: year ?? 0, month: month ?? 1, day: day === undefined || day === 0 ? 1 : day };
}

/** The day before; null before the first day that can be written. */
export function dayBefore(date: CalendarDate): CalendarDate | null {
  const { year, month, day } = partsOf(date);
  if (day > 1) return calendarDate(year, month, day - 1);
  return month > 1
    ? calendarDate(year, month - 1, daysInMonth(year, month - 1))
    : calendarDate(year - 1, 12, 31);
}
