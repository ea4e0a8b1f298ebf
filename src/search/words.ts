import { stemmer } from 'stemmer';

/** A word of a text and its position, in UTF-16 units. */
export interface Word {
  /** Folded: see `foldedWord`. */
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

/**
 * The words of a text: runs of letters and digits, and the overlapping pairs of Chinese characters, because Chinese
 * is written without spaces and a dictionary would cut names apart. Takes time linear in the length of the text.
 */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  for (const run of text.matchAll(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu)) {
    if (isHan(run[0])) for (const pair of hanPairs(run[0], run.index)) words.push(pair);
    else words.push({ word: foldedWord(run[0]), from: run.index, to: run.index + run[0].length });
  }
  return words;
}

/** Whether the word has no meaning of its own. */
export function isStopWord(word: string): boolean {
  return stopWords.has(word);
}

/** The stem of a word (Porter). A word with a digit or a Chinese character is its own stem. */
export function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stem = /^[a-z]+$/.test(word) ? stemmer(word) : word;
  if (stems.size >= mostStemsKept) stems.clear();
  stems.set(word, stem);
  return stem;
}

// A corpus uses the same words again and again.
const stems = new Map<string, string>();
const mostStemsKept = 50_000;

/** The term of exactly this form of a word. */
export function exactTerm(word: string): string {
  return `=${word}`;
}

/** The word of such a term; null for other terms. */
export function wordOfExactTerm(term: string): string | null {
  return term.startsWith('=') ? term.slice(1) : null;
}

/** Whether the word is in Chinese characters. */
export function isHan(word: string): boolean {
  return /^\p{Script=Han}/u.test(word);
}

/**
 * A word in lower case, compatibility forms unified, so that ＡＢＣ is abc; without accents and strokes, so that Ørsted
 * is orsted; a number without its separators.
 */
export function foldedWord(word: string): string {
  const folded = /^[\x20-\x7e]*$/.test(word) ? word.toLowerCase() : unaccented(word.normalize('NFKC').toLowerCase());
  return folded.includes(',') ? folded.replaceAll(',', '') : folded;
}

/** The text without accents; letters with strokes and ligatures as they are typed without them. */
export function unaccented(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/[ßæœøłđðþıŋ]/giu, (letter) => plainLetters.get(letter) ?? letter);
}

// These are letters of their own to Unicode.
const plainLetters: ReadonlyMap<string, string> = new Map(
  Object.entries({ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ŋ: 'n' }).flatMap(
    ([letter, plain]) => [
      [letter, plain],
      [letter.toUpperCase(), plain],
    ],
  ),
);

function hanPairs(run: string, at: number): readonly Word[] {
  const places = [...run.matchAll(/./gu)].map((one) => ({ from: at + one.index, length: one[0].length }));
  const lasts = places.length === 1 ? places : places.slice(1);
  return lasts.map((last, i) => {
    const from = (places[i] ?? last).from;
    const to = last.from + last.length;
    return { word: foldedWord(run.slice(from - at, to - at)), from, to };
  });
}

/**
 * English words without a meaning of their own in a question or an entry. They are neither indexed nor searched: a
 * query with them took three hundred times as long and found no more. Lawyers mean "may", "must", "no", "without",
 * "under" and "against", so these are not here.
 */
const stopWords: ReadonlySet<string> = new Set(
  (
    'a about after all also am an and any are as at be because been before being between both but by can could ' +
    'did do does doing during each for from further had has have having he her here hers him his how i if in into is it ' +
    'its itself just me more most my of on once only or other our ours out over own she should so some such than ' +
    'that the their theirs them then there these they this those anyone know not whether through to too until up very was we were what ' +
    'when where which while who whom why will with would you your yours s t don ve ll re us tell show please'
  ).split(' '),
);

/**
 * A text with spaces instead of web addresses, of the same length, so that positions stay the same. An address says
 * where something was published, not what: an entry with `mp.weixin.qq.com` is not about WeChat.
 */
export function withoutLinks(text: string): string {
  return text.replace(link, (found) => ' '.repeat(found.length));
}

// A Chinese sentence continues directly after an address, without a space. Closing punctuation is not part of it.
const address = String.raw`(?:https?:\/\/|\bwww\.)[\w.~:/?#@!$&*+,;=%-]*[\w/#=&%-]`;
const link = new RegExp(String.raw`\(${address}\)|（${address}）|${address}`, 'gi');
