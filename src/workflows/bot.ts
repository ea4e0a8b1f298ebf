import type { Answer, DeadlinesAnswer, HelpAnswer } from '../answers/answer.ts';
import { answerDeadlines } from '../answers/answer-deadlines.ts';
import { answerHelp } from '../answers/answer-help.ts';
import { answerRequest } from '../answers/answer-request.ts';
import type { Library } from '../answers/library.ts';
import { parseRequest } from '../answers/parse-request.ts';
import type { Request } from '../answers/request.ts';
import { todayIn } from '../time/calendar-date.ts';
import type { Clock } from './ports.ts';

/** What the app can be asked, whatever surface asks. */
export interface Bot {
  /** Reads and answers what was typed, as of today. */
  readonly ask: (text: string) => Answer;
  /** Answers a request that a card carried. */
  readonly answer: (request: Request) => Answer;
  /** What Home shows. */
  readonly home: () => { readonly help: HelpAnswer; readonly deadlines: DeadlinesAnswer };
}

interface BotFacts {
  readonly library: Library;
  readonly clock: Clock;
  /** IANA zone in which "today" is taken. */
  readonly zone: string;
}

/** Brings the library and the clock together. */
export function createBot({ library, clock, zone }: BotFacts): Bot {
  const today = () => todayIn(zone, clock.now());
  const answer = (request: Request) => answerRequest(request, library, today());
  return {
    answer,
    ask: (text) => answer(parseRequest(text, library.index.vocabulary.knows)),
    home: () => ({
      help: answerHelp(library),
      deadlines: answerDeadlines({ kind: 'deadlines', words: '', page: 1 }, library, today()),
    }),
  };
}
