import type { ConceptTable, Mention } from '../concepts/concept-table.ts';
import { conceptTerm, isPair } from '../entry-terms.ts';
import { figuresIn } from '../figures.ts';
import type { Token } from '../tokens.ts';

/** A part of a question that means one thing. */
export type QuestionPart = PlacedPart &
  (
    | { readonly kind: 'concept'; readonly term: string; readonly mention: Mention }
    | { readonly kind: 'figure'; readonly term: string }
    /** `split`: the two words that it is also written as. */
    | { readonly kind: 'word'; readonly word: string; readonly split: readonly string[] }
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
}

/** A piece of a question, whose word may have been mended. */
export type QuestionToken = Token & { readonly mended?: true };

/**
 * The parts of a question in order: the longest names first, then figures, then words. Function words are left out where there is
 * anything else, stop words always.
 * @param knowsWord whether an entry has the word: two words that entries write as one are one part
 */
export function questionParts(
  question: string,
  pieces: readonly QuestionToken[],
  { concepts, knowsWord }: { readonly concepts: ConceptTable; readonly knowsWord: (word: string) => boolean },
): readonly QuestionPart[] {
  const owners = new Map<number, QuestionPart | null>();
  const take = (part: QuestionPart | null, { first, last }: Run): void => {
    for (let i = first; i < last; i += 1) if (owners.has(i)) return;
    for (let i = first; i < last; i += 1) owners.set(i, i === first ? part : null);
  };
  for (const figure of figuresIn(pieces)) {
    take({ ...placed(question, pieces, figure), kind: 'figure', term: figure.term }, figure);
  }
  for (const mention of concepts.mentionsIn(pieces, 'question')) {
    if (isFunctionMention(mention, pieces, concepts)) continue;
    const part = { kind: 'concept', term: conceptTerm(mention.concept.id), mention } as const;
    take({ ...placed(question, pieces, mention), ...part }, mention);
  }
  for (const run of freeRuns(pieces, (i) => owners.has(i), concepts)) {
    const characters = pieces.slice(run.first, run.last).map(({ word }) => word);
    take({ ...placed(question, pieces, run), kind: 'characters', characters }, run);
  }
  const isFree = (i: number): boolean => !owners.has(i) && pieces[i]?.isHan === false;
  for (let i = 0; i + 1 < pieces.length; i += 1) {
    const joined = `${pieces[i]?.word}${pieces[i + 1]?.word}`;
    if (!isFree(i) || !isFree(i + 1) || !/^[a-z]{5,24}$/.test(joined) || !knowsWord(joined)) continue;
    const run = { first: i, last: i + 2 };
    const part = placed(question, pieces, run);
    take({ ...part, kind: 'word', word: joined, split: part.words }, run);
  }
  const parts = pieces.flatMap((piece, i): readonly (QuestionPart & { readonly isFiller?: boolean })[] => {
    if (owners.has(i)) return [owners.get(i) ?? []].flat();
    if (!piece.isContentWord || piece.isHan) return [];
    const part = { ...placed(question, pieces, { first: i, last: i + 1 }), kind: 'word', split: [] } as const;
    return [{ ...part, word: piece.word, isFiller: concepts.isFunctionWord(piece.word) && !isCode(piece.text) }];
  });
  const content = parts.filter(({ isFiller }) => isFiller !== true);
  return content.length > 0 ? content : parts;
}

// "Change" of a set of synonyms is a function word all the same; as part of a longer name it is not.
const isFunctionMention = ({ concept, first, last }: Mention, pieces: readonly Token[], table: ConceptTable): boolean =>
  (concept.kind === 'words' || concept.kind === 'wider') &&
  table.isFunctionWord(
    pieces
      .slice(first, last)
      .map(({ word }) => word)
      .join(''),
  );

// Codes of countries and the like are written in capitals.
const isCode = (text: string): boolean => /^[A-Z]{2,3}$/.test(text);

interface Run {
  readonly first: number;
  readonly last: number;
}

const placed = (question: string, pieces: readonly QuestionToken[], { first, last }: Run): PlacedPart => {
  const own = pieces.slice(first, last);
  const [from, to] = [own[0]?.from ?? 0, own.at(-1)?.to ?? 0];
  const words = own.flatMap(({ isContentWord, word }) => (isContentWord ? [word] : []));
  return { text: question.slice(from, to), from, to, words, isMended: own.some(({ mended }) => mended) };
};

// Runs of Chinese characters that no name has taken, parted at the words that say nothing.
function freeRuns(
  pieces: readonly Token[],
  isTaken: (i: number) => boolean,
  concepts: ConceptTable,
): readonly Run[] {
  const runs: { first: number; last: number }[] = [];
  const silent = silentAmong(pieces, isTaken, concepts);
  pieces.forEach((piece, i) => {
    if (!piece.isHan || isTaken(i) || silent.has(i)) return;
    const run = runs.at(-1);
    if (run?.last === i && isPair(pieces[i - 1], piece)) run.last = i + 1;
    else runs.push({ first: i, last: i + 1 });
  });
  for (const run of runs) trim(run, pieces, concepts);
  return runs.filter(({ first, last }) => last - first > 1 || (last > first && isAlone(pieces, first)));
}

// At the ends of a longer run these join it to what stands beside it, as in 韩国对Meta; within one they may belong to a noun.
function trim(run: { first: number; last: number }, pieces: readonly Token[], concepts: ConceptTable): void {
  const joins = (i: number): boolean => {
    const word = pieces[i]?.word ?? '';
    return concepts.isFunctionWord(word) && !nounCharacters.has(word);
  };
  while (run.last - run.first > 2 && joins(run.last - 1)) run.last -= 1;
  while (run.last - run.first > 2 && joins(run.first)) run.first += 1;
}

// Function words that nouns begin or end with just as often.
const nounCharacters: ReadonlySet<string> = new Set('中上下内外前后时间地用多大要会能可来去过得比同其此该每各正');

// One character that a name or a silent word has left over says nothing.
const isAlone = (pieces: readonly Token[], i: number): boolean =>
  !isPair(pieces[i - 1], pieces[i]) && !isPair(pieces[i], pieces[i + 1]);

function silentAmong(
  pieces: readonly Token[],
  isTaken: (i: number) => boolean,
  concepts: ConceptTable,
): ReadonlySet<number> {
  const silent = new Set<number>();
  for (let i = 0; i < pieces.length; i += 1) {
    const length = [5, 4, 3, 2, 1].find((n) => {
      const run = pieces.slice(i, i + n);
      const word = run.map(({ word }) => word).join('');
      const isWhole = run.length === n && run.every(({ isHan }, k) => isHan && !isTaken(i + k));
      return isWhole && (n === 1 ? particles.has(word) : concepts.isFunctionWord(word));
    });
    for (let k = 0; k < (length ?? 0); k += 1) silent.add(i + k);
    i += Math.max(0, (length ?? 1) - 1);
  }
  return silent;
}

// Single characters that no noun has in it.
const particles: ReadonlySet<string> = new Set('的了吗呢吧啊嘛么嗎麼');
