import type { Answer } from '../answers/answer.ts';
import { answerHome, type HomeAnswer } from '../answers/answer-home.ts';
import { answerRequest } from '../answers/answer-request.ts';
import type { Library } from '../answers/library.ts';
import { parseRequest } from '../answers/parse-request.ts';
import type { Request } from '../answers/request.ts';
import { todayIn } from '../time/calendar-date.ts';
import type { Asker } from './asker.ts';
import type { Clock } from './ports.ts';

/** What the app can be asked, whatever surface asks. */
export interface Bot {
  /** Reads and answers what was typed, as of today. */
  readonly ask: (text: string, asker: Asker) => Promise<Answer>;
  /** Answers a request that a card carried. */
  readonly answer: (request: Request, asker: Asker) => Promise<Answer>;
  /** What Home shows to somebody. */
  readonly home: (asker: Asker) => Promise<HomeAnswer>;
}

interface BotFacts {
  /** The corpus of the moment, made ready: it is another one after an import. */
  readonly library: () => Library;
  readonly clock: Clock;
  /** IANA zone in which "today" is taken. */
  readonly zone: string;
}

/** Brings the library and the clock together. */
export function createBot({ library, clock, zone }: BotFacts): Bot {
  const today = () => todayIn(zone, clock.now());
  const answer: Bot['answer'] = async (request) => answerRequest(request, library(), today());
  return {
    answer,
    ask: (text, asker) => answer(parseRequest(text, library().index.vocabulary.knows), asker),
    home: async () => answerHome(library(), today()),
  };
}
