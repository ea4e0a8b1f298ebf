/**
 * Postings in three arrays: those of the term in row r are the documents and weights from `starts[r]` up to `starts[r + 1]`. Compared with maps
 * they take a tenth of the memory, are read ten times as fast, and can be saved as they are.
 */
export interface Columns {
  readonly rows: ReadonlyMap<string, number>;
  readonly starts: Uint32Array;
  readonly documents: Uint32Array;
  readonly weights: Uint16Array;
  /** How many documents there are; they are numbered from 0. */
  readonly size: number;
}

/** The documents that contain a term, in ascending order, and its weight in each. */
export interface Postings {
  readonly documents: Uint32Array;
  /** In units of 1 / `weightSteps`. */
  readonly weights: Uint16Array;
}

/** The resolution of weights. The largest weight, that of BM25+ with its lower bound, is below 65,536 steps. */
export const weightSteps = 20_000;

/** The postings of a term as views, without copying; empty if no document contains it. */
export function postingsIn({ rows, starts, documents, weights }: Columns, term: string): Postings {
  const row = rows.get(term);
  if (row === undefined) return noPostings;
  const [from, to] = [starts[row] ?? 0, starts[row + 1] ?? 0];
  return { documents: documents.subarray(from, to), weights: weights.subarray(from, to) };
}

const noPostings: Postings = { documents: new Uint32Array(), weights: new Uint16Array() };
