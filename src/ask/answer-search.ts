import { datedEntry } from '../bulletin/dated-deadlines.ts';
import { pageNumbered } from '../cards/buttons.ts';
import { describeQuery } from '../question/describe-query.ts';
import { findEntries } from '../question/find-entries.ts';
import type { Library } from '../question/library.ts';
import type { Query } from '../question/query.ts';
import { readQuery } from '../question/read-query.ts';
import { longestRequest, type Request } from '../question/request.ts';
import { excerptOf } from '../search/excerpt.ts';
import type { Facets } from '../search/rank/facets.ts';
import type { FoundEntries } from '../search/search-entries.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import type { NothingFoundAnswer, ResultsAnswer } from './answers.ts';

type SearchRequest = Extract<Request, { kind: 'search' }>;

/** Entries on a page of results: an asker wants the two right ones, and a third to compare. */
const resultsOnPage = 3;

/** Answers a search with a page of entries, or says that nothing was found and what to try. */
export function answerSearch(
  request: SearchRequest,
  library: Library,
  today: CalendarDate,
): ResultsAnswer | NothingFoundAnswer {
  const query = searchQuery(request, library, today);
  return answerFound(
    { request, query, found: findEntries(query, library.index, hitsWanted(request)) },
    library,
    today,
  );
}

/** What a request searches for. */
export function searchQuery({ words }: SearchRequest, { concepts }: Library, today: CalendarDate): Query {
  return readQuery(words, { today, about: 'entries', concepts });
}

/** How many of the best hits an answer needs: those of its page and of the pages before. */
export function hitsWanted({ page }: SearchRequest): number {
  return Math.min(page, mostPages) * resultsOnPage;
}

// A page beyond is the last: nobody turns so many, and a button's value may say anything.
const mostPages = 200;

/** A search, and what was found for it. */
export interface FoundSearch {
  readonly request: SearchRequest;
  readonly query: Query;
  readonly found: FoundEntries;
}

/** Answers a search with a page of what was found, wherever it was looked for. */
export function answerFound(
  { request, query: read, found }: FoundSearch,
  library: Library,
  today: CalendarDate,
): ResultsAnswer | NothingFoundAnswer {
  const { words, hits, total, facets, suggestion: mended } = found;
  const suggestion = mended !== null && mended.length <= longestRequest ? mended : null;
  const asked = { query: request.words, understood: describeQuery(read, 'entries'), unread: read.unread };
  if (hits.length === 0)
    return { kind: 'nothing_found', ...asked, words, suggestion, instead: library.searches };
  const page = pageNumbered(request.page, {
    size: resultsOnPage,
    total: Math.min(total, mostPages * resultsOnPage),
  });
  const items = hits.slice((page.number - 1) * resultsOnPage, page.number * resultsOnPage);
  const entries = items.map(({ source, terms }) => ({
    ...datedEntry(source, today),
    excerpt: excerptOf(source.entry.body, terms, { concepts: library.concepts }),
  }));
  return {
    kind: 'results',
    request,
    ...asked,
    words,
    suggestion,
    total,
    facets: open(facets, read),
    entries,
    page,
  };
}

// Another value of a filter would widen what was asked for: any of its values fits.
function open(facets: Facets, { filters }: Query): Facets {
  return {
    sections: filters.sections.length > 0 ? [] : facets.sections,
    authorities: filters.authorities.length > 0 ? [] : facets.authorities,
    years: (filters.dated ?? filters.datedOrDue) ? [] : facets.years,
  };
}
