import type { Corpus, CorpusDeadline, CorpusEntry } from '../bulletin/corpus.ts';
import type { Matcher, MatcherOf } from '../subscribe/filter.ts';
import type { RunClock } from '../subscribe/subscription.ts';
import type { Instant } from '../time/instant.ts';
import { type DueLead, type FirstSeenTimes, type ReminderDay, reminderDays } from './deadline-days.ts';

/** The entries that became known at one moment. */
export interface News {
  readonly knownAt: Instant;
  readonly entries: readonly CorpusEntry[];
}

/** A corpus made ready for planning many subscriptions. What they have in common is worked out once. */
export interface PlanningCorpus {
  readonly corpus: Corpus;
  /** Soonest first, each key once. */
  readonly days: readonly ReminderDay[];
  /** Latest first; what was there from the beginning is no news. */
  readonly news: readonly News[];
  /** The moments at which days became known, each once. */
  readonly moments: readonly Instant[];
  readonly matcher: (filter: string) => Matcher;
  readonly remembered: {
    readonly clocks: (key: string, make: () => RunClock) => RunClock;
    readonly hours: (key: string, make: () => Instant) => Instant;
    readonly leads: (key: string, make: () => readonly DueLead[]) => readonly DueLead[];
  };
}

/**
 * Makes a corpus ready for planning.
 * @param ages since when everything in it has been known; 0 for what has been there from the beginning
 */
export function planningCorpus(corpus: Corpus, ages: FirstSeenTimes, matcherOf: MatcherOf): PlanningCorpus {
  const days = reminderDays(corpus, ages);
  const matchers = boundedMemo<Matcher>(mostKept);
  return {
    corpus,
    days,
    news: newsOf(corpus, ages),
    moments: [...new Set(days.map(({ knownAt }) => knownAt))],
    matcher: (filter) => matchers(filter, () => rememberedMatcher(matcherOf(filter))),
    remembered: { clocks: boundedMemo(mostKept), hours: boundedMemo(mostKept), leads: boundedMemo(mostKept) },
  };
}

// Enough for the filters, zones, hours and leads that meet in one minute.
const mostKept = 5000;

function newsOf(corpus: Corpus, ages: FirstSeenTimes): readonly News[] {
  const byMoment = new Map<Instant, CorpusEntry[]>();
  for (const one of corpus.entries) {
    const knownAt = ages.entry(one.entry.id);
    const together = byMoment.get(knownAt);
    if (together) together.push(one);
    else byMoment.set(knownAt, [one]);
  }
  return [...byMoment]
    .filter(([knownAt]) => knownAt > 0)
    .map(([knownAt, entries]) => ({ knownAt, entries }))
    .sort((a, b) => b.knownAt - a.knownAt);
}

function rememberedMatcher(matcher: Matcher): Matcher {
  const [deadlines, entries] = [new Map<CorpusDeadline, boolean>(), new Map<CorpusEntry, boolean>()];
  return {
    deadline: (one) => rememberedIn(deadlines, one, matcher.deadline),
    entry: (one) => rememberedIn(entries, one, matcher.entry),
  };
}

function rememberedIn<Thing>(
  kept: Map<Thing, boolean>,
  thing: Thing,
  ask: (thing: Thing) => boolean,
): boolean {
  const answer = kept.get(thing) ?? ask(thing);
  kept.set(thing, answer);
  return answer;
}

/**
 * Remembers what was worked out under a key, and works each out once; begins anew after `most` of them.
 * @returns gives what is remembered under the key, or makes it
 */
function boundedMemo<Value>(most: number): (key: string, make: () => Value) => Value {
  const kept = new Map<string, { readonly value: Value }>();
  return (key, make) => {
    const found = kept.get(key);
    if (found) return found.value;
    const value = make();
    if (kept.size >= most) kept.clear();
    kept.set(key, { value });
    return value;
  };
}
