import { findAuthority } from '../bulletin/authorities/authorities.ts';
import type { DeadlineKind } from '../bulletin/bulletin.ts';
import { isStopWord, wordsOf } from '../search/words.ts';
import { type CalendarDate, writtenDate } from '../time/calendar-date.ts';
import { kindNames } from './deadline-names.ts';
import { isFiller, kindNamed, partChinese } from './kind-words.ts';
import { nameAuthorities } from './name-authorities.ts';
import type { DateWindow } from './times/date-span.ts';
import { readWindow } from './times/date-window.ts';
import type { UnreadTime } from './times/time-phrases.ts';

/** Which deadlines are asked for. Where a part is null or empty, it does not limit. */
export interface DeadlineFilter {
  readonly window: DateWindow | null;
  /** Any of these. */
  readonly kinds: readonly DeadlineKind[];
  /** Any of these: codes of the table of authorities. */
  readonly authorities: readonly string[];
  /** Words that the entry must all hold, in any form. */
  readonly words: readonly string[];
  /** How the question was understood, a phrase each. */
  readonly understood: readonly string[];
  /** The times that could not be read and set no limit. */
  readonly unread: readonly UnreadTime[];
}

/** Reads the words after `deadlines`: times, kinds, authorities; what is none of these is searched as words. Never fails. */
export function readDeadlineFilter(text: string, today: CalendarDate): DeadlineFilter {
  const { window, unread, rest } = readWindow(text, today);
  const { codes, rest: others } = nameAuthorities(tokensOf(rest));
  const tokens = others.flatMap(partChinese).map(unpunctuated);
  const kinds = [...new Set(tokens.flatMap((token) => kindNamed(token) ?? []))];
  const subject = tokens.filter((token) => isSubject(token, kinds)).join(' ');
  const parts = { window, kinds, authorities: codes };
  return { ...parts, words: termsIn(subject), understood: phrases(parts, subject), unread };
}

// "MIIT/CAC" are two authorities, "CNCERT/CC" is one.
const tokensOf = (text: string): readonly string[] =>
  text
    .split(' ')
    .flatMap((word) => (findAuthority(word) ? [word] : word.split(/(?<=.)[/+、，,;；](?=.)/u)))
    .filter((token) => token !== '');

const unpunctuated = (token: string): string => token.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');

// "Open consultations" are those that have not closed; "open" elsewhere is a subject: open banking.
const isSubject = (token: string, kinds: readonly DeadlineKind[]): boolean =>
  kindNamed(token) === null &&
  !isFiller(token) &&
  !(/^open$/i.test(token) && kinds.includes('consultation_close'));

const termsIn = (subject: string): readonly string[] => [
  ...new Set(wordsOf(subject).flatMap(({ word }) => (isStopWord(word) ? [] : [word]))),
];

function phrases(
  { window, kinds, authorities }: Pick<DeadlineFilter, 'window' | 'kinds' | 'authorities'>,
  subject: string,
): readonly string[] {
  return [
    ...(kinds.length > 0 ? [kinds.map((kind) => kindNames[kind].filter).join(' and ')] : []),
    ...(authorities.length > 0 ? [`authority ${authorities.join(' or ')}`] : []),
    ...(window ? [windowPhrase(window)] : []),
    ...(subject ? [`in entries on “${subject}”`] : []),
  ];
}

/** How a span of days is told: "from 1 April 2019 to 30 April 2019". */
export function windowPhrase({ from, to }: DateWindow): string {
  if (from && from === to) return `on ${writtenDate(from)}`;
  if (from && to) return `from ${writtenDate(from)} to ${writtenDate(to)}`;
  return from ? `from ${writtenDate(from)} on` : to ? `up to ${writtenDate(to)}` : 'at any time';
}
