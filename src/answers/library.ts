import {
  type Corpus,
  type CorpusDeadline,
  type CorpusEntry,
  deadlinesOf,
  newestFirst,
} from '../bulletin/corpus.ts';
import { buildIndex, type SearchIndex } from '../search/build-index.ts';
import { authoritiesOnly, type ConceptTable } from '../search/concepts/concept-table.ts';

import { workingSearches } from './working-searches.ts';

/** The corpus made ready for questions: what most answers need is worked out once. */
export interface Library {
  readonly corpus: Corpus;
  /** What laws, authorities and subjects are called. */
  readonly concepts: ConceptTable;
  readonly index: SearchIndex;
  readonly newest: readonly CorpusEntry[];
  /** Soonest first. */
  readonly deadlines: readonly CorpusDeadline[];
  /** Up to three searches that find something. */
  readonly searches: readonly string[];
}

/** Makes a corpus ready for questions, with the names that people use for what it tells about. */
export function libraryOf(corpus: Corpus, concepts: ConceptTable = authoritiesOnly): Library {
  const index = buildIndex(corpus, concepts);
  const newest = newestFirst(corpus);
  const searches = workingSearches(index, newest);
  return { corpus, concepts, index, newest, deadlines: deadlinesOf(corpus), searches };
}
