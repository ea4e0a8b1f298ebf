import { findAuthority } from '../bulletin/authorities/authorities.ts';
import type { DeadlineKind } from '../bulletin/bulletin.ts';
import { isStopWord, wordsOf } from '../search/words.ts';
import { type CalendarDate, writtenDate } from '../time/calendar-date.ts';
import { type DateWindow, readWindow } from './date-window.ts';
import { kindNames } from './deadline-names.ts';

/** Which deadlines are asked for. Where a part is null, it does not limit. */
export interface DeadlineFilter {
  readonly window: DateWindow | null;
  readonly kind: DeadlineKind | null;
  /** A code of the table of authorities. */
  readonly authority: string | null;
  /** Words that the entry must answer to; empty for any entry. */
  readonly words: string;
  /** How the question was understood, a phrase each. */
  readonly understood: readonly string[];
}

/** Reads the words after `deadlines`: a time, a kind, an authority; what is none of these is searched as words. */
export function readDeadlineFilter(text: string, today: CalendarDate): DeadlineFilter {
  const { window, rest } = readWindow(text, today);
  const words = rest.split(' ').filter((word) => word !== '');
  const kind = words.map(kindOf).find((found) => found !== null) ?? null;
  const authority = words.map(authorityOf).find((found) => found !== null) ?? null;
  const left = words
    .filter((word) => kindOf(word) === null && authorityOf(word) === null && !isFiller(word))
    .join(' ');
  return {
    window,
    kind,
    authority,
    words: left,
    understood: phrases({ window, kind, authority, words: left }),
  };
}

const kindWords: readonly (readonly [RegExp, DeadlineKind])[] = [
  [/^(consultations?|comments?|feedback)$/i, 'consultation_close'],
  [/^(effective|force)$/i, 'effective_date'],
  [/^pilots?$/i, 'pilot_end'],
  [/^campaigns?$/i, 'campaign_end'],
  [/^(grace|transition)$/i, 'grace_period_end'],
  [/^(compliance|comply)$/i, 'compliance_deadline'],
  [/^filings$/i, 'filing_deadline'],
];

const kindOf = (word: string): DeadlineKind | null =>
  kindWords.find(([pattern]) => pattern.test(word))?.[1] ?? null;

const authorityOf = (word: string): string | null => findAuthority(word)?.code ?? null;

// "what consultations are closing", "deadlines by MIIT": words of the question, not of the entry.
const fillers = new Set([
  'deadline',
  'deadlines',
  'closing',
  'closes',
  'close',
  'ending',
  'ends',
  'end',
  'coming',
  'upcoming',
  'period',
  'dates',
  'date',
  'entering',
]);

const isFiller = (word: string): boolean =>
  fillers.has(word.toLowerCase()) || wordsOf(word).every((one) => isStopWord(one.word));

function phrases({ window, kind, authority, words }: Omit<DeadlineFilter, 'understood'>): readonly string[] {
  return [
    ...(kind ? [kindNames[kind].filter] : []),
    ...(authority ? [`from ${authority}`] : []),
    ...(window ? [windowPhrase(window)] : []),
    ...(words ? [`in entries on “${words}”`] : []),
  ];
}

function windowPhrase({ from, to }: DateWindow): string {
  if (from && to) return `from ${writtenDate(from)} to ${writtenDate(to)}`;
  return from ? `from ${writtenDate(from)} on` : to ? `up to ${writtenDate(to)}` : 'at any time';
}
