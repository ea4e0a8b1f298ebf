import type { CorpusEntry } from '../../bulletin/corpus.ts';
import type { EntryIndex } from '../index/entry-index.ts';
import type { Scores } from './scorer.ts';

/** A document and its score. */
interface ScoredDocument {
  readonly document: number;
  readonly score: number;
}

/** An entry and how well it answers. */
interface Ranked extends ScoredDocument {
  readonly source: CorpusEntry;
  /** How much of the question it holds, 0 to 1. */
  readonly share: number;
}

/** Which entries may answer, and how many are wanted. */
export interface Choice {
  /** Tells whether an entry may answer at all; null where all may. */
  readonly fits: ((source: CorpusEntry) => boolean) | null;
  /** What the question would rather have: each is a part of it, as a word is. */
  readonly conditions: readonly ((source: CorpusEntry) => boolean)[];
  /** Tells what is no longer so: of two that answer alike it comes last. */
  readonly isOver: (source: CorpusEntry) => boolean;
  /** How many parts the question has. */
  readonly parts: number;
  readonly most: number;
}

/**
 * The entries that answer best. One that holds less than half as much of the question as another is no answer beside
 * it. The best come first; `total` counts those that are not among them too.
 */
export function bestEntries(
  entries: EntryIndex,
  scores: Scores,
  choice: Choice,
): { readonly ranked: readonly Ranked[]; readonly total: number } {
  const { score, share, condition } = scores;
  const fitting = fittingDocuments(entries, scores, choice);
  for (const document of choice.conditions.length > 0 ? fitting : []) {
    const source = entries.entryOf(document);
    const met = source ? choice.conditions.filter((isMet) => isMet(source)).length : 0;
    score[document] = (score[document] ?? 0) + met * condition.score;
    share[document] = (share[document] ?? 0) + met * condition.share;
  }
  let most = 0;
  for (const document of fitting) most = Math.max(most, share[document] ?? 0);
  const least = 0.5 * most * ofLongText(choice.parts);
  const emphasis = emphasisOnAll(choice.parts);
  const top = new TopDocuments(choice.most);
  const newest = entries.newestDay;
  let total = 0;
  for (const document of fitting) {
    const held = share[document] ?? 0;
    if (held < least) continue;
    total += 1;
    const source = entries.entryOf(document);
    const current =
      source !== null && choice.isOver(source) ? weightOfOver : freshness(newest - entries.dayOf(document));
    top.offer(document, (score[document] ?? 0) * held ** emphasis * current);
  }
  const ranked = top.ranked().flatMap((one) => {
    const source = entries.entryOf(one.document);
    return source ? [{ ...one, source, share: share[one.document] ?? 0 }] : [];
  });
  return { ranked, total };
}

/** What is superseded, repealed or over counts as little as the oldest entry, and somewhat less. */
const weightOfOver = 0.95;

const fewParts = 4;

/**
 * How much it counts that an entry holds the whole question: of a few words all are meant, and an entry that holds them comes before one
 * that says one of them often. Of eight words or more none has to be there.
 */
function emphasisOnAll(parts: number): number {
  return 0.5 * Math.min(1, Math.max(0, 2 - parts / fewParts));
}

function fittingDocuments(entries: EntryIndex, { documents }: Scores, { fits }: Choice): Uint32Array {
  if (fits === null) return documents;
  return documents.filter((document) => {
    const source = entries.entryOf(document);
    return source !== null && fits(source);
  });
}

// Of a long text no entry holds as much, and it does not mean all of its words.
function ofLongText(parts: number): number {
  return fewParts / Math.max(fewParts, parts);
}

/**
 * From 1.05 for the newest entry down to 1: of two that answer alike the newer comes first. Half of it is gone in two
 * years.
 */
function freshness(daysOlder: number): number {
  return freshnessByAge[Math.min(daysOlder, freshnessByAge.length - 1)] ?? 1;
}

const freshnessByAge = Float64Array.from({ length: 7300 }, (_, days) => 1 + 0.05 * 2 ** (-days / 730));

/** The best of many documents, at most so many: those kept are in order, and few are wanted of many. */
class TopDocuments {
  readonly #most: number;
  readonly #kept: ScoredDocument[] = [];

  /** @param most how many are kept; may be infinite */
  constructor(most: number) {
    this.#most = most;
  }

  /** Keeps the document if it is among the best so far. */
  offer(document: number, score: number): void {
    const kept = this.#kept;
    if (this.#most === Number.POSITIVE_INFINITY) {
      kept.push({ document, score });
      return;
    }
    const last = kept.at(-1);
    if (kept.length >= this.#most && last && !isBetter({ document, score }, last)) return;
    let at = kept.length;
    for (let before = kept[at - 1]; before && isBetter({ document, score }, before); before = kept[at - 1]) at -= 1;
    kept.splice(at, 0, { document, score });
    if (kept.length > this.#most) kept.pop();
  }

  /** Those that were kept, best first; of equals the one added first. */
  ranked(): readonly ScoredDocument[] {
    return this.#kept.toSorted((a, b) => b.score - a.score || a.document - b.document);
  }
}

const isBetter = (a: ScoredDocument, b: ScoredDocument): boolean =>
  a.score > b.score || (a.score === b.score && a.document < b.document);
