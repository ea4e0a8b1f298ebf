import { excerptOf } from '../search/excerpt.ts';
import { findEntries } from '../search/find-entries.ts';
import { readQuery } from '../search/query/read-query.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import type { NothingFoundAnswer, ResultsAnswer } from './answer.ts';
import { datedEntry } from './dated-deadlines.ts';
import { describeQuery } from './describe-query.ts';
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
  const read = readQuery(request.words, { today, about: 'entries', concepts: library.concepts });
  const { words, hits, suggestion: mended } = findEntries(read, library.index);
  const suggestion = mended !== null && mended.length <= longestRequest ? mended : null;
  const asked = { query: request.words, understood: describeQuery(read, 'entries'), unread: read.unread };
  if (hits.length === 0) return { kind: 'nothing_found', ...asked, suggestion, instead: library.searches };
  const { items, page } = pageOf(hits, { number: request.page, size: resultsOnPage });
  const entries = items.map(({ source, terms }) => ({
    ...datedEntry(source, today),
    excerpt: excerptOf(source.entry.body, terms, { concepts: library.concepts }),
  }));
  return { kind: 'results', request, ...asked, words, suggestion, total: hits.length, entries, page };
}
