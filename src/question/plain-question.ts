import type { DeadlineKind, Section } from '../bulletin/bulletin.ts';
import { authoritiesOnly } from '../search/concepts/concept-table.ts';
import { simplified } from '../search/words.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import { flatQuestion, readWindow, timePhrases, without } from '../time/time-phrases.ts';
import { withoutTimes } from '../time/time-words.ts';
import { entryTimes, isDayOfAnyYear } from './entry-times.ts';
import type { AskedTime, PenaltyRange, Reading, UnparsedPart, ValueFilters } from './query.ts';
import {
  isFiller,
  isStop,
  kindNamed,
  nameAuthorities,
  partChinese,
  type QuestionWord,
  questionWord,
  tokensOf,
  unpunctuated,
} from './question-words.ts';
import { readAmounts } from './read-amounts.ts';

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

/** Reads a question about deadlines: times, kinds, authorities, amounts; what is none of these are words that must occur. */
export function askForDeadlines(text: string, { today, concepts }: Reading): PlainReading {
  const amounts = readAmounts(simplified(text));
  const { window, said, unread, rest } = readWindow(amounts.rest, today);
  const { codes, rest: others } = nameAuthorities(rest, concepts);
  const tokens = tokensOf(others).flatMap(partChinese).map(unpunctuated);
  const kinds = [...new Set(tokens.flatMap((token) => kindNamed(token) ?? []))];
  return {
    words: tokens.filter((token) => isSubject(token, kinds)).join(' '),
    values: { kinds, authorities: codes },
    times: window ? [{ of: 'due', window, text: said }] : [],
    penalty: amounts.range,
    unread,
  };
}

// "Open consultations" are those that have not closed; "open" elsewhere is a subject: open banking.
const isSubject = (token: string, kinds: readonly DeadlineKind[]): boolean =>
  kindNamed(token) === null &&
  !isFiller(token) &&
  !/^(?:截止日期|截止|期限|到期)$/.test(token) &&
  !(/^open$/i.test(token) && kinds.includes('consultation_close'));

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

/** What plain words ask for. */
export interface PlainReading {
  /** What is left to be searched as words. */
  readonly words: string;
  readonly values: Partial<ValueFilters>;
  readonly times: readonly AskedTime[];
  readonly penalty: PenaltyRange | null;
  readonly unread: readonly UnparsedPart[];
}

/** What the words of a question about entries name, its times aside. */
interface Question {
  readonly authorities: readonly string[];
  readonly sections: readonly Section[];
  readonly kinds: readonly DeadlineKind[];
  readonly hasPenalty: boolean;
  /** Whether it speaks of something that closes, ends or is due. */
  readonly speaksOfDeadlines: boolean;
  /** Whether it asks for what was done, as penalties are, or published. */
  readonly tellsOfDone: boolean;
  /** Whether it asks for consultations that have not closed. */
  readonly isOpen: boolean;
  /** Whether it is the name of an authority, or several, and nothing else. */
  readonly isNameAlone: boolean;
  /** Whether anything is left that is none of these. */
  readonly hasSubject: boolean;
}

/** Reads what the words of the question name. Without a time or a word for deadlines, "consultation" is a subject. */
function questionIn(text: string, { today, concepts }: Reading): Question {
  const phrases = timePhrases(text, today);
  const named = nameAuthorities(without(text, phrases), concepts);
  const tokens = tokensOf(named.rest).flatMap(partChinese).map(unpunctuated);
  const roles = tokens.map(questionWord);
  const kinds = each(roles, (word) => (word.role === 'kind' ? word.kind : null));
  const words = kinds.length > 0 ? roles : roles.map((word, i) => (isAct(tokens, i) ? subject : word));
  const sections = each(words, (word) => (word.role === 'section' ? word.section : null));
  const hasPenalty = has(words, 'penalty');
  const isOpen = kinds.includes('consultation_close') && tokens.some((token) => /^(?:open|ongoing)$/i.test(token));
  const speaksOfDeadlines = isOpen || has(words, 'due');
  const hasTime = phrases.some(({ told, period }) => told !== 'bare' || !isDayOfAnyYear(period, today));
  return {
    authorities: named.codes,
    sections,
    kinds,
    hasPenalty,
    speaksOfDeadlines,
    tellsOfDone:
      tokens.some((token) => doneWord.test(token)) || (kinds.length === 0 && (hasPenalty || sections.length > 0)),
    isOpen,
    isNameAlone: named.codes.length > 0 && tokens.every(isStop),
    hasSubject:
      has(words, 'subject') ||
      (kinds.length > 0 && !speaksOfDeadlines && !hasTime) ||
      (kinds.length === 0 && !speaksOfDeadlines && has(words, 'generic')),
  };
}

const subject: QuestionWord = { role: 'subject' };

// "Did the CAC close any apps", "expiring certificates": beside what is closed the word tells of no deadline.
function isAct(tokens: readonly string[], at: number): boolean {
  if (!/^(?:clos|expir|end)(?:e|es|s|ing)?$/i.test(tokens[at] ?? '')) return false;
  const next = tokens.slice(at + 1).find((token) => !determiner.test(token));
  return next !== undefined && questionWord(next).role === 'subject' && !isFiller(next);
}

const determiner = /^(?:an?|the|any|some|all|no|more|many|its|their|these|those|[\d,]+)$/i;
const doneWord = /^(?:announced|published|issued|imposed|released|adopted)$|发布|公布|通报|印发/i;

const has = (words: readonly QuestionWord[], role: QuestionWord['role']): boolean =>
  words.some((word) => word.role === role);

const each = <T>(words: readonly QuestionWord[], named: (word: QuestionWord) => T | null): readonly T[] => [
  ...new Set(words.flatMap((word) => named(word) ?? [])),
];
