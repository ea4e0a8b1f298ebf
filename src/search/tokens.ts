import { foldedWord, isStopWord } from './words.ts';

/** The smallest part of a text that a name can be made of: a word, a number, or one Chinese character. */
export interface Token {
  /** As it stands in the text. */
  readonly text: string;
  /** Folded: lower case, compatibility forms unified, a number without its separators. */
  readonly word: string;
  readonly isHan: boolean;
  /** False for a stop word: names are compared without them. */
  readonly says: boolean;
  /** True where a full stop, or the like, stands between it and the piece before: no name goes across. */
  readonly beginsSentence: boolean;
  /** Where it stands, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
}

/** The pieces of a text in order. Linear in its length. Traditional characters stay as they are: see `simplified`. */
export function tokenize(text: string): readonly Token[] {
  const pieces: Token[] = [];
  let last: Token | null = null;
  for (const { 0: found, index } of text.matchAll(pattern)) {
    const isHan = found.length <= 2 && hanCharacter.test(found);
    const word = isHan ? found.normalize('NFKC') : foldedWord(found);
    last = {
      text: found,
      word,
      isHan,
      says: isHan || !isStopWord(word),
      beginsSentence: last !== null && endsSentence(text, last, index),
      from: index,
      to: index + found.length,
    };
    pieces.push(last);
  }
  return pieces;
}

// A number with separators, one Chinese character, or a run of other letters and digits.
const pattern = /\d{1,3}(?:,\d{3})+(?![\d\p{L}])|\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu;
const hanCharacter = /^\p{Script=Han}$/u;

// A full stop ends a sentence before a space only, and not behind a single letter: "U.S. Department".
function endsSentence(text: string, { word, to }: Token, next: number): boolean {
  if (next === to || (next === to + 1 && text[to] === ' ') || word.length === 1) return false;
  return /[!?;。！？；\n]|\.\s/.test(text.slice(to, next));
}
