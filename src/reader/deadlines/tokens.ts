import { chineseWordAt, classesOfChinese, classesOfWord, type WordClass } from './lexicon.ts';

/** A word, sign or time of a sentence, and what it has to do with deadlines. */
export interface Token {
  readonly index: number;
  readonly end: number;
  /** In small letters; `#` for a number, `§` for a time. */
  readonly text: string;
  readonly classes: readonly WordClass[];
  readonly kind: 'word' | 'han' | 'sign' | 'time';
}

/** A stretch of a text that is one token: a date, a range or a period. */
export interface Stretch {
  readonly index: number;
  readonly end: number;
}

/** The tokens of a folded sentence; each of the stretches, which are in order, is one. */
export function tokensOf(sentence: string, times: readonly Stretch[]): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (const { index, end } of times) {
    if (index < at) continue;
    addWords(tokens, sentence, at, index);
    tokens.push({ index, end, text: '§', classes: [], kind: 'time' });
    at = end;
  }
  addWords(tokens, sentence, at, sentence.length);
  return tokens;
}

const oneToken = /[A-Za-zÀ-ɏ]+(?:[-'][A-Za-zÀ-ɏ]+)*|\d[\d.,]*|\p{Script=Han}|[^\s]/gu;

function addWords(tokens: Token[], sentence: string, from: number, to: number): void {
  const words = sentence.slice(from, to);
  let free = 0;
  for (const { 0: found, index } of words.matchAll(oneToken)) {
    if (index < free) continue;
    const token = tokenAt(words, index, found);
    free = index + token.text.length;
    tokens.push({
      ...token,
      index: from + index,
      end: from + index + (token.kind === 'han' ? token.text.length : found.length),
    });
    if (token.kind !== 'han') free = index + found.length;
  }
}

function tokenAt(words: string, index: number, found: string): Pick<Token, 'text' | 'classes' | 'kind'> {
  const code = found.charCodeAt(0);
  if (isLatin(code)) {
    const text = found.toLowerCase();
    return { text, classes: classesOfWord(text), kind: 'word' };
  }
  if (isDigit(code)) return { text: '#', classes: [], kind: 'sign' };
  if (code < firstHan || !/\p{Script=Han}/u.test(found)) return { text: found, classes: [], kind: 'sign' };
  const word = chineseWordAt(words, index) ?? found;
  return { text: word, classes: classesOfChinese(word), kind: 'han' };
}

// By code, as this is asked of every word of a bulletin: A to Z, a to z, À to ɏ; 0 to 9; the first sign that may be Chinese.
const isLatin = (code: number): boolean =>
  (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || (code >= 0xc0 && code <= 0x24f);
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const firstHan = 0x2e80;
