import { answerQuestion } from '../src/ask/answer-question.ts';
import type { QuestionAnswer } from '../src/ask/answers.ts';
import type { Library } from '../src/question/library.ts';
import { parseRequest } from '../src/question/parse-request.ts';
import { isQuestion, type Question } from '../src/question/request.ts';
import type { CalendarDate } from '../src/time/calendar-date.ts';

/** Parses a text as a question. Throws if it is a request of another kind. */
export function readQuestion(text: string, library: Library): Question {
  const request = parseRequest(text, library.knows, library.concepts);
  if (!isQuestion(request)) throw new Error(`no question: ${text}`);
  return request;
}

/** Answers a text from the library, as of a day. */
export async function answerTo(text: string, library: Library, today: CalendarDate): Promise<QuestionAnswer> {
  return answerQuestion(readQuestion(text, library), library, today);
}
