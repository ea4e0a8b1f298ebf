import type { CalendarDate } from '../../../time/calendar-date.ts';
import { commonWindow, type DateWindow } from './date-span.ts';
import { type TimePhrase, timePhrases, type UnreadTime } from './time-phrases.ts';
import { writtenOut } from './time-words.ts';

/** What a question says about time. */
export interface ReadTimes {
  /** The days that fit all of its times; null where it names none that can be read. */
  readonly window: DateWindow | null;
  /** The times that were read, as they stand in the question. */
  readonly said: string;
  /** The times that set no limit. */
  readonly unread: readonly UnreadTime[];
  /** The words that are left. */
  readonly rest: string;
}

/** Reads the time out of a question in English or Chinese. Where it names several times, the days must fit all of them. */
export function readWindow(text: string, today: CalendarDate): ReadTimes {
  const flat = flatQuestion(text);
  const phrases = timePhrases(flat, today);
  const read = phrases.flatMap(({ text: said, time }) => ('why' in time ? [] : [{ said, time }]));
  const window = read.length > 0 ? commonWindow(read.map(({ time }) => time)) : null;
  const said = read.map((one) => one.said).join(', ');
  return {
    window,
    said,
    unread: [
      ...phrases.flatMap(({ time }) => ('why' in time ? [time] : [])),
      ...(read.length > 0 && !window ? [{ text: said, why: 'no_common_day' } as const] : []),
    ],
    rest: without(flat, phrases),
  };
}

/** The question on one line with what it shortens written out, as `timePhrases` reads it. */
export function flatQuestion(text: string): string {
  return writtenOut(text.normalize('NFKC').replace(/\s+/gu, ' ').trim());
}

/** The text without those stretches of it. */
export function without(text: string, phrases: readonly Pick<TimePhrase, 'index' | 'text'>[]): string {
  const starts = [0, ...phrases.map((phrase) => phrase.index + phrase.text.length)];
  return starts
    .map((start, i) => text.slice(start, phrases[i]?.index))
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(' ');
}
