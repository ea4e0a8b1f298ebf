import { authoritiesOnly } from '../../concepts/concept-table.ts';
import { simplified } from '../../simplified.ts';
import { flatQuestion } from '../times/date-window.ts';
import { withoutTimes } from '../times/time-words.ts';
import { nameAuthorities } from './name-authorities.ts';
import { partChinese, questionWord } from './question-words.ts';
import { tokensOf, unpunctuated } from './tokens.ts';

/**
 * Tells whether a question is about deadlines and nothing else: "what is closing next month?", "MIIT consultations due
 * in June", 下个月有什么截止. Beside a subject it is not: "what is the deadline for reporting a breach" is about a duty.
 */
export function asksForDeadlines(text: string): boolean {
  const { rest, times } = withoutTimes(flatQuestion(simplified(text)));
  const named = nameAuthorities(rest, authoritiesOnly);
  const tokens = tokensOf(named.rest).flatMap(partChinese).map(unpunctuated);
  const roles = tokens.map((token) => (isOver.test(token) ? 'due' : questionWord(token).role));
  const isOpen = tokens.some((token) => /^(?:open|ongoing)$/i.test(token));
  const isOfKind = roles.includes('kind') && (times.length > 0 || isOpen);
  const isTimed = roles.includes('due') || isOfKind || times.some((time) => state.test(time));
  return isTimed && !roles.some((role) => role === 'subject' || role === 'section' || role === 'penalty');
}

const isOver = /^(?:closed|ended|expired|lapsed)$/i;
const state = /^(?:coming|upcoming|overdue|passed|expired|missed|即将到期|即将|已过期|逾期)$/i;
