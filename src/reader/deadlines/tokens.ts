import { chineseWordAt, classesOfChinese, stemOf, type Word, wordOf } from './lexicon.ts';

/** A word, sign or time of a sentence, and what it has to do with deadlines. */
export interface Token extends Word {
  readonly index: number;
  readonly end: number;
  /** In small letters; `#` for a number, `§` for a time. */
  readonly text: string;
  readonly kind: 'word' | 'han' | 'sign' | 'time';
}

/** The tokens of a folded sentence; each of its dates, ranges and periods, which are in order, is one. */
export function tokensOf(sentence: string, times: readonly Pick<Token, 'index' | 'end'>[]): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (const { index, end } of times) {
    if (index < at) continue;
    addWords(tokens, sentence, at, index);
    tokens.push({ index, end, text: '§', stem: '§', classes: [], kind: 'time' });
    at = end;
  }
  addWords(tokens, sentence, at, sentence.length);
  return tokens;
}

const oneToken = /[A-Za-zÀ-ɏ]+(?:[-'][A-Za-zÀ-ɏ]+)*|\d[\d.,]*|\p{Script=Han}|[^\s]/gu;

function addWords(tokens: Token[], sentence: string, from: number, to: number): void {
  const words = sentence.slice(from, to);
  oneToken.lastIndex = 0;
  for (let found = oneToken.exec(words); found; found = oneToken.exec(words)) {
    const [word] = found;
    const [index, end] = [from + found.index, from + oneToken.lastIndex];
    const code = word.charCodeAt(0);
    if (isLatin(code)) {
      const text = word.toLowerCase();
      const { classes, stem } = wordOf(text);
      tokens.push({ index, end, text, stem, classes, kind: 'word' });
    } else if (code < firstHan || !/\p{Script=Han}/u.test(word)) {
      const text = isDigit(code) ? '#' : word;
      tokens.push({ index, end, text, stem: text, classes: [], kind: 'sign' });
    } else {
      const text = chineseWordAt(words, found.index) ?? word;
      oneToken.lastIndex = found.index + text.length;
      const classes = classesOfChinese(text);
      tokens.push({ index, end: index + text.length, text, stem: stemOf(text), classes, kind: 'han' });
    }
  }
}

// By code, as this is asked of every word of a bulletin: A to Z, a to z, À to ɏ; 0 to 9; the first sign that may be Chinese.
const isLatin = (code: number): boolean =>
  (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || (code >= 0xc0 && code <= 0x24f);
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const firstHan = 0x2e80;
