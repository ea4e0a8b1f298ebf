import type { CorpusEntry } from '../../bulletin/corpus.ts';
import type { EntryIndex } from '../index/entry-index.ts';
import type { Scores } from './scorer.ts';

/** An entry and how well it answers. */
export interface Ranked {
  readonly source: CorpusEntry;
  readonly score: number;
}

/** Which entries answer, and what else they are to be judged by. */
export interface Choice {
  /** Tells whether an entry may answer at all. */
  readonly fits: (source: CorpusEntry) => boolean;
  /** What the score is multiplied by; about 1. */
  readonly favour: (source: CorpusEntry) => number;
  /** How many parts the question has. */
  readonly parts: number;
}

/** The entries that answer, best first; none where even the best holds too little of the question. */
export function best(
  entries: EntryIndex,
  { documents, score, share }: Scores,
  choice: Choice,
): readonly Ranked[] {
  const ranked: Ranked[] = [];
  let most = 0;
  for (const document of documents) {
    const source = entries.entryOf(document);
    if (!source || !choice.fits(source)) continue;
    most = Math.max(most, share[document] ?? 0);
    ranked.push({ source, score: (score[document] ?? 0) * choice.favour(source) });
  }
  return most < leastShare(choice.parts) ? [] : ranked.sort((a, b) => b.score - a.score);
}

/**
 * How much of a question the best entry has to hold for it to be an answer: rare words are more of it than common ones, and a
 * word that no entry has is the rarest. Measured: what has an answer lies above 0.5, what has none below 0.43. Of a long text
 * no entry holds as much, and it does not mean all of its words.
 */
function leastShare(parts: number): number {
  return (0.45 * 4) / Math.max(4, parts);
}
