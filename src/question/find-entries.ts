import type { CorpusEntry } from '../bulletin/corpus.ts';
import type { ConceptTable } from '../search/concepts/concept-table.ts';
import type { SearchIndex } from '../search/index/build-index.ts';
import { facetsOf, kindOf } from '../search/rank/facets.ts';
import { type FoundEntries, searchEntries } from '../search/search-entries.ts';
import { isAskedFor, matchesFilters, matchesTerms } from './matches-query.ts';
import { printQuery } from './print-query.ts';
import type { Query } from './query.ts';

/**
 * Finds the entries within the filters of a query: ranked by its words, or by its phrases and alternatives where it has no
 * others; without any word those with the soonest deadline that was asked for, or the newest, come first. The id of an entry
 * finds that entry.
 */
export function findEntries(query: Query, index: SearchIndex, most = Number.POSITIVE_INFINITY): FoundEntries {
  const fits = limitOf(query, index.entries.concepts);
  const named = index.entries.withId(query.text.trim().toLowerCase());
  if (named) return browsed(query, [named], most);
  if (isEmpty(query)) return browsed(query, [], most);
  const ranking = query.words === '' ? termWords(query) : query.words;
  if (ranking === '') {
    const newest = index.entries.newestFirst();
    return browsed(query, fits ? newest.filter(fits) : newest, most);
  }
  const found = searchEntries(index, ranking, { ...(fits ? { fits } : {}), most });
  const isRankedByWords = query.words !== '';
  return {
    ...found,
    words: isRankedByWords ? found.words : [],
    suggestion: isRankedByWords && isWhollyRead(query) && found.suggestion ? mended(query, found.suggestion) : null,
  };
}

// Nothing to check where nothing limits: most searches are words alone.
function limitOf(query: Query, concepts: ConceptTable): ((source: CorpusEntry) => boolean) | null {
  if (printQuery({ ...query, words: '' }) === '') return null;
  const isWithin = matchesFilters(query, concepts);
  const holdsTerms = matchesTerms(query);
  return (source) => isWithin(source) && holdsTerms(source);
}

// What could not be read sets no limit, and without any the answer is nothing rather than everything.
const isEmpty = (query: Query): boolean => printQuery(query) === '';

const termWords = ({ phrases, alternatives }: Query): string =>
  [...phrases, ...alternatives.flat().map(({ text }) => text)].join(' ');

function browsed(query: Query, sources: readonly CorpusEntry[], most: number): FoundEntries {
  const hits = inOrder(query, sources)
    .slice(0, most)
    .map((source) => ({ source, score: 0, terms: new Set<string>() }));
  return {
    words: [],
    hits,
    total: sources.length,
    facets: facetsOf(sources.map((source) => [kindOf(source), 1] as const)),
    suggestion: null,
  };
}

function inOrder(query: Query, sources: readonly CorpusEntry[]): readonly CorpusEntry[] {
  if (query.filters.due === null) return sources;
  const soonest = new Map(sources.map((source) => [source, soonestAsked(query, source)]));
  return sources.toSorted((a, b) => ((soonest.get(a) ?? '') < (soonest.get(b) ?? '') ? -1 : 1));
}

function soonestAsked(query: Query, source: CorpusEntry): string {
  const asked = source.entry.deadlines.filter((deadline) => isAskedFor(query, deadline));
  return asked.map(({ date }) => date).sort()[0] ?? '';
}

// The value of a filter that could not be read is searched as words, and what it should be no entry tells.
const isWhollyRead = ({ unread }: Query): boolean => unread.length === 0;

// Within what was typed where the words stand there as they are; else in the query language.
const mended = (query: Query, words: string): string =>
  query.text.includes(query.words) ? query.text.replace(query.words, () => words) : printQuery({ ...query, words });
