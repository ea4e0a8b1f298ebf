import type { CalendarDate } from '../time/calendar-date.ts';
import type { QuestionAnswer } from './answer.ts';
import { answerDeadlines } from './answer-deadlines.ts';
import { answerHelp } from './answer-help.ts';
import { answerLatest } from './answer-latest.ts';
import { answerSearch } from './answer-search.ts';
import { answerShow } from './answer-show.ts';
import type { Library } from './library.ts';
import { longestRequest, type Question } from './request.ts';

/** Answers a question from the library, as of a day. Pure: the same three give the same answer. */
export function answerRequest(request: Question, library: Library, today: CalendarDate): QuestionAnswer {
  switch (request.kind) {
    case 'help':
      return answerHelp(library);
    case 'search':
      return answerSearch(request, library, today);
    case 'latest':
      return answerLatest(request, library, today);
    case 'latest_of_unknown_section':
      return { kind: 'unknown_section', words: request.words };
    case 'show':
      return answerShow(request, library, today);
    case 'deadlines':
      return answerDeadlines(request, library, today);
    case 'incomplete':
      return { kind: 'incomplete', verb: request.verb, example: exampleOf(request.verb, library) };
    case 'near_verb':
      return { kind: 'near_verb', typed: request.typed, meant: request.meant, words: request.words };
    case 'too_long':
      return { kind: 'too_long', length: request.length, longest: longestRequest };
  }
}

function exampleOf(verb: 'search' | 'show', library: Library): string {
  const { searches, showId } = answerHelp(library);
  return verb === 'show' ? `show ${showId ?? 'ID'}` : `search ${searches[0] ?? 'WORDS'}`;
}
