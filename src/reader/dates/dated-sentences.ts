import { foldText } from '../../text/fold.ts';
import type { WrittenTime } from '../../time/written/form.ts';
import { type WrittenPeriod, writtenPeriods } from '../../time/written/written-periods.ts';
import { type WrittenSpan, writtenSpans } from '../../time/written/written-spans.ts';
import { type Sentence, sentencesOf } from '../segment/sentences.ts';

/** A sentence, folded, and the times that it tells. */
export interface DatedSentence extends Sentence {
  readonly spans: readonly WrittenSpan[];
  /** Those that lie in none of the spans. */
  readonly periods: readonly WrittenPeriod[];
  /** The words between two places of the sentence as they were written. */
  readonly written: (from: number, to: number) => string;
}

/**
 * Folds a text, parts it into sentences and finds the times of each, once for all that ask for them.
 * @param order how days in figures are meant that could be read either way
 */
export function datedSentences(text: string, order: DayOrder = 'unknown'): readonly DatedSentence[] {
  const folded = foldText(text);
  return sentencesOf(folded.text).map(({ index, text }) => {
    const { spans, periods } = withoutRepetition(text, writtenSpans(text), writtenPeriods(text));
    return {
      index,
      text,
      spans: order === 'unknown' ? spans : spans.map((span) => inOrder(span, order)),
      periods,
      written: (from, to) => folded.written(index + from, index + to),
    };
  });
}

/** Whether days in figures have their day first or their month first: 06/07/2026. */
export type DayOrder = 'day-first' | 'month-first' | 'unknown';

/** The order of days in figures, by those of a text that can be read one way only; the United States write the month first. */
export function dayOrderOf(text: string, jurisdiction: string | null): DayOrder {
  const orders = new Set(
    [...text.matchAll(/(?<![\w/.-])(\d{1,2})([-/])(\d{1,2})\2\d{4}(?![\d/-])/g)].flatMap(([, first, , second]) =>
      Number(first) > 12 ? 'day-first' : Number(second) > 12 ? 'month-first' : [],
    ),
  );
  if (orders.size === 0) return jurisdiction === 'US' ? 'month-first' : 'unknown';
  return orders.size > 1 ? 'unknown' : orders.has('day-first') ? 'day-first' : 'month-first';
}

const inOrder = ({ first, last, ...rest }: WrittenSpan, order: DayOrder): WrittenSpan => ({
  ...rest,
  first: first && settled(first, order),
  last: settled(last, order),
});

// Such a day has been read day first.
function settled({ isEitherOrder, ...time }: WrittenTime, order: DayOrder): WrittenTime {
  if (!isEitherOrder || order === 'day-first') return time;
  return { ...time, month: time.day, day: time.month };
}

// "By the end of the month, 30 June", "another 180 days, to 15 June", 试点一年，即至5月31日: what is told twice is told best by its day.
function withoutRepetition(text: string, spans: readonly WrittenSpan[], periods: readonly WrittenPeriod[]) {
  const kept: WrittenSpan[] = [];
  const free: WrittenPeriod[] = [];
  let next = 0;
  const addPeriods = (until: number): void => {
    for (let period = periods[next]; period && period.index < until; period = periods[++next])
      if (period.index >= (kept.at(-1)?.end ?? 0) && period.end <= until) free.push(period);
  };
  for (const span of spans) {
    addPeriods(span.index);
    const [coarse, length] = [kept.at(-1), free.at(-1)];
    const isDay = span.last.day !== null && !span.first;
    if (isDay && coarse?.last.day === null && isSame.test(between(text, coarse, span))) {
      kept.pop();
      kept.push({ ...span, index: coarse.index });
    } else if (isDay && length && length.index >= (coarse?.end ?? 0) && isLength.test(between(text, length, span))) {
      free.pop();
      kept.push({ ...span, index: length.index });
    } else kept.push(span);
  }
  addPeriods(Number.POSITIVE_INFINITY);
  return { spans: kept, periods: free };
}

// Longer words than any that repeat stay longer.
const between = (text: string, { end }: { readonly end: number }, { index }: { readonly index: number }): string =>
  text.slice(end, Math.min(index, end + 40));

const isSame = /^(?:[,，]|\s?[(（])?\s?(?:that is,?\s|namely\s|即)?(?:on\s|by\s|until\s)?(?:the\s)?$/;
const isLength =
  /^[,，]?\s?(?:[(（]\s?|that is,?\s|即)?(?:(?:to|until|by|ending on|which ends on)\s|[至到])?(?:the\s)?$/;
