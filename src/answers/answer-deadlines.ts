import { matchesDeadline } from '../search/query/matches-query.ts';
import { readQuery } from '../search/query/read-query.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import type { DeadlinesAnswer } from './answer.ts';
import { comingOf, datedDeadline, passedOf } from './dated-deadlines.ts';
import { describeQuery } from './describe-query.ts';
import type { Library } from './library.ts';
import { pageOf } from './pages.ts';
import type { Request } from './request.ts';

const deadlinesOnPage = 5;

/** What is coming, soonest first, then what has passed, latest first, within what was asked for. */
export function answerDeadlines(
  request: Extract<Request, { kind: 'deadlines' }>,
  library: Library,
  today: CalendarDate,
): DeadlinesAnswer {
  const query = readQuery(request.words, { today, about: 'deadlines', concepts: library.concepts });
  const asked = library.deadlines
    .filter(matchesDeadline(query, library.concepts))
    .map((one) => datedDeadline(one, today));
  const [coming, passed] = [comingOf(asked), passedOf(asked)];
  const { items, page } = pageOf([...coming, ...passed], { number: request.page, size: deadlinesOnPage });
  return {
    kind: 'deadlines',
    request,
    understood: describeQuery(query, 'deadlines'),
    unread: query.unread,
    today,
    coming,
    passed,
    shown: items,
    page,
  };
}
