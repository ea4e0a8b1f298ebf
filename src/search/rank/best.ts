import type { CorpusEntry } from '../../bulletin/corpus.ts';
import type { EntryIndex } from '../index/entry-index.ts';
import { type Facets, facetsOf } from './facets.ts';
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
  const { score, share } = scores;
  const fitting = fittingDocuments(entries, scores, choice);
  let most = 0;
  for (const document of fitting) most = Math.max(most, share[document] ?? 0);
  if (most < leastShare(choice.parts)) return { ranked: [], total: 0, facets: facetsOf([]) };
  const least = 0.5 * most * ofLongText(choice.parts);
  const isShort = choice.parts <= fewParts;
  const top = new TopDocuments(choice.most);
  const kinds = new Uint32Array(entries.kinds.length);
  const newest = entries.newestDay;
  let total = 0;
  for (const document of fitting) {
    const held = share[document] ?? 0;
    if (held < least) continue;
    total += 1;
    const kind = entries.kindOf(document);
    kinds[kind] = (kinds[kind] ?? 0) + 1;
    // Of a few words all are meant: an entry that holds them all comes before one that says one of them often.
    const whole = isShort ? Math.sqrt(held) : 1;
    top.offer(document, (score[document] ?? 0) * whole * freshness(newest - entries.dayOf(document)));
  }
  const ranked = top.ranked().flatMap((one) => {
    const source = entries.entryOf(one.document);
    return source ? [{ source, score: one.score }] : [];
  });
  const counted = entries.kinds
    .map((kind, i) => [kind, kinds[i] ?? 0] as const)
    .filter(([, count]) => count > 0);
  return { ranked, total, facets: facetsOf(counted) };
}

const fewParts = 4;

function fittingDocuments(entries: EntryIndex, { documents }: Scores, { fits }: Choice): Uint32Array {
  if (fits === null && entries.size === entries.span) return documents;
  return documents.filter((document) => {
    const source = entries.entryOf(document);
    return source !== null && (fits === null || fits(source));
  });
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
function freshness(daysOlder: number): number {
  return freshnessByAge[Math.min(daysOlder, freshnessByAge.length - 1)] ?? 1;
}

const freshnessByAge = Float64Array.from({ length: 7300 }, (_, days) => 1 + 0.05 * 2 ** (-days / 730));
