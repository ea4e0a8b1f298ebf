import { findAuthority } from '../../../bulletin/authorities/authorities.ts';
import type { ConceptTable, Mention } from '../../concepts/concept-table.ts';
import { type Piece, piecesOf } from '../../pieces.ts';

/** The authorities that a question names, and the words that are left. */
export interface NamedAuthorities {
  /** Codes of the table of authorities, in the order of the question. */
  readonly codes: readonly string[];
  readonly rest: string;
}

/** Takes the authorities out of a question in simplified characters, by any of their names; of two that begin alike the longer holds. */
export function nameAuthorities(text: string, concepts: ConceptTable): NamedAuthorities {
  const pieces = piecesOf(text);
  const named = concepts.mentionsIn(pieces, 'question').flatMap((mention) => namedBy(mention, text));
  const found = [...named, ...pieces.flatMap(codeAt)].sort((a, b) => a.from - b.from);
  const apart = found.filter(({ from }, i) => found.slice(0, i).every(({ to }) => to <= from));
  return { codes: [...new Set(apart.map(({ code }) => code))], rest: without(text, apart) };
}

interface Named {
  readonly code: string;
  readonly from: number;
  readonly to: number;
}

// Two Chinese characters inside a longer run are too few to be sure of a name.
function namedBy({ concept, from, to }: Mention, text: string): readonly Named[] {
  const isInside =
    /^\p{Script=Han}{2}$/u.test(text.slice(from, to)) &&
    (/\p{Script=Han}$/u.test(text.slice(0, from)) || /^(?!的)\p{Script=Han}/u.test(text.slice(to)));
  return concept.authority === undefined || isInside ? [] : [{ code: concept.authority, from, to }];
}

// "most" and "safe" are words; MOST and SAFE, codes that are nobody's name, are only read in capitals.
function codeAt({ text, from, to }: Piece): readonly Named[] {
  const code = /^[A-Z][A-Z0-9]+$/.test(text) ? findAuthority(text)?.code : undefined;
  return code === text ? [{ code, from, to }] : [];
}

function without(text: string, named: readonly Named[]): string {
  const starts = [0, ...named.map(({ to }) => to)];
  return starts
    .map((start, i) => text.slice(start, named[i]?.from).trim())
    .join(' ')
    .trim();
}
