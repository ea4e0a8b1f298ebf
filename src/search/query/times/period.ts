import { type CalendarDate, plusDays } from '../../../time/calendar-date.ts';
import { type DateSpan, oneDay, yearNumber } from './date-span.ts';

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
function search(
  period: Period,
  day: CalendarDate,
  step: 1 | -1,
  fits: (span: DateSpan) => boolean,
): DateSpan | null {
  if (period.kind === 'fixed') return period.span;
  const year = yearNumber(day);
  for (let away = 0; away < 10; away += 1) {
    const span = period.inYear(year + step * away);
    if (span !== null && fits(span)) return span;
  }
  return null;
}
