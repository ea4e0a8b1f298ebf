import type { CalendarDate } from '../time/calendar-date.ts';
import type { DeadlinesAnswer, HelpAnswer } from './answer.ts';
import { answerDeadlines } from './answer-deadlines.ts';
import { answerHelp } from './answer-help.ts';
import type { Library } from './library.ts';

/** What Home tells. */
export interface HomeAnswer {
  readonly help: HelpAnswer;
  readonly deadlines: DeadlinesAnswer;
}

/** What is coming and what can be asked, as of a day. */
export function answerHome(library: Library, today: CalendarDate): HomeAnswer {
  return {
    help: answerHelp(library),
    deadlines: answerDeadlines({ kind: 'deadlines', words: '', page: 1 }, library, today),
  };
}
