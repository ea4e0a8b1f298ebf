import { monthNumber, monthPattern, type WrittenDate, writtenDates } from '../../time/written-dates.ts';
import { type Sentence, sentencesOf } from '../segment/sentences.ts';

/** How the text tells the year of a date. */
type ToldYear =
  | { readonly kind: 'written'; readonly year: number }
  | { readonly kind: 'left-out' }
  /** "next year", which counts from the issue; "the following year", which counts from the date told before. */
  | { readonly kind: 'relative'; readonly offset: number; readonly to: 'issue' | 'text' }
  /** "12 October 23": a year only where the issue is of about that year. */
  | { readonly kind: 'two-digit'; readonly year: number }
  /** "each year": no one day. */
  | { readonly kind: 'recurring' }
  /** Digits follow that are no year, as of a footnote: "30 April 20191". */
  | { readonly kind: 'glued' };

/** A date, or one end of a range, as the text tells it. */
export interface DateEnd {
  readonly month: number;
  readonly day: number | null;
  readonly year: ToldYear;
  readonly isEitherOrder: boolean;
}

/** A date or a range of dates and its place in the sentence. */
export interface DateSpan {
  readonly index: number;
  readonly end: number;
  /** The first end of a range; null where it is a single date. */
  readonly first: DateEnd | null;
  readonly last: DateEnd;
}

/** The dates and ranges that a sentence writes out, in order, with the words that tell their year. */
function dateSpans(sentence: string): readonly DateSpan[] {
  const written = writtenDates(sentence);
  const spans: DateSpan[] = [];
  for (let at = 0; at < written.length; at += 1) {
    const first = written[at];
    const second = written[at + 1];
    if (!first) continue;
    const isRange = second !== undefined && between.test(sentence.slice(endOf(sentence, first), second.index));
    spans.push(isRange ? rangeOf(sentence, first, second) : singleOf(sentence, first));
    if (isRange) at += 1;
  }
  return spans;
}

const between = /^\s{0,3}(?:to|until|till|through|and|[-–—~至到])\s{0,3}$/;

const yearWords =
  /^,?\s(?:of\s)?(next|this|last|the\s(?:following|same|next)|each|every|any)\s(?:calendar\s)?year\b|^,?\s(annually)\b/i;
const twoDigits = /^\s['’]?([23]\d)(?=$|[.,;)](?!\d)|\s(?:to|and|or|for|by|in|on|until|with|the|which)\b)/;
// Digits beside a date that look like a year and are none; a count or a time of day does not look like one.
const digits = /^,?\s{0,2}['’]?(?:\d{4}|\d{2,3}(?=$|[.,;)](?!\d)))/;

const relativeYears: Readonly<Record<string, ToldYear>> = {
  this: { kind: 'relative', offset: 0, to: 'issue' },
  next: { kind: 'relative', offset: 1, to: 'issue' },
  last: { kind: 'relative', offset: -1, to: 'issue' },
  'the next': { kind: 'relative', offset: 1, to: 'issue' },
  'the same': { kind: 'relative', offset: 0, to: 'text' },
  'the following': { kind: 'relative', offset: 1, to: 'text' },
};

const yearBefore = /([明次])年\s?$/;
const chineseYears: Readonly<Record<string, ToldYear>> = {
  明: { kind: 'relative', offset: 1, to: 'issue' },
  次: { kind: 'relative', offset: 1, to: 'text' },
};

const reach = 40;
const endOfDate = ({ index, text }: WrittenDate): number => index + text.length;
const following = (sentence: string, date: WrittenDate): string =>
  sentence.slice(endOfDate(date), endOfDate(date) + reach);

function endOf(sentence: string, date: WrittenDate): number {
  const after = following(sentence, date);
  const words = date.year === null ? (yearWords.exec(after)?.[0] ?? shortYear(date, after)?.[0] ?? '') : '';
  return endOfDate(date) + words.length;
}

function told(sentence: string, date: WrittenDate): DateEnd {
  const word = date.year === null ? chineseYears[yearBefore.exec(sentence.slice(0, date.index))?.[1] ?? ''] : null;
  return {
    month: date.month,
    day: date.day,
    year: word ?? yearOf(date, following(sentence, date)),
    isEitherOrder: date.isEitherOrder,
  };
}

function yearOf({ year, day }: WrittenDate, after: string): ToldYear {
  if (year !== null) return { kind: 'written', year };
  const found = yearWords.exec(after);
  if (found) return relativeYears[(found[1] ?? '').toLowerCase().replace(/\s/, ' ')] ?? { kind: 'recurring' };
  const short = shortYear({ year, day }, after)?.[1];
  if (short !== undefined) return { kind: 'two-digit', year: 2000 + Number(short) };
  return digits.test(after) ? { kind: 'glued' } : { kind: 'left-out' };
}

const shortYear = ({ year, day }: Pick<WrittenDate, 'year' | 'day'>, after: string): RegExpExecArray | null =>
  year === null && day !== null ? twoDigits.exec(after) : null;

function rangeOf(sentence: string, first: WrittenDate, second: WrittenDate): DateSpan {
  const ends = { first: told(sentence, first), last: told(sentence, second) };
  return { index: first.index, end: endOf(sentence, second), ...ends };
}

function singleOf(sentence: string, date: WrittenDate): DateSpan {
  const short = shortStart(sentence, date);
  const last = told(sentence, date);
  return { index: short?.index ?? date.index, end: endOf(sentence, date), first: short?.first ?? null, last };
}

// "from 1 to 30 April 2019", "from April to June 2019": the first end leans on the second for its month or year.
const shortEnds = new RegExp(
  String.raw`(?<![\w.,])(?:(\d{1,2})(?:st|nd|rd|th)?|(${monthPattern}))\s{0,2}(?:to|until|and|[-–—~至到])\s{0,2}$`,
);

function shortStart(sentence: string, date: WrittenDate): { readonly index: number; readonly first: DateEnd } | null {
  const from = Math.max(0, date.index - 24);
  const found = shortEnds.exec(sentence.slice(from, date.index));
  if (!found) return null;
  const day = found[1] === undefined ? null : Number(found[1]);
  const month = (found[2] === undefined ? null : monthNumber(found[2])) ?? date.month;
  return {
    index: from + found.index,
    first: { month, day, year: { kind: 'left-out' }, isEitherOrder: false },
  };
}

/** A sentence and the dates and ranges that it writes out. */
export interface DatedSentence extends Sentence {
  readonly spans: readonly DateSpan[];
}

/** Parts a text into sentences and finds the dates of each, once for all that ask for them. */
export const datedSentences = (text: string): readonly DatedSentence[] =>
  sentencesOf(text).map(({ index, text }) => ({
    index,
    text,
    spans: mayTellDay.test(text) ? dateSpans(text) : [],
  }));

const mayTellDay = new RegExp(String.raw`\d|${monthPattern}`);
