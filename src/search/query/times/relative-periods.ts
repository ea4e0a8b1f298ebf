import { readWrittenDate } from '../../../bulletin/prose/read-date.ts';
import { type CalendarDate, endOfMonth, plusDays } from '../../../time/calendar-date.ts';
import { calendarUnit, oneDay, spanBetween, spanOfUnits, type TimeUnit } from './date-span.ts';
import { monthPattern, writtenPeriod } from './dated-periods.ts';
import { firstAfter, fixed, lastOver, type Period, type PeriodForm, thisYears } from './period.ts';

const numberWords = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const amount = String.raw`\d{1,6}|${numberWords.join('|')}`;
const unit = 'day|week|month|quarter|year';
const which = 'this|current|next|last|previous';
const weekday = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';
const shortWeekday = 'mon|tues?|wed|thur?s?|fri|sat|sun';

/** The ways to name days by their distance from today in English. Where two begin alike, the longer stands first. */
export const relativePeriods: readonly PeriodForm[] = [
  {
    pattern: `(?:(next|coming|upcoming|following|last|past|previous) )?(${amount}) (?:(calendar|working|business) )?(${unit})s?(?: (ago|from now|from today))?`,
    read: ([direction = '', count = '', kind = '', unit = '', end = ''], today) =>
      /[wb]/i.test(kind) ? null : counted({ direction: end || direction, count, unit }, today),
  },
  // As many as that is nobody's guess: it looks like a time, and none is read.
  {
    pattern: `(?:(?:next|coming|upcoming|following|last|past|previous) (?:few |several |couple of )?|few |several |couple of )(?:${unit})s`,
    read: () => null,
  },
  {
    pattern: `an? (${unit}) (ago|from now|from today)`,
    read: ([unit = '', direction = ''], today) => counted({ direction, count: '1', unit }, today),
  },
  {
    pattern: `(coming|upcoming|following|past) (${unit})`,
    read: ([direction = '', unit = ''], today) => counted({ direction, count: '1', unit }, today),
  },
  {
    pattern: `(${which}) (${unit})`,
    read: ([one = '', unit = ''], today) => fixed(calendarUnit(today, unitOf(unit), laterBy(one))),
  },
  {
    pattern: `(?:rest|remainder) of (?:the |this )?(${unit})`,
    read: ([unit = ''], today) => fixed(spanBetween(today, calendarUnit(today, unitOf(unit)).to)),
  },
  {
    pattern: `(${unit})[- ]end`,
    read: ([unit = ''], today) => fixed(oneDay(calendarUnit(today, unitOf(unit)).to)),
  },
  {
    pattern: '(today|now|day after tomorrow|tomorrow|yesterday)',
    read: ([word = ''], today) => fixed(oneDay(plusDays(today, daysTo[word.toLowerCase()] ?? 0))),
  },
  {
    pattern: `(${which}|coming) (${weekday}|${shortWeekday})`,
    read: ([one = '', name = ''], today) => weekdayOf(name, laterBy(one), today),
  },
  { pattern: `(${weekday})`, read: ([name = ''], today) => weekdayOf(name, 0, today) },
  {
    pattern: `(${which}|coming) (${monthPattern})`,
    read: ([one = '', name = ''], today) => monthFromHere(name, laterBy(one), today),
  },
];

/**
 * So many units from today on, or the day at their end where `direction` says so (`ago`, `from now`); null where they
 * are more than a calendar should be asked for.
 */
export function counted(
  asked: { readonly direction: string; readonly count: string; readonly unit: string },
  today: CalendarDate,
): Period | null {
  const count = Number(asked.count) || numberWords.indexOf(asked.count.toLowerCase()) + 1;
  if (count > mostUnits) return null;
  const span = spanOfUnits(today, isBack(asked.direction) ? -count : count, unitOf(asked.unit));
  if (/^ago$/i.test(asked.direction)) return fixed(oneDay(span.from));
  return fixed(/^from/i.test(asked.direction) ? oneDay(span.to) : span);
}

const mostUnits = 999;
const isBack = (direction: string): boolean => /^(last|past|previous|ago)$/i.test(direction);
const daysTo: Readonly<Record<string, number>> = { tomorrow: 1, 'day after tomorrow': 2, yesterday: -1 };

function laterBy(which: string): -1 | 0 | 1 {
  if (/^(last|previous)$/i.test(which)) return -1;
  return /^next$/i.test(which) ? 1 : 0;
}

const units: readonly TimeUnit[] = ['day', 'week', 'month', 'quarter', 'year'];
const unitOf = (word: string): TimeUnit => units.find((unit) => unit === word.toLowerCase()) ?? 'day';

// "Friday" and "this Friday" are the first from today on; "next Friday", as the British say, is that of next week.
function weekdayOf(name: string, later: -1 | 0 | 1, today: CalendarDate): Period | null {
  const read = readWrittenDate(later === 1 ? `next ${name}` : name, today);
  return fixed(read && oneDay(later === -1 ? plusDays(read.date, -7) : read.date));
}

function monthFromHere(name: string, later: -1 | 0 | 1, today: CalendarDate): Period | null {
  const month = writtenPeriod(name);
  if (!month) return null;
  if (later === 0) return fixed(thisYears(month, today));
  return fixed(
    later === 1 ? firstAfter(month, endOfMonth(today)) : lastOver(month, calendarUnit(today, 'month').from),
  );
}
