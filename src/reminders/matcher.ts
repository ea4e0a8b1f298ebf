import type { CorpusDeadline, CorpusEntry } from '../bulletin/corpus.ts';

/** What a subscription's filter lets through. Always the same answer to the same question: answers are remembered. */
export interface Matcher {
  readonly deadline: (deadline: CorpusDeadline) => boolean;
  readonly entry: (entry: CorpusEntry) => boolean;
}

/** Reads a subscription's filter; the empty one lets everything through. Never fails. */
export type MatcherOf = (filter: string) => Matcher;
