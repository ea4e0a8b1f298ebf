import type { ConceptTable, Mention } from '../concepts/concept-table.ts';
import { conceptTerm, isPair } from '../entry-terms.ts';
import { figuresIn } from '../figures.ts';
import type { Token } from '../tokens.ts';

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
}

/** A piece of a question, whose word may have been mended. */
export type QuestionToken = Token & { readonly mended?: true };

/** The parts of a question in order: the longest names of concepts first, then figures, then words; stop words are left out. */
export function questionParts(
  question: string,
  pieces: readonly QuestionToken[],
  concepts: ConceptTable,
): readonly QuestionPart[] {
  const owners = new Map<number, QuestionPart | null>();
  const take = (part: QuestionPart | null, first: number, last: number): void => {
    for (let i = first; i < last; i += 1) if (owners.has(i)) return;
    for (let i = first; i < last; i += 1) owners.set(i, i === first ? part : null);
  };
  for (const mention of concepts.mentionsIn(pieces, 'question')) {
    const part = { kind: 'concept', term: conceptTerm(mention.concept.id), mention } as const;
    take({ ...placed(question, pieces, mention), ...part }, mention.first, mention.last);
  }
  for (const { term, first, last } of figuresIn(pieces)) {
    take({ ...placed(question, pieces, { first, last }), kind: 'figure', term }, first, last);
  }
  for (const run of freeRuns(pieces, (i) => owners.has(i))) {
    const part = {
      kind: 'characters',
      characters: pieces.slice(run.first, run.last).map(({ word }) => word),
    } as const;
    take({ ...placed(question, pieces, run), ...part }, run.first, run.last);
  }
  return pieces.flatMap((piece, i): readonly QuestionPart[] => {
    if (owners.has(i)) return [owners.get(i) ?? []].flat();
    if (!piece.isContentWord || piece.isHan) return [];
    return [{ ...placed(question, pieces, { first: i, last: i + 1 }), kind: 'word', word: piece.word }];
  });
}

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
function freeRuns(pieces: readonly Token[], isTaken: (i: number) => boolean): readonly Run[] {
  const runs: { first: number; last: number }[] = [];
  const silent = silentAmong(pieces);
  pieces.forEach((piece, i) => {
    if (!piece.isHan || isTaken(i) || silent.has(i)) return;
    const run = runs.at(-1);
    if (run?.last === i && isPair(pieces[i - 1], piece)) run.last = i + 1;
    else runs.push({ first: i, last: i + 1 });
  });
  for (const run of runs) trim(run, pieces);
  return runs.filter(({ first, last }) => last - first > 1 || isAlone(pieces, first));
}

// At the end of a longer run these join it to what follows, as in 韩国对Meta; within one they may belong to a noun.
function trim(run: { readonly first: number; last: number }, pieces: readonly Token[]): void {
  if (run.last - run.first > 2 && joining.has(pieces[run.last - 1]?.word ?? '')) run.last -= 1;
}

const joining: ReadonlySet<string> = new Set('对被把将与和');

// One character that a name or a silent word has left over says nothing.
const isAlone = (pieces: readonly Token[], i: number): boolean =>
  !isPair(pieces[i - 1], pieces[i]) && !isPair(pieces[i], pieces[i + 1]);

function silentAmong(pieces: readonly Token[]): ReadonlySet<number> {
  const silent = new Set<number>();
  for (let i = 0; i < pieces.length; i += 1) {
    const length = [4, 3, 2, 1].find((n) => isSilent(pieces.slice(i, i + n), n));
    for (let k = 0; k < (length ?? 0); k += 1) silent.add(i + k);
    i += Math.max(0, (length ?? 1) - 1);
  }
  return silent;
}

const isSilent = (pieces: readonly Token[], length: number): boolean =>
  pieces.length === length && chineseStopWords.has(pieces.map(({ word }) => word).join(''));

// What frames a question in Chinese and is no part of its subject. Of single characters only those that no noun has in it.
const chineseStopWords: ReadonlySet<string> = new Set(
  (
    '的 了 吗 呢 吧 啊 什么 哪些 哪个 哪家 怎么 怎样 如何 多少 为何 为什么 是否 有没有 什么时候 何时 几时 关于 有关 ' +
    '相关 以及 或者 请问 告诉我 我们 他们 查询 查找 一下 一个 可以 能否 需要 应该'
  ).split(' '),
);
