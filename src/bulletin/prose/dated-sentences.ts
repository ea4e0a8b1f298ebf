import { type Sentence, sentencesOf } from '../layout/sentences.ts';
import { type DateSpan, dateSpans } from './date-spans.ts';
import { monthPattern } from './written-dates.ts';

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
