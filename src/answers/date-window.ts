import { readWrittenDate } from '../bulletin/prose/read-date.ts';
import { type CalendarDate, calendarDate, endOfMonth, plusDays, plusMonths } from '../time/calendar-date.ts';

/** Days from `from` to `to`, both included; null leaves a side open. */
export interface DateWindow {
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
}

/** Reads the time out of a question: the window, or null where it names none, and the words that are left. */
export function readWindow(
  text: string,
  today: CalendarDate,
): { readonly window: DateWindow | null; readonly rest: string } {
  const flat = text.replace(/\s+/gu, ' ').trim();
  for (const [pattern, read] of windowRules) {
    const found = pattern.exec(flat);
    const window =
      found &&
      read(
        found.slice(1).map((group) => group ?? ''),
        today,
      );
    if (found && window) {
      return {
        window,
        rest: `${flat.slice(0, found.index)} ${flat.slice(found.index + found[0].length)}`.trim(),
      };
    }
  }
  return { window: null, rest: flat };
}

type WindowRule = readonly [
  pattern: RegExp,
  read: (groups: readonly string[], today: CalendarDate) => DateWindow | null,
];

const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const year = String.raw`(?:19|20)\d{2}`;
const date = String.raw`(${year}-\d{2}(?:-\d{2})?|\d{1,2} ${month}(?: ${year})?|${month} \d{1,2}(?:,? ${year})?|${month}(?: ${year})?|${year})`;

const rule = (pattern: string, read: WindowRule[1]): WindowRule => [
  new RegExp(String.raw`\b${pattern}\b`, 'i'),
  read,
];

// Tried in order: the first that matches and can be read decides.
const windowRules: readonly WindowRule[] = [
  rule(
    String.raw`(?:in |within )?(?:the )?next (\d{1,3}) (day|week|month)s?`,
    ([count = '', unit = ''], today) => ({
      from: today,
      to: later(today, Number(count), unit),
    }),
  ),
  rule('(?:in |within )?(?:the )?next (week|quarter|month|year)', ([unit = ''], today) =>
    nextUnit(unit, today),
  ),
  rule('(?:in )?this (month|quarter|year)', ([unit = ''], today) => unitOf(unit, today)),
  rule('today', (_, today) => ({ from: today, to: today })),
  rule('tomorrow', (_, today) => ({ from: plusDays(today, 1), to: plusDays(today, 1) })),
  rule(String.raw`(?:in )?q([1-4])(?: (\d{4}))?`, ([quarter = '', year = ''], today) =>
    quarterOf(Number(quarter), year, today),
  ),
  rule(`(?:from|between) ${date} (?:to|until|and) ${date}`, ([start = '', end = ''], today) =>
    span(windowOf(start, today)?.from, windowOf(end, today)?.to),
  ),
  rule(`before ${date}`, ([text = ''], today) => upTo(dayBefore(windowOf(text, today)?.from))),
  rule(`(?:by|until|till|up to|to) (?:the )?(?:end of )?${date}`, ([text = ''], today) =>
    upTo(windowOf(text, today)?.to),
  ),
  rule(`after ${date}`, ([text = ''], today) => since(dayAfter(windowOf(text, today)?.to))),
  rule(`(?:from|since) ${date}`, ([text = ''], today) => since(windowOf(text, today)?.from)),
  rule(`(?:in|on|during) ${date}`, ([text = ''], today) => windowOf(text, today)),
  rule(date, ([text = ''], today) => windowOf(text, today)),
];

/** The days that a written date covers: a day, a month or a year. */
function windowOf(text: string, today: CalendarDate): DateWindow | null {
  const read = readWrittenDate(text, today);
  if (!read) return null;
  if (read.precision === 'day') return { from: read.date, to: read.date };
  return read.precision === 'month' ? monthsFrom(read.date, 1) : yearOf(Number(read.date.slice(0, 4)));
}

function later(today: CalendarDate, count: number, unit: string): CalendarDate {
  return unit === 'month' ? plusMonths(today, count) : plusDays(today, unit === 'week' ? 7 * count : count);
}

function nextUnit(unit: string, today: CalendarDate): DateWindow | null {
  if (unit === 'week') return { from: today, to: plusDays(today, 7) };
  if (unit === 'month') return monthsFrom(plusMonths(firstOfMonth(today), 1), 1);
  if (unit === 'quarter') return monthsFrom(plusMonths(firstOfQuarter(today), 3), 3);
  return yearOf(yearNumber(today) + 1);
}

function unitOf(unit: string, today: CalendarDate): DateWindow | null {
  if (unit === 'month') return monthsFrom(today, 1);
  return unit === 'quarter' ? monthsFrom(firstOfQuarter(today), 3) : yearOf(yearNumber(today));
}

// "Q1" asked in October is next year's: a quarter that is over is not what is coming.
function quarterOf(quarter: number, year: string, today: CalendarDate): DateWindow | null {
  const first = calendarDate(year === '' ? yearNumber(today) : Number(year), 3 * quarter - 2, 1);
  const window = first && monthsFrom(first, 3);
  const isOver = year === '' && window !== null && window.to !== null && window.to < today;
  return isOver && first ? monthsFrom(plusMonths(first, 12), 3) : window;
}

function monthsFrom(day: CalendarDate, months: number): DateWindow {
  const from = firstOfMonth(day);
  return { from, to: endOfMonth(plusMonths(from, months - 1)) };
}

const yearOf = (year: number): DateWindow =>
  span(calendarDate(year, 1, 1), calendarDate(year, 12, 31)) ?? { from: null, to: null };

const span = (
  from: CalendarDate | null | undefined,
  to: CalendarDate | null | undefined,
): DateWindow | null => (from && to ? { from, to } : null);

const upTo = (to: CalendarDate | null | undefined): DateWindow | null => (to ? { from: null, to } : null);

const since = (from: CalendarDate | null | undefined): DateWindow | null =>
  from ? { from, to: null } : null;

const dayBefore = (day: CalendarDate | null | undefined) => (day ? plusDays(day, -1) : null);

const dayAfter = (day: CalendarDate | null | undefined) => (day ? plusDays(day, 1) : null);

const yearNumber = (day: CalendarDate): number => Number(day.slice(0, 4));

const firstOfMonth = (day: CalendarDate): CalendarDate =>
  calendarDate(yearNumber(day), Number(day.slice(5, 7)), 1) ?? day;

const firstOfQuarter = (day: CalendarDate): CalendarDate => {
  const month = Number(day.slice(5, 7));
  return calendarDate(yearNumber(day), month - ((month - 1) % 3), 1) ?? day;
};
