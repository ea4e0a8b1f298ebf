import { findAuthority } from '../bulletin/authorities.ts';
import { jurisdictionName } from '../bulletin/labels.ts';
import { wordsOf } from '../search/words.ts';
import { type CalendarDate, plusDays } from '../time/calendar-date.ts';
import {
  type DateSpan,
  type DateWindow,
  firstNotOver,
  lastBegun,
  type Period,
  spanBetween,
  thisYears,
} from '../time/date-span.ts';
import { datesInDigits } from '../time/dated-periods.ts';
import { readPeriod } from '../time/read-period.ts';
import { looksLikeADay, type UnreadTime } from '../time/time-phrases.ts';
import { type FilterName, holdingNamed, kindOfFilter, sectionNamed } from './filter-names.ts';
import type { AskedTime, DayOf, PenaltyRange, Reading, UnparsedPart, ValueFilters } from './query.ts';
import { readPenalty } from './read-amounts.ts';

/** What one value of a filter says. */
export type FilterValue =
  | { readonly kind: 'values'; readonly values: Partial<ValueFilters> }
  | { readonly kind: 'time'; readonly time: AskedTime }
  | { readonly kind: 'penalty'; readonly range: PenaltyRange }
  | { readonly kind: 'words'; readonly words: string }
  /** It sets no limit; its words are searched. */
  | { readonly kind: 'unread'; readonly unread: UnparsedPart; readonly words: string };

/** A filter as it was typed. */
export interface TypedFilter {
  readonly name: FilterName;
  /** As typed, up to its colon. */
  readonly label: string;
  readonly value: string;
  readonly isQuoted: boolean;
  /** The bare words after it, which may belong to the value: `before:1 June`. */
  readonly following: readonly string[];
}

/**
 * Reads a filter, value by value. Of the words after it the most are taken that make a value: `authority:Ministry of Public Security`.
 * @returns what it says, and how many of the words after it belong to it
 */
export function readFilter(
  typed: TypedFilter,
  reading: Reading,
): { readonly read: readonly FilterValue[]; readonly taken: number } {
  const longest = mostWords[typed.name] ?? (typed.name in dayOf ? mostWordsOfTime : 0);
  const most = typed.isQuoted ? 0 : Math.min(longest, typed.following.length);
  for (let taken = most; taken > 0; taken -= 1) {
    const value = [typed.value, ...typed.following.slice(0, taken)].join(' ');
    const read = readValue(typed, value, reading);
    if (read.kind !== 'unread' && isWhole(typed, value, reading)) return { read: [read], taken };
  }
  const values = typed.isQuoted || typed.name === 'words' ? [typed.value] : typed.value.split(/[,、;]/);
  const read = values.filter((value) => value !== '').map((value) => readValue(typed, value, reading));
  return { read: read.length > 0 ? read : [unread(typed, '', 'no_value')], taken: 0 };
}

// Any words may name a law; those after it only where the table of concepts has the name.
const isWhole = ({ name }: TypedFilter, value: string, { concepts }: Reading): boolean =>
  name !== 'law' || concepts.named(value) !== null;

// A name of twelve words is the longest of the table of authorities; "the end of next month" is a time of five.
const mostWords: Readonly<Partial<Record<FilterName, number>>> = {
  jurisdiction: 3,
  authority: 11,
  law: 11,
  kind: 1,
  penalty: 3,
};
const mostWordsOfTime = 4;

function readValue(typed: TypedFilter, value: string, reading: Reading): FilterValue {
  const { name } = typed;
  if (wordsOf(value).length === 0) return unread(typed, value, 'no_value');
  switch (name) {
    case 'section': {
      const section = sectionNamed(value);
      return section ? valued({ sections: [section] }) : unread(typed, value, 'unknown_section');
    }
    case 'jurisdiction': {
      const code = jurisdictionNamed(value, reading.concepts);
      return code ? valued({ jurisdictions: [code] }) : unread(typed, value, 'unknown_jurisdiction');
    }
    case 'authority': {
      const code = findAuthority(value)?.code ?? reading.concepts.named(value)?.authority;
      return code ? valued({ authorities: [code] }) : unread(typed, value, 'unknown_authority');
    }
    case 'law':
      return valued({ laws: [reading.concepts.named(value)?.name ?? value] });
    case 'kind': {
      const kind = kindOfFilter(value);
      return kind ? valued({ kinds: [kind] }) : unread(typed, value, 'unknown_kind');
    }
    case 'entry':
      return valued({ entries: [value.toLowerCase()] });
    case 'has': {
      const has = holdingNamed(value);
      return has ? valued({ has: [has] }) : unread(typed, value, 'unknown_holding');
    }
    case 'penalty': {
      const range = readPenalty(value);
      return range ? { kind: 'penalty', range } : unread(typed, value, 'no_amount');
    }
    case 'words':
      return { kind: 'words', words: value };
    default:
      return timed(typed, value, reading, name);
  }
}

/** The jurisdiction with that code, or with the name of the place itself, which the table of concepts has before those within it. */
export function jurisdictionNamed(value: string, concepts: Reading['concepts']): string | null {
  const code = value.trim().toUpperCase();
  if (code === 'UK') return 'GB';
  if (/^[A-Z]{2}$/.test(code) && jurisdictionName(code) !== code) return code;
  const place = concepts.named(value);
  const whole = concepts.all.find((one) => one.kind === 'place' && one.jurisdiction === place?.jurisdiction);
  return (place !== null && place === whole && place.jurisdiction) || null;
}

const valued = (values: Partial<ValueFilters>): FilterValue => ({ kind: 'values', values });

function timed(
  typed: TypedFilter,
  value: string,
  reading: Reading,
  name: Parameters<typeof readFilterTime>[0]['name'],
): FilterValue {
  const text = `${typed.label}:${value}`;
  const time = readFilterTime({ name, value }, reading);
  return 'why' in time
    ? { kind: 'unread', unread: { text, why: time.why }, words: '' }
    : { kind: 'time', time: { ...time, text } };
}

type Why = Exclude<UnparsedPart['why'], 'unknown_filter'>;

const unread = ({ label }: TypedFilter, value: string, why: Why): FilterValue => ({
  kind: 'unread',
  unread: { text: `${label}:${value}`, why },
  words: value,
});

// The filters whose value is a time.
type TimeFilterName = Extract<FilterName, 'from' | 'to' | 'before' | 'after' | 'date' | 'due' | 'when'>;

/**
 * Reads the value of a filter of time: a period as people write it, or `A..B`, a side left out being open. `from:` and `to:` take in the
 * days that they name; `before:` and `after:` do not.
 */
function readFilterTime(
  { name, value }: { readonly name: TimeFilterName; readonly value: string },
  { today, about }: Reading,
): Omit<AskedTime, 'text'> | Pick<UnreadTime, 'why'> {
  const of = about === 'deadlines' && dayOf[name] === 'dated' ? 'due' : dayOf[name];
  const [start = '', end] = value.split('..').map((side) => side.trim().replace(/^the /i, ''));
  const first = start === '' ? null : spanOf(start, { name, of, today });
  const second = end ? spanOf(end, { name, of, today }) : null;
  if ((!first && start !== '') || (end && !second)) return { why: whyNot(first ? (end ?? '') : start) };
  if (!first && !second) return { why: 'not_read' };
  if (end === undefined) return first ? { of, window: sideOf(name, first) } : { why: 'not_read' };
  const window = { from: first?.from ?? null, to: second?.to ?? null };
  return window.from && window.to && !spanBetween(window.from, window.to)
    ? { why: 'ends_before_it_begins' }
    : { of, window };
}

const dayOf: Readonly<Record<TimeFilterName, DayOf>> = {
  from: 'dated',
  to: 'dated',
  date: 'dated',
  before: 'due',
  after: 'due',
  due: 'due',
  when: 'datedOrDue',
};

interface AskedSpan {
  readonly name: TimeFilterName;
  readonly of: DayOf;
  readonly today: CalendarDate;
}

function spanOf(text: string, asked: AskedSpan): DateSpan | null {
  const period = readPeriod(datesInDigits(text), asked.today);
  return period && inItsYear(period, asked);
}

// Where the year is left out, entries are of the past and deadlines to come; "after April", asked in June, is this April.
function inItsYear(period: Period, { name, of, today }: AskedSpan): DateSpan | null {
  if (of !== 'due') return lastBegun(period, today);
  return name === 'after' || name === 'from' ? thisYears(period, today) : firstNotOver(period, today);
}

function sideOf(name: TimeFilterName, { from, to }: DateSpan): DateWindow {
  switch (name) {
    case 'from':
      return { from, to: null };
    case 'to':
      return { from: null, to };
    case 'before':
      return { from: null, to: plusDays(from, -1) };
    case 'after':
      return { from: plusDays(to, 1), to: null };
    case 'date':
    case 'due':
    case 'when':
      return { from, to };
  }
}

const whyNot = (text: string): UnreadTime['why'] => (looksLikeADay.test(text) ? 'no_such_day' : 'not_read');
