import { excerptOf } from '../search/excerpt.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import type { LatestAnswer } from './answer.ts';
import { datedEntry } from './dated-deadlines.ts';
import type { Library } from './library.ts';
import { pageOf } from './pages.ts';
import type { Request } from './request.ts';

const latestOnPage = 4;

/** The newest entries, of a section or of all. */
export function answerLatest(
  request: Extract<Request, { kind: 'latest' }>,
  { newest }: Library,
  today: CalendarDate,
): LatestAnswer {
  const { section } = request;
  const all = newest.filter(({ entry }) => section === null || entry.section === section);
  const { items, page } = pageOf(all, { number: request.page, size: latestOnPage });
  const entries = items.map((source) => ({
    ...datedEntry(source, today),
    excerpt: excerptOf(source.entry.body, new Set()),
  }));
  return { kind: 'latest', request, section, total: all.length, entries, page };
}
