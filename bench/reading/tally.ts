/** How many were found rightly, were to be found, and were found. */
export interface Tally {
  readonly right: number;
  readonly wanted: number;
  readonly found: number;
}

/** Nothing wanted and nothing found. */
export const noTally: Tally = { right: 0, wanted: 0, found: 0 };

/** Two tallies as one. */
export const sumOf = (a: Tally, b: Tally): Tally => ({
  right: a.right + b.right,
  wanted: a.wanted + b.wanted,
  found: a.found + b.found,
});

/** The share of what was found that is right; null where nothing was found. */
export const precisionOf = ({ right, found }: Tally): number | null => (found === 0 ? null : right / found);

/** The share of what was to be found that was; null where nothing was to be found. */
export const recallOf = ({ right, wanted }: Tally): number | null => (wanted === 0 ? null : right / wanted);

/** The harmonic mean of precision and recall; null where nothing was wanted and nothing found. */
export const f1Of = ({ right, wanted, found }: Tally): number | null =>
  wanted + found === 0 ? null : (2 * right) / (wanted + found);

/** Parts two lists into pairs that fit, each used once, and what is left of either. */
export function paired<A, B>(
  wanted: readonly A[],
  found: readonly B[],
  fits: (a: A, b: B) => boolean,
): {
  readonly pairs: readonly (readonly [A, B])[];
  readonly missed: readonly A[];
  readonly extra: readonly B[];
} {
  const free = [...found];
  const pairs: (readonly [A, B])[] = [];
  const missed: A[] = [];
  for (const one of wanted) {
    const at = free.findIndex((other) => fits(one, other));
    const [other] = at < 0 ? [] : free.splice(at, 1);
    if (other === undefined) missed.push(one);
    else pairs.push([one, other]);
  }
  return { pairs, missed, extra: free };
}
