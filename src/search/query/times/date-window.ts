import type { CalendarDate } from '../../../time/calendar-date.ts';
import type { DateWindow } from './date-span.ts';
import { type TimePhrase, timePhrases, type UnreadTime } from './time-phrases.ts';
import { writtenOut } from './time-words.ts';

/** What a question says about time. */
export interface AskedTime {
  /** The days that fit all of its times; null where it names none that can be read. */
  readonly window: DateWindow | null;
  /** The times that set no limit. */
  readonly unread: readonly UnreadTime[];
  /** The words that are left. */
  readonly rest: string;
}

/** Reads the time out of a question in English or Chinese. Where it names several times, the days must fit all of them. */
export function readWindow(text: string, today: CalendarDate): AskedTime {
  const flat = writtenOut(text.normalize('NFKC').replace(/\s+/gu, ' ').trim());
  const phrases = timePhrases(flat, today);
  const windows = phrases.flatMap(({ time }) => ('why' in time ? [] : [time]));
  const window = windows.length > 0 ? windows.reduce(common) : null;
  const isEmpty = window?.from && window.to && window.to < window.from;
  return {
    window: isEmpty ? null : window,
    unread: [
      ...phrases.flatMap(({ time }) => ('why' in time ? [time] : [])),
      ...(isEmpty ? [contradiction(phrases)] : []),
    ],
    rest: without(flat, phrases),
  };
}

const common = (a: DateWindow, b: DateWindow): DateWindow => ({
  from: a.from && (!b.from || a.from > b.from) ? a.from : b.from,
  to: a.to && (!b.to || a.to < b.to) ? a.to : b.to,
});

function contradiction(phrases: readonly TimePhrase[]): UnreadTime {
  const times = phrases.filter(({ time }) => !('why' in time)).map(({ text }) => text);
  return { text: times.join(', '), why: 'no_common_day' };
}

function without(text: string, phrases: readonly TimePhrase[]): string {
  const starts = [0, ...phrases.map((phrase) => phrase.index + phrase.text.length)];
  return starts
    .map((start, i) => text.slice(start, phrases[i]?.index))
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(' ');
}
