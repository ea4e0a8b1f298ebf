import { format } from 'date-fns/format';
import { enGB } from 'date-fns/locale/en-GB';
import { zhCN } from 'date-fns/locale/zh-CN';
import { currentLanguage } from '../messages/language.ts';
import { listOf } from '../messages/lists.ts';
import { t } from '../messages/messages.ts';
import { asDate, type CalendarDate, daysBetween, type Weekday } from './calendar-date.ts';

// Days as people read them, in the current language (`messages/language.ts`).

/** `30 April 2019`. */
export const formatDate = (date: CalendarDate): string => written(date, 'dates.day');

/** As a list has it: `Tue 30 Apr` within 30 days of today, `24 May` farther off; with the year if it is another one. */
export function formatListDate(date: CalendarDate, today: CalendarDate): string {
  const isNear = Math.abs(daysBetween(today, date)) <= 30;
  if (date.slice(0, 4) === today.slice(0, 4)) return written(date, isNear ? 'dates.list.near' : 'dates.list.far');
  return written(date, isNear ? 'dates.weekday.short' : 'dates.list.other_year');
}

/** With the weekday: `Tuesday 30 April 2019`, or in short `Tue 30 Apr 2019`. */
export const formatWithWeekday = (date: CalendarDate, length: 'long' | 'short'): string =>
  written(date, `dates.weekday.${length}`);

/** `Monday 1 June`; with the year if it isn't that of the other day. */
export const formatDayNear = (date: CalendarDate, other: CalendarDate): string =>
  written(date, date.slice(0, 4) === other.slice(0, 4) ? 'dates.weekday.this_year' : 'dates.weekday.long');

/** `Monday`. */
export const formatWeekday = (day: Weekday): string => locales[currentLanguage()].localize.day(day === 7 ? 0 : day);

/** `April 2019`. */
export const formatMonth = (date: CalendarDate): string => written(date, 'dates.month');

/** `Apr 2019`, every month as wide as the others. */
export const formatShortMonth = (date: CalendarDate): string => written(date, 'dates.month.short');

/** "1 April to 30 September 2019": two days, with what they share written once. */
export function formatDateRange(from: CalendarDate, to: CalendarDate): string {
  if (from === to) return formatDate(to);
  const [first = '', last = ''] = sharing([from, to]);
  return t('dates.range', { from: first, to: last });
}

/** "30 March, 1 and 8 April 2019": days in their order, with what neighbours share written once. */
export const formatDays = (days: readonly CalendarDate[]): string => listOf(sharing(days));

const sharing = (days: readonly CalendarDate[]): readonly string[] =>
  days.map((day, i) => written(day, partNotIn(days[i + fullerDay[currentLanguage()]], day)));

// Which neighbour is written in full: English leaves out what the next day says, Chinese what the day before says.
const fullerDay = { en: 1, 'zh-CN': -1 } as const;

function partNotIn(other: CalendarDate | undefined, day: CalendarDate) {
  if (other?.slice(0, 4) !== day.slice(0, 4)) return 'dates.day';
  return other.slice(0, 7) === day.slice(0, 7) ? 'dates.part.month' : 'dates.part.year';
}

type Pattern = Extract<Parameters<typeof t>[0], `dates.${string}`>;

const locales = { en: enGB, 'zh-CN': zhCN } as const;

// The pattern of date-fns is a message of its own: languages differ in order and signs, not in names alone.
const written = (date: CalendarDate, pattern: Exclude<Pattern, 'dates.range'>): string =>
  format(asDate(date), t(pattern), { locale: locales[currentLanguage()] });
