import type { Corpus, CorpusEntry } from '../../bulletin/corpus.ts';
import { authoritiesOnly, type ConceptTable } from '../concepts/concept-table.ts';
import { Scorer } from '../rank/scorer.ts';
import { stemOf } from '../words.ts';
import { EntryIndex } from './entry-index.ts';

/** The entries of a corpus made ready for searching, with the words that occur in them. */
export interface SearchIndex {
  readonly entries: EntryIndex;
  readonly scorer: Scorer;
  readonly vocabulary: Vocabulary;
}

/** Indexes every entry, in one go. From a few thousand entries on it should not run on the main thread. */
export function buildIndex(corpus: Corpus, concepts: ConceptTable = authoritiesOnly): SearchIndex {
  const entries = new EntryIndex(concepts);
  for (const _ of indexSteps(entries, corpus.entries));
  return searchIndexOf(entries);
}

/** Indexes entries in small steps: whoever iterates decides when to pause. At the end the index is compact. */
export function* indexSteps(index: EntryIndex, entries: Iterable<CorpusEntry>): Generator<void, void> {
  for (const source of entries) {
    index.put(source);
    yield;
  }
  yield* index.compacting();
}

/** What questions need besides the entries. */
export function searchIndexOf(entries: EntryIndex): SearchIndex {
  return { entries, scorer: new Scorer(entries), vocabulary: vocabularyOf(entries) };
}

/** The words of a corpus. */
interface Vocabulary {
  /** Tells whether the word or another form of it (its stem) occurs. */
  readonly knows: (word: string) => boolean;
}

/** The vocabulary of what is indexed, as it is at the time of each question. */
function vocabularyOf(index: EntryIndex): Vocabulary {
  return { knows: (word) => index.frequencyOf(stemOf(word)) > 0 };
}
