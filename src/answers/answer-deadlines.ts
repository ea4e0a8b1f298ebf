import type { CalendarDate } from '../time/calendar-date.ts';
import type { DeadlinesAnswer } from './answer.ts';
import { comingOf, datedDeadline, passedOf } from './dated-deadlines.ts';
import { readDeadlineFilter } from './deadline-filter.ts';
import type { Library } from './library.ts';
import { matchingDeadlines } from './matching-deadlines.ts';
import { pageOf } from './pages.ts';
import type { Request } from './request.ts';

const deadlinesOnPage = 5;

/** What is coming, soonest first, then what has passed, latest first, within what was asked for. */
export function answerDeadlines(
  request: Extract<Request, { kind: 'deadlines' }>,
  library: Library,
  today: CalendarDate,
): DeadlinesAnswer {
  const filter = readDeadlineFilter(request.words, today);
  const asked = matchingDeadlines(filter, library).map((one) => datedDeadline(one, today));
  const [coming, passed] = [comingOf(asked), passedOf(asked)];
  const { items, page } = pageOf([...coming, ...passed], { number: request.page, size: deadlinesOnPage });
  return {
    kind: 'deadlines',
    request,
    understood: filter.understood,
    unread: filter.unread,
    today,
    coming,
    passed,
    shown: items,
    page,
  };
}
