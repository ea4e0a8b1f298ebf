import type { CalendarDate } from '../../time/calendar-date.ts';
import type { DateEnd } from './date-spans.ts';
import { dayNumber, daysInMonth, partsOf } from './day-number.ts';

/** What a date without a year is understood by. */
export interface Anchors {
  /** The last day on which the issue can have appeared, else the main event; null where both are unknown. */
  readonly near: CalendarDate | null;
  /** Days told beside the date: the main event, and the last full date before it in the sentence. */
  readonly told: readonly CalendarDate[];
}

/** Where the words beside a date look: surely ahead, back, or not surely either way. */
export type Look = 'ahead' | 'back' | 'either';

/**
 * The year of a deadline told without one; null where it is not certain. A deadline is never put back a year: it is the
 * first such day from the beginning of the issue's month on, and every day told beside it must lead to the same year.
 * What lies too far ahead may as well be the one just gone by. Only words of the past look back from the issue; where no
 * words tell, a day of the two months before it in the same year is taken.
 */
export function guessYear(date: DateEnd, look: Look, { near, told }: Anchors): number | null {
  if (near === null) return null;
  const recent = told.filter((day) => distance(day, near) <= yearLong);
  if (date.year.kind === 'relative') return agreed(relativeYears(date.year, near, recent));
  if (date.year.kind === 'two-digit') return aroundIssue(date.year.year, near);
  if (date.year.kind !== 'left-out' || (date.day === null && look === 'either')) return null;
  // Of a month alone its first day is looked for.
  const wanted = { month: date.month, day: date.day ?? 1 };
  if (look === 'back') return lastYear(near, wanted);
  const floor = `${near.slice(0, 8)}01`;
  const most = look === 'ahead' ? tenMonths : halfYear;
  const year = agreed([floor, ...recent].map((from) => firstYear(from, wanted)));
  if (year !== null && aheadOf(floor, year, wanted) <= most) return year;
  return look === 'either' && isJustOver(floor, wanted, recent) ? partsOf(floor).year : null;
}

/** The one year that brings the day within half a year of another day; null where there is none. */
export function nearestYear(date: DateEnd, near: CalendarDate | null): number | null {
  if (!near || date.day === null) return null;
  const { year } = partsOf(near);
  if (date.year.kind === 'two-digit') return aroundIssue(date.year.year, near);
  if (date.year.kind === 'relative') return year + date.year.offset;
  const wanted = { month: date.month, day: date.day };
  const isNear = (candidate: number): boolean =>
    exists(candidate, wanted) && Math.abs(aheadOf(near, candidate, wanted)) <= halfYear;
  return date.year.kind === 'left-out' ? ([year, year + 1, year - 1].find(isNear) ?? null) : null;
}

// "23" beside a date is a year only close to the issue; it may be a count.
function aroundIssue(year: number, near: CalendarDate): number | null {
  const ahead = year - partsOf(near).year;
  return ahead >= -1 && ahead <= 2 ? year : null;
}

const halfYear = 182;
const twoMonths = 61;
const tenMonths = 305;
const yearLong = 365;

interface MonthDay {
  readonly month: number;
  readonly day: number;
}

// "The act, effective 30 March", told in May. Never into another year, nor far from what is told beside it.
function isJustOver(floor: string, wanted: MonthDay, told: readonly CalendarDate[]): boolean {
  const { year } = partsOf(floor);
  const ago = -aheadOf(floor, year, wanted);
  const isByTold = told.every((day) => Math.abs(aheadOf(day, year, wanted)) <= halfYear);
  return ago > 0 && ago <= twoMonths && isByTold && exists(year, wanted);
}

type RelativeYear = Extract<DateEnd['year'], { readonly kind: 'relative' }>;

// "The following year" follows the date told last; "next year" is next for who writes and for what is told.
function relativeYears(
  { offset, to }: RelativeYear,
  near: CalendarDate,
  told: readonly CalendarDate[],
): readonly number[] {
  const last = told.at(-1);
  const days = to === 'text' && last !== undefined ? [last] : [near, ...told];
  return days.map((day) => partsOf(day).year + offset);
}

const agreed = (years: readonly (number | null)[]): number | null =>
  years.every((year) => year === years[0]) ? (years[0] ?? null) : null;

const exists = (year: number, { month, day }: MonthDay): boolean => day <= daysInMonth(year, month);

function firstYear(from: string, wanted: MonthDay): number | null {
  const { year, month, day } = partsOf(from);
  const isOver = wanted.month < month || (wanted.month === month && wanted.day < day);
  const first = isOver ? year + 1 : year;
  return exists(first, wanted) ? first : null;
}

function lastYear(near: CalendarDate, wanted: MonthDay): number | null {
  const { year } = partsOf(near);
  const last = aheadOf(near, year, wanted) > 0 ? year - 1 : year;
  return exists(last, wanted) && -aheadOf(near, last, wanted) <= halfYear ? last : null;
}

function aheadOf(from: string, year: number, { month, day }: MonthDay): number {
  return dayNumber(year, month, day) - numberOf(from);
}

const distance = (from: string, to: string): number => numberOf(to) - numberOf(from);

function numberOf(date: string): number {
  const { year, month, day } = partsOf(date);
  return dayNumber(year, month, day);
}
