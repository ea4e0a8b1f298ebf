import { type CalendarDate, calendarDate, endOfMonth, parseCalendarDate } from '../time/calendar-date.ts';
import { type WrittenDate, writtenDates } from '../time/written-dates.ts';
import { languageOf } from './language.ts';
import type { ParsedHead } from './parsed-bulletin.ts';
import { sectionHeading } from './segment/headings.ts';
import type { Line } from './segment/lines.ts';
import { withoutMarkers } from './segment/marker.ts';

/** What the caller knows of a bulletin; it goes before what the text says. */
export interface KnownHead {
  /** A month or a day, as `2019-04` or `2019-04-30`. */
  readonly issued?: string;
  readonly jurisdiction?: string;
  /** A BCP 47 tag, as `en` or `zh-Hant`. */
  readonly language?: string;
  /** The name of its file, which is asked for the issue where the text does not tell it: `2019-04-china.txt`. */
  readonly fileName?: string;
}

/**
 * Reads what the lines above the first entry say of the bulletin. The issue is only taken from a title or from a line that
 * is nothing but a date; dates of events are never taken for it. The jurisdiction is not guessed.
 */
export function readHead(lines: readonly Line[], text: string, known: KnownHead): ParsedHead {
  const short = lines
    .slice(0, headLines)
    .map(({ text }) => withoutMarkers(text))
    .filter(isTitleLike);
  const told = short.map(issueIn).find((issued) => issued !== null) ?? issueInName(known.fileName ?? '');
  return {
    title: short.find((line) => !isOnlyDate(line)) ?? short[0] ?? null,
    issued: known.issued !== undefined && isIssue(known.issued) ? known.issued : told,
    jurisdiction: known.jurisdiction ?? null,
    language: known.language ?? toldLanguage(text),
  };
}

/** The last day on which the issue can have appeared; null where it is unknown. */
export function lastDayOfIssue(issued: string | null): CalendarDate | null {
  if (issued === null) return null;
  const month = parseCalendarDate(`${issued}-01`);
  return month ? endOfMonth(month) : parseCalendarDate(issued);
}

const headLines = 12;

const isTitleLike = (line: string): boolean =>
  line.length >= 3 && line.length <= 150 && !/[.;!?。；]$/u.test(line) && sectionHeading(line)?.section == null;

const isOnlyDate = (line: string): boolean => /^[\d\s.,/年月日–-]{0,12}\p{L}{0,9}[\d\s.,/年月日–-]{0,12}$/u.test(line);

const isIssue = (text: string): boolean => lastDayOfIssue(text) !== null;

const issueInName = (name: string): string | null => {
  const found = /(?<!\d)(?:19|20)\d{2}-\d{2}(?:-\d{2})?(?!\d)/.exec(name)?.[0] ?? '';
  return isIssue(found) ? found : null;
};

function issueIn(line: string): string | null {
  const last = writtenDates(line).at(-1);
  return last ? issueOf(last) : null;
}

function issueOf({ year, month, day }: WrittenDate): string | null {
  const date = year === null ? null : calendarDate(year, month, day ?? 1);
  return date && (day === null ? date.slice(0, 7) : date);
}

function toldLanguage(text: string): string | null {
  const language = languageOf(text);
  return language?.startsWith('und-') ? null : language;
}
