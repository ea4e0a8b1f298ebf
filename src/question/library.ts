import type { Bulletin } from '../bulletin/bulletin.ts';
import { type Corpus, type CorpusDeadline, type CorpusEntry, deadlinesOf, newestFirst } from '../bulletin/corpus.ts';
import type { Scope } from '../bulletin/scope.ts';
import { authoritiesOnly, type ConceptTable } from '../search/concepts/concept-table.ts';
import { buildIndex, type SearchIndex } from '../search/index/build-index.ts';
import { type FoundEntries, searchEntries } from '../search/search-entries.ts';
import { type Suggestion, suggestCompletions } from '../search/suggest.ts';
import { exampleQuestions, exampleSearches, exampleText } from './examples.ts';
import { type Answered, findEntries } from './find-entries.ts';
import type { Query } from './query.ts';

/** A corpus ready to be asked: the facts that most answers need, and its search index. */
export interface Library extends EntryFinder {
  readonly corpus: Corpus;
  /** The names of laws, authorities and subjects. */
  readonly concepts: ConceptTable;
  readonly newest: readonly CorpusEntry[];
  /** Soonest first. */
  readonly deadlines: readonly CorpusDeadline[];
  /** Up to three searches that find something, in the current language. */
  readonly exampleSearches: readonly string[];
  /** Up to two questions that are answered, in the current language. */
  readonly exampleQuestions: readonly string[];
}

/** Searches entries through an index in this thread or another. */
export interface EntryFinder {
  /** Whether the word occurs in an entry, in any form. */
  readonly knows: (word: string) => boolean;
  /** The best `most` entries, and how many there are. */
  readonly find: (query: Query, most: number) => Promise<Answered>;
  /** Up to `most` completions of what has been typed so far: see `suggestCompletions`. */
  readonly suggest: (typed: string, most: number) => Promise<readonly Suggestion[]>;
}

/** Bulletins, and the way to make a corpus into a library. */
export interface LibrarySource {
  /** Also those that are to be issued later: see `issuedBy`. */
  readonly bulletins: readonly Bulletin[];
  /** What concerns workspaces that chose nothing themselves; null if nobody said. */
  readonly scope: Scope | null;
  /** @param own the workspace to which alone the corpus belongs; nothing of it is saved outside the database */
  readonly build: (corpus: Corpus, own?: string) => Promise<Library>;
  /** The library of that workspace is no longer needed; whoever still asks it has a minute. */
  readonly release?: (own: string) => void;
}

/** A library with its index in this thread. */
export function libraryInProcess(
  corpus: Corpus,
  concepts: ConceptTable = authoritiesOnly,
  index: SearchIndex = buildIndex(corpus, concepts),
): Library {
  const finder: EntryFinder = {
    knows: index.vocabulary.knows,
    find: async (query, most) => findEntries(query, index, most),
    suggest: async (typed, most) => suggestCompletions(index, typed, most),
  };
  return libraryOf({ corpus, concepts, finder, search: (text) => searchEntries(index, text, { most: 1 }) });
}

/** A library with its index in another thread. */
export function libraryInWorker(corpus: Corpus, concepts: ConceptTable, finder: EntryFinder): Library {
  return libraryOf({ corpus, concepts, finder, search: () => null });
}

interface LibraryParts {
  readonly corpus: Corpus;
  readonly concepts: ConceptTable;
  readonly finder: EntryFinder;
  /** Searches at once, to try out examples; null where the index is in another thread. */
  readonly search: (text: string) => FoundEntries | null;
}

function libraryOf({ corpus, concepts, finder: { knows, find, suggest }, search }: LibraryParts): Library {
  const newest = newestFirst(corpus.entries);
  const questions = exampleQuestions(newest);
  let searches: ReturnType<typeof exampleSearches> | null = null;
  return {
    corpus,
    concepts,
    knows,
    find,
    suggest,
    newest,
    deadlines: deadlinesOf(corpus),
    get exampleSearches() {
      searches ??= exampleSearches(search, newest);
      return searches.map(exampleText);
    },
    get exampleQuestions() {
      return questions.map(exampleText);
    },
  };
}
