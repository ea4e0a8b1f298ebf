import type { CorpusEntry } from '../bulletin/corpus.ts';
import type { SearchIndex } from './index/build-index.ts';
import { bestEntries } from './rank/best.ts';
import type { Facets } from './rank/facets.ts';
import { type ReadPart, readQuestion } from './rank/read-question.ts';

/** An entry that answers a query. */
interface Hit {
  readonly source: CorpusEntry;
  /** Comparable within one query only. */
  readonly score: number;
  /** The index terms that were searched, for marking them in an excerpt. */
  readonly terms: ReadonlySet<string>;
}

/** How one word of a query was read. */
export interface ReadWord {
  readonly word: string;
  /** known: searched as it is. similar: in no entry, searched by words like it. absent: in no entry, and nothing is like it. */
  readonly reading: 'known' | 'similar' | 'absent';
}

/** The entries that answer a query, and how its words were read. */
export interface FoundEntries {
  readonly words: readonly ReadWord[];
  /** Best first, at most as many as were wanted. */
  readonly hits: readonly Hit[];
  /** How many there are, and of which kinds. */
  readonly total: number;
  readonly facets: Facets;
  /** The query with its unknown words replaced by the nearest known ones; null where that finds nothing, or there is nothing to mend. */
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
 * ones. Rare words count more than common ones. Nothing is found where no entry holds enough of the query, or where it is of stop
 * words only.
 */
export function searchEntries(index: SearchIndex, query: string, limits: Limits = {}): FoundEntries {
  const { parts, mended } = readQuestion(index.entries, query);
  const found = foundBy(index, parts, limits);
  const isOffered = mended !== null && findsSome(index, mended, limits);
  return { words: readWords(parts), ...found, suggestion: isOffered ? mended : null };
}

function findsSome(index: SearchIndex, query: string, limits: Limits): boolean {
  return foundBy(index, readQuestion(index.entries, query).parts, { ...limits, most: 1 }).total > 0;
}

function foundBy(
  index: SearchIndex,
  parts: readonly ReadPart[],
  { fits, most }: Limits,
): Pick<FoundEntries, 'hits' | 'total' | 'facets'> {
  const scores = index.scorer.scoresOf(parts);
  const { ranked, total, facets } = bestEntries(index.entries, scores, {
    fits: fits ?? null,
    parts: parts.length,
    most: most ?? Number.POSITIVE_INFINITY,
  });
  const terms = new Set(parts.flatMap(({ lookup }) => lookup.terms.map(({ term }) => term)));
  return {
    hits: ranked.map(({ source, score }) => ({ source, score, terms })),
    total,
    facets,
  };
}

const readWords = (parts: readonly ReadPart[]): readonly ReadWord[] =>
  parts.map(({ part, reading }) => ({
    word: part.kind === 'word' ? part.text.toLowerCase() : part.text,
    reading,
  }));
