import type { CorpusEntry } from '../bulletin/corpus.ts';
import type { Library } from '../question/library.ts';
import { parseRequest } from '../question/parse-request.ts';
import { longestRequest, type Request } from '../question/request.ts';
import type { Suggestion } from '../search/suggest.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import { hitsOfPages, searchQuery } from './answer-search.ts';

/** An option of the search field. */
export type TypeaheadOption =
  /** What was typed, or a search that finds something. */
  | { readonly kind: 'search'; readonly words: string; readonly request: Request }
  /** A list to start from, if nothing was typed. */
  | { readonly kind: 'list'; readonly list: 'deadlines' | 'latest'; readonly request: Request }
  /** A name or a word that occurs in entries. */
  | { readonly kind: 'suggestion'; readonly suggestion: Suggestion; readonly request: Request }
  | { readonly kind: 'entry'; readonly source: CorpusEntry; readonly request: Request };

/**
 * The options for what has been typed so far: that text itself; then names and words that complete it, and the entries that it
 * already finds. If nothing was typed, lists and searches to start from. Every option but the first finds something.
 */
export async function typeaheadOptions(
  typed: string,
  library: Library,
  today: CalendarDate,
): Promise<readonly TypeaheadOption[]> {
  const words = typed.replace(/\s+/gu, ' ').trim().slice(0, longestRequest);
  if (words === '') return startingOptions(library);
  const request = parseRequest(words, library.knows, library.concepts);
  const suggestions = await library.suggest(words, mostSuggestions);
  // A month is a word of entries, too, but as a question it is a date.
  const found = suggestions.filter(({ text }) => searchQuery(text, library, today).words !== '');
  return [
    { kind: 'search', words, request },
    ...found.map(suggestionOption),
    ...(await entryOptions(request, library, today)),
  ];
}

// Few enough to leave the entries below them in sight.
const mostSuggestions = 5;

async function startingOptions(library: Library): Promise<readonly TypeaheadOption[]> {
  const suggestions = await library.suggest('', mostSuggestions);
  return [
    { kind: 'list', list: 'deadlines', request: { kind: 'deadlines', words: '', page: 1 } },
    { kind: 'list', list: 'latest', request: { kind: 'latest', section: null, page: 1 } },
    ...library.exampleSearches.map(
      (words): TypeaheadOption => ({ kind: 'search', words, request: searchRequest(words) }),
    ),
    ...suggestions.map(suggestionOption),
  ];
}

const pagesOfEntries = 2;

async function entryOptions(
  request: Request,
  library: Library,
  today: CalendarDate,
): Promise<readonly TypeaheadOption[]> {
  if (request.kind !== 'search') return [];
  const query = searchQuery(request.words, library, today);
  const { hits } = await library.find(query, hitsOfPages(pagesOfEntries));
  return hits.map(({ source }) => ({
    kind: 'entry',
    source,
    request: { kind: 'show', id: source.entry.id, page: 1 },
  }));
}

const suggestionOption = (suggestion: Suggestion): TypeaheadOption => ({
  kind: 'suggestion',
  suggestion,
  request: searchRequest(suggestion.text),
});

const searchRequest = (words: string): Request => ({ kind: 'search', words, page: 1 });
