import { Converter } from 'opencc-js/t2cn';
import { stemmer } from 'stemmer';

/** A word of a text with the place where it stands, in UTF-16 units. */
export interface Word {
  /** Folded: lower case, compatibility forms unified, so that ＡＢＣ is abc. */
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

/**
 * The words of a text in order: runs of letters and digits; a run of Han characters gives its overlapping pairs, since
 * Chinese is written without spaces and a dictionary cuts names apart. Linear in the length of the text.
 */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  for (const run of text.matchAll(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu)) {
    if (isHan(run[0])) for (const pair of hanPairs(run[0], run.index)) words.push(pair);
    else words.push({ word: foldedWord(run[0]), from: run.index, to: run.index + run[0].length });
  }
  return words;
}

/** Tells whether the word says nothing by itself. */
export function isStopWord(word: string): boolean {
  return stopWords.has(word);
}

/** The stem of a word (Porter); a word with a digit or a Han character is its own stem. */
export function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stem = /^[a-z]+$/.test(word) ? stemmer(word) : word;
  if (stems.size >= mostStemsKept) stems.clear();
  stems.set(word, stem);
  return stem;
}

// Stems of words met before: a corpus says the same words again and again.
const stems = new Map<string, string>();
const mostStemsKept = 50_000;

/** The term that stands for exactly this form of a word. */
export function exactTerm(word: string): string {
  return `=${word}`;
}

/** The word of a term that stands for an exact form; null for other terms. */
export function wordOfExactTerm(term: string): string | null {
  return term.startsWith('=') ? term.slice(1) : null;
}

/** Tells whether the word is written in Han characters. */
export function isHan(word: string): boolean {
  return /^\p{Script=Han}/u.test(word);
}

/** A word in lower case, compatibility forms unified, so that ＡＢＣ is abc; a number without its separators. */
export function foldedWord(word: string): string {
  const plain = /^[\x20-\x7e]*$/.test(word) ? word : word.normalize('NFKC');
  const folded = plain.toLowerCase();
  return folded.includes(',') ? folded.replaceAll(',', '') : folded;
}

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
 * English words that carry no meaning of their own in a question or an entry. They are neither indexed nor searched:
 * measured, a query with them costs three hundred times as much and finds no more.
 * Kept out on purpose, because lawyers mean them: "may", "must", "no", "without", "under", "against".
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
 * A text in simplified Chinese characters, of the same length, so that places in one are places in the other. Words are left
 * as they are (OpenCC's t -> cn, not twp): Taiwan's act keeps its name.
 */
export function simplified(text: string): string {
  if (!/\p{Script=Han}/u.test(text)) return text;
  const converted = convert(text);
  return converted.length === text.length ? converted : byCharacter(text);
}

const convert = Converter({ from: 't', to: 'cn' });

// A phrase that grows or shrinks would move everything behind it.
function byCharacter(text: string): string {
  return text.replace(/\p{Script=Han}/gu, (character) => {
    const converted = convert(character);
    return converted.length === character.length ? converted : character;
  });
}

/**
 * A text with blanks in the place of each web address, of the same length, so that places in one are places in the other. An
 * address is where something is told, not what is told: `mp.weixin.qq.com` is no entry about WeChat.
 */
export function withoutLinks(text: string): string {
  return text.replace(link, (found) => ' '.repeat(found.length));
}

// A Chinese sentence goes on right behind an address, without a space; what ends a sentence is no part of it.
const address = String.raw`(?:https?:\/\/|\bwww\.)[\w.~:/?#@!$&*+,;=%-]*[\w/#=&%-]`;
const link = new RegExp(String.raw`\(${address}\)|（${address}）|${address}`, 'gi');
