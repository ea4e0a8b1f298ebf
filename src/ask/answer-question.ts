import levenshtein from 'damerau-levenshtein';
import {
  type Corpus,
  type CorpusEntry,
  type DatedDeadline,
  datedDeadline,
  datedEntry,
  pastDeadlines,
  upcomingDeadlines,
} from '../bulletin/corpus.ts';
import { everything } from '../bulletin/scope.ts';
import { pageOf } from '../cards/buttons.ts';
import { scopeTexts } from '../cards/format.ts';
import { describeQuery } from '../question/describe-query.ts';
import { isInScope, scopeOfList, withoutEverywhere } from '../question/in-scope.ts';
import type { Library } from '../question/library.ts';
import { matchesDeadline } from '../question/matches-query.ts';
import type { Query } from '../question/query.ts';
import { readQuery } from '../question/read-query.ts';
import type { Question, Request } from '../question/request.ts';
import { excerptOf } from '../search/excerpt.ts';
import { type CalendarDate, daysBetween } from '../time/calendar-date.ts';
import type { DateWindow } from '../time/date-span.ts';
import { answerSearch } from './answer-search.ts';
import type { DeadlinesAnswer, HelpAnswer, LatestAnswer, QuestionAnswer } from './answers.ts';
import { corpusStats } from './corpus-stats.ts';
import { entryAnswer } from './entry-answer.ts';

/** Answers a question from the library, as of a day. The same three always give the same answer. */
export async function answerQuestion(
  request: Question,
  library: Library,
  today: CalendarDate,
): Promise<QuestionAnswer> {
  switch (request.kind) {
    case 'help':
      return answerHelp(library);
    case 'search':
      return answerSearch(request, library, today);
    case 'latest':
      return answerLatest(request, library, today);
    case 'show':
      return answerShow(request, library, today);
    case 'deadlines':
      return answerDeadlines(request, library, today);
    case 'incomplete':
      return { kind: 'incomplete', verb: request.verb, example: exampleOf(request.verb, library) };
    case 'latest_of_unknown_section':
    case 'near_verb':
    case 'too_long':
      return request;
  }
}

function exampleOf(verb: 'search' | 'show', { newest, exampleSearches }: Library): string {
  return verb === 'show' ? `show ${newest[0]?.entry.id ?? 'ID'}` : `search ${exampleSearches[0] ?? 'WORDS'}`;
}

/** What the app can do, with questions that this corpus answers. */
export function answerHelp(library: Library): HelpAnswer {
  return { kind: 'help', questions: library.exampleQuestions, corpus: corpusStats(library) };
}

const deadlinesOnPage = 12;

/** The deadlines that match a question: upcoming ones, soonest first, then past ones, latest first. */
export function answerDeadlines(
  request: Extract<Request, { kind: 'deadlines' }>,
  library: Library,
  today: CalendarDate,
): DeadlinesAnswer {
  const { concepts } = library;
  const { words, asksForAll } = withoutEverywhere(request.words);
  const query = readQuery(words, { today, about: 'deadlines', concepts });
  const scope = asksForAll ? everything : scopeOfList(query, library);
  const matchingTo = (asked: Query): readonly DatedDeadline[] =>
    library.deadlines
      .filter(({ source }) => isInScope(source, scope, concepts))
      .filter(matchesDeadline(asked, concepts))
      .map((deadline) => datedDeadline(deadline, today));
  const matching = matchingTo(query);
  const [upcoming, past] = [upcomingDeadlines(matching), pastDeadlines(matching)];
  const { due } = query.filters;
  const nearest =
    due && matching.length === 0
      ? nearestTo(due, matchingTo({ ...query, filters: { ...query.filters, due: null } }))
      : [];
  const { items, page } = pageOf([...upcoming, ...past, ...nearest], { number: request.page, size: deadlinesOnPage });
  return {
    kind: 'deadlines',
    request,
    narrowed: scopeTexts(scope, concepts.topics),
    understood: describeQuery(query, { about: 'deadlines', concepts }),
    unparsed: query.unread,
    today,
    upcoming,
    past,
    nearest,
    shown: items,
    states: new Map(),
    page,
  };
}

const mostNearest = 3;

/** Those next to days on which there are none, soonest first. */
function nearestTo({ from, to }: DateWindow, deadlines: readonly DatedDeadline[]): readonly DatedDeadline[] {
  const gap = ({ deadline: { date } }: DatedDeadline): number =>
    from !== null && date < from ? daysBetween(date, from) : to !== null && date > to ? daysBetween(to, date) : 0;
  const upcoming = deadlines.filter(({ daysLeft, countedFrom }) => daysLeft >= 0 && (to === null || to >= countedFrom));
  return (upcoming.length > 0 ? upcoming : deadlines)
    .toSorted((a, b) => gap(a) - gap(b))
    .slice(0, mostNearest)
    .toSorted((a, b) => a.daysLeft - b.daysLeft);
}

const latestOnPage = 4;

/** A page of the newest entries. */
export function answerLatest(
  request: Extract<Request, { kind: 'latest' }>,
  { newest }: Library,
  today: CalendarDate,
  size = latestOnPage,
): LatestAnswer {
  const { section } = request;
  const all = newest.filter(({ entry }) => section === null || entry.section === section);
  const { items, page } = pageOf(all, { number: request.page, size });
  const entries = items.map((source) => ({
    ...datedEntry(source, today),
    excerpt: excerptOf(source.entry.body, new Set()),
  }));
  return { kind: 'latest', request, section, total: all.length, entries, page };
}

function answerShow(
  request: Extract<Request, { kind: 'show' }>,
  { corpus }: Library,
  today: CalendarDate,
): QuestionAnswer {
  const source = corpus.byId.get(request.id);
  if (!source) return { kind: 'unknown_id', id: request.id, nearest: nearestIds(corpus, request.id) };
  return entryAnswer(source, corpus, { today, page: request.page });
}

function nearestIds(corpus: Corpus, id: string): readonly CorpusEntry[] {
  const typed = id.slice(0, 100);
  return corpus.entries
    .map((source) => ({ source, distance: distanceTo(typed, source.entry.id) }))
    .filter(({ distance }) => distance <= 3)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ source }) => source);
}

// People shorten an id to its end, "r3", which counts as one typo.
const distanceTo = (typed: string, id: string): number => (id.endsWith(`-${typed}`) ? 1 : levenshtein(typed, id).steps);
