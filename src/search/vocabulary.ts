import levenshtein from 'damerau-levenshtein';
import { isHan, isStopWord, stemOf, wordsOf } from './words.ts';

/** The words of a corpus: what is known, how often, and what a mistyped word may have meant. */
export interface Vocabulary {
  /** Tells whether the word or another form of it (its stem) occurs. */
  readonly knows: (word: string) => boolean;
  /** Known words within one or two slips of the pen, likeliest first; empty for Han and for words under four letters. */
  readonly nearest: (word: string) => readonly string[];
}

/** Counts in how many texts each word occurs. */
export function vocabularyOf(texts: Iterable<string>): Vocabulary {
  const frequency = new Map<string, number>();
  for (const text of texts) {
    for (const word of new Set(wordsOf(text).map((one) => one.word))) {
      if (!isStopWord(word)) frequency.set(word, (frequency.get(word) ?? 0) + 1);
    }
  }
  const stems = new Set([...frequency.keys()].map(stemOf));
  const byLength = new Map<number, Counted[]>();
  for (const [word, count] of frequency) {
    if (isHan(word) || /\d/.test(word)) continue;
    const same = byLength.get(word.length);
    if (same) same.push([word, count]);
    else byLength.set(word.length, [[word, count]]);
  }
  return { knows: (word) => stems.has(stemOf(word)), nearest: (word) => nearestOf(word, byLength) };
}

type Counted = readonly [word: string, texts: number];

// Slips ranked by edit distance (a swap of neighbours is one slip), then by how many texts hold the word.
function nearestOf(word: string, byLength: ReadonlyMap<number, readonly Counted[]>): readonly string[] {
  const slips = allowedSlips(word);
  if (slips === 0) return [];
  const lengths = Array.from({ length: 2 * slips + 1 }, (_, i) => word.length - slips + i);
  return lengths
    .flatMap((length) => byLength.get(length) ?? [])
    .map(([known, count]) => ({ known, count, distance: levenshtein(word, known).steps }))
    .filter(({ distance }) => distance <= slips)
    .sort((a, b) => a.distance - b.distance || b.count - a.count || (a.known < b.known ? -1 : 1))
    .map(({ known }) => known);
}

/** How many slips of the pen a word of that length is forgiven: none under 4 letters, 1 up to 7, 2 from 8 on. */
export function allowedSlips(word: string): 0 | 1 | 2 {
  if (isHan(word) || /\d/.test(word) || word.length < 4 || word.length > 40) return 0;
  return word.length < 8 ? 1 : 2;
}
