import type { DatedEntry } from '../bulletin/dated-deadlines.ts';
import { authoritiesOnly, type ConceptTable } from './concepts/concept-table.ts';
import { conceptTerm, isPair } from './entry-terms.ts';
import { figuresIn } from './figures.ts';
import { type Token, tokenize } from './tokens.ts';
import { exactTerm, simplified, stemOf, withoutLinks } from './words.ts';

/** An entry in a list, with the part of it that shows best why it was found; its beginning where it was not searched for. */
export interface ListedEntry extends DatedEntry {
  readonly excerpt: readonly ExcerptPart[];
}

/** A piece of an excerpt, marked where it is a word that was searched. */
export interface ExcerptPart {
  readonly text: string;
  readonly marked: boolean;
}

/**
 * The part of a text that shows best why it was found: the run of sentences, up to `most` characters, that holds the
 * most different searched words; the beginning where none occurs. Cut at a word, with an ellipsis where something is left out.
 * Web addresses are left out too, unless the text is nothing else.
 * @param terms index terms that matched, as in `Hit`
 */
export function excerptOf(
  text: string,
  terms: ReadonlySet<string>,
  { concepts = authoritiesOnly, most = 300 }: ExcerptOptions = {},
): readonly ExcerptPart[] {
  const flat = flattened(withoutLinks(text)) || flattened(text);
  const found = terms.size === 0 ? [] : marksIn(flat, terms, concepts);
  const from = bestStart(flat, found, most);
  const to = cutAtWord(flat, from, from + most);
  return [
    ...(from > 0 ? [plain('… ')] : []),
    ...markedPieces(flat, found, from, to),
    ...(to < flat.length ? [plain(' …')] : []),
  ];
}

const flattened = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** How an excerpt is wanted. */
export interface ExcerptOptions {
  /** Whose names are marked whole. */
  readonly concepts?: ConceptTable;
  /** The most characters. */
  readonly most?: number;
}

/** A part of the text that was searched for, and the term that it is. */
interface Mark {
  readonly term: string;
  readonly from: number;
  readonly to: number;
}

// In order of where they begin, the longest first; a mark within another adds nothing.
function marksIn(text: string, terms: ReadonlySet<string>, concepts: ConceptTable): readonly Mark[] {
  const pieces = tokenize(simplified(text));
  const names = [
    ...concepts
      .mentionsIn(pieces, 'entry')
      .map((mention) => ({ ...mention, term: conceptTerm(mention.concept.id) })),
    ...figuresIn(pieces),
  ].map(({ term, first, last }) => ({ term, from: pieces[first]?.from ?? 0, to: pieces[last - 1]?.to ?? 0 }));
  return [...names, ...pieces.flatMap((piece, i) => termOfPiece(piece, pieces[i - 1], terms))]
    .filter(({ term }) => terms.has(term))
    .sort((a, b) => a.from - b.from || b.to - a.to);
}

function termOfPiece(piece: Token, before: Token | undefined, terms: ReadonlySet<string>): readonly Mark[] {
  const { from, to } = piece;
  if (piece.isHan) {
    return before && isPair(before, piece)
      ? [{ term: before.word + piece.word, from: before.from, to }]
      : [{ term: piece.word, from, to }];
  }
  const stem = stemOf(piece.word);
  return piece.says ? [{ term: terms.has(stem) ? stem : exactTerm(piece.word), from, to }] : [];
}

// Of the starts of sentences the first whose window holds the most different words, moved on past sentences that
// hold none of them.
function bestStart(text: string, found: readonly Mark[], most: number): number {
  let best = { start: 0, distinct: 0 };
  let isStillBest = true;
  for (const start of sentenceStarts(text)) {
    const inside = found.filter(({ from, to }) => from >= start && to <= start + most);
    const distinct = new Set(inside.map(({ term }) => term)).size;
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

function markedPieces(
  text: string,
  found: readonly Mark[],
  from: number,
  to: number,
): readonly ExcerptPart[] {
  const pieces: ExcerptPart[] = [];
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

const plain = (text: string): ExcerptPart => ({ text, marked: false });
