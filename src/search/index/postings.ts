/** The documents that hold a term, and how much it says in each of them. Both lists are of one length, documents rising. */
export interface Postings {
  readonly documents: Uint32Array;
  /** Added to each of the documents. */
  readonly offset: number;
  /** In steps of 1 / `weightSteps`. */
  readonly weights: Uint16Array;
}

/** How finely weights are kept: the largest, of BM25+ with its lower bound, stays under 65,536 of these. */
export const weightSteps = 20_000;
