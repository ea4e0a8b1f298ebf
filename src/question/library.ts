import {
  type Corpus,
  type CorpusDeadline,
  type CorpusEntry,
  corpusOf,
  deadlinesOf,
  newestFirst,
} from '../bulletin/corpus.ts';
import { authoritiesOnly, type ConceptTable } from '../search/concepts/concept-table.ts';
import { buildIndex, type SearchIndex } from '../search/index/build-index.ts';
import { type FoundEntries, searchEntries } from '../search/search-entries.ts';
import { type Suggestion, suggestCompletions } from '../search/suggest.ts';
import { type ExampleFilters, exampleFilters, exampleSearches } from './examples.ts';
import { findEntries } from './find-entries.ts';
import type { Query } from './query.ts';

/** The corpus made ready for questions: what most answers need is worked out once. */
export interface Library {
  readonly corpus: Corpus;
  /** What laws, authorities and subjects are called. */
  readonly concepts: ConceptTable;
  /** The index in this thread; without entries where they are found by another thread. */
  readonly index: SearchIndex;
  /** Finds entries, at most so many, wherever the index is. */
  readonly find: (query: Query, most: number) => Promise<FoundEntries>;
  /** What a question that begins so may become, at most so many: see `suggest`. */
  readonly suggest: (beginning: string, most: number) => Promise<readonly Suggestion[]>;
  /** Makes another corpus ready, in the way in which this one was. */
  readonly of: (corpus: Corpus) => Promise<Library>;
  readonly newest: readonly CorpusEntry[];
  /** Soonest first. */
  readonly deadlines: readonly CorpusDeadline[];
  /** Up to three searches that find something. */
  readonly searches: readonly string[];
  /** Searches with limits that find something; worked out when first asked for. */
  readonly limits: () => ExampleFilters;
}

/** Makes a corpus ready for questions, with the names that people use for what it tells about. */
export function libraryOf(corpus: Corpus, concepts: ConceptTable = authoritiesOnly): Library {
  return libraryInProcess(corpus, concepts, buildIndex(corpus, concepts));
}

/** Makes a corpus ready whose entries are in that index. */
export function libraryInProcess(corpus: Corpus, concepts: ConceptTable, index: SearchIndex): Library {
  const newest = newestFirst(corpus);
  const searches = exampleSearches((query) => searchEntries(index, query, { most: 1 }), newest);
  const find: Library['find'] = async (query, most) => findEntries(query, index, most);
  const of: Library['of'] = async (next) => libraryOf(next, concepts);
  return {
    corpus,
    concepts,
    index,
    find,
    suggest: async (beginning, most) => suggestCompletions(index, beginning, most),
    of,
    newest,
    deadlines: deadlinesOf(corpus),
    searches,
    limits: once(() => exampleFilters(newest, concepts, searches)),
  };
}

/** Where an index is that is not in this thread. */
export interface WorkerIndex extends Pick<Library, 'find' | 'suggest' | 'of'> {
  readonly knows: (word: string) => boolean;
}

/** Makes a corpus ready whose index is in another thread, which knows its words and finds its entries. */
export function libraryInWorker(
  corpus: Corpus,
  concepts: ConceptTable,
  { find, suggest: suggested, of, knows }: WorkerIndex,
): Library {
  const empty = buildIndex(corpusOf([]), concepts);
  const index = { ...empty, vocabulary: { ...empty.vocabulary, knows } };
  const newest = newestFirst(corpus);
  const searches = exampleSearches(() => null, newest);
  return {
    corpus,
    concepts,
    index,
    find,
    suggest: suggested,
    of,
    newest,
    deadlines: deadlinesOf(corpus),
    searches,
    limits: once(() => exampleFilters(newest, concepts, searches)),
  };
}

function once<T>(work: () => T): () => T {
  let done: { readonly value: T } | null = null;
  return () => {
    done ??= { value: work() };
    return done.value;
  };
}
