import { type CalendarDate, daysBetween, plusDays } from '../time/calendar-date.ts';
import { type DateWindow, yearNumber } from '../time/date-span.ts';
import { readPeriod } from '../time/read-period.ts';
import { refersToPast, type TimePhrase, timePhrases } from '../time/time-phrases.ts';
import type { AskedTime, UnparsedPart } from './query.ts';

/** A time in a question about entries: taken as a limit, or left among the words. */
export interface EntryTime {
  readonly index: number;
  readonly text: string;
  readonly isTaken: boolean;
  /** Null where it could not be read, and `unread` says why. */
  readonly asked: AskedTime | null;
  readonly unread: UnparsedPart | null;
}

/** What of a question decides whose day its times are. */
export interface AroundTimes {
  readonly today: CalendarDate;
  readonly hasSubject: boolean;
  readonly speaksOfDeadlines: boolean;
  readonly tellsOfDone: boolean;
  readonly kinds: readonly unknown[];
}

/**
 * The times of a question about entries. Where it speaks of deadlines they are those of deadlines; else after "since", "from",
 * "after", "before" and "by" those of entries, or of deadlines up to a day ahead, save where it tells of what was done: "fines
 * announced before June"; and of either where nothing tells. Of deadlines up to a day ahead only those to come are asked for,
 * unless the question is in the past tense. Where a year is left out, entries are asked for in the past.
 */
export function entryTimes(text: string, around: AroundTimes): readonly EntryTime[] {
  const { today } = around;
  const past = timePhrases(text, today, 'past');
  const coming = timePhrases(text, today, 'coming');
  const isOfPast = refersToPast(text) || /\b(?:did|was|were|been|already)\b|已/i.test(text);
  return timePhrases(text, today).map((phrase, i) => {
    const { index, text: words, told, time } = phrase;
    const isTaken = !isWord(phrase, around);
    if ('why' in time) return { index, text: words, isTaken, asked: null, unread: time };
    const windows = { time, past: windowOf(past[i]) ?? time, coming: windowOf(coming[i]) ?? time };
    const asked = { ...whose(told, windows, { ...around, isOfPast }), text: words };
    return { index, text: words, isTaken, asked, unread: null };
  });
}

/** Tells whether the text is a day without its year, `30 April`: among the entries of many years it names no one day. */
export function isDayOfAnyYear(text: string, today: CalendarDate): boolean {
  const period = readPeriod(text, today);
  if (period?.kind !== 'yearly') return false;
  const span = period.inYear(yearNumber(today));
  return span === null || span.from === span.to;
}

function isWord({ told, text, period }: TimePhrase, around: AroundTimes): boolean {
  if (told === 'state') return around.hasSubject;
  if (around.speaksOfDeadlines) return false;
  if (around.hasSubject && around.kinds.length === 0 && /^(?:for |by )?now$/i.test(text)) return true;
  if (told === 'bare' && isDayOfAnyYear(period, around.today)) return around.hasSubject;
  if (around.hasSubject && duration.test(period)) return true;
  const isAlone = (told === 'bare' || /^(?:of|for|at|to) /i.test(text)) && !isDay(period, around.today);
  return around.hasSubject && isAlone && !isRelative(period, around.today);
}

// A day with its year is part of no name.
function isDay(text: string, today: CalendarDate): boolean {
  const period = readPeriod(text, today);
  return period?.kind === 'fixed' && period.span.from === period.span.to;
}

// "Breaches reported within 3 days": a time limit, and no days of the calendar.
const duration =
  /^(?:(?:\d{1,6}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:(?:calendar|working|business) )?(?:day|week|month|quarter|year)s?|[\d一二两三四五六七八九十]{1,6}(?:天|日|周|个?星期|个月|个?季度|年)(?:以内|之内|内)?)$/i;

// "Next month" is another month on another day; "June 2019" is not.
function isRelative(text: string, today: CalendarDate): boolean {
  const [now, later] = [readPeriod(text, today), readPeriod(text, plusDays(today, 1000))];
  return now?.kind === 'fixed' && later?.kind === 'fixed' && now.span.from !== later.span.from;
}

const windowOf = (phrase: TimePhrase | undefined): DateWindow | null =>
  phrase && !('why' in phrase.time) ? phrase.time : null;

function whose(
  told: TimePhrase['told'],
  { time, past, coming }: Readonly<Record<'time' | 'past' | 'coming', DateWindow>>,
  { today, speaksOfDeadlines, tellsOfDone, isOfPast, kinds }: AroundTimes & { readonly isOfPast: boolean },
): Pick<AskedTime, 'of' | 'window'> {
  const toCome = (window: DateWindow): DateWindow => (isOfPast ? window : withoutThePast(window, today));
  if (told === 'state') return { of: 'due', window: time };
  if (speaksOfDeadlines) return { of: 'due', window: toCome(time) };
  const isOfKinds = kinds.length > 0 && told !== 'since' && !tellsOfDone;
  if (isOfKinds && isOfPast) return { of: 'due', window: past };
  if (isOfKinds) return { of: 'due', window: isOver(coming, today) ? time : toCome(coming) };
  if (told === 'before' || told === 'up_to') {
    const window = nearer(past, coming, today);
    const isAhead = !tellsOfDone && !isOver(window, today);
    return isAhead ? { of: 'due', window: toCome(window) } : { of: 'dated', window };
  }
  // From a day ahead on there are deadlines, and entries only where the clock was set back.
  const beginsAhead = past.from !== null && past.from > today;
  const isOpen = told === 'within' || told === 'bare' || beginsAhead;
  return { of: isOpen ? 'datedOrDue' : 'dated', window: past };
}

const isOver = ({ to }: DateWindow, today: CalendarDate): boolean => to !== null && to < today;

// "What is closing before June": what had closed by today is none of it.
const withoutThePast = (window: DateWindow, today: CalendarDate): DateWindow =>
  window.from === null && window.to !== null && window.to >= today ? { ...window, from: today } : window;

// Of this year where it is still to come; else the nearer: "before March", asked in April, is this March.
function nearer(past: DateWindow, coming: DateWindow, today: CalendarDate): DateWindow {
  if (past.to === null || coming.to === null || yearNumber(coming.to) === yearNumber(today)) return coming;
  return daysBetween(past.to, today) < daysBetween(today, coming.to) ? past : coming;
}
