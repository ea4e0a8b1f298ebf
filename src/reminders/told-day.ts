import { type Corpus, type CorpusDeadline, deadlinesOf } from '../bulletin/corpus.ts';
import type { Instant } from '../time/instant.ts';
import type { CorpusAges } from './corpus-ages.ts';
import { type DeadlineKey, deadlineKeys, printDeadlineKey } from './deadline-key.ts';

/** A day that is told: the end of a deadline, or the start of its window. */
export interface ToldDay {
  readonly key: DeadlineKey;
  readonly about: CorpusDeadline;
  readonly knownAt: Instant;
}

/** Every day of the corpus that is told, soonest first, each key once. */
export function toldDays(corpus: Corpus, ages: CorpusAges): readonly ToldDay[] {
  const days = new Map<string, ToldDay>();
  for (const about of deadlinesOf(corpus)) {
    for (const key of deadlineKeys(about)) {
      const printed = printDeadlineKey(key);
      if (!days.has(printed)) days.set(printed, { key, about, knownAt: ages.deadline(key) });
    }
  }
  return [...days.values()].sort((a, b) => (a.key.date < b.key.date ? -1 : a.key.date > b.key.date ? 1 : 0));
}
