import type { DeadlineKind, Section } from '../bulletin/bulletin.ts';
import type { ConceptTable } from '../search/concepts/concept-table.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import { commonWindow, type DateWindow } from '../time/date-span.ts';
import type { UnreadTime } from '../time/time-phrases.ts';

/** What was asked for, read out of a text in the query language or in plain words. All of its parts must hold together. */
export interface Query {
  /** What was typed. */
  readonly text: string;
  /** The day on which it was asked. */
  readonly today: CalendarDate;
  /** The words to rank entries by, in the order typed; empty where the filters alone say what is asked for. */
  readonly words: string;
  /** What was typed without its filters and exclusions. */
  readonly plain: string;
  /** Each must occur word for word. */
  readonly phrases: readonly string[];
  /** Of each group at least one must occur: `minors OR children`. */
  readonly alternatives: readonly (readonly Term[])[];
  /** None may occur. */
  readonly excluded: readonly Term[];
  readonly filters: Filters;
  /** What was read out of plain words beside others: an entry that is so comes first, others may answer. */
  readonly leaning: Filters;
  /** What comes first among the entries that answer; null where the best match does. */
  readonly order: EntryOrder | null;
  /** None of these may be so. */
  readonly without: ValueFilters;
  /** What looked like more than words and could not be read as that, in the order typed. */
  readonly unread: readonly UnparsedPart[];
}

/** By the amount of the penalty, or by the day of the entry. */
export type EntryOrder = 'largest' | 'smallest' | 'newest' | 'oldest';

/** What must occur in an entry: a word in any of its forms, or a phrase word for word. */
export interface Term {
  readonly kind: 'word' | 'phrase';
  readonly text: string;
}

/** Filters by value. Of the values of one filter any fits, save of `has`, which must all be so; no values do not limit. */
export interface ValueFilters {
  readonly sections: readonly Section[];
  /** ISO 3166 codes, or EU: of the entry, or else of its bulletin. */
  readonly jurisdictions: readonly string[];
  /** Codes of the table of authorities. */
  readonly authorities: readonly string[];
  /** Laws and other instruments: the name to show of the table of concepts, or as it was typed where the table has none. */
  readonly laws: readonly string[];
  /** Kinds of deadlines. */
  readonly kinds: readonly DeadlineKind[];
  readonly has: readonly Holding[];
  /** Ids: a question in a thread is asked of the entries shown there. */
  readonly entries: readonly string[];
}

/** What limits the entries. Where a part is null or empty, it does not limit. */
export interface Filters extends ValueFilters {
  /** The day of the entry. */
  readonly dated: DateWindow | null;
  /** The day of a deadline of the entry; where kinds are named, of a deadline of that kind. */
  readonly due: DateWindow | null;
  /** The day of the entry or of a deadline: "April 2019" does not say which. */
  readonly datedOrDue: DateWindow | null;
  readonly penalty: PenaltyRange | null;
}

/** What an entry can be asked to have, whatever it is. */
export type Holding = 'deadline' | 'penalty';

/** Amounts between two bounds; null leaves a side open. Amounts of another currency do not fit: nothing is converted. */
export interface PenaltyRange {
  readonly from: AmountBound | null;
  readonly to: AmountBound | null;
  /** ISO 4217; null for any. */
  readonly currency: string | null;
}

/** An amount in whole units of the currency, itself included or not: "at least 1 million", "above 1 million". */
export interface AmountBound {
  readonly amount: number;
  readonly included: boolean;
}

/** A part of the text that could not be read, and why. It sets no limit; what it holds beside a filter's name is searched as words. */
export type UnparsedPart =
  | UnreadTime
  | {
      readonly text: string;
      readonly why:
        | 'no_value'
        | 'unknown_section'
        | 'unknown_jurisdiction'
        | 'unknown_authority'
        | 'unknown_kind'
        | 'unknown_holding'
        | 'no_amount'
        | 'no_common_amount'
        | 'or_between_filters'
        | 'cannot_be_excluded';
    }
  /** Nearly a filter of that name. */
  | { readonly text: string; readonly why: 'unknown_filter'; readonly nearest: string };

/** How a question is to be read. */
export interface Reading {
  /** The day from which "next month" is counted. */
  readonly today: CalendarDate;
  /**
   * What the question is about. A time that does not say so is that of deadlines where the question is about them, and
   * its words must all occur.
   */
  readonly about: 'entries' | 'deadlines';
  /** What laws and authorities are called. */
  readonly concepts: ConceptTable;
}

/** No values, and so no limit by them. */
export const noValues: ValueFilters = {
  sections: [],
  jurisdictions: [],
  authorities: [],
  laws: [],
  kinds: [],
  has: [],
  entries: [],
};

/** No limit at all. */
export const noFilters: Filters = { ...noValues, dated: null, due: null, datedOrDue: null, penalty: null };

/** Whose day a time is. */
export type DayOf = 'dated' | 'due' | 'datedOrDue';

/** A time that was asked for, in the words of the question. */
export interface AskedTime {
  readonly of: DayOf;
  readonly window: DateWindow;
  readonly text: string;
}

/** The days that fit all the times asked for. Times without a day in common set no limit and are told. */
export function intersectTimes(times: readonly AskedTime[]): {
  readonly windows: Pick<Filters, DayOf>;
  readonly unread: readonly UnparsedPart[];
} {
  const unread: UnparsedPart[] = [];
  const windowOf = (of: DayOf): DateWindow | null => {
    const own = times.filter((time) => time.of === of);
    if (own.length === 0) return null;
    const window = commonWindow(own.map((time) => time.window));
    if (!window) unread.push({ text: own.map(({ text }) => text).join(', '), why: 'no_common_day' });
    return window;
  };
  return { windows: { dated: windowOf('dated'), due: windowOf('due'), datedOrDue: windowOf('datedOrDue') }, unread };
}

/** The values of several filters together, each once. */
export function mergedValues(all: readonly Partial<ValueFilters>[]): ValueFilters {
  return {
    sections: distinct(all.flatMap(({ sections = [] }) => sections)),
    jurisdictions: distinct(all.flatMap(({ jurisdictions = [] }) => jurisdictions)),
    authorities: distinct(all.flatMap(({ authorities = [] }) => authorities)),
    laws: distinct(all.flatMap(({ laws = [] }) => laws)),
    kinds: distinct(all.flatMap(({ kinds = [] }) => kinds)),
    has: distinct(all.flatMap(({ has = [] }) => has)),
    entries: distinct(all.flatMap(({ entries = [] }) => entries)),
  };
}

const distinct = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];
