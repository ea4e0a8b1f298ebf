/** How the terms of a part are looked up. */
export interface Lookup {
  readonly terms: readonly LookedUpTerm[];
  /** sum: what the terms say adds up. best: of those that are there the one that says most counts. */
  readonly combine: 'sum' | 'best';
  /** So many of the terms have to be there. */
  readonly atLeast: number;
  /** What the part counts beside others; 1 for most. */
  readonly weight: number;
}

/** A term of the index. */
export interface LookedUpTerm {
  readonly term: string;
  /** What it counts beside the other terms of the part. */
  readonly weight: number;
  /** How much of the part is there where the term is, 0 to 1. */
  readonly share: number;
}
