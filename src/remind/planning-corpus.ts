import { groupBy } from '../arrays.ts';
import {
  type Corpus,
  type CorpusDeadline,
  type CorpusEntry,
  jurisdictionOf,
  remindedDeadlines,
} from '../bulletin/corpus.ts';
import { type DeadlineKey, deadlineKeys, printDeadlineKey } from '../bulletin/deadline-key.ts';
import { type HeldDeadlines, isHeld } from '../desk/deadline-state.ts';
import type { Matcher } from '../subscribe/filter.ts';
import type { LeadTimes, PostingSchedule } from '../subscribe/subscription.ts';
import { type CalendarDate, compareDates, plusDays } from '../time/calendar-date.ts';
import type { Instant } from '../time/instant.ts';
import { workingDaysBefore } from '../time/working-days.ts';
import type { SkipReason } from './delivery.ts';

/** A date that reminders are posted for: a deadline, or the start of its window. */
export interface KeyDate {
  readonly key: DeadlineKey;
  readonly about: CorpusDeadline;
  readonly knownAt: Instant;
}

/** When entries and deadlines became known to the app; 0 for those of the first corpus. */
export interface FirstSeenTimes {
  readonly entry: (id: string) => Instant;
  readonly deadline: (key: DeadlineKey) => Instant;
}

/** A corpus prepared for planning many subscriptions: what they have in common is computed once. */
export interface PlanningCorpus {
  readonly corpus: Corpus;
  /** Soonest first, each key once. */
  readonly keyDates: readonly KeyDate[];
  /** Latest first. The entries of the first corpus are not news. */
  readonly news: readonly News[];
  /** The times at which key dates became known, each once. */
  readonly knownTimes: readonly Instant[];
  readonly matcher: (filter: string) => Matcher;
  readonly cache: {
    readonly schedules: Memo<PostingSchedule>;
    readonly instants: Memo<Instant>;
    readonly dueReminders: Memo<readonly DueReminder[]>;
  };
}

/** The entries that became known at the same time. */
export interface News {
  readonly knownAt: Instant;
  readonly entries: readonly CorpusEntry[];
}

/** A reminder whose date has come, for any subscription with its lead time. */
export interface DueReminder {
  readonly keyDate: KeyDate;
  /** As in the subscription; a late reminder has fewer days left. */
  readonly lead: number;
  readonly isLate: boolean;
  readonly skipped: Extract<SkipReason, 'superseded' | 'passed'> | null;
}

/** Prepares a corpus for planning. */
export function planningCorpus(
  corpus: Corpus,
  firstSeen: FirstSeenTimes,
  matcherOf: (filter: string) => Matcher,
): PlanningCorpus {
  const keyDates = keyDatesOf(corpus, firstSeen);
  const matchers = boundedMemo<Matcher>();
  return {
    corpus,
    keyDates,
    news: newsOf(corpus, firstSeen),
    knownTimes: [...new Set(keyDates.map(({ knownAt }) => knownAt))],
    matcher: (filter) => matchers(filter, () => cachedMatcher(matcherOf(filter))),
    cache: { schedules: boundedMemo(), instants: boundedMemo(), dueReminders: boundedMemo() },
  };
}

// Soonest first, each key once.
function keyDatesOf(corpus: Corpus, firstSeen: FirstSeenTimes): readonly KeyDate[] {
  const keyDates = new Map<string, KeyDate>();
  for (const about of remindedDeadlines(corpus)) {
    for (const key of deadlineKeys(about)) {
      const printed = printDeadlineKey(key);
      if (!keyDates.has(printed)) keyDates.set(printed, { key, about, knownAt: firstSeen.deadline(key) });
    }
  }
  return [...keyDates.values()].sort((a, b) => compareDates(a.key.date, b.key.date));
}

function newsOf(corpus: Corpus, firstSeen: FirstSeenTimes): readonly News[] {
  return [...groupBy(corpus.entries, ({ entry }) => firstSeen.entry(entry.id))]
    .filter(([knownAt]) => knownAt > 0)
    .map(([knownAt, entries]) => ({ knownAt, entries }))
    .sort((a, b) => b.knownAt - a.knownAt);
}

function cachedMatcher({ deadline, entry }: Matcher): Matcher {
  return { deadline: cached<CorpusDeadline>(deadline), entry: cached<CorpusEntry>(entry) };
}

function cached<Item>(test: (item: Item) => boolean): (item: Item) => boolean {
  const results = new Map<Item, boolean>();
  return (item) => {
    const result = results.get(item) ?? test(item);
    results.set(item, result);
    return result;
  };
}

/** Returns the value kept under a key, or makes and keeps it. */
type Memo<Value> = (key: string, make: () => Value) => Value;

// Enough for the filters, zones, times and lead times that meet in one minute.
const maxKept = 5000;

// Starts over once it is full.
function boundedMemo<Value>(): Memo<Value> {
  const kept = new Map<string, { readonly value: Value }>();
  return (key, make) => {
    const found = kept.get(key);
    if (found) return found.value;
    const value = make();
    if (kept.size >= maxKept) kept.clear();
    kept.set(key, { value });
    return value;
  };
}

/** The date of the reminder that is due `lead` days, or working days of the deadline's jurisdiction, before a key date. */
export function reminderDate(
  { key, about }: Pick<KeyDate, 'key' | 'about'>,
  lead: number,
  unit: LeadTimes['unit'],
): CalendarDate {
  return unit === 'days' ? plusDays(key.date, -lead) : workingDaysBefore(key.date, lead, jurisdictionOf(about.source));
}

/** Tells whether any key date of a deadline is held on a day: muting the start of a campaign mutes its end as well. */
export function isHeldOn(deadline: CorpusDeadline, held: HeldDeadlines, day: CalendarDate): boolean {
  if (held.size === 0) return false;
  return deadlineKeys(deadline).some((key) => {
    const until = held.get(printDeadlineKey(key));
    return until !== undefined && isHeld({ until }, day);
  });
}

/** Tells whether any key date of a deadline is muted or settled; a snoozed one is not. */
export const isSilent = (deadline: CorpusDeadline, held: HeldDeadlines): boolean =>
  held.size > 0 && deadlineKeys(deadline).some((key) => held.get(printDeadlineKey(key)) === null);
