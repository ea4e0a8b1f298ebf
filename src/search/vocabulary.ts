import type { EntryIndex } from './index/entry-index.ts';
import { nearestWords } from './rank/similar-words.ts';
import { stemOf } from './words.ts';

/** The words of a corpus: what is known, and what a mistyped word may have meant. */
export interface Vocabulary {
  /** Tells whether the word or another form of it (its stem) occurs. */
  readonly knows: (word: string) => boolean;
  /** Known words within one or two slips of the pen, likeliest first; empty for Han and for words under four letters. */
  readonly nearest: (word: string) => readonly string[];
}

/** The vocabulary of what is indexed, as it is at the time of each question. */
export function vocabularyOf(index: EntryIndex): Vocabulary {
  return {
    knows: (word) => index.frequencyOf(stemOf(word)) > 0,
    nearest: (word) => nearestWords(index, word).map(({ known }) => known),
  };
}
