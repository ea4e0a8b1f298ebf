import { type CalendarDate, plusDays, plusMonths } from '../../time/calendar-date.ts';
import { workingDaysAfter } from '../../time/working-days.ts';
import type { WrittenPeriod } from '../../time/written/written-periods.ts';

/** The days from which periods of an entry may run, where they are known. */
export interface PeriodAnchors {
  readonly published: CalendarDate | null;
  /** The one day on which what the entry is about takes effect. */
  readonly effect: CalendarDate | null;
  /** The day told right beside the period. */
  readonly told: CalendarDate | null;
  /** Whose working days are counted; null where that is not known. */
  readonly jurisdiction: string | null;
}

/**
 * The last day of a period; null where it is not known from which day it runs: never a guess. A publication in an official paper has
 * another day than the announcement. Working days are counted only where the jurisdiction's holidays are known.
 */
export function countPeriod(
  { count, unit, anchor, isBefore }: WrittenPeriod,
  anchors: PeriodAnchors,
): CalendarDate | null {
  const from =
    anchor === 'publication'
      ? anchors.published
      : anchor === 'effect'
        ? anchors.effect
        : anchor === 'told'
          ? anchors.told
          : null;
  if (from === null || isBefore || unit === 'hour') return null;
  if (unit === 'working-day')
    return anchors.jurisdiction === null || count > mostWorkingDays
      ? null
      : workingDaysAfter(from, count, anchors.jurisdiction);
  if (unit === 'day' || unit === 'week') return plusDays(from, unit === 'week' ? count * 7 : count);
  return plusMonths(from, unit === 'year' ? count * 12 : count);
}

// About a year: no limit is longer.
const mostWorkingDays = 250;
