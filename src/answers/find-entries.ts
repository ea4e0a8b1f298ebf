import type { CorpusEntry } from '../bulletin/corpus.ts';
import { isAskedFor, matchesFilters } from '../search/query/matches-filters.ts';
import { matchesTerms } from '../search/query/matches-query.ts';
import { printQuery } from '../search/query/print-query.ts';
import type { Query } from '../search/query/query.ts';
import { type Hit, type ReadWord, searchEntries } from '../search/search-entries.ts';
import type { Library } from './library.ts';

/** The entries that answer a query, best first, and how its words were read. */
export interface FoundEntries {
  readonly words: readonly ReadWord[];
  readonly hits: readonly Hit[];
  /** The query with its unknown words replaced by the nearest known ones, or null where there is nothing to mend. */
  readonly suggestion: string | null;
}

/**
 * Finds the entries within the filters of a query: ranked by its words, or by its phrases and alternatives where it has no
 * others; without any word those with the soonest deadline that was asked for, or the newest, come first.
 */
export function findEntries(query: Query, library: Library): FoundEntries {
  const isWithin = matchesFilters(query, library.concepts);
  const holdsTerms = matchesTerms(query);
  const fits = (source: CorpusEntry): boolean => isWithin(source) && holdsTerms(source);
  if (isEmpty(query)) return { words: [], hits: [], suggestion: null };
  const ranking = query.words === '' ? termWords(query) : query.words;
  if (ranking === '')
    return { words: [], hits: browsed(query, library.newest.filter(fits)), suggestion: null };
  const { words, hits, suggestion } = searchEntries(library.index, ranking);
  return {
    words: query.words === '' ? [] : words,
    hits: hits.filter(({ source }) => fits(source)),
    suggestion: suggestion === null || query.words === '' ? null : mended(query, suggestion),
  };
}

// What could not be read sets no limit, and without any the answer is nothing rather than everything.
const isEmpty = (query: Query): boolean => printQuery(query) === '';

const termWords = ({ phrases, alternatives }: Query): string =>
  [...phrases, ...alternatives.flat().map(({ text }) => text)].join(' ');

function browsed(query: Query, sources: readonly CorpusEntry[]): readonly Hit[] {
  const hits = sources.map((source) => ({ source, score: 0, terms: new Set<string>() }));
  if (query.filters.due === null) return hits;
  const soonest = new Map(hits.map(({ source }) => [source, soonestAsked(query, source)]));
  return hits.sort((a, b) => ((soonest.get(a.source) ?? '') < (soonest.get(b.source) ?? '') ? -1 : 1));
}

function soonestAsked(query: Query, source: CorpusEntry): string {
  const asked = source.entry.deadlines.filter((deadline) => isAskedFor(query, deadline));
  return asked.map(({ date }) => date).sort()[0] ?? '';
}

// Within what was typed where the words stand there as they are; else in the query language.
const mended = (query: Query, words: string): string =>
  query.text.includes(query.words)
    ? query.text.replace(query.words, () => words)
    : printQuery({ ...query, words });
