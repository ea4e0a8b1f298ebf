import { en } from 'chrono-node';
import { type CalendarDate, calendarDate } from './calendar-date.ts';
import { monthNumber, monthPattern } from './written/month-names.ts';
import { type WrittenDate, writtenDates } from './written-dates.ts';

/** How exactly a text tells a date. */
export type DatePrecision = 'day' | 'month' | 'year';

/** A date as far as it was told: the first day of the month or year where the text names no more. */
export interface ReadDate {
  readonly date: CalendarDate;
  readonly precision: DatePrecision;
}

/**
 * Reads the whole text as one date, in British order and in any case: `1 June`, `june`, `June 2019`, `2019-06`, `1/6/2019`,
 * `tomorrow`, `next Friday`, `next month`. Where the year is left out it is the first that does not lie before `today`: a
 * month that has begun is still this year's. Null where the text is anything else, a day that does not exist included.
 */
export function readWrittenDate(text: string, today: CalendarDate): ReadDate | null {
  if (text.length > longest) return null;
  const words = text.trim().replace(/\s+/g, ' ');
  const parts = written(words);
  if (!parts) return yearOnly(words) ?? relative(words, today);
  return parts.day === null ? readMonth(parts, today) : readDay({ ...parts, day: parts.day }, today);
}

const longest = 60;

type Parts = Pick<WrittenDate, 'year' | 'month' | 'day'>;

function written(words: string): Parts | null {
  const capitalised = words.toLowerCase().replace(/[a-z]+/g, (word) => (isMonthName(word) ? capital(word) : word));
  const found = writtenDates(capitalised)[0];
  if (found) return found.text.length === capitalised.length ? found : null;
  const isoMonth = /^(\d{4})-(\d{1,2})$/.exec(words);
  if (isoMonth) return { year: Number(isoMonth[1]), month: Number(isoMonth[2]), day: null };
  const month = isMonthName(words) ? monthNumber(words) : null;
  return month === null ? null : { year: null, month, day: null };
}

const wholeMonthName = new RegExp(`^${monthPattern}$`, 'i');
const isMonthName = (word: string): boolean => wholeMonthName.test(word);
const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

function readMonth({ year, month }: Parts, today: CalendarDate): ReadDate | null {
  const thisYear = Number(today.slice(0, 4));
  const isOver = month < Number(today.slice(5, 7));
  const date = calendarDate(year ?? (isOver ? thisYear + 1 : thisYear), month, 1);
  return date && { date, precision: 'month' };
}

// Nine years on there is a leap day again even across a century that has none.
function readDay({ year, month, day }: Parts & { readonly day: number }, today: CalendarDate): ReadDate | null {
  const thisYear = Number(today.slice(0, 4));
  const years = year === null ? Array.from({ length: 9 }, (_, later) => thisYear + later) : [year];
  const days = years.flatMap((candidate) => calendarDate(candidate, month, day) ?? []);
  const date = days.find((candidate) => year !== null || candidate >= today);
  return date ? { date, precision: 'day' } : null;
}

function yearOnly(words: string): ReadDate | null {
  const date = /^(?:19|20)\d{2}$/.test(words) ? calendarDate(Number(words), 1, 1) : null;
  return date && { date, precision: 'year' };
}

// Words such as "next Friday" are chrono-node's; dates written out are not, for it reads "May 10" as May 2010.
function relative(words: string, today: CalendarDate): ReadDate | null {
  const reference = { instant: new Date(`${today}T12:00:00Z`), timezone: 0 };
  const [found] = en.GB.parse(words, reference, { forwardDate: true });
  if (!found || found.text.length !== words.length || found.end || /\d{3}/.test(words)) return null;
  const { start } = found;
  const [year, month, day] = [start.get('year') ?? 0, start.get('month') ?? 0, start.get('day') ?? 0];
  const precision = precisionOf((part) => start.isCertain(part));
  const date = precision && calendarDate(year, precision === 'year' ? 1 : month, precision === 'day' ? day : 1);
  return precision && date ? { date, precision } : null;
}

function precisionOf(isCertain: (part: 'weekday' | 'day' | 'month' | 'year') => boolean): DatePrecision | null {
  if (isCertain('day') || isCertain('weekday')) return 'day';
  if (isCertain('month')) return 'month';
  return isCertain('year') ? 'year' : null;
}
