import { type CalendarDate, endOfMonth, plusDays, weekdayNamed, weekdayOf } from './calendar-date.ts';
import {
  calendarUnit,
  type DateSpan,
  firstAfter,
  fixed,
  lastDay,
  lastOver,
  mapped,
  monthsOf,
  ofYear,
  oneDay,
  type Period,
  type PeriodForm,
  spanBetween,
  spanOfUnits,
  type TimeUnit,
  thisYears,
  yearNumber,
} from './date-span.ts';
import { datedPeriods, monthPattern, partOfYear, writtenPeriod } from './dated-periods.ts';
import { chineseNumber } from './number-words.ts';

/**
 * Reads the whole text as a period: a day, month, quarter, half or year, by its date or by its distance from today, or
 * the end, the start or the week of one. Null where `periodPattern` takes the text for one and the calendar has none:
 * `31 September`, `Q5`, `5 working days`.
 */
export function readPeriod(text: string, today: CalendarDate): Period | null {
  for (const { pattern, read } of compiled) {
    const found = pattern.exec(text);
    if (found) return read(groupsOf(found), today);
  }
  return null;
}

const groupsOf = (found: RegExpExecArray): readonly string[] => found.slice(1).map((group) => group ?? '');

const numberWords = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const amount = String.raw`\d{1,6}|${numberWords.join('|')}`;
const unit = 'day|week|month|quarter|year';
const which = 'this|current|next|last|previous';
const weekday = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';
const shortWeekday = 'mon|tues?|wed|thur?s?|fri|sat|sun';

// The ways to name days by their distance from today in English. Where two begin alike, the longer stands first.
const relativePeriods: readonly PeriodForm[] = [
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
    read: ([one = '', name = ''], today) => weekdayFromHere(name, laterBy(one), today),
  },
  { pattern: `(${weekday})`, read: ([name = ''], today) => weekdayFromHere(name, 0, today) },
  {
    pattern: `(${which}|coming) (${monthPattern})`,
    read: ([one = '', name = ''], today) => monthFromHere(name, laterBy(one), today),
  },
];

/**
 * So many units from today on, or the day at their end where `direction` says so (`ago`, `from now`); null where they
 * are more than a calendar should be asked for.
 */
function counted(
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
function weekdayFromHere(name: string, later: -1 | 0 | 1, today: CalendarDate): Period | null {
  const day = weekdayNamed(name);
  if (!day) return null;
  if (later === 1) return fixed(oneDay(plusDays(calendarUnit(today, 'week', 1).from, day - 1)));
  return fixed(oneDay(plusDays(today, ((day - weekdayOf(today) + 7) % 7) + 7 * later)));
}

function monthFromHere(name: string, later: -1 | 0 | 1, today: CalendarDate): Period | null {
  const month = writtenPeriod(name);
  if (!month) return null;
  if (later === 0) return fixed(thisYears(month, today));
  return fixed(later === 1 ? firstAfter(month, endOfMonth(today)) : lastOver(month, calendarUnit(today, 'month').from));
}

const year = String.raw`((?:19|20)\d{2})年|([今本明去])年`;
const digits = '一二三四五六七八九';

// The ways to name days in Chinese. Where two begin alike, the longer stands first.
const chinesePeriods: readonly PeriodForm[] = [
  {
    pattern: String.raw`(?:${year})?(\d{1,2}月\d{1,2}[日号])`,
    read: ([of = '', relative = '', text = ''], today) => writtenPeriod(`${withYear(of, relative, today)}${text}`),
  },
  {
    pattern: String.raw`(?:${year})?(\d{1,2})月份?(底|末)?`,
    read: ([of = '', relative = '', month = '', end = ''], today) => {
      const period = ofYear(yearOf(of, relative, today), (one) => monthsOf(one, Number(month), 1));
      return period && (end ? mapped(period, lastDay) : period);
    },
  },
  {
    pattern: `(?:${year})?第?([一二三四1-4])季度`,
    read: ([of = '', relative = '', nth = ''], today) =>
      partOfYear('quarter', numberOf(nth), yearOf(of, relative, today)),
  },
  {
    pattern: `(?:${year})([底末])?`,
    read: ([of = '', relative = '', end = ''], today) => {
      const period = fixed(monthsOf(Number(yearOf(of, relative, today)), 1, 12));
      return period && (end ? mapped(period, lastDay) : period);
    },
  },
  {
    pattern: String.raw`(未来|接下来|今后|过去|最近)?的?(\d{1,6}|[两十${digits}]{1,3})(天|周|个?星期|个月|个?季度|年(?![底末]))(前|后)?`,
    read: ([which = '', count = '', unit = '', end = ''], today) =>
      counted({ direction: directionOf(which, end), count: String(numberOf(count)), unit: chineseUnit(unit) }, today),
  },
  {
    pattern: String.raw`(\d{1,6})日(?:以内|之内|内)`,
    read: ([count = ''], today) => counted({ direction: '', count, unit: 'day' }, today),
  },
  {
    pattern: '(本|这个?|下个?|上个?)(?:周|星期)([一二三四五六日天])',
    read: ([which = '', name = ''], today) => {
      const monday = calendarUnit(today, 'week', chineseOffset(which)).from;
      return fixed(oneDay(plusDays(monday, (weekdayNamed(name) ?? 1) - 1)));
    },
  },
  {
    pattern: '(本|这个?|下个?|上个?)(周|星期|月|季度)(底|末)?',
    read: ([which = '', unit = '', end = ''], today) => {
      const span = calendarUnit(today, chineseUnit(unit), chineseOffset(which));
      return fixed(end ? oneDay(span.to) : span);
    },
  },
  {
    // 五月底 is no end of this month, nor is 三年底 of this year.
    pattern: String.raw`(?<![\d零〇一二两三四五六七八九十])([年月])[底末]`,
    read: ([unit = ''], today) => fixed(oneDay(calendarUnit(today, chineseUnit(unit)).to)),
  },
  {
    pattern: '([今明昨后])[天日]',
    read: ([which = ''], today) => fixed(oneDay(plusDays(today, '昨今明后'.indexOf(which) - 1))),
  },
];

const withYear = (year: string, relative: string, today: CalendarDate): string =>
  year || relative ? `${yearOf(year, relative, today)}年` : '';

function yearOf(year: string, relative: string, today: CalendarDate): string {
  if (relative === '') return year;
  return String(yearNumber(today) + (relative === '明' ? 1 : relative === '去' ? -1 : 0));
}

function chineseOffset(which: string): -1 | 0 | 1 {
  if (which.startsWith('下')) return 1;
  return which.startsWith('上') ? -1 : 0;
}

const numberOf = (written: string): number => Number(written) || (chineseNumber(written) ?? 0);

function directionOf(which: string, end: string): string {
  if (end !== '') return end === '前' ? 'ago' : 'from now';
  return /过去|最近/.test(which) ? 'past' : '';
}

function chineseUnit(unit: string): TimeUnit {
  if (/天/.test(unit)) return 'day';
  if (/周|星期/.test(unit)) return 'week';
  if (/季/.test(unit)) return 'quarter';
  return /年/.test(unit) ? 'year' : 'month';
}

const plainForms: readonly PeriodForm[] = [...chinesePeriods, ...datedPeriods, ...relativePeriods];

/** A pattern without groups that takes part in longer ones. */
const ungrouped = (pattern: string): string => pattern.replace(/\((?!\?)/g, '(?:');

const anyOf = (forms: readonly PeriodForm[]): string =>
  `(?:${forms.map(({ pattern }) => ungrouped(pattern)).join('|')})`;

const edges: PeriodForm = {
  pattern: `(?:very )?(end|start|beginning|week) of (?:the )?(${anyOf(plainForms)}|week|month|quarter|year)`,
  read: ([part = '', of = ''], today) => {
    const period = unitNow(of, today) ?? readPeriod(of, today);
    return period && mapped(period, partOf[part.toLowerCase()] ?? firstDay);
  },
};

const firstDay = (span: DateSpan): DateSpan => oneDay(span.from);

const partOf: Readonly<Record<string, (span: DateSpan) => DateSpan>> = {
  end: lastDay,
  week: (span) => calendarUnit(span.from, 'week'),
};

function unitNow(word: string, today: CalendarDate): Period | null {
  const unit = (['week', 'month', 'quarter', 'year'] as const).find((one) => one === word.toLowerCase());
  return unit ? fixed(calendarUnit(today, unit)) : null;
}

const forms: readonly PeriodForm[] = [edges, ...plainForms];

/** What looks like a period, whether or not there is one: the source of a pattern without groups, for any case. */
export const periodPattern: string = anyOf(forms);

const compiled = forms.map(({ pattern, read }) => ({ pattern: new RegExp(`^(?:${pattern})$`, 'iu'), read }));
