import {
  type Corpus,
  type CorpusDeadline,
  type CorpusEntry,
  deadlinesOf,
  newestFirst,
} from '../bulletin/corpus.ts';
import { buildIndex, type SearchIndex } from '../search/build-index.ts';
import { workingSearches } from './working-searches.ts';

/** The corpus made ready for questions: what most answers need is worked out once. */
export interface Library {
  readonly corpus: Corpus;
  readonly index: SearchIndex;
  readonly newest: readonly CorpusEntry[];
  /** Soonest first. */
  readonly deadlines: readonly CorpusDeadline[];
  /** Up to three searches that find something. */
  readonly searches: readonly string[];
}

/** Makes a corpus ready for questions. */
export function libraryOf(corpus: Corpus): Library {
  const index = buildIndex(corpus);
  const newest = newestFirst(corpus);
  return { corpus, index, newest, deadlines: deadlinesOf(corpus), searches: workingSearches(index, newest) };
}
