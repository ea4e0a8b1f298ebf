import type { CalendarDate } from '../time/calendar-date.ts';
import type { DeadlinesAnswer, HelpAnswer } from './answer.ts';
import { answerDeadlines } from './answer-deadlines.ts';
import { answerHelp } from './answer-help.ts';
import type { Library } from './library.ts';
import type { ToldSubscription } from './subscribing/subscription-answer.ts';

/** What Home tells. */
export interface HomeAnswer {
  readonly help: HelpAnswer;
  readonly deadlines: DeadlinesAnswer;
  /** Those that its reader made. */
  readonly subscriptions: readonly ToldSubscription[];
}

/** What is coming, what is subscribed and what can be asked, as of a day. */
export function answerHome(
  library: Library,
  today: CalendarDate,
  subscriptions: readonly ToldSubscription[],
): HomeAnswer {
  return {
    subscriptions,
    help: answerHelp(library),
    deadlines: answerDeadlines({ kind: 'deadlines', words: '', page: 1 }, library, today),
  };
}
