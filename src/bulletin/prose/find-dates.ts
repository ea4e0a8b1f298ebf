import { type CalendarDate, calendarDate, daysBetween } from '../../time/calendar-date.ts';
import type { DatePrecision } from './read-date.ts';
import { monthNumber, monthPattern, type WrittenDate, writtenDates } from './written-dates.ts';

/** A date or a range of dates in a sentence, as far as it is certain. */
export interface FoundDate {
  /** Where it stands in the sentence; a range with its first day. */
  readonly index: number;
  readonly end: number;
  /** The date, or the end of the range, in ISO 8601 to its precision; null where it cannot be known. */
  readonly date: string | null;
  readonly precision: DatePrecision;
  readonly isRange: boolean;
  /** First day of a range; null where there is none or it is not told to the day. */
  readonly start: CalendarDate | null;
  /** Why `date` is null. */
  readonly fault: 'impossible' | 'no-year' | null;
}

/**
 * The dates of a sentence. A date without a year takes it from the other end of its range, or from `near` where only one
 * year brings it within half a year of that day; otherwise it stays unknown. Nothing is rolled over: 31 September is none.
 * @param near the last full date told before it, or the day of issue
 */
export function findDates(sentence: string, near: CalendarDate | null): readonly FoundDate[] {
  const written = writtenDates(sentence);
  const found: FoundDate[] = [];
  let reference = near;
  for (let at = 0; at < written.length; at += 1) {
    const first = written[at];
    const second = written[at + 1];
    if (!first) continue;
    const isRange = second !== undefined && between.test(sentence.slice(endOf(first), second.index));
    const date = isRange
      ? rangeOf(first, second, reference)
      : single(first, shortStart(sentence, first), reference);
    found.push(date);
    if (isRange) at += 1;
    if (date.date !== null && date.precision === 'day') reference = calendarDateOf(date.date) ?? reference;
  }
  return found;
}

const between = /^\s{0,3}(?:to|until|till|through|and|[-–—~至到])\s{0,3}$/;

const endOf = ({ index, text }: WrittenDate): number => index + text.length;

const calendarDateOf = (text: string): CalendarDate | null =>
  calendarDate(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10)));

// "from 1 to 30 April 2019", "from April to June 2019": the first end leans on the second for its month or year.
const shortEnds = new RegExp(
  String.raw`(?<![\w.,])(?:(\d{1,2})(?:st|nd|rd|th)?|(${monthPattern}))\s{0,2}(?:to|until|and|[-–—~至到])\s{0,2}$`,
);

interface ShortStart {
  readonly index: number;
  readonly day: number | null;
  readonly month: number | null;
}

function shortStart(sentence: string, date: WrittenDate): ShortStart | null {
  const from = Math.max(0, date.index - 24);
  const found = shortEnds.exec(sentence.slice(from, date.index));
  if (!found) return null;
  const day = found[1] === undefined ? null : Number(found[1]);
  const month = found[2] === undefined ? date.month : monthNumber(found[2]);
  return { index: from + found.index, day, month };
}

function single(written: WrittenDate, short: ShortStart | null, near: CalendarDate | null): FoundDate {
  const year = written.year ?? nearestYear(written, near);
  const at = { index: short?.index ?? written.index, end: endOf(written), isRange: short !== null };
  const start =
    short?.month && short.day !== null && year !== null ? calendarDate(year, short.month, short.day) : null;
  return { ...at, start, ...resolved(written, year) };
}

function rangeOf(first: WrittenDate, second: WrittenDate, near: CalendarDate | null): FoundDate {
  const isOverNewYear = first.month > second.month;
  const told = first.year === null ? null : first.year + (isOverNewYear ? 1 : 0);
  const endYear = second.year ?? told ?? nearestYear(second, near);
  const startYear = first.year ?? (endYear === null ? null : endYear - (isOverNewYear ? 1 : 0));
  const start =
    startYear === null || first.day === null ? null : calendarDate(startYear, first.month, first.day);
  const end = resolved(second, endYear);
  const isInOrder = start !== null && end.date !== null && start <= end.date;
  return { index: first.index, end: endOf(second), isRange: true, start: isInOrder ? start : null, ...end };
}

function resolved(
  written: WrittenDate,
  year: number | null,
): Pick<FoundDate, 'date' | 'precision' | 'fault'> {
  const precision = written.day === null ? 'month' : 'day';
  if (isImpossible(written)) return { date: null, precision, fault: 'impossible' };
  if (year === null) return { date: null, precision, fault: 'no-year' };
  const date = calendarDate(year, written.month, written.day ?? 1);
  if (!date) return { date: null, precision, fault: 'impossible' };
  return { date: precision === 'day' ? date : date.slice(0, 7), precision, fault: null };
}

/** Whether the day that is written does not exist: 31 September, or 29 February in a year without one. */
export function isImpossible({ year, month, day }: WrittenDate): boolean {
  const leapYear = 2000;
  return day !== null && day > new Date(Date.UTC(year ?? leapYear, month, 0)).getUTCDate();
}

const halfYear = 182;

function nearestYear({ month, day }: WrittenDate, near: CalendarDate | null): number | null {
  if (!near || day === null) return null;
  const year = Number(near.slice(0, 4));
  const isNear = (candidate: number): boolean => {
    const date = calendarDate(candidate, month, day);
    return date !== null && Math.abs(daysBetween(near, date)) <= halfYear;
  };
  return [year, year + 1, year - 1].find(isNear) ?? null;
}
