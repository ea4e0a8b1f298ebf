import { conceptTerm } from '../entry-terms.ts';
import type { EntryIndex } from '../index/entry-index.ts';
import type { Piece } from '../pieces.ts';
import { exactTerm, stemOf } from '../words.ts';
import type { QuestionPiece } from './question-parts.ts';
import { type NearWord, nearestWords } from './similar-words.ts';

/** The pieces of a question as they may have been meant. */
export interface MendedPieces {
  /** As typed, but for words that are not known and what they may have meant instead. */
  readonly pieces: readonly QuestionPiece[];
  /** The words that are not known, each with the known ones near to it, likeliest first. */
  readonly near: ReadonlyMap<string, readonly NearWord[]>;
}

/**
 * Mends the unknown words of a question by the nearest known ones. The last word is not mended where known words begin so: it is
 * unfinished, and finished where the name of something that entries have ends in it.
 */
export function mendedPieces(index: EntryIndex, typed: readonly Piece[]): MendedPieces {
  const near = new Map<string, readonly NearWord[]>();
  const pieces = typed.map((piece, i): QuestionPiece => {
    const { word, says, isHan } = piece;
    if (!says || isHan || isKnown(word, index)) return piece;
    if (i === typed.length - 1 && isBeginning(word, index)) near.set(word, []);
    else if (!near.has(word) && near.size < mostMended) near.set(word, nearestWords(index, word));
    const [nearest] = near.get(word) ?? [];
    return nearest ? { ...piece, word: nearest.known, mended: true } : piece;
  });
  return { pieces: nameFinished(index, pieces, near), near };
}

// Similar words are dear to look for.
const mostMended = 6;

const isKnown = (word: string, index: EntryIndex): boolean =>
  index.concepts.hasWord(word) || index.frequencyOf(stemOf(word)) > 0;

const isBeginning = (word: string, index: EntryIndex): boolean =>
  word.length >= shortestBeginning &&
  (index.wordsFrom(word, 1).length > 0 || index.concepts.wordsFrom(word).length > 0);

const shortestBeginning = 3;

/** The pieces with the last one finished, where it ends a name of several words, and those of one thing only. */
function nameFinished(
  index: EntryIndex,
  pieces: readonly QuestionPiece[],
  near: MendedPieces['near'],
): readonly QuestionPiece[] {
  const last = pieces.at(-1);
  if (!last || near.get(last.word)?.length !== 0 || !isBeginning(last.word, index)) return pieces;
  const names = commonestFirst(index, index.concepts.wordsFrom(last.word)).flatMap((word) => {
    const finished = [...pieces.slice(0, -1), { ...last, word, mended: true as const }];
    const name = index.concepts.mentionsIn(finished, 'question').at(-1);
    if (!name || name.last < pieces.length || name.last - name.first < 2) return [];
    const { id } = name.concept;
    return index.frequencyOf(conceptTerm(id)) > 0 ? [{ id, finished }] : [];
  });
  const [first, ...others] = names;
  return first && others.every(({ id }) => id === first.id) ? first.finished : pieces;
}

const commonestFirst = (index: EntryIndex, words: readonly string[]): readonly string[] => {
  const entriesWith = (word: string): number => index.frequencyOf(exactTerm(word));
  return words.toSorted((a, b) => entriesWith(b) - entriesWith(a));
};
