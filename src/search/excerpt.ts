import { exactTerm, isHan, stemOf, type Word, wordsOf } from './words.ts';

/** A piece of an excerpt, marked where it is a word that was searched. */
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/**
 * The part of a text that shows best why it was found: the run of sentences, up to `most` characters, that holds the
 * most different searched words; the beginning where none occurs. Cut at a word, with an ellipsis where something is left out.
 * @param terms index terms that matched, as in `Hit`
 */
export function excerptOf(text: string, terms: ReadonlySet<string>, most = 300): readonly Piece[] {
  const flat = text.replace(/\s+/gu, ' ').trim();
  const found = wordsOf(flat).filter((word) => isSearched(word, terms));
  const from = bestStart(flat, found, most);
  const to = cutAtWord(flat, from, from + most);
  return [
    ...(from > 0 ? [plain('… ')] : []),
    ...markedPieces(flat, found, from, to),
    ...(to < flat.length ? [plain(' …')] : []),
  ];
}

const isSearched = ({ word }: Word, terms: ReadonlySet<string>): boolean =>
  terms.has(stemOf(word)) || terms.has(exactTerm(word)) || (isHan(word) && terms.has(word));

// Of the starts of sentences the first whose window holds the most different words, moved on past sentences that
// hold none of them.
function bestStart(text: string, found: readonly Word[], most: number): number {
  let best = { start: 0, distinct: 0 };
  let isStillBest = true;
  for (const start of sentenceStarts(text)) {
    const inside = found.filter(({ from, to }) => from >= start && to <= start + most);
    const distinct = new Set(inside.map(({ word }) => stemOf(word))).size;
    isStillBest = distinct > best.distinct || (isStillBest && distinct === best.distinct && distinct > 0);
    if (isStillBest) best = { start, distinct };
  }
  return best.start;
}

const sentenceStarts = (text: string): readonly number[] => [
  0,
  ...[...text.matchAll(/[.!?] (?=[\p{Lu}"“‘(])|[。！？]/gu)].map((end) => end.index + end[0].length),
];

function cutAtWord(text: string, from: number, to: number): number {
  if (to >= text.length) return text.length;
  const space = text.lastIndexOf(' ', to);
  const cut = space > from + (to - from) / 2 ? space : to;
  return isInsidePair(text, cut) ? cut - 1 : cut;
}

/** Tells whether a cut there would part the two halves of one character. */
function isInsidePair(text: string, at: number): boolean {
  return /[\uD800-\uDBFF]/.test(text[at - 1] ?? '') && /[\uDC00-\uDFFF]/.test(text[at] ?? '');
}

function markedPieces(text: string, found: readonly Word[], from: number, to: number): readonly Piece[] {
  const pieces: Piece[] = [];
  let last = from;
  for (const word of found) {
    if (word.to <= last || word.from < from || word.to > to) continue;
    const start = Math.max(word.from, last);
    if (start > last) pieces.push(plain(text.slice(last, start)));
    pieces.push({ text: text.slice(start, word.to), marked: true });
    last = word.to;
  }
  if (to > last) pieces.push(plain(text.slice(last, to)));
  return pieces;
}

const plain = (text: string): Piece => ({ text, marked: false });
