import { type CalendarDate, parseCalendarDate, plusDays, plusMonths, weekdayOf } from '../../time/calendar-date.ts';
import { workingDaysAfter } from '../../time/working-days.ts';
import type { WrittenPeriod } from '../../time/written/written-periods.ts';
import type { DatedSentence } from '../dates/dated-sentences.ts';
import { type DeadlineModel, deadlineModel, type Judgement, judge } from '../model/classifier.ts';
import type { ParsedDeadline } from '../parsed-bulletin.ts';
import { type Candidate, candidatesOf, type DeadlineContext, startOf } from './candidates.ts';
import { featuresOf } from './features.ts';
import { isTakenBack } from './vetoes.ts';

/** The deadlines of an entry, what may be one, and the words of those whose year could not be known. */
export interface FoundDeadlines {
  readonly deadlines: readonly ParsedDeadline[];
  /** Times that stand with the words of a deadline, or lie after the issue, and are not surely one: for a curator to decide. */
  readonly possible: readonly ParsedDeadline[];
  readonly withoutYear: readonly string[];
}

/**
 * The deadlines that the sentences of a body tell, in their order, each once. The model judges every date and period by the words around it;
 * what it is sure of is a deadline, unless the words take it back, and what it is not sure of is `possible`. Nothing else is kept: dates of
 * publication, of background laws, of events.
 */
export function findDeadlines(
  sentences: readonly DatedSentence[],
  context: DeadlineContext,
  model: DeadlineModel = deadlineModel,
): FoundDeadlines {
  const candidates = candidatesOf(sentences, context);
  const features = featuresOf(candidates, sentences, context);
  const judged = withListed(
    candidates.map((candidate, at) =>
      verdict(
        { candidate, judgement: judge(features[at] ?? [], model), next: sentences[candidate.sentenceNumber + 1] },
        context,
        model,
      ),
    ),
  );
  const effect = onlyEffect(judged);
  const told = new Set(
    judged.flatMap(({ is, candidate, judgement }) =>
      is === 'sure' && candidate.date !== null ? [keyOf(candidate, judgement)] : [],
    ),
  );
  const read = judged.flatMap(({ candidate, judgement, is }, at) =>
    is === 'none' || (isLengthOf(candidate, judgement, told) && !isCountedFromLaw(candidate))
      ? []
      : [
          {
            is: isLengthOf(candidate, judgement, told) ? 'possible' : is,
            isYearless: candidate.fault === 'no-year' || candidate.fault === null,
            ...deadlineOf(candidate, judgement, anchorsOf(at, judged, context, effect)),
          },
        ],
  );
  const sure = read.filter(({ is }) => is === 'sure');
  const deadlines = unique(sure.flatMap(({ deadline }) => deadline ?? []));
  return {
    deadlines,
    possible: unique(read.flatMap(({ is, deadline }) => (is === 'possible' && deadline ? [deadline] : []))).filter(
      (one) => !deadlines.some((other) => isToldBy(one, other)),
    ),
    withoutYear: [
      ...new Set(read.flatMap(({ deadline, quote, isYearless }) => (!deadline && isYearless ? [quote] : []))),
    ],
  };
}

interface Judged {
  readonly candidate: Candidate;
  readonly judgement: Judgement;
  readonly is: 'sure' | 'possible' | 'none';
}

function verdict(
  { candidate, judgement, next }: Omit<Judged, 'is'> & { readonly next: DatedSentence | undefined },
  { near: issued, isForeign = false }: DeadlineContext,
  { sure, possible, possibleAhead }: DeadlineModel,
): Judged {
  const { confidence, probability } = judgement;
  const isSure =
    confidence >= sure &&
    !isForeign &&
    !isTakenBack(candidate, next) &&
    isWeekdayRight(candidate) &&
    !isDamaged(candidate);
  // Of an issue that isn't known any date may lie ahead.
  const isAhead = candidate.date !== null && (issued === null || candidate.date > issued);
  const isPossible = probability >= (isAhead ? possibleAhead : possible) || (isForeign && isAhead);
  if (candidate.fault === 'recurring') return { candidate, judgement, is: 'none' };
  return { candidate, judgement, is: isSure ? 'sure' : isPossible ? 'possible' : 'none' };
}

// Such a period may be a day of its own beside another of its sentence: "on the third day following publication and from 1 March".
const isCountedFromLaw = ({ period }: Candidate): boolean =>
  period !== null &&
  period.count > 0 &&
  !period.isBefore &&
  (period.anchor === 'publication' || period.anchor === 'gazette' || period.anchor === 'effect');

// "The compliance date is 1 January 2027 for large firms and 1 July 2027 for small firms": what is sure of the first goes for the others.
function withListed(judged: readonly Judged[]): readonly Judged[] {
  const all: Judged[] = [];
  for (const one of judged) {
    const last = all.at(-1);
    const goesOn = last?.is === 'sure' && one.is === 'possible' && isListed(last.candidate, one.candidate);
    const { kind, confidence } = last?.judgement ?? one.judgement;
    all.push(
      goesOn
        ? { ...one, is: 'sure', judgement: { ...one.judgement, kind, confidence: Math.min(confidence, 0.8) } }
        : one,
    );
  }
  return all;
}

const isListed = (before: Candidate, { sentence, index, end, date }: Candidate): boolean =>
  before.sentence === sentence &&
  date !== null &&
  listed.test(sentence.text.slice(before.end, Math.min(index, before.end + 120))) &&
  /^(?:[.;)。；、]|$|,? respectively\b|,?\s(?:for|as regards|in respect of|to)\b)/.test(
    sentence.text.slice(end, end + 40),
  );
const listed =
  /^(?:,?\s(?:for|as regards|in respect of|to) [^,;.]{1,60})?,?\s?(?:and|or|、|和|及)\s?(?:the\s(?:\w{1,20}\s){1,3})?(?:(?:on|from|by)\s)?$/;

/** Whether a letter that is broken in the file stands in a date or beside it: what it was may have made it another day. */
const isDamaged = ({ sentence: { text }, index, end }: Candidate): boolean =>
  text.includes('\uFFFD') && text.slice(Math.max(0, index - besideDate), end + besideDate).includes('\uFFFD');

const besideDate = 6;

/** Whether the day of the week that is told beside a day is the right one. */
function isWeekdayRight({ date, span }: Pick<Candidate, 'date' | 'span'>): boolean {
  const day = date === null ? null : parseCalendarDate(date);
  return day === null || span?.weekday == null || weekdayOf(day) === span.weekday;
}

// "A six-month grace period, ending on 31 December", "another 180 days, to 15 June": the length of what the day ends.
const isLengthOf = (candidate: Candidate, judgement: Judgement, told: ReadonlySet<string>): boolean =>
  candidate.period !== null && told.has(keyOf(candidate, judgement));

const keyOf = ({ sentenceNumber }: Candidate, { kind }: Judgement): string => `${sentenceNumber} ${kind}`;

// The day from which "180 days after the effective date" runs, where the entry tells one day alone.
function onlyEffect(judged: readonly Judged[]): CalendarDate | null {
  const days = judged.flatMap(({ candidate, judgement, is }) =>
    is === 'sure' && judgement.kind === 'effective_date' ? [startOf(candidate) ?? candidate.date ?? ''] : [],
  );
  return new Set(days).size === 1 ? parseCalendarDate(days[0] ?? '') : null;
}

function anchorsOf(
  at: number,
  judged: readonly Judged[],
  context: DeadlineContext,
  effect: CalendarDate | null,
): PeriodAnchors {
  const { candidate } = judged[at] ?? {};
  // "12 months from 23 August 2024" names its day after it, "within 30 days of that date" before.
  const near = [judged[at + 1], judged[at - 1]].find(
    (one) => one?.candidate.sentence === candidate?.sentence && one?.candidate.precision === 'day',
  );
  const told = near?.candidate.date ?? null;
  return {
    published: context.published ?? null,
    gazetted: context.gazetted ?? null,
    effect,
    told: told === null ? null : parseCalendarDate(told),
    jurisdiction: context.jurisdiction ?? null,
  };
}

// Without a deadline where the date has no year that is certain.
function deadlineOf(
  candidate: Candidate,
  { kind, confidence }: Judgement,
  anchors: PeriodAnchors,
): { readonly quote: string; readonly deadline: ParsedDeadline | null } {
  const quote = quoteOf(candidate);
  const rounded = Math.round(confidence * 100) / 100;
  if (candidate.period) {
    const date = countPeriod(candidate.period, anchors);
    return { quote, deadline: { kind, date, start: null, precision: 'relative', quote, confidence: rounded } };
  }
  // What applies from one day to another takes effect on the first, unless it was moved from there.
  const isFromFirst = kind === 'effective_date' && candidate.span?.first != null && !isMoved(candidate);
  const date = isFromFirst ? candidate.first : candidate.date;
  const start = kind === 'effective_date' || isMoved(candidate) ? null : startOf(candidate);
  // Nobody can tell which day was meant.
  if (isDamaged(candidate))
    return { quote, deadline: { kind, date: null, start: null, precision: 'relative', quote, confidence: rounded } };
  if (date === null || candidate.precision === 'relative') return { quote, deadline: null };
  const precision = date.length === 4 ? 'year' : date.length === 7 ? 'month' : 'day';
  return { quote, deadline: { kind, date, start, precision, quote, confidence: rounded } };
}

// "Delayed from 1 June to 1 September": the first day is the old one, not the beginning of a window.
const isMoved = ({ sentence, index }: Candidate): boolean =>
  moving.test(sentence.text.slice(Math.max(0, index - 80), index));
const moving =
  /(?:\b(?:postpon|delay|defer|extend|mov(?:ed|ing)|push|put back|shift|stretch)\w{0,5}\b[^.;]{0,70}?\bfrom\s(?:the\s)?|(?:由|从|自))$|(?:推迟|延期|延长|调整)[^。；]{0,20}(?:由|从|自)$/i;

const isToldBy = (one: ParsedDeadline, other: ParsedDeadline): boolean =>
  one.date === null ? one.quote === other.quote : one.date === other.date || other.start === one.date;

// A month is told better by a day of it: "in January", then "on 1 January".
function unique(deadlines: readonly ParsedDeadline[]): readonly ParsedDeadline[] {
  const byKey = new Map<string, ParsedDeadline>();
  for (const one of deadlines) {
    const key = `${one.kind} ${one.date ?? one.quote}`;
    const before = byKey.get(key);
    if (!before || (before.confidence < one.confidence && before.precision === 'relative')) byKey.set(key, one);
  }
  const all = [...byKey.values()];
  const isToldBetter = ({ kind, date, precision }: ParsedDeadline): boolean =>
    (precision === 'month' || precision === 'year') &&
    all.some((one) => one.kind === kind && one.precision === 'day' && one.date?.startsWith(date ?? '-') === true);
  return all.filter((one) => !isToldBetter(one));
}

/**
 * The words from which a deadline was read, as they were written: its clause, from the words that lead to the time. Another time in the
 * same sentence ends it, unless the clause would be the time alone.
 */
function quoteOf(candidate: Candidate): string {
  const { sentence, index, end, period } = candidate;
  const { text } = sentence;
  const from = startOfClause(text, Math.max(candidate.after, index - longestQuote), index);
  const isLed = text.slice(from, index).trim() !== '';
  const rest = endOfClause(text, end, Math.min(period ? text.length : candidate.before, end + longestQuote));
  const to = isLed && period === null && !goesOn.test(text.slice(end, rest)) ? end : rest;
  return sentence.written(from, to).trim();
}

const longestQuote = 160;
// Chinese says after the day what it is for; so does English where nothing leads to the day. A period goes on with what it runs from.
const goesOn = /^\s?[\p{Script=Han}]|^\s(?:to|for)\s/u;

const stop = /[;:；：。，、|()（）]|,\s|\.\s|\s[–—-]\s/g;

function startOfClause(text: string, from: number, to: number): number {
  const last = [...text.slice(from, to).matchAll(stop)].at(-1);
  const start = last ? from + last.index + last[0].length : from;
  // "Comment deadline: 14 July": the label belongs to the day.
  if (text.slice(start, to).trim() !== '' || !last) return wordStart(text, start);
  const earlier = [...text.slice(from, start - last[0].length).matchAll(stop)].at(-1);
  return wordStart(text, earlier ? from + earlier.index + earlier[0].length : from);
}

// Not in the midst of a word.
function wordStart(text: string, at: number): number {
  if (!/^\w{2}$/.test(text.slice(Math.max(0, at - 1), at + 1))) return at;
  return at + (/^\w{1,40}\s?/.exec(text.slice(at, at + 41))?.[0].length ?? 0);
}

function endOfClause(text: string, from: number, to: number): number {
  const first = stop.exec(text.slice(from, to));
  stop.lastIndex = 0;
  return first ? from + first.index : to;
}

/** The days from which periods of an entry may run, where they are known. */
interface PeriodAnchors {
  readonly published: CalendarDate | null;
  readonly gazetted: CalendarDate | null;
  /** The one day on which what the entry is about takes effect. */
  readonly effect: CalendarDate | null;
  /** The day told right beside the period. */
  readonly told: CalendarDate | null;
  /** Whose working days are counted; null where that is not known. */
  readonly jurisdiction: string | null;
}

/**
 * The last day of a period; null where it is not known from which day it runs: never a guess. A publication in an official paper has
 * another day than the announcement. Working days are counted only where the jurisdiction's holidays are known.
 */
export function countPeriod(
  { count, unit, anchor, isBefore }: WrittenPeriod,
  anchors: PeriodAnchors,
): CalendarDate | null {
  const from =
    anchor === 'publication' ? publicationDay(anchors) : anchor === 'unknown' ? null : anchors[anchorDays[anchor]];
  if (from === null || isBefore || unit === 'hour') return null;
  if (unit === 'working-day')
    return anchors.jurisdiction === null || count > mostWorkingDays
      ? null
      : workingDaysAfter(from, count, anchors.jurisdiction);
  if (unit === 'day' || unit === 'week') return plusDays(from, unit === 'week' ? count * 7 : count);
  return plusMonths(from, unit === 'year' ? count * 12 : count);
}

const anchorDays = { gazette: 'gazetted', effect: 'effect', told: 'told' } as const;

// Announced on one day and printed on another, it was published on either.
const publicationDay = ({ published, gazetted }: PeriodAnchors): CalendarDate | null =>
  published !== null && gazetted !== null && published !== gazetted ? null : (published ?? gazetted);

// About a year: no limit is longer.
const mostWorkingDays = 250;
