import type { Section } from '../../bulletin/bulletin.ts';
import { type CalendarDate, calendarDate, type DatePrecision, parseCalendarDate } from '../../time/calendar-date.ts';
import type { WrittenPeriod } from '../../time/written/written-periods.ts';
import type { WrittenSpan } from '../../time/written/written-spans.ts';
import type { DatedSentence } from '../dates/dated-sentences.ts';
import { type Anchors, datedSpan, type FoundDate, guessYear, type Look, named } from '../dates/find-dates.ts';

/** What is known when the deadlines of an entry are looked for. */
export interface DeadlineContext {
  readonly title: string;
  readonly section: Section;
  /** Day by which dates without a year are understood: the last of the issue, as far as known. */
  readonly near: CalendarDate | null;
  /** Day of the main event, where it is told. */
  readonly event?: CalendarDate | null;
  /** Day on which what the entry is about was published, where it is told: what "30 days after publication" counts from. */
  readonly published?: CalendarDate | null;
  /** Day on which an official paper printed it, where it is told. */
  readonly gazetted?: CalendarDate | null;
  /** Whose working days are counted; null where that is not known. */
  readonly jurisdiction?: string | null;
  /** Whether it is in a language of which only dates are read: none is sure then. */
  readonly isForeign?: boolean;
}

/** A time that may be a deadline, and its place in its sentence. */
export interface Candidate {
  readonly sentence: DatedSentence;
  /** Of the sentence among those of the entry, and of the candidate among those of the entry. */
  readonly sentenceNumber: number;
  readonly number: number;
  readonly index: number;
  readonly end: number;
  /** Where the date before it in the sentence ends, and where the next one begins. */
  readonly after: number;
  readonly before: number;
  /** In ISO 8601 to its precision; null where it cannot be known, and for periods. */
  readonly date: string | null;
  /** The first day of a range. */
  readonly first: string | null;
  readonly precision: DatePrecision | 'relative';
  readonly fault: FoundDate['fault'];
  /** Null for a period. */
  readonly span: WrittenSpan | null;
  readonly period: WrittenPeriod | null;
}

/** Every date, range and period of an entry's sentences, in order. */
export function candidatesOf(sentences: readonly DatedSentence[], context: DeadlineContext): readonly Candidate[] {
  const all: Candidate[] = [];
  let earlier: CalendarDate | null = null;
  for (const [sentenceNumber, sentence] of sentences.entries()) {
    let last: CalendarDate | null = null;
    let after = 0;
    let nextSpan = 0;
    for (const time of inOrder(sentence)) {
      while ((sentence.spans[nextSpan]?.index ?? Number.POSITIVE_INFINITY) < time.end) nextSpan += 1;
      const before = sentence.spans[nextSpan]?.index ?? sentence.text.length;
      const { index, end } = time;
      const place = { sentence, sentenceNumber, number: all.length, index, end, after, before };
      if ('count' in time) {
        all.push({ ...place, ...noDate, precision: 'relative', span: null, period: time });
        continue;
      }
      const { date, first, precision, fault } = dated(sentence, time, context, { last, earlier });
      all.push({ ...place, date, first: first?.date ?? null, precision, fault, span: time, period: null });
      last = writtenDay(time) ?? last;
      after = end;
    }
    earlier = last ?? earlier;
  }
  return all;
}

const noDate = { date: null, first: null, fault: null } as const;

/** The spans and periods of a sentence, in order. */
export const inOrder = ({ spans, periods }: DatedSentence): readonly (WrittenSpan | WrittenPeriod)[] =>
  [...spans, ...periods].sort((a, b) => a.index - b.index);

function dated(
  sentence: DatedSentence,
  span: WrittenSpan,
  context: DeadlineContext,
  { last, earlier }: Pick<Anchors, 'last' | 'earlier'>,
): FoundDate {
  const { near, event = null } = context;
  const anchors = { near: near ?? last, event, last, earlier };
  const look = lookOf(sentence.text, span);
  return datedSpan(named(span, last ?? near), (time) => guessYear(time, look, anchors));
}

const writtenDay = ({ last: { year, month, day } }: WrittenSpan): CalendarDate | null =>
  year.kind === 'written' && month !== null && day !== null ? calendarDate(year.year, month, day) : null;

const lookingAhead =
  /\b(?:will|shall|must|ha(?:s|ve) to|until|till|by|before|later than|runs?|clos(?:es?|ing)|ends?|ending|due|com(?:es?|ing)|enters?|entering|go(?:es|ing)?|takes?|taking|appl(?:y|ies)|begins?|starts?|open|continues?|extended)\b|将|请|应|须|截止|推迟至|之?前|拟/i;
const lookingBack =
  /\b(?:came|entered|went|took|taken|brought|became|began|closed|concluded|ended|finished|started|terminated|was|were|had|ran|lasted|wrapped|lapsed|expired)\b|已|曾/i;
const looked = { before: 40, after: 20 };

function lookOf(sentence: string, { index, end }: WrittenSpan): Look {
  const around = `${sentence.slice(Math.max(0, index - looked.before), index)} ${sentence.slice(end, end + looked.after)}`;
  const [ahead, back] = [lookingAhead.test(around), lookingBack.test(around)];
  return ahead === back ? 'either' : ahead ? 'ahead' : 'back';
}

/** The day on which a candidate's range begins, where it is told to the day. */
export const startOf = ({ first }: Candidate): CalendarDate | null =>
  first === null ? null : parseCalendarDate(first);
