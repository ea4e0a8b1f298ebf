import { simplified } from '../../text/simplified.ts';
import type { ConceptTable, Mention } from '../concepts/concept-table.ts';
import type { Concept } from '../concepts/read-concepts.ts';
import { conceptTerm, isPair } from '../entry-terms.ts';
import { figuresIn } from '../figures.ts';
import type { Token } from '../tokens.ts';
import { cutQuestion, type Span } from './cut-question.ts';

/** A part of a question that means one thing. */
export type QuestionPart = PlacedPart &
  (
    | { readonly kind: 'concept'; readonly term: string; readonly mention: Mention }
    | { readonly kind: 'figure'; readonly term: string }
    | { readonly kind: 'word'; readonly word: string }
    /** Chinese that names no concept: the characters that stand together. */
    | { readonly kind: 'characters'; readonly characters: readonly string[] }
  );

interface PlacedPart {
  /** As it was typed, and where. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Its saying pieces, in order. */
  readonly words: readonly string[];
  /** True where it is read from a mended word. */
  readonly isMended: boolean;
  /** What entries write it and the word beside it as, in one word: data set, dataset. */
  readonly also: readonly string[];
}

/**
 * Whether the part is the name of one law, authority, place or company. The first word of a question has its capital
 * from where it stands.
 */
export function isName(part: QuestionPart): boolean {
  if (part.kind === 'concept') return namedKinds.has(part.mention.concept.kind);
  return part.kind === 'word' && part.from > 0 && /^\p{Lu}/u.test(part.text);
}

/** The kinds of concepts that are names of one law, authority, place or company. */
export const namedKinds: ReadonlySet<Concept['kind']> = new Set(['law', 'authority', 'place', 'company', 'name']);

/** A piece of a question, whose word may have been mended. */
export type QuestionToken = Token & { readonly mended?: true };

/**
 * The parts of a question in order. What frames or asks is left out where there is anything else, stop words always.
 * @param knowsWord whether an entry has the word: two words that entries write as one are one part
 */
export function questionParts(
  question: string,
  pieces: readonly QuestionToken[],
  { concepts, knowsWord }: { readonly concepts: ConceptTable; readonly knowsWord: (word: string) => boolean },
): readonly QuestionPart[] {
  const figures = new Map(figuresIn(pieces).map((figure) => [figure.first, figure]));
  const isFigure = (i: number): boolean => [...figures.values()].some(({ first, last }) => i >= first && i < last);
  const spans = cutQuestion(simplified(question), pieces, concepts).filter(({ first }) => !isFigure(first));
  const ofSpans = joinedWords(spans, pieces, knowsWord)
    .flatMap((span) => knownRuns(span, pieces, { concepts, knowsWord }))
    .flatMap(({ does, ...span }) => {
      const part = partOf(question, pieces, span);
      return part ? [{ part, first: span.first, isContent: does === 'names' || does === 'says' }] : [];
    });
  const ofFigures = [...figures.values()].map((figure) => ({
    part: { ...placed(question, pieces, figure), kind: 'figure', term: figure.term } as const,
    first: figure.first,
    isContent: true,
  }));
  const parts = [...ofSpans, ...ofFigures].sort((a, b) => a.first - b.first);
  const content = parts.filter(({ isContent }) => isContent);
  return (content.length > 0 ? content : parts).map(({ part }) => part);
}

type PartSpan = Span & { readonly also: readonly string[]; readonly joined?: string };

// Two words that entries write as one: so is each of them. Of "opt out" and "e-privacy" one alone says nothing.
function joinedWords(
  spans: readonly Span[],
  pieces: readonly Token[],
  knowsWord: (word: string) => boolean,
): readonly PartSpan[] {
  const also: string[][] = spans.map(() => []);
  const whole = new Map<number, string>();
  for (let i = 0; i + 1 < spans.length; i += 1) {
    const both = spans.slice(i, i + 2);
    const word = both.map(({ first, last }) => (last - first === 1 ? pieces[first]?.word : ' ')).join('');
    if (!/^[a-z]{5,24}$/.test(word) || !knowsWord(word)) continue;
    if (both.some(({ does }) => does === 'frames')) whole.set(i, word);
    else for (const k of [i, i + 1]) also[k]?.push(word);
  }
  return spans.flatMap((span, i): readonly PartSpan[] => {
    const joined = whole.get(i);
    if (joined !== undefined) return [{ ...span, last: span.last + 1, does: 'says', mention: null, joined, also: [] }];
    return whole.has(i - 1) ? [] : [{ ...span, also: also[i] ?? [] }];
  });
}

/** A run of Chinese cut into what entries have and what they have not: of 数据存两年, 数据 and 两年. Other spans stay as they are. */
function knownRuns(
  span: PartSpan,
  pieces: readonly QuestionToken[],
  { concepts, knowsWord }: { readonly concepts: ConceptTable; readonly knowsWord: (word: string) => boolean },
): readonly PartSpan[] {
  if (span.mention || pieces[span.first]?.isHan !== true) return [span];
  const whole = trimmed(span, pieces, concepts);
  const runs: (Run & { readonly isKnown: boolean })[] = [];
  for (let at = whole.first; at < whole.last; ) {
    let end = at + 1;
    while (end < whole.last && knowsWord(`${pieces[end - 1]?.word}${pieces[end]?.word}`)) end += 1;
    const [before, isKnown] = [runs.at(-1), end > at + 1];
    if (before && !before.isKnown && !isKnown) runs[runs.length - 1] = { ...before, last: end };
    else runs.push({ first: at, last: end, isKnown });
    at = end;
  }
  const told = runs.filter(({ first, last }) => last - first > 1);
  return (told.some(({ isKnown }) => isKnown) ? told : [whole]).map(({ first, last }) => ({ ...span, first, last }));
}

function partOf(
  question: string,
  pieces: readonly QuestionToken[],
  { first, last, mention, joined, also }: Omit<PartSpan, 'does'>,
): QuestionPart | null {
  if (mention) {
    const term = conceptTerm(mention.concept.id);
    return { ...placed(question, pieces, mention), also, kind: 'concept', term, mention };
  }
  const [piece] = pieces.slice(first, last);
  if (piece?.isHan) {
    const run = { first, last };
    const characters = pieces.slice(run.first, run.last).map(({ word }) => word);
    const isLeftOver = characters.length === 1 && !isAlone(pieces, run.first);
    return isLeftOver ? null : { ...placed(question, pieces, run), kind: 'characters', characters };
  }
  const own = placed(question, pieces, { first, last });
  if (joined !== undefined) return { ...own, kind: 'word', word: joined };
  return piece?.isContentWord ? { ...own, also, kind: 'word', word: piece.word } : null;
}

interface Run {
  readonly first: number;
  readonly last: number;
}

const placed = (question: string, pieces: readonly QuestionToken[], { first, last }: Run): PlacedPart => {
  const own = pieces.slice(first, last);
  const [from, to] = [own[0]?.from ?? 0, own.at(-1)?.to ?? 0];
  const words = own.flatMap(({ isContentWord, word }) => (isContentWord ? [word] : []));
  return { text: question.slice(from, to), from, to, words, isMended: own.some(({ mended }) => mended), also: [] };
};

// At the ends of a longer run these join it to what stands beside it, as in 韩国对Meta; within one they may belong to a
// noun.
function trimmed({ first, last }: Run, pieces: readonly Token[], concepts: ConceptTable): Run {
  const joins = (i: number): boolean => {
    const word = pieces[i]?.word ?? '';
    return concepts.isFunctionWord(word) && !nounCharacters.has(word);
  };
  let run = { first, last };
  while (run.last - run.first > 2 && joins(run.last - 1)) run = { ...run, last: run.last - 1 };
  while (run.last - run.first > 2 && joins(run.first)) run = { ...run, first: run.first + 1 };
  return run;
}

// Function words that nouns begin or end with just as often.
const nounCharacters: ReadonlySet<string> = new Set('中上下内外前后时间地用多大要会能可来去过得比同其此该每各正');

// One character that a name or a function word has left over says nothing.
const isAlone = (pieces: readonly Token[], i: number): boolean =>
  !isPair(pieces[i - 1], pieces[i]) && !isPair(pieces[i], pieces[i + 1]);
