import { searchEntries } from '../search/search-entries.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import type { NothingFoundAnswer, ResultsAnswer } from './answer.ts';
import { datedEntry } from './dated-deadlines.ts';
import type { Library } from './library.ts';
import { pageOf } from './pages.ts';
import { longestRequest, type Request } from './request.ts';

/** Entries on a page of results: an asker wants the two right ones, and a third to compare. */
const resultsOnPage = 3;

/** Answers a search with a page of entries, or says that nothing was found and what to try. */
export function answerSearch(
  request: Extract<Request, { kind: 'search' }>,
  library: Library,
  today: CalendarDate,
): ResultsAnswer | NothingFoundAnswer {
  const { query, words, hits, suggestion: mended } = searchEntries(library.index, request.words);
  const suggestion = mended !== null && mended.length <= longestRequest ? mended : null;
  if (hits.length === 0) {
    return { kind: 'nothing_found', query, suggestion, instead: library.searches };
  }
  const { items, page } = pageOf(hits, { number: request.page, size: resultsOnPage });
  const entries = items.map(({ source, terms }) => ({ ...datedEntry(source, today), terms }));
  return { kind: 'results', request, query, words, suggestion, total: hits.length, entries, page };
}
