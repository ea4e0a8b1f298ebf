import type { DatedEntry } from '../bulletin/corpus.ts';
import { simplified } from '../text/simplified.ts';
import { authoritiesOnly, type ConceptTable } from './concepts/concept-table.ts';
import { conceptTerm, isPair } from './entry-terms.ts';
import { figuresIn } from './figures.ts';
import { type Token, tokenize } from './tokens.ts';
import { exactTerm, stemOf, withoutLinks } from './words.ts';

/** An entry in a list, with an excerpt that shows why it was found; if it was not searched for, its beginning. */
export interface ListedEntry extends DatedEntry {
  readonly excerpt: readonly ExcerptPart[];
}

/** A part of an excerpt, marked if it was searched for. */
export interface ExcerptPart {
  readonly text: string;
  readonly marked: boolean;
}

/**
 * The part of a text that best shows why it was found: the sentences, up to `most` characters, with the most different words that were searched
 * for; or the beginning if none occurs. It is cut between words, with an ellipsis where text is omitted. Web addresses are omitted, unless the
 * text is nothing else.
 * @param terms the index terms that were searched for, as in `Hit`
 * @param options concepts whose names are marked as a whole, and the maximum length
 */
export function excerptOf(
  text: string,
  terms: ReadonlySet<string>,
  { concepts = authoritiesOnly, most = 300 }: { readonly concepts?: ConceptTable; readonly most?: number } = {},
): readonly ExcerptPart[] {
  const flat = flattened(withoutLinks(text)) || flattened(text);
  const found = terms.size === 0 ? [] : marksIn(flat, terms, concepts);
  const from = bestStart(flat, found, most);
  const to = cutAtWord(flat, from, from + most);
  return [
    ...(from > 0 ? [plain('… ')] : []),
    ...markedParts(flat, found, from, to),
    ...(to < flat.length ? [plain(' …')] : []),
  ];
}

const flattened = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** A part of the text that may have been searched for, and its term. */
export interface Mark {
  readonly term: string;
  readonly from: number;
  readonly to: number;
}

/** Where a text has the terms, in the order of their start, the longest first. */
export function marksIn(text: string, terms: ReadonlySet<string>, concepts: ConceptTable): readonly Mark[] {
  const tokens = tokenize(simplified(text));
  const names = [
    ...concepts.mentionsIn(tokens, 'entry').map((mention) => ({ ...mention, term: conceptTerm(mention.concept.id) })),
    ...figuresIn(tokens),
  ].map(({ term, first, last }) => ({ term, from: tokens[first]?.from ?? 0, to: tokens[last - 1]?.to ?? 0 }));
  return [...names, ...tokens.flatMap((token, i) => markOf(token, tokens[i - 1], terms))]
    .filter(({ term }) => terms.has(term))
    .sort((a, b) => a.from - b.from || b.to - a.to);
}

function markOf(token: Token, before: Token | undefined, terms: ReadonlySet<string>): readonly Mark[] {
  const { word, from, to } = token;
  if (token.isHan) {
    return before && isPair(before, token)
      ? [{ term: before.word + word, from: before.from, to }]
      : [{ term: word, from, to }];
  }
  const stem = stemOf(word);
  return token.isContentWord ? [{ term: terms.has(stem) ? stem : exactTerm(word), from, to }] : [];
}

// The first sentence whose window contains the most different words, or a later one that loses none of them.
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

// Between the two surrogates of one character.
const isInsidePair = (text: string, at: number): boolean =>
  /[\uD800-\uDBFF]/.test(text[at - 1] ?? '') && /[\uDC00-\uDFFF]/.test(text[at] ?? '');

function markedParts(text: string, found: readonly Mark[], from: number, to: number): readonly ExcerptPart[] {
  const parts: ExcerptPart[] = [];
  let last = from;
  for (const word of found) {
    if (word.to <= last || word.from < from || word.to > to) continue;
    const start = Math.max(word.from, last);
    if (start > last) parts.push(plain(text.slice(last, start)));
    parts.push({ text: text.slice(start, word.to), marked: true });
    last = word.to;
  }
  if (to > last) parts.push(plain(text.slice(last, to)));
  return parts;
}

const plain = (text: string): ExcerptPart => ({ text, marked: false });
