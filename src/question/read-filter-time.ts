import { type CalendarDate, plusDays } from '../time/calendar-date.ts';
import {
  type DateSpan,
  type DateWindow,
  firstNotOver,
  lastBegun,
  type Period,
  spanBetween,
  thisYears,
} from '../time/date-span.ts';
import { datesInDigits } from '../time/dated-periods.ts';
import { readPeriod } from '../time/read-period.ts';
import { looksLikeADay, type UnreadTime } from '../time/time-phrases.ts';
import type { FilterName } from './filter-names.ts';
import type { AskedTime, DayOf, Reading } from './query.ts';

/** The filters whose value is a time. */
export type TimeFilterName = Extract<FilterName, 'from' | 'to' | 'before' | 'after' | 'date' | 'due' | 'when'>;

/**
 * Reads the value of a filter of time: a period as people write it, or `A..B`, a side left out being open. `from:` and `to:` take in the
 * days that they name; `before:` and `after:` do not.
 */
export function readFilterTime(
  { name, value }: { readonly name: TimeFilterName; readonly value: string },
  { today, about }: Reading,
): Omit<AskedTime, 'text'> | Pick<UnreadTime, 'why'> {
  const of = about === 'deadlines' && dayOf[name] === 'dated' ? 'due' : dayOf[name];
  const [start = '', end] = value.split('..').map((side) => side.trim().replace(/^the /i, ''));
  const first = start === '' ? null : spanOf(start, { name, of, today });
  const second = end ? spanOf(end, { name, of, today }) : null;
  if ((!first && start !== '') || (end && !second)) return { why: whyNot(first ? (end ?? '') : start) };
  if (!first && !second) return { why: 'not_read' };
  if (end === undefined) return first ? { of, window: sideOf(name, first) } : { why: 'not_read' };
  const window = { from: first?.from ?? null, to: second?.to ?? null };
  return window.from && window.to && !spanBetween(window.from, window.to)
    ? { why: 'ends_before_it_begins' }
    : { of, window };
}

const dayOf: Readonly<Record<TimeFilterName, DayOf>> = {
  from: 'dated',
  to: 'dated',
  date: 'dated',
  before: 'due',
  after: 'due',
  due: 'due',
  when: 'datedOrDue',
};

interface AskedSpan {
  readonly name: TimeFilterName;
  readonly of: DayOf;
  readonly today: CalendarDate;
}

function spanOf(text: string, asked: AskedSpan): DateSpan | null {
  const period = readPeriod(datesInDigits(text), asked.today);
  return period && inItsYear(period, asked);
}

// Where the year is left out, entries are of the past and deadlines to come; "after April", asked in June, is this April.
function inItsYear(period: Period, { name, of, today }: AskedSpan): DateSpan | null {
  if (of !== 'due') return lastBegun(period, today);
  return name === 'after' || name === 'from' ? thisYears(period, today) : firstNotOver(period, today);
}

function sideOf(name: TimeFilterName, { from, to }: DateSpan): DateWindow {
  switch (name) {
    case 'from':
      return { from, to: null };
    case 'to':
      return { from: null, to };
    case 'before':
      return { from: null, to: plusDays(from, -1) };
    case 'after':
      return { from: plusDays(to, 1), to: null };
    case 'date':
    case 'due':
    case 'when':
      return { from, to };
  }
}

const whyNot = (text: string): UnreadTime['why'] => (looksLikeADay.test(text) ? 'no_such_day' : 'not_read');
