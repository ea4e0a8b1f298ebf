import { findAuthority } from '../bulletin/authorities.ts';
import type { Entry } from '../bulletin/bulletin.ts';
import type { CorpusEntry } from '../bulletin/corpus.ts';
import type { ConceptTable } from '../search/concepts/concept-table.ts';
import { type Concept, namesIn } from '../search/concepts/read-concepts.ts';
import { tokenize } from '../search/tokens.ts';
import { foldedWord, isHan, stemOf, unaccented, wordsOf } from '../search/words.ts';
import { simplified } from '../text/simplified.ts';
import type { Term } from './query.ts';

/** Tells of an entry whether something is so. */
export type EntryPredicate = (source: CorpusEntry) => boolean;

/**
 * Whether an entry holds the word in any of its forms, or the phrase word for word, in simplified or traditional characters.
 * What has no letter or digit is in no entry.
 */
export function contains({ kind, text }: Term): EntryPredicate {
  const run = wordsOf(simplified(text)).map(({ word }) => wordTest(word, kind));
  const [first, ...others] = run;
  if (!first) return () => false;
  if (others.length === 0) return (source) => textsOf(source).some((one) => holdsWord(one, first));
  return (source) =>
    textsOf(source).some(
      (one) =>
        run.every((word) => holdsWord(one, word)) &&
        holdsRun(
          wordsOf(one).map(({ word }) => word),
          run,
        ),
    );
}

/** Whether an entry names the concept by any of its names, or is of that authority. */
export function mentions(concept: Concept, concepts: ConceptTable): EntryPredicate {
  const { id, authority } = concept;
  const tells = anyOf(namesOf(concept).map(telling));
  const isNamed = (text: string): boolean =>
    concepts.mentionsIn(tokenize(text), 'entry').some((mention) => mention.concept.id === id);
  return (source) =>
    (authority !== undefined && source.entry.authorities.includes(authority)) ||
    textsOf(source).some((text) => tells.test(text) && isNamed(text));
}

interface WordTest {
  /** Finds the words that begin as every form of the word does. */
  readonly alike: RegExp;
  readonly fits: (word: string) => boolean;
}

// A stem is the beginning of each of its forms, save that its last letter may be another: industry, industri.
function wordTest(word: string, kind: Term['kind']): WordTest {
  if (kind === 'phrase' || isHan(word)) return { alike: wordsFrom(word), fits: (other) => other === word };
  const stem = stemOf(word);
  const start = stem.length > 1 ? stem.slice(0, -1) : stem;
  return { alike: wordsFrom(start), fits: (other) => other === word || stemOf(other) === stem };
}

// Of Chinese, any two characters that stand together are a word.
const wordsFrom = (start: string): RegExp =>
  isHan(start) ? new RegExp(start, 'gu') : new RegExp(`(?<!${letter})${start}(?:${letter})*`, 'giu');

const letter = String.raw`(?!\p{Script=Han})[\p{L}\p{N}\p{M}]`;

// Cutting the whole text into words would take ten times as long.
function holdsWord(text: string, { alike, fits }: WordTest): boolean {
  for (const [found] of text.matchAll(alike)) if (fits(foldedWord(found))) return true;
  return false;
}

function holdsRun(words: readonly string[], run: readonly WordTest[]): boolean {
  const [first] = run;
  return words.some((word, at) => first?.fits(word) === true && run.every(({ fits }, i) => fits(words[at + i] ?? '')));
}

// The beginning of a Chinese name, else the longest word, without what a plural changes: what stands between its words may differ.
function telling(name: string): string {
  const pieces = tokenize(name).filter(({ isContentWord }) => isContentWord);
  if (pieces.every((piece) => piece.isHan)) {
    const [run = ''] = [...name.matchAll(/\p{Script=Han}+/gu)].map(([one]) => one).sort(longestFirst);
    return run.slice(0, 3);
  }
  const [longest = ''] = pieces.map(({ word }) => word).sort(longestFirst);
  return longest.length < 4 ? longest : longest.replace(/(?:ies|y|s)$/, '');
}

const longestFirst = (a: string, b: string): number => b.length - a.length;

// Patterns rather than folded copies of the texts: of 100,000 entries these would take hundreds of megabytes.
const anyOf = (starts: readonly string[]): RegExp =>
  new RegExp([...new Set(starts)].filter((start) => start !== '').join('|') || '(?!)', 'iu');

const namesOf = (concept: Concept): readonly string[] => namesIn(concept).map(({ name }) => simplified(name));

// Read anew for each question they would cost many times as much as the question itself.
function textsOf({ entry }: CorpusEntry): readonly string[] {
  const known = texts.get(entry);
  if (known) return known;
  const read = [entry.title, entry.body, ...entry.instruments, ...entry.authorities.flatMap(authorityTexts)].map(
    readable,
  );
  texts.set(entry, read);
  return read;
}

const texts = new WeakMap<Entry, readonly string[]>();

// By its code and its name of today an entry answers to its authority too; by its other names, as a concept.
const authorityTexts = (code: string): readonly string[] => [code, findAuthority(code)?.names[0] ?? code];

// Words in the forms in which they are compared; the same text where there is nothing to change, so that nothing is kept twice.
function readable(text: string): string {
  const isPlain = /^[\x20-\x7e\s\p{Script=Han}，。；：、！？（）《》“”‘’–—]*$/u.test(text);
  const words = isPlain ? text : text.replace(/[\p{L}\p{N}\p{M}]+/gu, (word) => unaccented(word.normalize('NFKC')));
  const read = simplified(words);
  return read === text ? text : read;
}
