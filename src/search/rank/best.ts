import type { CorpusEntry } from '../../bulletin/corpus.ts';
import type { EntryIndex } from '../index/entry-index.ts';
import type { Scores } from './scorer.ts';

/** An entry and how well it answers. */
interface Ranked {
  readonly document: number;
  readonly source: CorpusEntry;
  readonly score: number;
  /** How much of the question it holds, 0 to 1. */
  readonly share: number;
}

/** The entries that answer: the best of them, and how many there are. */
export interface BestEntries {
  /** Best first. */
  readonly ranked: readonly Ranked[];
  /** How many answer, those that are not among the best included. */
  readonly total: number;
}

/** Which entries may answer, and how many are wanted. */
export interface Choice {
  /** Tells whether an entry may answer at all; null where all may. */
  readonly fits: ((source: CorpusEntry) => boolean) | null;
  /** What the question would rather have: each is a part of it, as a word is. */
  readonly conditions: readonly ((source: CorpusEntry) => boolean)[];
  /** How many parts the question has. */
  readonly parts: number;
  readonly most: number;
}

/** The entries that answer best. One that holds less than half as much of the question as another is no answer beside it. */
export function bestEntries(entries: EntryIndex, scores: Scores, choice: Choice): BestEntries {
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
  const isShort = choice.parts <= fewMeant;
  const top = new TopDocuments(choice.most);
  const newest = entries.newestDay;
  let total = 0;
  for (const document of fitting) {
    const held = share[document] ?? 0;
    if (held < least) continue;
    total += 1;
    // Of a few words all are meant: an entry that holds them comes before one that says one of them often.
    top.offer(
      document,
      (score[document] ?? 0) * (isShort ? Math.sqrt(held) : 1) * freshness(newest - entries.dayOf(document)),
    );
  }
  const ranked = top.ranked().flatMap((one) => {
    const source = entries.entryOf(one.document);
    return source ? [{ ...one, source, share: share[one.document] ?? 0 }] : [];
  });
  return { ranked, total };
}

const fewMeant = 6;
const fewParts = 4;

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

/** From 1.05 for the newest entry down to 1: of two that answer alike the newer comes first. Half of it is gone in two years. */
function freshness(daysOlder: number): number {
  return freshnessByAge[Math.min(daysOlder, freshnessByAge.length - 1)] ?? 1;
}

const freshnessByAge = Float64Array.from({ length: 7300 }, (_, days) => 1 + 0.05 * 2 ** (-days / 730));

/** A document and its score. */
interface ScoredDocument {
  readonly document: number;
  readonly score: number;
}

/** The best of many documents, at most so many, without sorting the rest: a heap with the worst on top. */
class TopDocuments {
  readonly #most: number;
  readonly #documents: number[] = [];
  readonly #scores: number[] = [];

  /** @param most how many are kept; may be infinite */
  constructor(most: number) {
    this.#most = most;
  }

  /** Keeps the document if it is among the best so far. */
  offer(document: number, score: number): void {
    if (this.#documents.length < this.#most) {
      this.#documents.push(document);
      this.#scores.push(score);
      this.#rise(this.#documents.length - 1);
    } else if (this.#most > 0 && !this.#isWorse(document, score, 0)) {
      this.#documents[0] = document;
      this.#scores[0] = score;
      this.#sink(0);
    }
  }

  /** Those that were kept, best first; of equals the one added first. */
  ranked(): readonly ScoredDocument[] {
    return this.#documents
      .map((document, i) => ({ document, score: this.#scores[i] ?? 0 }))
      .sort((a, b) => b.score - a.score || a.document - b.document);
  }

  #rise(from: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#isWorseAt(at, parent)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  #sink(from: number): void {
    let at = from;
    for (;;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let worst = at;
      if (left < this.#documents.length && this.#isWorseAt(left, worst)) worst = left;
      if (right < this.#documents.length && this.#isWorseAt(right, worst)) worst = right;
      if (worst === at) return;
      this.#swap(at, worst);
      at = worst;
    }
  }

  #isWorseAt(a: number, b: number): boolean {
    return this.#isWorse(this.#documents[a] ?? 0, this.#scores[a] ?? 0, b);
  }

  #isWorse(document: number, score: number, than: number): boolean {
    const other = this.#scores[than] ?? 0;
    return score < other || (score === other && document > (this.#documents[than] ?? 0));
  }

  #swap(a: number, b: number): void {
    const [document, score] = [this.#documents[a] ?? 0, this.#scores[a] ?? 0];
    this.#documents[a] = this.#documents[b] ?? 0;
    this.#scores[a] = this.#scores[b] ?? 0;
    this.#documents[b] = document;
    this.#scores[b] = score;
  }
}
