import { simplified } from '../text/simplified.ts';
import type { ConceptTable } from './concepts/concept-table.ts';
import { figuresIn } from './figures.ts';
import { initialsIn, initialsTerm } from './initials.ts';
import { type Form, type Token, tokenize } from './tokens.ts';
import { withoutLinks } from './words.ts';

/**
 * What an entry is found by, as often as its text has it: `words` as they are written, for the index adds their stems, so that "fined" finds
 * "fine" and still prefers "fined"; and `terms`, which are overlapping pairs of Chinese characters and what stands for concepts and figures.
 * Web addresses have none.
 * @param forms what is known of tokens from other texts
 */
export function entryTerms(text: string, concepts: ConceptTable, forms: Map<string, Form>) {
  const plain = simplified(withoutLinks(text));
  const tokens = tokenize(plain, forms);
  const words: string[] = [];
  const terms: string[] = [];
  for (const [i, token] of tokens.entries()) {
    if (token.isHan) {
      const term = pairEndingAt(tokens, i);
      if (term !== null) terms.push(term);
      continue;
    }
    if (token.isContentWord) words.push(token.word);
    const compound = compoundOf(plain, tokens[i - 1], token);
    if (compound !== null) words.push(compound);
  }
  for (const { concept } of concepts.mentionsIn(tokens, 'entry')) terms.push(conceptTerm(concept.id));
  for (const { term } of figuresIn(tokens)) terms.push(term);
  for (const initials of initialsIn(plain, tokens)) terms.push(initialsTerm(initials));
  return { words, terms };
}

/** The term of a concept, whatever it is called. */
export function conceptTerm(id: string): string {
  return `#${id}`;
}

/** The term of the entries of a jurisdiction, which seldom name it. */
export const homeTerm = (jurisdiction: string): string => `@${jurisdiction}`;

/** Whether a Chinese character directly follows another, so that the two are a pair. */
export function isPair(before: Token | undefined, token: Token | undefined): boolean {
  return before?.isHan === true && token?.isHan === true && before.to === token.from;
}

// A character without a neighbour is a term of its own.
function pairEndingAt(tokens: readonly Token[], i: number): string | null {
  const [before, token, after] = [tokens[i - 1], tokens[i], tokens[i + 1]];
  if (!token) return null;
  if (before && isPair(before, token)) return before.word + token.word;
  return isPair(token, after) ? null : token.word;
}

/** Two words with a hyphen between them as one: "opt-out" is also written "optout"; null for others. */
function compoundOf(text: string, before: Token | undefined, token: Token): string | null {
  if (!before || token.from !== before.to + 1 || !/[-‐‑]/.test(text[before.to] ?? '')) return null;
  const joined = before.word + token.word;
  return /^[a-z]{4,24}$/.test(joined) ? joined : null;
}
