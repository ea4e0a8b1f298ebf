import type { Concept } from '../concepts/read-concepts.ts';
import type { EntryIndex } from '../index/entry-index.ts';
import { tokenize } from '../tokens.ts';
import { exactTerm, foldedWord, isHan, simplified, stemOf } from '../words.ts';
import {
  type CorrectedTokens,
  correctedTokens,
  type LookedUpTerm,
  type Lookup,
  similarWords,
} from './correct-spelling.ts';
import { type QuestionPart, type QuestionToken, questionParts } from './question-parts.ts';

/** A question as it is looked up. */
export interface ReadQuestion {
  readonly parts: readonly ReadPart[];
  /** The question with its unknown words replaced by the nearest known ones; null where there was nothing to mend. */
  readonly mended: string | null;
}

/** A part of a question with the terms by which it is looked up. */
export interface ReadPart {
  readonly part: QuestionPart;
  /** known: an entry has it. similar: none has, and words that look like it are searched. absent: nothing is like it. */
  readonly reading: 'known' | 'similar' | 'absent';
  readonly lookup: Lookup;
}

/** Reads a question by what the entries hold: each different part once, at most `mostParts` of them. */
export function readQuestion(index: EntryIndex, question: string): ReadQuestion {
  const { pieces, near } = correctedTokens(index, tokenize(simplified(question)));
  const parts = new Map(questionParts(question, pieces, index.concepts).map((part) => [keyOf(part), part]));
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
  if (part.kind === 'concept' && index.frequencyOf(part.term) === 0) return readUnnamed(part, index);
  const lookup = lookupOf(part);
  const isThere = lookup.terms.some(({ term }) => index.frequencyOf(term) > 0);
  if (part.kind !== 'word') return { part, reading: !isThere ? 'absent' : part.isMended ? 'similar' : 'known', lookup };
  if (isThere && !part.isMended) return { part, reading: 'known', lookup };
  const typed = foldedWord(part.text);
  const similar = near.has(typed)
    ? similarWords(index, typed, { isUnfinished: isLast, near: near.get(typed) ?? [] })
    : [];
  if (similar.length === 0) return { part, reading: 'absent', lookup };
  return { part, reading: 'similar', lookup: { terms: similar, combine: 'best', atLeast: 1, weight: 1 } };
}

// What no entry names may still be told in the words of its name, but not where these only tell it from others of its kind: an
// entry with "digital" and "act" in it does not tell of the Digital Services Act.
function readUnnamed(part: ConceptPart, index: EntryIndex): ReadPart {
  const lookup = lookupOf(part);
  const isTold =
    describedKinds.has(part.mention.concept.kind) && lookup.terms.some(({ term }) => index.frequencyOf(term) > 0);
  if (isTold) return { part, reading: 'similar', lookup };
  return { part, reading: 'absent', lookup: { ...lookup, terms: lookup.terms.slice(0, 1) } };
}

type ConceptPart = Extract<QuestionPart, { readonly kind: 'concept' }>;

// What these are called says what they are about.
const describedKinds: ReadonlySet<Concept['kind']> = new Set(['theme', 'measure']);

const exactWeight = 0.3;
const softWeight = 0.35;

function lookupOf(part: QuestionPart): Lookup {
  const alone = { combine: 'sum', atLeast: 1, weight: 1 } as const;
  switch (part.kind) {
    case 'figure':
      return { ...alone, terms: [{ term: part.term, weight: 1, share: 1 }] };
    case 'word': {
      const terms = [
        { term: stemOf(part.word), weight: 1, share: 1 },
        { term: exactTerm(part.word), weight: exactWeight, share: 0 },
      ];
      return { ...alone, terms, weight: isLowWeightWord(part.word) ? softWeight : 1 };
    }
    case 'characters': {
      const pairs = pairsOf(part.characters);
      const [weight, share] = [1 / Math.sqrt(pairs.length), 1 / pairs.length];
      // Of a long run not every pair is a word: those that reach across two words need not be there.
      return {
        ...alone,
        weight: isLowWeightWord(part.characters.join('')) ? softWeight : 1,
        terms: pairs.map((term) => ({ term, weight, share })),
        atLeast: Math.ceil(pairs.length * 0.6),
      };
    }
    case 'concept':
      return { ...alone, terms: [{ term: part.term, weight: 1, share: 1 }, ...termsOfName(part.words)] };
  }
}

const pairsOf = (characters: readonly string[]): readonly string[] => [
  ...new Set(characters.length === 1 ? characters : characters.slice(1).map((one, i) => `${characters[i]}${one}`)),
];

const nameWeight = 0.5;
const nameShare = 0.5;

// An entry may have most words of a name and not the name: it counts, but less.
function termsOfName(words: readonly string[]): readonly LookedUpTerm[] {
  if (words.length < 2) return [];
  const characters = words.filter(isHan);
  const terms = [
    ...new Set([
      ...words.filter((word) => !isHan(word)).map(stemOf),
      ...(characters.length > 2 ? pairsOf(characters) : []),
    ]),
  ];
  return terms.map((term) => ({
    term,
    weight: nameWeight / Math.sqrt(terms.length),
    share: nameShare / terms.length,
  }));
}

/**
 * Tells whether the word frames a question rather than being its subject: it is searched, but counts less than the others.
 * They are no stop words: in an entry they mean something, and a question of nothing else is about them.
 */
function isLowWeightWord(word: string): boolean {
  return softWords.has(word);
}

const softWords: ReadonlySet<string> = new Set(
  (
    'date dates day days time times come comes coming came upcoming apply applies applied happen happened happening ' +
    'item items entry entries case cases news update updates development developments recent recently latest newest new ' +
    'list find give get got need needs want look looked looking regarding concerning anything something someone somebody ' +
    'much many long far current currently now today year month week start starts started begin begins end ends ' +
    'rule rules law laws regulation regulations measure measures act provision provisions requirement requirements ' +
    'break breaks broke say says said go goes gone going went make makes made take takes took use uses used ' +
    'must may might shall obligation obligations company companies ' +
    '规定 办法 法规 法律 条例 规则 要求 措施 义务 行动 报告 通知 公告 企业 公司 时间 日期'
  ).split(' '),
);
