import type { Corpus, CorpusDeadline, CorpusEntry } from '../bulletin/corpus.ts';
import type { Instant } from '../time/instant.ts';
import type { CorpusAges } from './corpus-ages.ts';
import type { DueLead } from './due-lead.ts';
import type { Matcher, MatcherOf } from './matcher.ts';
import { remembering } from './remembering.ts';
import type { RunClock } from './run-clock.ts';
import { type ToldDay, toldDays } from './told-day.ts';

/** The entries that became known at one moment. */
export interface News {
  readonly knownAt: Instant;
  readonly entries: readonly CorpusEntry[];
}

/** A corpus made ready for planning many subscriptions. What they have in common is worked out once. */
export interface PlanningCorpus {
  readonly corpus: Corpus;
  /** Soonest first, each key once. */
  readonly days: readonly ToldDay[];
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
export function planningCorpus(corpus: Corpus, ages: CorpusAges, matcherOf: MatcherOf): PlanningCorpus {
  const days = toldDays(corpus, ages);
  const matchers = remembering<Matcher>(mostKept);
  return {
    corpus,
    days,
    news: newsOf(corpus, ages),
    moments: [...new Set(days.map(({ knownAt }) => knownAt))],
    matcher: (filter) => matchers(filter, () => rememberedMatcher(matcherOf(filter))),
    remembered: { clocks: remembering(mostKept), hours: remembering(mostKept), leads: remembering(mostKept) },
  };
}

// Enough for the filters, zones, hours and leads that meet in one minute.
const mostKept = 5000;

function newsOf(corpus: Corpus, ages: CorpusAges): readonly News[] {
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
