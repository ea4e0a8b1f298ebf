import { type CalendarDate, daysBetween, plusDays } from './calendar-date.ts';
import {
  commonWindow,
  type DateSpan,
  type DateWindow,
  firstNotOver,
  lastBegun,
  type Period,
  spanBetween,
  thisYears,
} from './date-span.ts';
import { datesInDigits, dayPattern, monthPattern } from './dated-periods.ts';
import { periodPattern, readPeriod } from './read-period.ts';

/** A time that was asked for and sets no limit, in the words of the question, and why. */
export interface UnreadTime {
  readonly text: string;
  readonly why: 'no_such_day' | 'not_read' | 'ends_before_it_begins' | 'no_common_day';
}

/** A stretch of a question that speaks of time. */
export interface TimePhrase {
  readonly index: number;
  readonly text: string;
  /** How it is put: a `state` is "passed" or "coming"; `bare` is a period without a word that says on which side. */
  readonly told: Side | 'state' | 'bare';
  /** The period, the first where there are two; empty for a state. */
  readonly period: string;
  readonly time: DateWindow | UnreadTime;
}

// On which side of a period the days lie that are asked for.
type Side = 'within' | 'up_to' | 'before' | 'from' | 'since' | 'after';

/** Where a year is left out: the coming one, the last one, or as the words of the question say. */
export type Lean = 'coming' | 'past' | 'as_told';

/**
 * The times of a question in order. Where a year is left out, it is the first in which the days are not over; after
 * "since", and where days that have passed are asked for, the last in which they have begun; after "after" and "from" this
 * year: "after 1 April", asked on 22 April, is this April. Of two ends the second is found first.
 * At most twelve are read.
 */
export function timePhrases(text: string, today: CalendarDate, lean: Lean = 'as_told'): readonly TimePhrase[] {
  const isOver = lean === 'as_told' ? refersToPast(text) : lean === 'past';
  return timesIn(text)
    .slice(0, mostTimes)
    .map(({ index, text: words, groups }): TimePhrase => {
      const { state = '', lead = '', first = '', second = '', tail = '' } = groups;
      const found = { index, text: words, period: first };
      if (state !== '') return { ...found, told: 'state', time: stateOf(state, today) };
      const side = sideOf(lead, tail);
      const time = timeOf({ words, first, second, side }, { today, isOver });
      return { ...found, told: lead === '' && tail === '' ? 'bare' : side, time };
    });
}

// "Deadlines that may apply", "what is due now": alone among words these are no times.
const timesIn = (text: string) =>
  [...text.matchAll(timePattern)].flatMap(({ 0: words, index, groups = {} }) =>
    /^(?:may|now)$/i.test(words) && /\p{L}/u.test(text.replace(words, '')) ? [] : [{ index, text: words, groups }],
  );

// No question has more; in a text of nothing but dates, reading each would take long.
const mostTimes = 12;

/** Tells whether the words of a question put its times in the past: "took effect", "overdue", 逾期. */
export function refersToPast(text: string): boolean {
  return pastWords.test(text);
}

const pastWords = /\b(?:passed|overdue|past|expired|missed|closed|ended|took|entered|came)\b|已过期|逾期/i;

function stateOf(state: string, today: CalendarDate): DateWindow {
  return pastWords.test(state) ? { from: null, to: plusDays(today, -1) } : { from: today, to: null };
}

type Parts = Readonly<Record<'words' | 'first' | 'second', string>> & { readonly side: Side };

interface Asked {
  readonly today: CalendarDate;
  readonly isOver: boolean;
}

function timeOf({ words, first, second, side }: Parts, asked: Asked): DateWindow | UnreadTime {
  const start = existing(first, asked.today);
  if (!start) return unread(first);
  if (second === '') return windowOn(side, spanOn(side, start, asked), words);
  const end = existing(second, asked.today);
  if (!end) return unread(second);
  return windowOn(side === 'from' || side === 'since' ? 'within' : side, rangeOf(start, end, asked), words);
}

function existing(text: string, today: CalendarDate): Period | null {
  const period = readPeriod(text, today);
  return period && thisYears(period, today) ? period : null;
}

function unread(text: string): UnreadTime {
  return { text, why: looksLikeADay.test(text) ? 'no_such_day' : 'not_read' };
}

/** What looks like a day or a month, whether or not the calendar has it. */
export const looksLikeADay = new RegExp(String.raw`${monthPattern}|\d[-/.]\d|月`, 'i');

function spanOn(side: Side, period: Period, { today, isOver }: Asked): DateSpan | null {
  if (isOver || side === 'since') return lastBegun(period, today);
  return side === 'after' || side === 'from' ? thisYears(period, today) : firstNotOver(period, today);
}

// "From 1 April to 30 June" and "from June to next year": the last such start that lies before the end is over or, if the
// end is as long as a year, before it begins.
function rangeOf(start: Period, end: Period, { today, isOver }: Asked): DateSpan | null {
  const known = start.kind === 'fixed' ? start.span : null;
  const last = !known && isOver ? lastBegun(end, today) : firstNotOver(end, known?.from ?? today);
  if (!last) return null;
  const isLong = daysBetween(last.from, last.to) > 360;
  const first = lastBegun(start, isLong ? last.from : last.to);
  return first && spanBetween(first.from, last.to);
}

function windowOn(side: Side, span: DateSpan | null, words: string): DateWindow | UnreadTime {
  if (!span) return { text: words, why: 'ends_before_it_begins' };
  switch (side) {
    case 'within':
      return span;
    case 'up_to':
      return { from: null, to: span.to };
    case 'before':
      return { from: null, to: plusDays(span.from, -1) };
    case 'from':
    case 'since':
      return { from: span.from, to: null };
    case 'after':
      return { from: plusDays(span.to, 1), to: null };
  }
}

/** What a question says about time. */
export interface ReadTimes {
  /** The days that fit all of its times; null where it names none that can be read. */
  readonly window: DateWindow | null;
  /** The times that were read, as they stand in the question. */
  readonly said: string;
  /** The times that set no limit. */
  readonly unread: readonly UnreadTime[];
  /** The words that are left. */
  readonly rest: string;
}

/** Reads the time out of a question in English or Chinese. Where it names several times, the days must fit all of them. */
export function readWindow(text: string, today: CalendarDate): ReadTimes {
  const flat = flatQuestion(text);
  const phrases = timePhrases(flat, today);
  const read = phrases.flatMap(({ text: said, time }) => ('why' in time ? [] : [{ said, time }]));
  const window = read.length > 0 ? commonWindow(read.map(({ time }) => time)) : null;
  const said = read.map((one) => one.said).join(', ');
  return {
    window,
    said,
    unread: [
      ...phrases.flatMap(({ time }) => ('why' in time ? [time] : [])),
      ...(read.length > 0 && !window ? [{ text: said, why: 'no_common_day' } as const] : []),
    ],
    rest: without(flat, phrases),
  };
}

/** The question on one line with what it shortens written out, as `timePhrases` reads it. */
export function flatQuestion(text: string): string {
  return writtenOut(text.normalize('NFKC').replace(/\s+/gu, ' ').trim());
}

/** The text without those stretches of it. */
export function without(text: string, phrases: readonly Pick<TimePhrase, 'index' | 'text'>[]): string {
  const starts = [0, ...phrases.map((phrase) => phrase.index + phrase.text.length)];
  return starts
    .map((start, i) => text.slice(start, phrases[i]?.index))
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(' ');
}

/** Takes what looks like a time out of a question; a time alone among other words that may be none, as "may", stays. */
export function withoutTimes(text: string): { readonly rest: string; readonly times: readonly string[] } {
  const times = timesIn(text);
  return { rest: without(text, times), times: times.map(({ text: words }) => words) };
}

// The side that the words before and after a period say.
function sideOf(lead: string, tail: string): Side {
  const told = lookUp([...englishLeads, ...chineseLeads], lead);
  return told === 'within' ? lookUp(tails, tail) : told;
}

// Writes out what a question shortens, so that each day stands with its month: `1-30 April` is `1 April-30 April`; Chinese dates in digits.
function writtenOut(text: string): string {
  return shortened.reduce((longer, [pattern, words]) => longer.replace(pattern, words), datesInDigits(text));
}

type Words = readonly (readonly [pattern: string, side: Side])[];

const englishLeads: Words = [
  ['before|prior to|earlier than', 'before'],
  ['no later than|not later than|on or before|by|until|till|til|up to and including|up to|to', 'up_to'],
  ['after|later than', 'after'],
  ['since', 'since'],
  ['on or after|starting from|starting|as of|as from|from', 'from'],
  ['between|in|on|at|during|within|for|of|over|throughout', 'within'],
];

// 前 and 之前 take in the day itself, as they do where an authority asks for comments 4月30日前.
const chineseLeads: Words = [
  ['截至|截止到|截止', 'up_to'],
  ['自|从', 'from'],
  ['在|于', 'within'],
];

const tails: Words = [
  [' onwards?| or later| and later|起', 'from'],
  ['以来', 'since'],
  [' at the latest| or earlier| inclusive| included|之前|以前|前|为止|止', 'up_to'],
  ['之后|以后|后', 'after'],
  ['以内|之内|内|期间', 'within'],
];

function lookUp(words: Words, said: string): Side {
  const found = words.find(([pattern]) => new RegExp(`^(?:${pattern})$`, 'i').test(said));
  return found?.[1] ?? 'within';
}

const anyOf = (words: Words): string => words.map(([pattern]) => pattern).join('|');

const link = ' ?[-–—~] ?| (?:up to|to|until|till|through|thru|and|or|&) (?:the )?|[到至和]';
const wordBegins = String.raw`(?<![\p{Script=Latin}\p{N}][-_./]?)`;
const wordEnds = String.raw`(?![-_./]?[\p{Script=Latin}\p{N}])`;

const shortened: readonly (readonly [RegExp, string])[] = [
  // "before the end of June" means the same as "by the end of June": its last day is the last that counts.
  [/\bbefore (?=(?:the )?(?:end|(?:year|quarter|month|week)[- ]end)\b)/gi, 'by '],
  [/\b(by|until|till|at|the) end (?!of )/gi, '$1 end of '],
  [/\b(in|within) an? (?=(?:day|week|month|quarter|year)\b)/gi, '$1 one '],
  [
    new RegExp(
      `${wordBegins}(?<!${monthPattern} )(${dayPattern})(${link})((?:the )?${dayPattern} (?:of )?(${monthPattern}(?:,? (?:19|20)\\d{2})?))${wordEnds}`,
      'giu',
    ),
    '$1 $4$2$3',
  ],
  [
    new RegExp(
      `${wordBegins}(${monthPattern}) (${dayPattern})(${link})(${dayPattern})(?![a-z\\d]|[/.:-]\\d| (?:of )?${monthPattern})`,
      'giu',
    ),
    '$1 $2$3$1 $4',
  ],
  [/(\d{1,2}月)(\d{1,2}[日号]?[到至和-])(\d{1,2}[日号])/g, '$1$2$1$3'],
];

// A time in a question: `lead`, `first`, and perhaps `second` and `tail`; or a `state`, which is "passed" or "coming".
const timePattern = new RegExp(
  [
    wordBegins,
    `(?:(?:(?<lead>(?:${anyOf(englishLeads)})(?= )|${anyOf(chineseLeads)}) ?)?`,
    '(?:the )?(?:(?:month|quarter|year|period) of )?',
    `(?<first>${periodPattern})(?:(?:${link})(?<second>${periodPattern}))?(?<tail>${anyOf(tails)})?`,
    '|(?<state>passed|overdue|past|expired|missed|已过期|逾期|coming(?! into)|upcoming|soon|即将到期|即将))',
    wordEnds,
    // "Over 14 years old" is an age.
    '(?![- ](?:old|of age)(?![a-z]))',
  ].join(''),
  'giu',
);
