import type { ConceptTable } from './concepts/concept-table.ts';
import { figuresIn } from './figures.ts';
import { type Token, tokenize } from './tokens.ts';
import { exactTerm, simplified, stemOf, withoutLinks } from './words.ts';

/**
 * The terms under which a text is indexed, as often as they occur. A word gives its stem and, under a mark of its own, its
 * exact form, so that "fined" finds "fine" and still prefers "fined"; Chinese gives its overlapping pairs; and beside these
 * each concept and figure that the text names gives the one term that stands for all its names. Web addresses give none.
 */
export function entryTerms(text: string, concepts: ConceptTable): readonly string[] {
  const pieces = tokenize(simplified(withoutLinks(text)));
  const terms: string[] = [];
  for (const [i, piece] of pieces.entries()) {
    if (piece.isHan) terms.push(...pairsEndingAt(pieces, i));
    else if (piece.says) terms.push(stemOf(piece.word), exactTerm(piece.word));
  }
  for (const { concept } of concepts.mentionsIn(pieces, 'entry')) terms.push(conceptTerm(concept.id));
  for (const { term } of figuresIn(pieces)) terms.push(term);
  return terms;
}

/** The term that stands for a concept by whatever name. */
export function conceptTerm(id: string): string {
  return `#${id}`;
}

/** Tells whether one Chinese character stands right behind another, so that the two are read together. */
export function isPair(before: Token | undefined, piece: Token | undefined): boolean {
  return before?.isHan === true && piece?.isHan === true && before.to === piece.from;
}

// A character with no other beside it stands for itself.
function pairsEndingAt(pieces: readonly Token[], i: number): readonly string[] {
  const [before, piece, after] = [pieces[i - 1], pieces[i], pieces[i + 1]];
  if (!piece) return [];
  if (before && isPair(before, piece)) return [before.word + piece.word];
  return isPair(piece, after) ? [] : [piece.word];
}
