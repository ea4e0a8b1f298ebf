import { foldText } from '../../text/fold.ts';
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

/** Folds a text, parts it into sentences and finds the times of each, once for all that ask for them. */
export function datedSentences(text: string): readonly DatedSentence[] {
  const folded = foldText(text);
  return sentencesOf(folded.text).map(({ index, text }) => {
    const { spans, periods } = withoutRepetition(text, writtenSpans(text), writtenPeriods(text));
    return {
      index,
      text,
      spans,
      periods,
      written: (from, to) => folded.written(index + from, index + to),
    };
  });
}

// "By the end of the month, 30 June", "another 180 days, to 15 June", 试点一年，即至5月31日: what is told twice is told best by its day.
function withoutRepetition(text: string, spans: readonly WrittenSpan[], periods: readonly WrittenPeriod[]) {
  const isFree = (period: WrittenPeriod): boolean =>
    spans.every((span) => period.end <= span.index || span.end <= period.index);
  const free = periods.filter(isFree);
  const repeated = new Set<WrittenSpan | WrittenPeriod>();
  const kept = spans.map((span) => {
    const from = Math.max(0, span.index - farthest);
    if (span.last.day === null || span.first) return span;
    const coarse = spans.find(
      ({ end, last }) =>
        last.day === null && end >= from && isSame.test(text.slice(end, span.index)) && end <= span.index,
    );
    const length = free.find(
      ({ end }) => end >= from && end <= span.index && isLength.test(text.slice(end, span.index)),
    );
    const before = coarse ?? length;
    if (!before) return span;
    repeated.add(before);
    return { ...span, index: before.index };
  });
  return {
    spans: kept.filter((_, at) => spans.every((span, other) => other !== at || !repeated.has(span))),
    periods: free.filter((period) => !repeated.has(period)),
  };
}

const farthest = 20;
const isSame = /^(?:[,，]|\s?[(（])?\s?(?:that is,?\s|namely\s|即)?(?:on\s|by\s|until\s)?(?:the\s)?$/;
const isLength =
  /^[,，]?\s?(?:[(（]\s?|that is,?\s|即)?(?:(?:to|until|by|ending on|which ends on)\s|[至到])?(?:the\s)?$/;
