/**
 * A tree as three lists: at node `n` it asks whether feature `feature[n]` is at most `value[n]`, and goes to node `next[n]` if so, to the
 * one after that if not. A feature of -1 marks a leaf, whose `value` is what the tree says.
 */
export interface Tree {
  readonly feature: readonly number[];
  readonly value: readonly number[];
  readonly next: readonly number[];
}

/** Trees whose sum, with `base`, is the logarithm of the odds. */
export interface Trees {
  readonly base: number;
  readonly trees: readonly Tree[];
}

/** The probability that trees give to a row of features. */
export function probabilityOf({ base, trees }: Trees, row: Float32Array): number {
  let sum = base;
  for (const tree of trees) sum += leafOf(tree, row);
  return 1 / (1 + Math.exp(-sum));
}

/** What a tree says of a row of features. */
export function leafOf({ feature, value, next }: Tree, row: Float32Array): number {
  let node = 0;
  for (;;) {
    const asked = feature[node] ?? -1;
    if (asked < 0) return value[node] ?? 0;
    node = (next[node] ?? 0) + ((row[asked] ?? 0) <= (value[node] ?? 0) ? 0 : 1);
  }
}
