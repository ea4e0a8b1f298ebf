import type { Corpus, CorpusEntry } from '../../bulletin/corpus.ts';
import { authoritiesOnly, type ConceptTable } from '../concepts/concept-table.ts';
import { Scorer } from '../rank/scorer.ts';
import { stemOf } from '../words.ts';
import { type Columns, EntryIndex } from './entry-index.ts';
import { EntryIndexer } from './entry-indexer.ts';

/** The entries of a corpus made searchable. */
export interface SearchIndex {
  readonly entries: EntryIndex;
  readonly scorer: Scorer;
  readonly vocabulary: {
    /** Whether a word occurs, in this or another form. */
    readonly knows: (word: string) => boolean;
  };
}

/** Indexes every entry without a pause. Use it off the main thread for more than a few thousand entries. */
export function buildIndex(corpus: Corpus, concepts: ConceptTable = authoritiesOnly): SearchIndex {
  const steps = indexSteps(corpus.entries, concepts);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return searchIndexOf(value);
  }
}

/** Makes an index of entries searchable. */
export function searchIndexOf(entries: EntryIndex): SearchIndex {
  const knows = (word: string): boolean => entries.frequencyOf(stemOf(word)) > 0;
  return { entries, scorer: new Scorer(entries), vocabulary: { knows } };
}

/** Indexes entries in small steps, so that the caller can pause between them. */
export function* indexSteps(sources: readonly CorpusEntry[], concepts: ConceptTable): Generator<void, EntryIndex> {
  const indexer = new EntryIndexer(concepts);
  for (const source of sources) {
    indexer.add(source);
    yield;
  }
  return restoredIndex(yield* indexer.columns(), sources, concepts);
}

/** Makes an index of the entries from the columns that were saved of it. */
export function restoredIndex(columns: Columns, sources: readonly CorpusEntry[], concepts: ConceptTable): EntryIndex {
  if (columns.size !== sources.length) throw new Error('the columns belong to other entries');
  return new EntryIndex(concepts, sources, columns);
}
