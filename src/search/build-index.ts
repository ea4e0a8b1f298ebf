import type { Corpus, CorpusEntry } from '../bulletin/corpus.ts';
import { authoritiesOnly, type ConceptTable } from './concepts/concept-table.ts';
import { EntryIndex } from './index/entry-index.ts';
import { Scorer } from './rank/scorer.ts';
import { type Vocabulary, vocabularyOf } from './vocabulary.ts';

/** The entries of a corpus made ready for searching, with the words that occur in them. */
export interface SearchIndex {
  readonly entries: EntryIndex;
  readonly scorer: Scorer;
  readonly vocabulary: Vocabulary;
}

/** Indexes every entry, in one go. From a few thousand entries on it should not run on the main thread. */
export function buildIndex(corpus: Corpus, concepts: ConceptTable = authoritiesOnly): SearchIndex {
  const entries = new EntryIndex(concepts);
  for (const _ of indexing(entries, corpus.entries));
  return searchIndexOf(entries);
}

/** Indexes entries in small steps: whoever iterates decides when to pause. At the end the index is compact. */
export function* indexing(index: EntryIndex, entries: Iterable<CorpusEntry>): Generator<void, void> {
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
