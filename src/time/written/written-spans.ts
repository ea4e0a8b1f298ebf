import { type Weekday, weekdayNamed } from '../calendar-date.ts';
import { writtenTimes } from '../written-dates.ts';
import { monthNumber, monthPattern, type PlacedTime, type WrittenTime } from './form.ts';

/** A time or a range of times and its place in the text, with the hour and the day of the week beside it. */
export interface WrittenSpan {
  readonly index: number;
  readonly end: number;
  /** The first end of a range; null where it is a single time. */
  readonly first: WrittenTime | null;
  readonly last: WrittenTime;
  /** The day of the week given beside the last end. */
  readonly weekday: Weekday | null;
}

/**
 * The times and ranges of times that a folded text writes out, in order: `10 to 25 June 2026`, `June 10-25, 2026`, `2026年5月10日至25日`,
 * `from 1 June 2026 until 31 May 2028`. "30 June and 15 July 2026" are two, of the same year; between them lies a range only after "between".
 */
export function writtenSpans(text: string): readonly WrittenSpan[] {
  if (!mayTellTime.test(text)) return [];
  const timed = inLists(
    text,
    writtenTimes(text).flatMap((time) => withShortEnds(text, time)),
  ).map((part) => withClock(text, part));
  const spans: WrittenSpan[] = [];
  for (let at = 0; at < timed.length; at += 1) {
    const first = timed[at];
    const second = timed[at + 1];
    if (!first) continue;
    const isRange = second !== undefined && !first.first && !second.first && isBetween(text, first, second);
    spans.push(isRange ? { ...second, index: first.index, first: first.last } : first);
    if (isRange) at += 1;
  }
  return spans;
}

const mayTellTime = new RegExp(String.raw`\d|${monthPattern}|[年月]|季度|元旦|year|month|quarter`, 'i');

interface Part {
  readonly index: number;
  readonly end: number;
  readonly first: WrittenTime | null;
  readonly last: WrittenTime;
}

// With the words of French, German, Spanish, Italian, Portuguese and Dutch.
const link = String.raw`(?:to|until|till|through|thru|bis(?:\szum)?|au|al?|até|fino\sal|hasta(?:\sel)?|tot(?:\sen\smet)?|t/m|[-–—~]|起?[至到])`;
const between = new RegExp(
  String.raw`^\s{0,3}(?:(?:up\s)?${link}|起?[,，]?\s?[至到])\s{0,3}(?:and\sincluding\s)?(?:the\s|on\s|le\s|el\s|o\s)?$`,
);

function isBetween(text: string, first: WrittenSpan, second: WrittenSpan): boolean {
  const words = text.slice(first.end, Math.min(second.index, first.end + 40));
  if (between.test(words)) return true;
  return (
    /^\s{0,3}(?:and|与|和)\s{0,3}(?:the\s)?$/.test(words) &&
    /\bbetween\s(?:the\s)?$|介于$/i.test(text.slice(Math.max(0, first.index - 12), first.index))
  );
}

const day = String.raw`(\d{1,2})(?:st|nd|rd|th)?`;
// "10 to 25 June", "April to June 2026": the first end leans on the second for its month or year.
const shortFirst = new RegExp(
  String.raw`(?<![\w.,/$€£])(?:the\s)?(?:${day}\.?|(${monthPattern}))\s{0,2}(${link}|and|&|,)\s{0,2}(?:the\s)?$`,
);
// "June 10-25, 2026", "5月10日至25日", "5月10-25日": the second leans on the first.
const shortLast = new RegExp(
  String.raw`^\s?(?:(${link}|and|&)\s?(?:the\s)?${day}(?![\w%]|[.,:/-]\d)(?:,?\s(\d{4})(?!\d))?(?!\s(?:of\s)?${monthPattern}))`,
);
const shortChinese = /^\s?(?:(\d{1,2})\s?)?(起?[至到]|[-–—~、和及])\s?(\d{1,2})\s?[日号](?!内)/;

function withShortEnds(text: string, time: PlacedTime): readonly Part[] {
  const { index, end } = time;
  const alone = { index, end, first: null, last: time };
  const right = text.slice(end, end + 24);
  if (time.month !== null || time.monthsOn !== undefined) {
    const chinese = shortChinese.exec(right);
    const isHan = /[月日号]$/.test(text.slice(index, end));
    if (chinese && isHan && (time.day === null) === (chinese[1] !== undefined)) {
      const first = { ...time, day: Number(chinese[1] ?? time.day) };
      return pair(chinese[2] ?? '', {
        first: [index, end, first],
        last: [
          end + chinese[0].search(/\d{1,2}\s?[日号]$/),
          end + chinese[0].length,
          { ...time, day: Number(chinese[3]) },
        ],
      });
    }
    const english =
      time.day !== null && time.year.kind === 'left-out' && /\d|[a-z]$/i.test(text.slice(end - 2, end)) && !isHan
        ? shortLast.exec(right)
        : null;
    if (english && /^[A-Z]/.test(text.slice(index, end)) && Number(english[2]) > (time.day ?? 0)) {
      const year = english[3] === undefined ? time.year : ({ kind: 'written', year: Number(english[3]) } as const);
      return pair(english[1] ?? '', {
        first: [index, end, { ...time, year }],
        last: [end, end + english[0].length, { ...time, year, day: Number(english[2]) }],
      });
    }
  }
  const from = Math.max(0, index - 24);
  const found = time.month === null ? null : shortFirst.exec(text.slice(from, index));
  if (!found) return [alone];
  const isSameKind = (found[1] === undefined) === (time.day === null);
  const firstDay = found[1] === undefined ? null : Number(found[1]);
  const month = (found[2] === undefined ? null : monthNumber(found[2])) ?? time.month;
  // "June 1 - July 15": the day before the link has a month of its own.
  const isMonthFirst = firstDay !== null && !/^(?:the\s)?\d/i.test(text.slice(index, index + 6));
  const isLater = firstDay !== null && time.day !== null && firstDay >= time.day;
  if (!isSameKind || isLater || isMonthFirst || !/[a-z]/i.test(text.slice(index, end))) return [alone];
  const start = from + found.index;
  const link = found[3] ?? '';
  const year =
    month !== null && time.month !== null && month > time.month ? ({ kind: 'left-out' } as const) : time.year;
  return pair(
    link,
    { first: [start, index, { year, month, day: firstDay }], last: [index, end, time] },
    text.slice(Math.max(0, start - 9), start),
  );
}

type Placed = readonly [index: number, end: number, time: WrittenTime];

// A range, or where the words between are those of a list, two times.
function pair(
  words: string,
  { first, last }: { readonly first: Placed; readonly last: Placed },
  before = '',
): readonly Part[] {
  const isList = /^(?:and|&|,|[、和及])$/.test(words) && !/\bbetween\s$/i.test(before);
  if (!isList) return [{ index: first[0], end: last[1], first: first[2], last: last[2] }];
  if (words === ',') return [{ index: last[0], end: last[1], first: null, last: last[2] }];
  return [first, last].map(([index, end, time]) => ({ index, end, first: null, last: time }));
}

const listed = /^,?\s?(?:and|or|&|[、，,和及与]|以及|to|[-–—~至到])\s?(?:on\s|the\s)?$/;

// "30 June and 15 July 2026": the year is given once, at the end.
function inLists(text: string, parts: readonly Part[]): readonly Part[] {
  const dated: Part[] = [];
  for (const part of [...parts].reverse()) {
    const next = dated.at(-1);
    const year = next && (next.first ?? next.last).year;
    const isSame =
      next !== undefined &&
      part.last.year.kind === 'left-out' &&
      year?.kind === 'written' &&
      /[a-z]/i.test(text.slice(part.index, part.end)) &&
      order(part.last) < order(next.first ?? next.last) &&
      listed.test(text.slice(part.end, Math.min(next.index, part.end + 20)));
    dated.push(isSame ? { ...part, last: { ...part.last, year }, first: part.first && { ...part.first, year } } : part);
  }
  return dated.reverse();
}

const order = ({ month, day }: WrittenTime): number => (month ?? 13) * 32 + (day ?? 32);

function withClock(text: string, { index, end, first, last }: Part): WrittenSpan {
  const { before, after } = last.day === null ? { before: 0, after: 0 } : clockAround(text, index, end);
  const words = `${text.slice(index - before, index)} ${text.slice(end, end + after)}`;
  return {
    index: index - before,
    end: end + after,
    first,
    last,
    weekday: before + after === 0 ? null : weekdayIn(words),
  };
}

const weekdayName = String.raw`(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?`;
const clock = String.raw`(?:\d{1,2}(?:[:.]\d{2}){0,2}\s?[ap]\.?\s?m\b\.?|\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?(?:hrs?|hours|h)\b)?|\d{4}\s?(?:hrs|hours|h)\b|\d{1,2}\so'clock|(?:12\s)?(?:midnight|noon|midday)|(?:the\s)?(?:close|end)\sof\s(?:business|play|(?:the\s)?(?:business\s|working\s)?day)|COB|EOD|EOB)`;
const zone = String.raw`(?:\s?\(?(?:(?:[A-Z]{2,5}|[A-Z]{1,3}T)(?:[+-]\d{1,2}(?::\d{2})?)?\b|(?:[A-Za-z]{1,14}\s){0,3}[Tt]ime)(?:\s\([A-Z]{2,5}\))?\)?)`;

// The hour, its zone and the day of the week in front of an English date: "11:59 p.m. Eastern Time on Friday, ".
const clockBefore = new RegExp(
  String.raw`(?:(?<=\s|^)(?:at\s)?${clock}${zone}?,?\s(?:on\s|of\s)?(?:the\s)?)?(?:(?<=[\s(]|^)${weekdayName},?\s(?:the\s)?)?$`,
  'i',
);
const clockAfter = new RegExp(
  String.raw`^(?:,?\s\(?${weekdayName}\)?(?=[\s,.;)]|$))?(?:,?\s(?:at\s|by\s|before\s)?\(?${clock}${zone}?\)?)?`,
  'i',
);

// The same after a Chinese date: （星期五）, 下午5时, 24:00, （含当日）.
const afterChinese =
  /^\s?(?:[（(]?(?:星期|周|礼拜)[一二三四五六日天][）)]?)?\s?(?:[（(]含[^（()）]{0,4}[）)])?\s?(?:上午|下午|晚上|晚|中午|凌晨|午夜|北京时间){0,2}\s?(?:\d{1,2}\s?(?:[:：]\s?\d{2}(?:[:：]\d{2})?|[时点](?:\d{1,2}分|半|整)?))?/;

const longestClock = 60;

// How far the hour, the zone and the day of the week beside a date reach, in characters before and after it.
function clockAround(text: string, index: number, end: number): { readonly before: number; readonly after: number } {
  const left = text.slice(Math.max(0, index - longestClock), index);
  const right = text.slice(end, end + longestClock);
  const isChinese = /^[日号]$/.test(text[end - 1] ?? '') || /^\s?[（(]?(?:星期|周|[上下]午)/.test(right);
  return {
    before: clockBefore.exec(left)?.[0].length ?? 0,
    after: ((isChinese ? afterChinese : clockAfter).exec(right)?.[0] ?? '').trimEnd().length,
  };
}

function weekdayIn(words: string): Weekday | null {
  const english = new RegExp(String.raw`\b${weekdayName}`, 'i').exec(words)?.[0];
  return weekdayNamed(english ?? /(?:星期|周|礼拜)([一二三四五六日天])/.exec(words)?.[1] ?? '');
}
