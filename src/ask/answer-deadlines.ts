import { datedDeadline, pastDeadlines, upcomingDeadlines } from '../bulletin/dated-deadlines.ts';
import { pageOf } from '../cards/buttons.ts';
import { describeQuery } from '../question/describe-query.ts';
import type { Library } from '../question/library.ts';
import { matchesDeadline } from '../question/matches-query.ts';
import { readQuery } from '../question/read-query.ts';
import type { Request } from '../question/request.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import type { DeadlinesAnswer } from './answers.ts';

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
  const [coming, passed] = [upcomingDeadlines(asked), pastDeadlines(asked)];
  const { items, page } = pageOf([...coming, ...passed], { number: request.page, size: deadlinesOnPage });
  return {
    kind: 'deadlines',
    request,
    understood: describeQuery(query, 'deadlines'),
    unread: query.unread,
    today,
    upcoming: coming,
    past: passed,
    shown: items,
    page,
  };
}
