import type { CorpusEntry } from '../bulletin/corpus.ts';
import type { SearchIndex } from './build-index.ts';
import { best } from './rank/best.ts';
import { type ReadPart, readQuestion } from './rank/read-question.ts';

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
  /** Best first. */
  readonly hits: readonly Hit[];
  /** The query with its unknown words replaced by the nearest known ones, or null where there is nothing to mend. */
  readonly suggestion: string | null;
}

/**
 * Finds the entries that hold words of the query, best first. Every word counts, more of them count more; forms of a
 * word are one (stemming), the exact form counts extra; a word that no entry holds is searched by similar ones.
 * A query of nothing but stop words finds nothing.
 */
export function searchEntries(
  index: SearchIndex,
  query: string,
  most = Number.POSITIVE_INFINITY,
): SearchOutcome {
  const { parts, mended } = readQuestion(index.entries, query);
  const scores = index.scorer.scoresOf(parts);
  const ranked = best(index.entries, scores, { fits: () => true, favour: () => 1, parts: parts.length });
  const terms = new Set(parts.flatMap(({ lookup }) => lookup.terms.map(({ term }) => term)));
  const hits = ranked.slice(0, most).map(({ source, score }) => ({ source, score, terms }));
  return { query, words: readWords(parts), hits, suggestion: mended };
}

const readWords = (parts: readonly ReadPart[]): readonly ReadWord[] =>
  parts.map(({ part, reading }) => ({
    word: part.kind === 'word' ? part.word : part.text,
    reading: reading === 'known' ? 'known' : 'similar',
  }));
