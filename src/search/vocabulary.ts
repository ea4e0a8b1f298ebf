import type { EntryIndex } from './index/entry-index.ts';
import { stemOf } from './words.ts';

/** The words of a corpus. */
export interface Vocabulary {
  /** Tells whether the word or another form of it (its stem) occurs. */
  readonly knows: (word: string) => boolean;
}

/** The vocabulary of what is indexed, as it is at the time of each question. */
export function vocabularyOf(index: EntryIndex): Vocabulary {
  return { knows: (word) => index.frequencyOf(stemOf(word)) > 0 };
}
