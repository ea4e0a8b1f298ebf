// Its data alone: its functions read days off the machine's clock, and are a day off on machines west of Greenwich.

import chineseDays from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import holidays from '../../data/holidays.json' with { type: 'json' };
import { type CalendarDate, plusDays, weekdayOf } from './calendar-date.ts';

/** How one year of a jurisdiction differs from its weeks: holidays on working days, and working days on weekends. */
export interface HolidayYear {
  readonly jurisdiction: string;
  readonly year: number;
  readonly holidays: readonly CalendarDate[];
  readonly workingDays: readonly CalendarDate[];
}

/**
 * Makes years known, in place of what is known of them. To be called once, when a program or a thread starts, since it holds for all
 * that runs in it.
 */
export function addHolidayYears(years: readonly HolidayYear[]): void {
  for (const one of years) known.set(`${one.jurisdiction} ${one.year}`, daysOff(one.holidays, one.workingDays));
}

/**
 * Tells whether people work on a day. In China (`CN`) by its holidays and make-up working days, as `chinese-days` keeps them after the
 * notices of the State Council; in other countries by their weekends and national holidays, as `date-holidays` computes them. Where the
 * holidays of the year are not known, by the weekend alone.
 * @param jurisdiction ISO 3166 alpha-2 code, or EU
 */
export function isWorkingDay(date: CalendarDate, jurisdiction: string): boolean {
  const year = yearOf(date, jurisdiction);
  return year?.workingDays.has(date) || !(isWeekend(date, jurisdiction) || year?.holidays.has(date));
}

/** Tells whether a day is one of those on which a jurisdiction rests every week: Saturday and Sunday in most. */
export function isWeekend(date: CalendarDate, jurisdiction: string): boolean {
  return (countryOf(jurisdiction)['weekend'] ?? '67').includes(String(weekdayOf(date)));
}

/** The first working day after a day. */
export function nextWorkingDay(date: CalendarDate, jurisdiction: string): CalendarDate {
  const next = plusDays(date, 1);
  return isWorkingDay(next, jurisdiction) ? next : nextWorkingDay(next, jurisdiction);
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
  return yearOf(date, jurisdiction) !== null;
}

/** Tells whether a day lies after the last year whose holidays are known. False where the holidays of no year are. */
export function isBeyondHolidays(date: CalendarDate, jurisdiction: string): boolean {
  if (knowsHolidays(date, jurisdiction)) return false;
  for (let year = Number(date.slice(0, 4)) - 1; year >= firstYear; year--)
    if (knownYear(jurisdiction, String(year)) !== null) return true;
  return false;
}

// No calendar here begins earlier.
const firstYear = 2000;

interface DaysOff {
  readonly holidays: ReadonlySet<string>;
  readonly workingDays: ReadonlySet<string>;
}

const daysOff = (off: readonly string[], on: readonly string[] = []): DaysOff => ({
  holidays: new Set(off),
  workingDays: new Set(on),
});

// Years of jurisdictions that were asked about or given: "CN 2026". Null for one that is not known.
const known = new Map<string, DaysOff | null>();

const yearOf = (date: CalendarDate, jurisdiction: string): DaysOff | null => knownYear(jurisdiction, date.slice(0, 4));

function knownYear(jurisdiction: string, year: string): DaysOff | null {
  const key = `${jurisdiction} ${year}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const read = jurisdiction === 'CN' ? chineseYear(year) : computedYear(jurisdiction, year);
  known.set(key, read);
  return read;
}

function chineseYear(year: string): DaysOff | null {
  // New Year's Day is a holiday in every year that the calendar covers, and it covers whole years.
  if (!Object.hasOwn(chineseDays.holidays, `${year}-01-01`)) return null;
  const inYear = (days: object) => Object.keys(days).filter((day) => day.startsWith(year));
  return daysOff(inYear(chineseDays.holidays), inYear(chineseDays.workdays));
}

// Of a country: its weekend, weekdays by their ISO 8601 numbers, and its holidays by year: "0101 0410".
const countries: Readonly<Record<string, Readonly<Record<string, string>>>> = holidays;

const countryOf = (jurisdiction: string): Readonly<Record<string, string>> =>
  (Object.hasOwn(countries, jurisdiction) ? countries[jurisdiction] : undefined) ?? {};

function computedYear(jurisdiction: string, year: string): DaysOff | null {
  const days = countryOf(jurisdiction)[year];
  return days === undefined
    ? null
    : daysOff(days.split(' ').map((day) => `${year}-${day.slice(0, 2)}-${day.slice(2)}`));
}
