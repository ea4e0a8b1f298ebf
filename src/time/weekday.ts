import type { CalendarDate } from './calendar-date.ts';

/** A day of the week, ISO 8601: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** The day of the week on which a day falls. */
export function weekdayOf(date: CalendarDate): Weekday {
  return weekdays[new Date(date).getUTCDay()] ?? 7;
}

// In the order of Date: Sunday first.
const weekdays: readonly Weekday[] = [7, 1, 2, 3, 4, 5, 6];
