import type { CorpusEntry } from '../bulletin/corpus.ts';
import type { SearchIndex } from './build-index.ts';
import { bestEntries } from './rank/best.ts';
import type { Facets } from './rank/facets.ts';
import { type ReadPart, readQuestion } from './rank/read-question.ts';
import { fused } from './semantic/fused.ts';

/** An entry that answers a query. */
export interface Hit {
  readonly source: CorpusEntry;
  /** Comparable within one query only. */
  readonly score: number;
  /** The index terms that were searched, for marking them in an excerpt. */
  readonly terms: ReadonlySet<string>;
}

/** How one word of a query was read. */
export interface ReadWord {
  readonly word: string;
  /** known: searched as it is. similar: in no entry, searched by words that look like it, where there are any. */
  readonly reading: 'known' | 'similar';
}

/** What a search found, and how the query was read. */
export interface SearchOutcome {
  readonly query: string;
  readonly words: readonly ReadWord[];
  /** Best first, at most as many as were wanted. */
  readonly hits: readonly Hit[];
  /** How many there are. */
  readonly total: number;
  readonly facets: Facets;
  /** The query with its unknown words replaced by the nearest known ones, or null where there is nothing to mend. */
  readonly suggestion: string | null;
}

/** What limits a search. */
export interface Limits {
  /** Tells whether an entry may answer at all; all may where it is left out. */
  readonly fits?: (source: CorpusEntry) => boolean;
  /** How many hits are wanted; all where it is left out. */
  readonly most?: number;
}

/**
 * Finds the entries that hold words of the query, best first. A name of a law, an authority or a theme finds its other names;
 * every other word counts in any form (stemming), the exact form counts extra; a word that no entry holds is searched by similar
 * ones. Rare words count more than common ones, and where no entry holds enough of the query nothing is found, as with stop words.
 */
export function searchEntries(index: SearchIndex, query: string, { fits, most }: Limits = {}): SearchOutcome {
  const { parts, mended } = readQuestion(index.entries, query);
  const scores = index.scorer.scoresOf(parts);
  const wanted = most ?? Number.POSITIVE_INFINITY;
  const { semantics: space, entries } = index;
  const { ranked, total, facets } = bestEntries(entries, scores, {
    fits: fits ?? null,
    parts: parts.length,
    most: space ? Math.max(wanted, mostFused) : wanted,
  });
  // What nearness finds beyond the words is only shown where nothing limits the entries.
  const best = space && !fits && ranked.length > 0 ? fused(ranked, parts, { space, entries }) : ranked;
  const terms = new Set(parts.flatMap(({ lookup }) => lookup.terms.map(({ term }) => term)));
  const hits = best.slice(0, wanted).map(({ source, score }) => ({ source, score, terms }));
  return { query, words: readWords(parts), hits, total, facets, suggestion: mended };
}

// As many of each ranking are fused.
const mostFused = 100;

const readWords = (parts: readonly ReadPart[]): readonly ReadWord[] =>
  parts.map(({ part, reading }) => ({
    word: part.kind === 'word' ? part.text.toLowerCase() : part.text,
    reading: reading === 'known' ? 'known' : 'similar',
  }));
