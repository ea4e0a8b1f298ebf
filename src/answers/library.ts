import type { Corpus } from '../bulletin/corpus.ts';
import { buildIndex, type SearchIndex } from '../search/build-index.ts';

/** The corpus made ready for questions. */
export interface Library {
  readonly corpus: Corpus;
  readonly index: SearchIndex;
}

/** Makes a corpus ready for questions. */
export function libraryOf(corpus: Corpus): Library {
  return { corpus, index: buildIndex(corpus) };
}
