import type { CalendarDate } from '../../../time/calendar-date.ts';
import { simplified } from '../../simplified.ts';
import type { Reading } from '../query.ts';
import { readAmounts } from '../read-amounts.ts';
import { flatQuestion, without } from '../times/date-window.ts';
import { entryTimes } from './entry-times.ts';
import type { PlainReading } from './plain-reading.ts';
import { type Question, questionIn } from './question.ts';
import { partChinese, questionWord } from './question-words.ts';
import { tokensOf, unpunctuated } from './tokens.ts';

/**
 * Reads a question about entries. Authorities, sections, kinds and "fines" are filters where the question has no other
 * subject: "fines by SAMR". Beside one they are words that rank: "SAMR fines for facial recognition" must not hide an entry in
 * which no amount was read. So is a name that stands alone: "State Council" finds who names it, and who is it first. Times and amounts limit in either case, save dates that stand alone beside a subject, which
 * may be part of it: "Cybersecurity Law 2017".
 */
export function askForEntries(text: string, reading: Reading): PlainReading {
  const { today } = reading;
  const { range, rest } = readAmounts(flatQuestion(simplified(text)));
  const question = questionIn(rest, reading);
  const times = entryTimes(rest, { today, ...question });
  const taken = times.filter(({ isTaken }) => isTaken);
  const asked = [...taken.flatMap(({ asked }) => asked ?? []), ...openTime(question, today)];
  const isDue = asked.some(({ of }) => of === 'due');
  const limits = { times: asked, penalty: range, unread: taken.flatMap(({ unread }) => unread ?? []) };
  const isLimitedByName = !question.isNameAlone || times.length > 0 || range !== null;
  if (question.hasSubject || taken.length < times.length || !isLimitedByName) {
    const words = taken.length > 0 || range ? without(rest, taken) : text;
    return isDue
      ? { ...limits, values: { kinds: question.kinds }, words: subjectOf(words) }
      : { ...limits, values: {}, words };
  }
  const values = valuesOf(question, { isDue, hasAmount: range !== null });
  const isLimited = taken.length > 0 || range !== null || Object.values(values).some((of) => of.length > 0);
  return { ...limits, values, words: isLimited ? '' : text };
}

// "Open consultations" are those that have not closed.
const openTime = ({ isOpen }: Question, today: CalendarDate): PlainReading['times'] =>
  isOpen ? [{ of: 'due', window: { from: today, to: null }, text: 'open' }] : [];

function valuesOf(
  { authorities, sections, kinds, speaksOfDeadlines, hasPenalty }: Question,
  { isDue, hasAmount }: { readonly isDue: boolean; readonly hasAmount: boolean },
): PlainReading['values'] {
  const isAnyDeadline = speaksOfDeadlines && !isDue && kinds.length === 0;
  return {
    authorities,
    sections,
    kinds,
    has: [
      ...(isAnyDeadline ? (['deadline'] as const) : []),
      ...(hasPenalty && !hasAmount ? (['penalty'] as const) : []),
    ],
  };
}

// Where the day of a deadline limits, the words that said so have done their work.
const subjectOf = (words: string): string =>
  tokensOf(words)
    .flatMap(partChinese)
    .filter((token) => !['kind', 'due', 'filler', 'generic'].includes(questionWord(unpunctuated(token)).role))
    .join(' ');
