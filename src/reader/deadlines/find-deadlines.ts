import type { Section } from '../../bulletin/bulletin.ts';
import {
  type CalendarDate,
  calendarDate,
  dayBefore,
  dayNumber,
  parseCalendarDate,
  partsOf,
} from '../../time/calendar-date.ts';
import type { DatedSentence, DateSpan } from '../dates/date-spans.ts';
import { type Anchors, type Dated, datedSpan, type FoundDate, guessYear, type Look } from '../dates/find-dates.ts';
import type { ParsedDeadline } from '../parsed-bulletin.ts';
import { hasHan } from '../segment/lines.ts';
import { type FoundCue, findCue, type Place } from './find-cue.ts';
import { findPeriods } from './find-periods.ts';
import { isNegatedOrTentative, strictlyBefore } from './negations.ts';

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
  /** Whose working days are counted; null where that is not known. */
  readonly jurisdiction?: string | null;
}

/** The deadlines of an entry, and the words of those whose year could not be known. */
export interface FoundDeadlines {
  readonly deadlines: readonly ParsedDeadline[];
  readonly withoutYear: readonly string[];
}

/**
 * The deadlines that the sentences of a body tell, in their order, each once. A date is one only where words beside it say so; every other
 * date (of publication, of a report, of an event) is left alone, and so is one that the words take back.
 */
export function findDeadlines(sentences: readonly DatedSentence[], context: DeadlineContext): FoundDeadlines {
  let before = context.title;
  const cued = sentences.flatMap((sentence) => {
    const own = deadlinesOf(sentence, before, context);
    before = sentence.text;
    return own;
  });
  return {
    deadlines: unique(cued.flatMap(({ deadline }) => deadline ?? [])),
    withoutYear: [...new Set(cued.flatMap(({ deadline, quote }) => (deadline ? [] : [quote])))],
  };
}

interface Cued {
  readonly quote: string;
  /** Null where the date has no year that is certain. */
  readonly deadline: ParsedDeadline | null;
}

function deadlinesOf(
  { text: sentence, spans }: DatedSentence,
  previous: string,
  context: DeadlineContext,
): readonly Cued[] {
  let last: CalendarDate | null = null;
  let carried: FoundCue | null = null;
  const dated = spans.flatMap((span, at) => {
    const place = {
      sentence,
      span,
      from: spans[at - 1]?.end ?? 0,
      to: spans[at + 1]?.index ?? sentence.length,
    };
    const cue =
      findCue(place, `${context.title}\n${previous}`) ?? (carried && isListed(place) ? alsoAt(place, carried) : null);
    carried = cue?.kind === 'effective_date' ? cue : null;
    const anchors = anchorsOf(context, last);
    last = writtenDay(span) ?? last;
    return cue && !isNegatedOrTentative(cue) ? cued(cue, span, anchors) : [];
  });
  const periods = findPeriods(sentence, context).filter(
    ({ kind }) => !dated.some(({ deadline }) => deadline?.kind === kind && toldByLength.has(kind)),
  );
  return [...dated, ...periods.map((deadline) => ({ quote: deadline.quote, deadline }))];
}

// "Takes effect on 1 May 2026 for large shops and 1 June 2026 for others."
const isListed = ({ sentence, span, from }: Place): boolean =>
  /^(?:\s(?:for|as regards|in respect of) [^,;.]{1,60})?,?\s(?:and\s)?(?:the\s(?:\w{1,20}\s){1,3})?(?:(?:on|from)\s)?$/.test(
    sentence.slice(from, span.index),
  ) && /^(?:[.;)]|$|,? respectively\b|\s(?:for|as regards)\b)/.test(sentence.slice(span.end));

const alsoAt = ({ sentence, span }: Place, cue: FoundCue): FoundCue => ({
  ...cue,
  rest: sentence.slice(span.end),
  quote: sentence.slice(span.index, span.end),
});

// "A six-month grace period, ending on 31 December": the length of what the day ends.
const toldByLength: ReadonlySet<string> = new Set(['consultation_close', 'grace_period_end']);

function anchorsOf({ near, event }: DeadlineContext, last: CalendarDate | null): Anchors {
  return { near: near ?? last, told: [event, last].flatMap((day) => day ?? []) };
}

const writtenDay = ({ last: { year, month, day } }: DateSpan): CalendarDate | null =>
  year.kind === 'written' && day !== null ? calendarDate(year.year, month, day) : null;

const lookingAhead =
  /\b(?:will|shall|must|ha(?:s|ve) to|until|till|by|before|later than|runs?|clos(?:es?|ing)|ends?|ending|due|com(?:es?|ing)|enters?|entering|go(?:es|ing)?|takes?|taking|appl(?:y|ies)|begins?|starts?|open|continues?|extended)\b|将|请|应|须|截止|推迟至|之?前/i;
const lookingBack = /\b(?:came|entered|went|took|taken|brought|became|closed|ended|was|were|had|ran|lasted)\b|已|曾/i;

function lookOf(quote: string): Look {
  const [ahead, back] = [lookingAhead.test(quote), lookingBack.test(quote)];
  return ahead === back ? 'either' : ahead ? 'ahead' : 'back';
}

// 该标准将于12月1日…: the word that looks ahead stands right before the quote.
const chineseLead = 6;

function cued(cue: FoundCue, span: DateSpan, anchors: Anchors): readonly Cued[] {
  const { kind, quote } = cue;
  const look = lookOf(hasHan(quote) ? `${cue.lead.slice(-chineseLead)}${quote}` : quote);
  const found = datedSpan(span, (end) => guessYear(end, look, anchors));
  const { date, precision, fault } = dayOf(cue, found);
  if (fault === 'no-year') return [{ quote, deadline: null }];
  if (date === null || isOver(cue, date, anchors.near)) return [];
  return [{ quote, deadline: { kind, date, start: startOf(cue, found), precision, quote } }];
}

/** What applies from one day to another takes effect on the first; what is due before a day is due on the one before it. */
function dayOf({ kind, cue }: FoundCue, found: FoundDate): Dated {
  if (kind === 'effective_date')
    return found.isRange ? (found.first ?? { ...found, date: null, fault: found.fault ?? 'no-year' }) : found;
  if (found.date === null || found.isRange || !strictlyBefore.test(cue)) return found;
  return { ...found, date: periodBefore(found.date) };
}

function periodBefore(date: string): string | null {
  const day = parseCalendarDate(date);
  if (day) return dayBefore(day);
  const month = parseCalendarDate(`${date}-01`);
  return (month && dayBefore(month))?.slice(0, 7) ?? null;
}

// "Extended from 1 May to 1 June": the first day is the old end, not the beginning of the window.
function startOf({ kind, cue }: FoundCue, { first }: FoundDate): CalendarDate | null {
  const hasStart = kind !== 'effective_date' && !/\bextended from\s$/i.test(cue);
  return hasStart && first?.date != null ? parseCalendarDate(first.date) : null;
}

/**
 * Whether the day is told as background or as a fact: the law that an entry is about came into force lately, and a duty
 * that ended before the month of the issue is none any more.
 */
function isOver({ kind }: FoundCue, date: string, near: CalendarDate | null): boolean {
  if (!near) return false;
  if (kind === 'compliance_deadline' || kind === 'filing_deadline') return date.slice(0, 7) < near.slice(0, 7);
  if (kind === 'other') return date.slice(0, 7) < near.slice(0, 7);
  return daysFrom(date, near) > (kind === 'effective_date' ? longAgo : quarter);
}

const longAgo = 182;
const quarter = 92;

function daysFrom(date: string, to: CalendarDate): number {
  const [from, until] = [partsOf(date), partsOf(to)];
  return dayNumber(until.year, until.month, until.day) - dayNumber(from.year, from.month, from.day);
}

// A month is told better by a day of it: "in January", then "on 1 January".
function unique(deadlines: readonly ParsedDeadline[]): readonly ParsedDeadline[] {
  const byKey = new Map<string, ParsedDeadline>();
  for (const one of deadlines) {
    const key = `${one.kind} ${one.date ?? one.quote}`;
    if (!byKey.has(key)) byKey.set(key, one);
  }
  const all = [...byKey.values()];
  const isToldBetter = ({ kind, date, precision }: ParsedDeadline): boolean =>
    precision === 'month' &&
    all.some((one) => one.kind === kind && one.precision === 'day' && one.date?.startsWith(date ?? '-') === true);
  return all.filter((one) => !isToldBetter(one));
}
