import { foldedWord, isStopWord } from './words.ts';

/** The smallest part of a name: a word, a number, or one Chinese character. */
export interface Token {
  /** As written. */
  readonly text: string;
  /** Folded: see `foldedWord`. */
  readonly word: string;
  readonly isHan: boolean;
  /** False for a stop word, which names are compared without. */
  readonly isContentWord: boolean;
  /** Whether a full stop, or the like, separates it from the token before. No name extends across one. */
  readonly beginsSentence: boolean;
  /** Its position, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
}

/** What tokens that are written alike have in common. */
export type Form = Pick<Token, 'word' | 'isHan' | 'isContentWord'>;

/**
 * The tokens of a text, in time linear in its length. Traditional characters stay as they are: see `simplified`.
 * @param forms by what is written, those of the texts before: most tokens of a corpus are written like others
 */
export function tokenize(text: string, forms = new Map<string, Form>()): readonly Token[] {
  const tokens: Token[] = [];
  let last: Token | null = null;
  for (const { 0: found, index } of text.matchAll(pattern)) {
    let form = forms.get(found);
    if (!form) {
      form = formOf(found);
      forms.set(found, form);
    }
    const { word, isHan, isContentWord } = form;
    last = {
      text: found,
      word,
      isHan,
      isContentWord: isContentWord || isJoinedLetter(text, found, index),
      beginsSentence: last !== null && endsSentence(text, last, index),
      from: index,
      to: index + found.length,
    };
    tokens.push(last);
  }
  return tokens;
}

function formOf(found: string): Form {
  const isHan = found.length <= 2 && hanCharacter.test(found);
  const word = isHan ? found.normalize('NFKC') : foldedWord(found);
  const isContentWord = isHan || !isStopWord(word) || capitalNames.has(found);
  return { word, isHan, isContentWord };
}

// In capitals these are the country, the World Health Organization, and technology.
const capitalNames: ReadonlySet<string> = new Set(['US', 'WHO', 'IT']);

// The T of T-Mobile and the O of O'Hollis belong to the name.
const isJoinedLetter = (text: string, found: string, at: number): boolean =>
  found.length === 1 &&
  /^[-‐‑'’]\p{L}{3}/u.test(text.slice(at + 1, at + 5)) &&
  !/[\p{L}'’]$/u.test(text.slice(0, at).slice(-1));

// AT&T, C++ and C#; a number with separators, one Chinese character, or a run of other letters and digits.
const pattern =
  /(?<![\p{Script=Latin}\p{N}&])(?:\p{Script=Latin}{1,3}&\p{Script=Latin}{1,3}|[A-Za-z](?:\+\+|#))(?![\p{Script=Latin}\p{N}&])|\d{1,3}(?:,\d{3})+(?!\d|(?!\p{Script=Han})\p{L})|\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu;
const hanCharacter = /^\p{Script=Han}$/u;

// A full stop ends a sentence only before a space, and not after a single letter: "U.S. Department".
function endsSentence(text: string, { word, to }: Token, next: number): boolean {
  if (next === to || (next === to + 1 && text[to] === ' ') || word.length === 1) return false;
  return /[!?;。！？；\n]|\.\s/.test(text.slice(to, next));
}
