import { type CalendarDate, calendarDate, daysBetween } from '../../time/calendar-date.ts';
import type { DeadlineKind, Section } from '../bulletin.ts';
import {
  deadlineCues,
  leadIn,
  windowKinds,
  windowStart,
  windowUnless,
  windowUntil,
  windowVerb,
} from './deadline-cues.ts';
import { type FoundDate, findDates } from './find-dates.ts';
import { findPeriods } from './find-periods.ts';
import type { ParsedDeadline } from './parsed-bulletin.ts';
import { sentencesOf } from './sentences.ts';

/** What is known when the deadlines of an entry are looked for. */
export interface DeadlineContext {
  readonly title: string;
  readonly section: Section;
  /** Day by which dates without a year are understood: the issue, as far as known. */
  readonly near: CalendarDate | null;
}

/** The deadlines of an entry, and the words of those whose year could not be known. */
export interface FoundDeadlines {
  readonly deadlines: readonly ParsedDeadline[];
  readonly withoutYear: readonly string[];
}

/**
 * The deadlines that a body tells, in its order, each once. A date is one only where words beside it say so; every other
 * date (of publication, of a report, of an event) is left alone.
 */
export function findDeadlines(body: string, context: DeadlineContext): FoundDeadlines {
  let before = context.title;
  const cued = sentencesOf(body).flatMap(({ text }) => {
    const own = deadlinesOf(text, before, context);
    before = text;
    return own;
  });
  return {
    deadlines: unique(cued.flatMap(({ deadline }) => deadline ?? [])),
    withoutYear: cued.flatMap(({ deadline, quote }) => (deadline ? [] : [quote])),
  };
}

interface Cued {
  readonly quote: string;
  /** Null where the date has no year that is certain. */
  readonly deadline: ParsedDeadline | null;
}

function deadlinesOf(sentence: string, previous: string, context: DeadlineContext): readonly Cued[] {
  const dates = hasDigit.test(sentence) ? findDates(sentence, context.near) : [];
  const dated = dates.flatMap((date, at) => {
    const place = {
      sentence,
      date,
      from: dates[at - 1]?.end ?? 0,
      to: dates[at + 1]?.index ?? sentence.length,
    };
    const match = cueOf(place) ?? windowOf(place, `${context.title}\n${previous}`);
    if (!match || date.fault === 'impossible' || isBackground(match, date, context.near)) return [];
    return [cued(match, date)];
  });
  return [
    ...dated,
    ...findPeriods(sentence, context.section).map((deadline) => ({ quote: deadline.quote, deadline })),
  ];
}

const hasDigit = /\d/;

/** A date in its sentence, with the stretch around it that no other date claims. */
interface Place {
  readonly sentence: string;
  readonly date: FoundDate;
  readonly from: number;
  readonly to: number;
}

interface Match {
  readonly kind: DeadlineKind;
  readonly quote: string;
}

const reach = 200;

function cueOf(place: Place): Match | null {
  const { sentence, date } = place;
  const left = sentence.slice(Math.max(place.from, date.index - reach), date.index);
  const right = sentence.slice(date.end, Math.min(place.to, date.end + reach));
  for (const { kind, before, after, unless } of deadlineCues) {
    const start = before ? lastMatch(before, left) : '';
    const end = after ? (after.exec(right)?.[0] ?? null) : '';
    if (start === null || end === null || unless?.test(`${start}${end}`)) continue;
    const lead = before ? start : (/\b(?:on|from|since|自|于)\s?$/i.exec(left)?.[0] ?? '');
    return { kind, quote: quoteOf(place, lead, after && !before ? end : '') };
  }
  return null;
}

// The shortest words that fit: the pattern is held to the end of the text, so the last place it fits from is tried first.
function lastMatch(pattern: RegExp, text: string): string | null {
  let found = pattern.exec(text);
  let best: string | null = null;
  let from = 0;
  while (found) {
    best = found[0];
    from += found.index + 1;
    found = pattern.exec(text.slice(from));
  }
  return best;
}

function windowOf(place: Place, context: string): Match | null {
  const { sentence, date } = place;
  const left = sentence.slice(Math.max(0, date.index - reach), date.index);
  const verb = windowVerb.exec(left)?.[0];
  const cue = (date.isRange ? (verb ?? windowStart.exec(left)?.[0]) : windowUntil.exec(left)?.[0]) ?? null;
  if (cue === null) return null;
  const own = lastKind(left);
  if (own && !windowUnless.test(left.slice(own.index)))
    return { kind: own.kind, quote: quoteOf(place, cue, '') };
  const told =
    verb === undefined && !windowVerb.test(left.slice(0, left.length - cue.length))
      ? null
      : lastKind(context);
  return told && !windowUnless.test(left) ? { kind: told.kind, quote: quoteOf(place, cue, '') } : null;
}

function lastKind(text: string): { readonly kind: DeadlineKind; readonly index: number } | null {
  const found = windowKinds.flatMap(([kind, words]) =>
    [...text.matchAll(words)].map(({ index }) => ({ kind, index })),
  );
  return found.reduce<(typeof found)[number] | null>(
    (last, one) => (last && last.index >= one.index ? last : one),
    null,
  );
}

function quoteOf({ sentence, date, from }: Place, before: string, after: string): string {
  const start = date.index - before.length;
  const lead =
    before === '' ? '' : (leadIn.exec(sentence.slice(Math.max(from, start - 60), start))?.[0] ?? '');
  return sentence.slice(start - lead.length, date.end + after.length).trim();
}

function cued({ kind, quote }: Match, { date, start, precision }: FoundDate): Cued {
  if (date === null) return { quote, deadline: null };
  const isWindow = kind !== 'effective_date';
  return { quote, deadline: { kind, date, start: isWindow ? start : null, precision, quote } };
}

// A law that came into force long ago is told as background; the instrument that the entry is about is recent.
function isBackground({ kind, quote }: Match, { date }: FoundDate, near: CalendarDate | null): boolean {
  const day =
    date === null
      ? null
      : calendarDate(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8) || 1));
  if (kind !== 'effective_date' || !near || !day) return false;
  return pastTense.test(quote) && daysBetween(day, near) > longAgo;
}

const pastTense = /\b(?:came|entered|went|took|taken|became|was|were|in force|effective)\b/i;
const longAgo = 182;

function unique(deadlines: readonly ParsedDeadline[]): readonly ParsedDeadline[] {
  const byKey = new Map<string, ParsedDeadline>();
  for (const one of deadlines) {
    const key = `${one.kind} ${one.date ?? one.quote}`;
    if (!byKey.has(key)) byKey.set(key, one);
  }
  return [...byKey.values()];
}
