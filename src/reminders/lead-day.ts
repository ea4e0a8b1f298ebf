import { type CalendarDate, plusDays } from '../time/calendar-date.ts';
import { workingDaysBefore } from '../time/working-days.ts';
import type { Leads } from './subscription.ts';

/**
 * The day on which a channel hears of a day so far ahead.
 * @param about the day of a deadline, and the jurisdiction whose working days count: ISO 3166 alpha-2 code, or EU
 */
export function leadDay(
  lead: number,
  unit: Leads['unit'],
  about: { readonly date: CalendarDate; readonly jurisdiction: string },
): CalendarDate {
  return unit === 'days'
    ? plusDays(about.date, -lead)
    : workingDaysBefore(about.date, lead, about.jurisdiction);
}
