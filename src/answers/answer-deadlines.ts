import type { CorpusEntry } from '../bulletin/corpus.ts';
import { searchEntries } from '../search/search-entries.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import type { DatedDeadline, DeadlinesAnswer } from './answer.ts';
import { comingOf, datedDeadline, passedOf } from './dated-deadlines.ts';
import { type DeadlineFilter, readDeadlineFilter } from './deadline-filter.ts';
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
  const filter = readDeadlineFilter(request.words, today);
  const asked = matching(filter, library, today);
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

function matching(filter: DeadlineFilter, library: Library, today: CalendarDate): readonly DatedDeadline[] {
  const { kinds, authorities, words } = filter;
  const ids = words.length === 0 ? null : idsWithAll(words, library);
  return library.deadlines
    .filter(({ deadline }) => isWithin(filter, deadline.date))
    .filter(({ deadline }) => kinds.length === 0 || kinds.includes(deadline.kind))
    .filter(({ source }) => authorities.length === 0 || isFromAny(authorities, source))
    .filter(({ source }) => ids === null || ids.has(source.entry.id))
    .map((one) => datedDeadline(one, today));
}

const isWithin = ({ window }: DeadlineFilter, date: CalendarDate): boolean =>
  window === null ||
  ((window.from === null || window.from <= date) && (window.to === null || date <= window.to));

const isFromAny = (codes: readonly string[], { entry }: CorpusEntry): boolean =>
  codes.some((code) => entry.authorities.includes(code));

// All the words must be in the entry, none merely similar: a deadline that half fits is not the one that was asked for.
function idsWithAll(words: readonly string[], { index }: Library): ReadonlySet<string> {
  if (!words.every((word) => index.vocabulary.knows(word))) return new Set();
  const [first = [], ...others] = words.map((word) =>
    searchEntries(index, word).hits.map(({ source }) => source.entry.id),
  );
  return new Set(first.filter((id) => others.every((ids) => ids.includes(id))));
}
