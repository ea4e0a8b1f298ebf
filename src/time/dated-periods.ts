import { calendarDate } from './calendar-date.ts';
import { type DateSpan, fixed, monthsOf, ofYear, oneDay, type Period, type PeriodForm } from './date-span.ts';
import { chineseNumber } from './number-words.ts';
import { monthPattern as monthName, monthNumber } from './written/form.ts';
import { type WrittenDate, writtenDates } from './written-dates.ts';

/** An English month, in full or shortened, as a pattern without groups. */
export const monthPattern = String.raw`${monthName}(?:\.(?=,? \d))?`;

/** The number of a day of the month as it is written before or after the month, as a pattern without groups. */
export const dayPattern = String.raw`\d{1,2}(?:st|nd|rd|th)?`;

const year = String.raw`(?:19|20)\d{2}`;

/** The ways to name days by their place in a year, in digits and in English. Where two begin alike, the longer stands first. */
export const datedPeriods: readonly PeriodForm[] = [
  {
    pattern: `((?:the )?${dayPattern}(?: day)?(?: of)? ${monthPattern}(?:,? ${year})?)`,
    read: ([text = '']) => writtenPeriod(text.replace(/^the /i, '')),
  },
  {
    pattern: `(${monthPattern} (?:the )?${dayPattern}(?:,? ${year})?)`,
    read: ([text = '']) => writtenPeriod(text),
  },
  {
    pattern: `(${monthPattern},? (?:of )?${year})`,
    read: ([text = '']) => writtenPeriod(text),
  },
  {
    pattern: String.raw`(\d{4}[-/.]\d{1,2}[-/.]\d{1,2})`,
    read: ([text = '']) => writtenPeriod(text),
  },
  {
    pattern: String.raw`(\d{1,2}[-/.]\d{1,2}[-/.])(\d{4}|\d{2})`,
    read: ([start = '', end = '']) => writtenPeriod(`${start}${end.length === 2 ? '20' : ''}${end}`),
  },
  {
    pattern: String.raw`(\d{1,2})/(\d{1,2})`,
    read: ([day = '', month = '']) => ofYear('', (of) => dayOf(of, Number(month), Number(day))),
  },
  {
    pattern: String.raw`(${year})[-/.](\d{1,2})`,
    read: ([of = '', month = '']) => fixed(monthsOf(Number(of), Number(month), 1)),
  },
  {
    pattern: String.raw`(${year})[ /-]?([qh])(\d)`,
    read: ([of = '', part = '', nth = '']) => partOfYear(part, Number(nth), of),
  },
  {
    pattern: String.raw`([qh])(\d)(?:(?:,? (?:of )?|[/-])(${year}))?`,
    read: ([part = '', nth = '', of = '']) => partOfYear(part, Number(nth), of),
  },
  {
    pattern: `(first|second|third|fourth|1st|2nd|3rd|4th) (quarter|half)(?: of (?:the year|(${year}))| (${year}))?(?! of)`,
    read: ([nth = '', part = '', of = '', year = '']) => partOfYear(part, ordinal(nth), of || year),
  },
  {
    pattern: `(?:last|final) (quarter|half) of (?:the year|(${year}))`,
    read: ([part = '', of = '']) => partOfYear(part, isHalf(part) ? 2 : 4, of),
  },
  { pattern: `(${monthPattern})`, read: ([name = '']) => writtenPeriod(name) },
  { pattern: `(?:year )?(${year})`, read: ([of = '']) => fixed(monthsOf(Number(of), 1, 12)) },
];

/** The days that a written date covers: a day or a month, of the year that it names or of every year. */
export function writtenPeriod(text: string): Period | null {
  const date = writtenDate(text);
  return ofYear(/\d{4}/.exec(text)?.[0] ?? '', (year) => {
    if (!date || (date.year ?? year) !== year) return null;
    return date.day === null ? monthsOf(year, date.month, 1) : dayOf(year, date.month, date.day);
  });
}

// A text writes its months with a capital, a question often without.
function writtenDate(text: string): Pick<WrittenDate, 'year' | 'month' | 'day'> | null {
  const capitalised = text.toLowerCase().replace(/[a-z]{3,}/g, (word) => word.charAt(0).toUpperCase() + word.slice(1));
  const [found] = writtenDates(capitalised);
  if (found) return found.text.length === text.length ? found : null;
  const month = wholeMonthName.test(text) ? monthNumber(text) : null;
  return month === null ? null : { year: null, month, day: null };
}

const wholeMonthName = new RegExp(`^${monthName}$`, 'i');

function dayOf(year: number, month: number, day: number): DateSpan | null {
  const date = calendarDate(year, month, day);
  return date && oneDay(date);
}

/** A quarter or a half of the named year, or of every year; null where the year has no such part. */
export function partOfYear(part: string, nth: number, year: string): Period | null {
  const months = isHalf(part) ? 6 : 3;
  return ofYear(year, (of) => monthsOf(of, months * (nth - 1) + 1, months));
}

const isHalf = (part: string): boolean => /^h/i.test(part);

const ordinals = ['first', 'second', 'third', 'fourth'];
const ordinal = (word: string): number => Number.parseInt(word, 10) || ordinals.indexOf(word.toLowerCase()) + 1;

/**
 * Writes the Chinese numerals of a date in digits: 二〇一九年四月三十日 is `2019年4月30日`, 五月底 is `5月底`, and 19年4月 is
 * `2019年4月`. Numbers that belong to no date stay; so do 三个月, and 三月内, which may be three months or March.
 */
export function datesInDigits(text: string): string {
  return text
    .replace(numeralOfDate, (written) => String(chineseNumber(written) ?? written))
    .replace(/(?<!\d)(\d{2})年(?=\d{1,2}月)/g, '20$1年');
}

const numeral = '[零〇一二三四五六七八九十]';

// A year of four digits, a month, a day after its month, and the second day of 四月一日至三十日.
const numeralOfDate = new RegExp(
  [
    `(?<![${numeral.slice(1, -1)}两百千万亿\\d])(?:`,
    `${numeral}{2}(?:${numeral}{2})?(?=年${numeral}{1,2}月)|${numeral}{4}(?=年)`,
    `|${numeral}{1,3}(?=月(?!以?内|之内))`,
    `|(?<=月)${numeral}{1,3}(?=[日号到至和-])`,
    `|(?<=月${numeral}{1,3}[日号]?[到至和-])${numeral}{1,3}(?=[日号])`,
    ')',
  ].join(''),
  'g',
);
