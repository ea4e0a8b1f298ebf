import { datedEntry } from '../bulletin/dated-deadlines.ts';
import { pageNumbered } from '../cards/pages.ts';
import { describeQuery } from '../question/describe-query.ts';
import type { Library } from '../question/library.ts';
import type { Query } from '../question/query.ts';
import { readQuery } from '../question/read-query.ts';
import { longestRequest, type Request } from '../question/request.ts';
import { excerptOf } from '../search/excerpt.ts';
import type { Facets } from '../search/rank/facets.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import type { NothingFoundAnswer, ResultsAnswer } from './answers.ts';

/** A few: most readers want one or two entries, and a third to compare. */
const resultsOnPage = 3;

// A button's value may ask for any page, and nobody reads this far.
const mostPages = 200;

/** Answers a search with a page of entries, or says that nothing was found and what to try. */
export async function answerSearch(
  request: Extract<Request, { kind: 'search' }>,
  library: Library,
  today: CalendarDate,
): Promise<ResultsAnswer | NothingFoundAnswer> {
  const query = searchQuery(request.words, library, today);
  const { words, hits, total, facets, suggestion } = await library.find(query, hitsOfPages(request.page));
  const common = {
    query: request.words,
    understood: describeQuery(query, 'entries'),
    unparsed: query.unread,
    words,
    suggestion: suggestion !== null && suggestion.length <= longestRequest ? suggestion : null,
  };
  if (hits.length === 0) return { kind: 'nothing_found', ...common, instead: library.exampleSearches };
  const page = pageNumbered(request.page, {
    size: resultsOnPage,
    total: Math.min(total, hitsOfPages(mostPages)),
  });
  const entries = hits
    .slice((page.number - 1) * resultsOnPage, page.number * resultsOnPage)
    .map(({ source, terms }) => ({
      ...datedEntry(source, today),
      excerpt: excerptOf(source.entry.body, terms, { concepts: library.concepts }),
    }));
  return { kind: 'results', request, ...common, total, facets: openFacets(facets, query), entries, page };
}

/** Reads the words of a search. */
export function searchQuery(words: string, { concepts }: Library, today: CalendarDate): Query {
  return readQuery(words, { today, about: 'entries', concepts });
}

/** The number of hits on that many pages. */
export function hitsOfPages(pages: number): number {
  return Math.min(pages, mostPages) * resultsOnPage;
}

// A further value of a filter that is set would widen the search, since any of its values may match.
function openFacets(facets: Facets, { filters }: Query): Facets {
  return {
    sections: filters.sections.length > 0 ? [] : facets.sections,
    authorities: filters.authorities.length > 0 ? [] : facets.authorities,
    years: (filters.dated ?? filters.datedOrDue) ? [] : facets.years,
  };
}
