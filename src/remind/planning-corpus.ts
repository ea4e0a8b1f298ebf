import type { Corpus, CorpusDeadline, CorpusEntry } from '../bulletin/corpus.ts';
import type { Matcher } from '../subscribe/filter.ts';
import type { PostingSchedule } from '../subscribe/subscription.ts';
import type { Instant } from '../time/instant.ts';
import type { SkipReason } from './delivery.ts';
import { type FirstSeenTimes, type KeyDate, keyDatesOf } from './key-dates.ts';

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

function newsOf(corpus: Corpus, firstSeen: FirstSeenTimes): readonly News[] {
  const byTime = new Map<Instant, CorpusEntry[]>();
  for (const source of corpus.entries) {
    const knownAt = firstSeen.entry(source.entry.id);
    const entries = byTime.get(knownAt);
    if (entries) entries.push(source);
    else byTime.set(knownAt, [source]);
  }
  return [...byTime]
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
