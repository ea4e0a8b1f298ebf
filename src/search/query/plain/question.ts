import type { DeadlineKind, Section } from '../../../bulletin/bulletin.ts';
import type { Reading } from '../query.ts';
import { without } from '../times/date-window.ts';
import { timePhrases } from '../times/time-phrases.ts';
import { isDayOfAnyYear } from './entry-times.ts';
import { nameAuthorities } from './name-authorities.ts';
import { isStop, partChinese, type QuestionWord, questionWord } from './question-words.ts';
import { tokensOf, unpunctuated } from './tokens.ts';

/** What the words of a question about entries name, its times aside. */
export interface Question {
  readonly authorities: readonly string[];
  readonly sections: readonly Section[];
  readonly kinds: readonly DeadlineKind[];
  readonly hasPenalty: boolean;
  /** Whether it speaks of something that closes, ends or is due. */
  readonly speaksOfDeadlines: boolean;
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
  const words = tokens.map(questionWord);
  const kinds = each(words, (word) => (word.role === 'kind' ? word.kind : null));
  const isOpen =
    kinds.includes('consultation_close') && tokens.some((token) => /^(?:open|ongoing)$/i.test(token));
  const speaksOfDeadlines = isOpen || has(words, 'due');
  const hasTime = phrases.some(({ told, period }) => told !== 'bare' || !isDayOfAnyYear(period, today));
  return {
    authorities: named.codes,
    sections: each(words, (word) => (word.role === 'section' ? word.section : null)),
    kinds,
    hasPenalty: has(words, 'penalty'),
    speaksOfDeadlines,
    isOpen,
    isNameAlone: named.codes.length > 0 && tokens.every(isStop),
    hasSubject:
      has(words, 'subject') ||
      (kinds.length > 0 && !speaksOfDeadlines && !hasTime) ||
      (kinds.length === 0 && !speaksOfDeadlines && has(words, 'generic')),
  };
}

const has = (words: readonly QuestionWord[], role: QuestionWord['role']): boolean =>
  words.some((word) => word.role === role);

const each = <T>(words: readonly QuestionWord[], named: (word: QuestionWord) => T | null): readonly T[] => [
  ...new Set(words.flatMap((word) => named(word) ?? [])),
];
