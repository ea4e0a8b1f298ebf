import type { CorpusEntry } from '../bulletin/corpus.ts';
import type { Library } from '../question/library.ts';
import { parseRequest } from '../question/parse-request.ts';
import { longestRequest, type Request } from '../question/request.ts';
import type { Suggestion } from '../search/suggest.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import { hitsWanted, searchQuery } from './answer-search.ts';

/** What can be picked while one types into a search field. */
export type TypeaheadOption =
  /** What was typed, as it stands. */
  | { readonly kind: 'typed'; readonly words: string; readonly request: Request }
  /** A list to begin with, where nothing was typed. */
  | { readonly kind: 'list'; readonly list: 'deadlines' | 'latest'; readonly request: Request }
  /** A search that finds something. */
  | { readonly kind: 'search'; readonly words: string; readonly request: Request }
  /** A name or a word that entries have. */
  | { readonly kind: 'suggestion'; readonly suggestion: Suggestion; readonly request: Request }
  | { readonly kind: 'entry'; readonly source: CorpusEntry; readonly request: Request };

/**
 * What is offered for what has been typed so far: first that itself; then names and words that it may become, and the entries that
 * it finds already. Where nothing is typed, what there is to begin with. Nothing that is offered finds nothing, save what was typed.
 */
export async function typeaheadOptions(
  typed: string,
  library: Library,
  today: CalendarDate,
): Promise<readonly TypeaheadOption[]> {
  const words = typed.replace(/\s+/gu, ' ').trim().slice(0, longestRequest);
  if (words === '') return starters(library);
  const request = parseRequest(words, library.index.vocabulary.knows);
  const suggestions = await library.suggest(words, mostNames);
  // A month is a word of entries, too, and as a question it is a time.
  const found = suggestions.filter(({ text }) => searchQuery(searchFor(text), library, today).words !== '');
  return [
    { kind: 'typed', words, request },
    ...found.map(offered),
    ...(await entriesFor(request, library, today)),
  ];
}

// So few that the entries are in sight below them.
const mostNames = 5;

async function starters(library: Library): Promise<readonly TypeaheadOption[]> {
  const named = await library.suggest('', mostNames);
  return [
    { kind: 'list', list: 'deadlines', request: { kind: 'deadlines', words: '', page: 1 } },
    { kind: 'list', list: 'latest', request: { kind: 'latest', section: null, page: 1 } },
    ...library.searches.map(
      (words): TypeaheadOption => ({ kind: 'search', words, request: searchFor(words) }),
    ),
    ...named.map(offered),
  ];
}

// The pages of answers that are offered at once: the first and the second.
const pagesOffered = 2;

async function entriesFor(
  request: Request,
  library: Library,
  today: CalendarDate,
): Promise<readonly TypeaheadOption[]> {
  if (request.kind !== 'search') return [];
  const most = hitsWanted({ ...request, page: pagesOffered });
  const { hits } = await library.find(searchQuery(request, library, today), most);
  return hits.map(({ source }) => ({
    kind: 'entry',
    source,
    request: { kind: 'show', id: source.entry.id, page: 1 },
  }));
}

const offered = (suggestion: Suggestion): TypeaheadOption => ({
  kind: 'suggestion',
  suggestion,
  request: searchFor(suggestion.text),
});

const searchFor = (words: string): Extract<Request, { kind: 'search' }> => ({
  kind: 'search',
  words,
  page: 1,
});
