import type { CorpusEntry } from '../../bulletin/corpus.ts';
import type { EntryIndex } from '../index/entry-index.ts';
import { FacetCounter, type Facets } from './facets.ts';
import type { Scores } from './scorer.ts';
import { TopDocuments } from './top-documents.ts';

/** An entry and how well it answers. */
export interface Ranked {
  readonly source: CorpusEntry;
  readonly score: number;
}

/** The entries that answer: the best of them, and how many there are of each kind. */
export interface BestEntries {
  /** Best first. */
  readonly ranked: readonly Ranked[];
  /** How many answer, those that are not among the best included. */
  readonly total: number;
  readonly facets: Facets;
}

/** Which entries may answer, and how many are wanted. */
export interface Choice {
  /** Tells whether an entry may answer at all; null where all may. */
  readonly fits: ((source: CorpusEntry) => boolean) | null;
  /** How many parts the question has. */
  readonly parts: number;
  readonly most: number;
}

/**
 * The entries that answer. An entry that holds less than half as much of the question as another is no answer beside it, and
 * where even the best holds too little there is none.
 */
export function bestEntries(entries: EntryIndex, scores: Scores, choice: Choice): BestEntries {
  const facets = new FacetCounter();
  const fitting = fittingDocuments(entries, scores, choice);
  const most = fitting.reduce((max, document) => Math.max(max, scores.share[document] ?? 0), 0);
  if (most < leastShare(choice.parts)) return { ranked: [], total: 0, facets: facets.counted() };
  const top = new TopDocuments(choice.most);
  const newest = entries.newestDay;
  const half = 0.5 * ofLongText(choice.parts);
  let total = 0;
  for (const document of fitting) {
    const share = scores.share[document] ?? 0;
    if (share < most * half) continue;
    total += 1;
    const source = entries.entryOf(document);
    if (source) facets.count(source);
    // Of a few words all are meant: an entry that holds them all comes before one that says one of them often.
    const whole = choice.parts <= fewParts ? Math.sqrt(share) : 1;
    top.offer(document, (scores.score[document] ?? 0) * whole * freshness(entries.dayOf(document), newest));
  }
  const ranked = top.ranked().flatMap(({ document, score }) => {
    const source = entries.entryOf(document);
    return source ? [{ source, score }] : [];
  });
  return { ranked, total, facets: facets.counted() };
}

const fewParts = 4;

function fittingDocuments(entries: EntryIndex, { documents }: Scores, { fits }: Choice): Uint32Array {
  const fitting = new Uint32Array(documents.length);
  let count = 0;
  for (const document of documents) {
    const source = entries.entryOf(document);
    if (!source || (fits && !fits(source))) continue;
    fitting[count] = document;
    count += 1;
  }
  return fitting.subarray(0, count);
}

/**
 * How much of a question the best entry has to hold for it to be an answer: rare words are more of it than common ones, and a
 * word that no entry has is the rarest. Measured: what has an answer lies above 0.5, what has none below 0.43. Of a long text
 * no entry holds as much, and it does not mean all of its words.
 */
function leastShare(parts: number): number {
  return 0.45 * ofLongText(parts);
}

function ofLongText(parts: number): number {
  return fewParts / Math.max(fewParts, parts);
}

/** From 1.05 for the newest entry down to 1: of two that answer alike the newer comes first. Half of it is gone in two years. */
function freshness(day: number, newest: number): number {
  return 1 + 0.05 * 2 ** ((day - newest) / 730);
}
