import { chineseNumber } from '../../../bulletin/chinese-number.ts';
import { type CalendarDate, plusDays } from '../../../time/calendar-date.ts';
import { calendarUnit, monthsOf, oneDay, type TimeUnit, yearNumber } from './date-span.ts';
import { partOfYear, writtenPeriod } from './dated-periods.ts';
import { fixed, lastDay, mapped, ofYear, type PeriodForm } from './period.ts';
import { counted } from './relative-periods.ts';

const year = String.raw`((?:19|20)\d{2})年|([今本明去])年`;
const digits = '一二三四五六七八九';

/** The ways to name days in Chinese. Where two begin alike, the longer stands first. */
export const chinesePeriods: readonly PeriodForm[] = [
  {
    pattern: String.raw`(?:${year})?(\d{1,2}月\d{1,2}[日号])`,
    read: ([of = '', relative = '', text = ''], today) =>
      writtenPeriod(`${withYear(of, relative, today)}${text}`),
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
      counted(
        { direction: directionOf(which, end), count: String(numberOf(count)), unit: unitOf(unit) },
        today,
      ),
  },
  {
    pattern: String.raw`(\d{1,6})日(?:以内|之内|内)`,
    read: ([count = ''], today) => counted({ direction: '', count, unit: 'day' }, today),
  },
  {
    pattern: '(本|这个?|下个?|上个?)(?:周|星期)([一二三四五六日天])',
    read: ([which = '', name = ''], today) => {
      const monday = calendarUnit(today, 'week', laterBy(which)).from;
      return fixed(oneDay(plusDays(monday, '一二三四五六日'.indexOf(name === '天' ? '日' : name))));
    },
  },
  {
    pattern: '(本|这个?|下个?|上个?)(周|星期|月|季度)(底|末)?',
    read: ([which = '', unit = '', end = ''], today) => {
      const span = calendarUnit(today, unitOf(unit), laterBy(which));
      return fixed(end ? oneDay(span.to) : span);
    },
  },
  {
    // 五月底 is no end of this month, nor is 三年底 of this year.
    pattern: String.raw`(?<![\d零〇一二两三四五六七八九十])([年月])[底末]`,
    read: ([unit = ''], today) => fixed(oneDay(calendarUnit(today, unitOf(unit)).to)),
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

function laterBy(which: string): -1 | 0 | 1 {
  if (which.startsWith('下')) return 1;
  return which.startsWith('上') ? -1 : 0;
}

const numberOf = (written: string): number => Number(written) || (chineseNumber(written) ?? 0);

function directionOf(which: string, end: string): string {
  if (end !== '') return end === '前' ? 'ago' : 'from now';
  return /过去|最近/.test(which) ? 'past' : '';
}

function unitOf(unit: string): TimeUnit {
  if (/天/.test(unit)) return 'day';
  if (/周|星期/.test(unit)) return 'week';
  if (/季/.test(unit)) return 'quarter';
  return /年/.test(unit) ? 'year' : 'month';
}
