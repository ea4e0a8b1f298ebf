import { simplified } from '../../text/simplified.ts';
import type { Concept } from '../concepts/read-concepts.ts';
import { conceptTerm, homeTerm } from '../entry-terms.ts';
import type { EntryIndex } from '../index/entry-index.ts';
import { initialsTerm, mayBeInitials } from '../initials.ts';
import { tokenize } from '../tokens.ts';
import { exactTerm, foldedWord, isHan, stemOf } from '../words.ts';
import {
  type CorrectedTokens,
  correctedTokens,
  type LookedUpTerm,
  type Lookup,
  similarWords,
} from './correct-spelling.ts';
import { type QuestionPart, type QuestionToken, questionParts } from './question-parts.ts';

/** A part of a question with the terms by which it is looked up. */
export interface ReadPart {
  readonly part: QuestionPart;
  readonly reading: Reading;
  readonly lookup: Lookup;
}

/**
 * known: an entry has it. synonym: none has, but other words for it. similar: words that look like it are searched.
 * absent: no entry has anything like it.
 */
export type Reading = 'known' | 'synonym' | 'similar' | 'absent';

/**
 * Reads a question by what the entries hold: each different part once, at most `mostParts` of them. `mended` is the question with its unknown
 * words replaced by the nearest known ones; null where there was nothing to mend.
 */
export function readQuestion(
  index: EntryIndex,
  question: string,
): { readonly parts: readonly ReadPart[]; readonly mended: string | null } {
  const { pieces, near } = correctedTokens(index, tokenize(simplified(question)));
  const knowsWord = (word: string): boolean => index.frequencyOf(stemOf(word)) > 0;
  const found = questionParts(question, pieces, { concepts: index.concepts, knowsWord });
  const parts = new Map(found.map((part) => [keyOf(part), part]));
  const first = [...parts.values()].slice(0, mostParts);
  const read = first.map((part, i) => readPart(part, index, { isLast: i === first.length - 1, near }));
  return { parts: read, mended: mendedText(question, pieces) };
}

// A question is no longer than that; what is, is a text pasted in, and its beginning says what it is about.
const mostParts = 64;

function mendedText(question: string, pieces: readonly QuestionToken[]): string | null {
  let [text, last] = ['', 0];
  for (const { word, from, to, mended } of pieces) {
    if (!mended) continue;
    text += question.slice(last, from) + word;
    last = to;
  }
  return last === 0 ? null : text + question.slice(last);
}

const keyOf = (part: QuestionPart): string =>
  part.kind === 'word' ? part.word : part.kind === 'characters' ? part.characters.join('') : part.term;

function readPart(
  part: QuestionPart,
  index: EntryIndex,
  { isLast, near }: { readonly isLast: boolean; readonly near: CorrectedTokens['near'] },
): ReadPart {
  const lookup = lookupOf(part);
  const has = ({ term }: LookedUpTerm): boolean => index.frequencyOf(term) > 0;
  if (part.kind === 'concept') return { part, ...readConcept(part, lookup, has) };
  const isThere = lookup.terms.some(has);
  if (part.kind !== 'word') return { part, reading: !isThere ? 'absent' : part.isMended ? 'similar' : 'known', lookup };
  if (isThere && !part.isMended) return { part, reading: 'known', lookup };
  const typed = foldedWord(part.text);
  const similar = near.has(typed)
    ? similarWords(index, typed, { isUnfinished: isLast, near: near.get(typed) ?? [] })
    : [];
  if (similar.length === 0) return { part, reading: isThere ? 'similar' : 'absent', lookup };
  return { part, reading: 'similar', lookup: { terms: similar, combine: 'best', atLeast: 1, weight: 1 } };
}

type ConceptPart = Extract<QuestionPart, { readonly kind: 'concept' }>;

// What no entry names may still be told in the words of its name, but not where these only tell it from others of its
// kind: an entry with "digital" and "act" in it does not tell of the Digital Services Act.
function readConcept(
  part: ConceptPart,
  lookup: Lookup,
  has: (term: LookedUpTerm) => boolean,
): Pick<ReadPart, 'reading' | 'lookup'> {
  const { kind } = part.mention.concept;
  const reading = part.isMended ? 'similar' : 'known';
  const { jurisdiction } = part.mention.concept;
  const home = kind === 'place' && jurisdiction !== undefined ? homeTerm(jurisdiction) : null;
  const isNamed = lookup.terms.some((one) => (one.term === part.term || one.term === home) && has(one));
  if (kind === 'words' || kind === 'wider') {
    const isTyped = lookup.terms.some((one) => one.isTyped === true && has(one));
    if (isTyped) return { reading, lookup };
    return { reading: lookup.terms.some(has) ? 'synonym' : 'absent', lookup };
  }
  if (isNamed) return { reading, lookup };
  if (describedKinds.has(kind) && lookup.terms.some(has)) return { reading: 'similar', lookup };
  const others = lookup.terms.filter(({ isWider }) => isWider === true);
  return {
    reading: others.some(has) ? 'synonym' : 'absent',
    lookup: { ...lookup, terms: [...lookup.terms.slice(0, 1), ...others] },
  };
}

// What these are called says what they are about.
const describedKinds: ReadonlySet<Concept['kind']> = new Set(['theme', 'measure', 'phrase']);

const exactWeight = 0.3;
const lowWeight = 0.35;
const synonymWeight = { same: 0.8, near: 0.5 } as const;
// How much of the word it is: what people call the same is nearly all of it.
const synonymShare = { same: 0.9, near: 0.6 } as const;
const widerWeight = 0.25;
const narrowerShare = 0.4;

function lookupOf(part: QuestionPart): Lookup {
  const lookup = ownLookup(part);
  if (part.also.length === 0) return lookup;
  const joined = part.also.map((word) => ({ term: stemOf(word), weight: synonymWeight.same, share: 1 }));
  return {
    ...lookup,
    combine: lookup.terms.length === 1 ? 'best' : lookup.combine,
    terms: [...lookup.terms, ...joined],
  };
}

function ownLookup(part: QuestionPart): Lookup {
  const alone = { combine: 'sum', atLeast: 1, weight: 1 } as const;
  switch (part.kind) {
    case 'figure':
      return { ...alone, terms: [{ term: part.term, weight: 1, share: 1 }] };
    case 'word': {
      const [exact, whole] = [exactOf(part.word), { term: stemOf(part.word), weight: 1, share: 1 }];
      const initials = mayBeInitials(part.text)
        ? [{ term: initialsTerm(part.word), weight: synonymWeight.same, share: synonymShare.same }]
        : [];
      return {
        ...alone,
        combine: initials.length > 0 ? 'best' : 'sum',
        terms: [whole, ...initials],
        exact,
      };
    }
    case 'characters': {
      const pairs = pairsOf(part.characters);
      const [weight, share] = [1 / Math.sqrt(pairs.length), 1 / pairs.length];
      // Of a long run not every pair is a word: those that reach across two words need not be there.
      return {
        ...alone,
        terms: pairs.map((term) => ({ term, weight, share })),
        atLeast: Math.ceil(pairs.length * 0.6),
      };
    }
    case 'concept':
      return lookupOfConcept(part);
  }
}

const exactOf = (word: string): LookedUpTerm => ({ term: exactTerm(word), weight: exactWeight, share: 0 });

function lookupOfConcept({ term, words, mention: { concept, wider } }: ConceptPart): Lookup {
  const { kind, strength = 'same', isLow, of = [] } = concept;
  const common = { combine: 'best', atLeast: 1, weight: isLow ? lowWeight : 1 } as const;
  const narrower = (kind === 'wider' ? of : (wider?.of ?? [])).map((id) => otherTerm(id, narrowerShare));
  const others = [...(kind === 'wider' ? [] : of.map((id) => otherTerm(id, synonymShare[strength]))), ...narrower];
  if (kind !== 'words' && kind !== 'wider') {
    const whole = { term, weight: 1, share: 1 };
    const named = kind === 'phrase' ? wordsOfName(words, phraseShare) : wordsOfName(words, nameShare);
    const home =
      kind === 'place' && concept.jurisdiction !== undefined
        ? [{ term: homeTerm(concept.jurisdiction), weight: 1, share: homeShare }]
        : [];
    return { ...common, combine: 'sum', terms: [whole, ...named, ...home, ...others] };
  }
  const [only, another] = words;
  const typed = only !== undefined && another === undefined && !isHan(only) ? [stemOf(only)] : [];
  const own = synonymWeight[strength];
  return {
    ...common,
    combine: typed.length > 0 ? 'best' : 'sum',
    terms: [
      ...typed.map((one) => ({ term: one, weight: 1, share: 1, isTyped: true })),
      ...(kind === 'wider' ? [] : [{ term, weight: own, share: typed.length > 0 ? synonymShare[strength] : 1 }]),
      ...(typed.length > 0
        ? []
        : wordsOfName(words, kind === 'wider' ? 1 : phraseShare).map((one) => ({ ...one, isTyped: true }))),
      ...others,
    ],
    ...(typed.length > 0 && only !== undefined ? { exact: exactOf(only) } : {}),
  };
}

const otherTerm = (id: string, share: number): LookedUpTerm => ({
  term: conceptTerm(id),
  weight: widerWeight,
  share,
  isWider: true,
});

const pairsOf = (characters: readonly string[]): readonly string[] => [
  ...new Set(characters.length === 1 ? characters : characters.slice(1).map((one, i) => `${characters[i]}${one}`)),
];

const nameShare = 0.5;
// Where it is from, though it may not say so.
const homeShare = 0.8;
const phraseShare = 0.8;

// An entry may have most words of a name and not the name: it counts, but less. Two words may also be written as one.
function wordsOfName(words: readonly string[], share: number): readonly LookedUpTerm[] {
  if (words.length < 2) return [];
  const characters = words.filter(isHan);
  const latin = words.filter((word) => !isHan(word));
  const terms = [...new Set([...latin.map(stemOf), ...(characters.length > 1 ? pairsOf(characters) : [])])];
  const joined =
    latin.length === 2 && words.length === 2 ? [{ term: stemOf(latin.join('')), weight: share, share }] : [];
  return [
    ...terms.map((term) => ({ term, weight: share / Math.sqrt(terms.length), share: share / terms.length })),
    ...joined,
  ];
}
