import { conceptTerm } from '../entry-terms.ts';
import type { EntryIndex } from '../index/entry-index.ts';
import { initialsTerm, mayBeInitials } from '../initials.ts';
import type { Token } from '../tokens.ts';
import { exactTerm, isHan, stemOf } from '../words.ts';
import type { QuestionToken } from './question-parts.ts';

/** The pieces of a question as they may have been meant. */
export interface CorrectedTokens {
  /** As typed, but for words that are not known and what they may have meant instead. */
  readonly pieces: readonly QuestionToken[];
  /** The words that are not known, each with the known ones near to it, likeliest first. */
  readonly near: ReadonlyMap<string, readonly NearWord[]>;
}

/**
 * Mends the unknown words of a question by the nearest known ones. The last word is not mended where known words
 * begin so: it is unfinished, and finished where the name of something that entries have ends in it.
 */
export function correctedTokens(index: EntryIndex, typed: readonly Token[]): CorrectedTokens {
  const near = new Map<string, readonly NearWord[]>();
  const pieces = withoutHyphens(index, typed).flatMap((piece, i): QuestionToken | readonly QuestionToken[] => {
    const { word, isContentWord, isHan } = piece;
    if (!isContentWord || isHan || isKnown(word, index) || isInitials(piece, index)) return piece;
    if (i === typed.length - 1 && isBeginning(word, index)) near.set(word, []);
    else if (!near.has(word) && near.size < mostMended) near.set(word, nearestWords(index, word));
    const [nearest] = near.get(word) ?? [];
    const variant = nearest?.slips === 1 ? null : writtenOtherwise(index, piece);
    if (variant) return variant;
    return nearest ? { ...piece, word: nearest.known, mended: true } : piece;
  });
  return { pieces: nameFinished(index, pieces, near), near };
}

// Similar words are dear to look for.
const mostMended = 6;

const isKnown = (word: string, index: EntryIndex): boolean =>
  index.concepts.isSpelled(word) || index.frequencyOf(stemOf(word)) > 0;

/** Two words with a mark between them of which one is unknown, as the one word that is known: whistle-blower. */
function withoutHyphens(index: EntryIndex, typed: readonly Token[]): readonly Token[] {
  const tokens: Token[] = [];
  for (const token of typed) {
    const before = tokens.at(-1);
    // What stands behind the mark in "Turkey's" is no word.
    const word = before && token.word.length > 1 && token.from === before.to + 1 ? before.word + token.word : '';
    const isOne = /^[a-z]{5,30}$/.test(word) && isKnown(word, index);
    if (before && isOne && !(isKnown(before.word, index) && isKnown(token.word, index)))
      tokens[tokens.length - 1] = { ...before, word, to: token.to };
    else tokens.push(token);
  }
  return tokens;
}

const isInitials = ({ text, word }: Token, index: EntryIndex): boolean =>
  mayBeInitials(text) && index.frequencyOf(initialsTerm(word)) > 0;

/** An unknown word as entries write it: in two words, or with another spelling of an umlaut; null if they don't. */
function writtenOtherwise(index: EntryIndex, piece: Token): readonly QuestionToken[] | null {
  const { word, from, to } = piece;
  if (!/^[a-z]{5,30}$/.test(word)) return null;
  const short = word.replace(/([aou])e|aa/g, (digraph, vowel: string | undefined) => vowel ?? digraph.charAt(0));
  if (short !== word && index.frequencyOf(exactTerm(short)) > 0) return [{ ...piece, word: short }];
  const halves = Array.from({ length: word.length - 4 }, (_, i) => [word.slice(0, i + 3), word.slice(i + 3)] as const);
  const known = (half: string): number => index.frequencyOf(stemOf(half));
  const [best] = halves
    .filter(
      ([first, second]) => known(first) > 0 && (particles.has(second) || (second.length > 2 && known(second) > 0)),
    )
    .map((both) => ({ both, entries: Math.min(...both.map((half) => (particles.has(half) ? 1 : known(half)))) }))
    .sort((a, b) => b.entries - a.entries);
  if (!best) return null;
  const at = from + best.both[0].length;
  return [
    { ...piece, word: best.both[0], to: Math.min(at, to) },
    {
      ...piece,
      word: best.both[1],
      from: Math.min(at, to),
      beginsSentence: false,
      isContentWord: !particles.has(best.both[1]),
    },
  ];
}

// What verbs are joined with to make nouns: opt-out, lock-in.
const particles: ReadonlySet<string> = new Set(['out', 'in', 'up', 'off', 'on', 'down', 'over']);

const isBeginning = (word: string, index: EntryIndex): boolean =>
  word.length >= shortestBeginning && [index.words, index.concepts.words].some((words) => words.from(word).length > 0);

const shortestBeginning = 3;

/** The pieces with the last one finished, where it ends a name of several words, and those of one thing only. */
function nameFinished(
  index: EntryIndex,
  pieces: readonly QuestionToken[],
  near: CorrectedTokens['near'],
): readonly QuestionToken[] {
  const last = pieces.at(-1);
  if (!last || near.get(last.word)?.length !== 0 || !isBeginning(last.word, index)) return pieces;
  const names = commonestFirst(index, index.concepts.words.from(last.word)).flatMap((word) => {
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

/**
 * The stems of the words that a mistyped or unfinished word, or one with another ending, may have meant, likeliest
 * first: by slips of the pen (a swap of neighbours is one), then by how many entries hold the word. None for Chinese,
 * for words with a digit and for short ones.
 * @param near what `nearestWords` gives for the word
 */
export function similarWords(
  index: EntryIndex,
  word: string,
  { isUnfinished, near }: { readonly isUnfinished: boolean; readonly near: readonly NearWord[] },
): readonly LookedUpTerm[] {
  const mended = near.map(({ known, slips }) => ({
    known,
    weight: slips === 1 ? 0.8 : 0.6,
    share: slips === 1 ? 1 : 0.6,
  }));
  const finished = isUnfinished ? finishedWords(index, word).map((known) => ({ known, weight: 0.7, share: 1 })) : [];
  const related = relatedWords(index, word).map((known) => ({ known, weight: 0.5, share: 0.8 }));
  const stems = new Map<string, LookedUpTerm>();
  for (const { known, ...counts } of [...mended, ...finished, ...related].slice(0, mostSimilar)) {
    const term = stemOf(known);
    if ((stems.get(term)?.weight ?? 0) < counts.weight) stems.set(term, { term, ...counts });
  }
  return [...stems.values()];
}

const mostSimilar = 12;

/** A word of the entries, or of the name of a concept, near to what was typed. */
export interface NearWord {
  readonly known: string;
  readonly slips: number;
  readonly entries: number;
}

/** The known words within the slips that are forgiven, likeliest first. */
function nearestWords(index: EntryIndex, word: string): readonly NearWord[] {
  const allowed = allowedSlips(word);
  if (allowed === 0) return [];
  const near = [index.words, index.concepts.words].flatMap((words) => words.like(word, allowed));
  return [...new Map(near.map((one) => [one.word, one])).values()]
    .filter(({ word: known }) => !/\d/.test(known))
    .map(({ word: known, slips }) => ({ known, slips, entries: index.frequencyOf(exactTerm(known)) }))
    .sort((a, b) => likelihood(b) - likelihood(a) || (a.known < b.known ? -1 : 1));
}

// Two slips are rarer than one by more than any word is more frequent than another.
const likelihood = ({ slips, entries }: NearWord): number => Math.log1p(entries) - 6 * slips;

// Endings of three letters and more; of these the ones that most entries hold.
function finishedWords(index: EntryIndex, beginning: string): readonly string[] {
  if (beginning.length < 3 || isHan(beginning)) return [];
  return index.commonestFrom(beginning, mostSimilar);
}

// Words that begin alike and end otherwise, as recognised and recognition do: no stemmer brings these together.
function relatedWords(index: EntryIndex, word: string): readonly string[] {
  if (word.length < 8 || isHan(word) || /\d/.test(word)) return [];
  return finishedWords(index, word.slice(0, Math.max(6, Math.ceil(word.length * 0.7))));
}

/** How many slips of the pen a word of that length is forgiven: none under 4 letters, 1 up to 7, 2 from 8 on. */
function allowedSlips(word: string): 0 | 1 | 2 {
  if (isHan(word) || /\d/.test(word) || word.length < 4 || word.length > 40) return 0;
  return word.length < 8 ? 1 : 2;
}

/** How the terms of a part are looked up. */
export interface Lookup {
  readonly terms: readonly LookedUpTerm[];
  /** What adds to the score where it is there, and to nothing else: the word in just the form that was typed. */
  readonly exact?: LookedUpTerm;
  /** sum: what the terms say adds up. best: of those that are there the one that says most counts. */
  readonly combine: 'sum' | 'best';
  /** So many of the terms have to be there. */
  readonly atLeast: number;
  /** What the part counts beside others; 1 for most. */
  readonly weight: number;
}

/** A term of the index. */
export interface LookedUpTerm {
  readonly term: string;
  /** What it counts beside the other terms of the part. */
  readonly weight: number;
  /** How much of the part is there where the term is, 0 to 1. */
  readonly share: number;
  /** Whether it stands for the very words of the question. */
  readonly isTyped?: boolean;
  /** Whether it stands for something narrower than what was asked for. */
  readonly isWider?: boolean;
}
