import type { DeadlineKind, Section } from '../../../bulletin/bulletin.ts';
import type { Reading } from '../query.ts';
import { without } from '../times/date-window.ts';
import { timePhrases } from '../times/time-phrases.ts';
import { isDayOfAnyYear } from './entry-times.ts';
import { nameAuthorities } from './name-authorities.ts';
import { isFiller, isStop, partChinese, type QuestionWord, questionWord } from './question-words.ts';
import { tokensOf, unpunctuated } from './tokens.ts';

/** What the words of a question about entries name, its times aside. */
export interface Question {
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
export function questionIn(text: string, { today, concepts }: Reading): Question {
  const phrases = timePhrases(text, today);
  const named = nameAuthorities(without(text, phrases), concepts);
  const tokens = tokensOf(named.rest).flatMap(partChinese).map(unpunctuated);
  const roles = tokens.map(questionWord);
  const kinds = each(roles, (word) => (word.role === 'kind' ? word.kind : null));
  const words = kinds.length > 0 ? roles : roles.map((word, i) => (isAct(tokens, i) ? subject : word));
  const sections = each(words, (word) => (word.role === 'section' ? word.section : null));
  const hasPenalty = has(words, 'penalty');
  const isOpen =
    kinds.includes('consultation_close') && tokens.some((token) => /^(?:open|ongoing)$/i.test(token));
  const speaksOfDeadlines = isOpen || has(words, 'due');
  const hasTime = phrases.some(({ told, period }) => told !== 'bare' || !isDayOfAnyYear(period, today));
  return {
    authorities: named.codes,
    sections,
    kinds,
    hasPenalty,
    speaksOfDeadlines,
    tellsOfDone:
      tokens.some((token) => doneWord.test(token)) ||
      (kinds.length === 0 && (hasPenalty || sections.length > 0)),
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
