// Its data alone: its functions read days off the machine's clock, and are a day off on machines west of Greenwich.

import chineseDays from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { type CalendarDate, plusDays, weekdayOf } from './calendar-date.ts';

/**
 * Tells whether people work on a day. In China (`CN`) by its holidays and make-up working days, as `chinese-days` keeps them
 * after the notices of the State Council. Elsewhere, and in years of which China's holidays are not known, from Monday to Friday:
 * no other national holidays are known here.
 * @param jurisdiction ISO 3166 alpha-2 code, or EU
 */
export function isWorkingDay(date: CalendarDate, jurisdiction: string): boolean {
  if (jurisdiction === 'CN') {
    if (Object.hasOwn(chineseDays.workdays, date)) return true;
    if (Object.hasOwn(chineseDays.holidays, date)) return false;
  }
  return !isWeekend(date);
}

/**
 * The day that lies so many working days before another one; 0 is that day itself, whether people work on it or not.
 * @param count whole, 0 or more
 */
export function workingDaysBefore(date: CalendarDate, count: number, jurisdiction: string): CalendarDate {
  let day = date;
  for (let left = count; left > 0; ) {
    day = plusDays(day, -1);
    if (isWorkingDay(day, jurisdiction)) left--;
  }
  return day;
}

/**
 * The day that lies so many working days after another one; null where a holiday that is not known may lie between.
 * @param count whole, 0 or more
 */
export function workingDaysAfter(date: CalendarDate, count: number, jurisdiction: string): CalendarDate | null {
  let day = date;
  for (let left = count; left > 0; ) {
    day = plusDays(day, 1);
    if (!knowsHolidays(day, jurisdiction)) return null;
    if (isWorkingDay(day, jurisdiction)) left--;
  }
  return day;
}

/** Tells whether the holidays of a jurisdiction are known for the year of a day; where not, only weekends are free. */
export function knowsHolidays(date: CalendarDate, jurisdiction: string): boolean {
  // New Year's Day is a holiday in every year that the calendar covers, and it covers whole years.
  return jurisdiction === 'CN' && Object.hasOwn(chineseDays.holidays, `${date.slice(0, 4)}-01-01`);
}

function isWeekend(date: CalendarDate): boolean {
  const weekday = weekdayOf(date);
  return weekday === 6 || weekday === 7;
}
