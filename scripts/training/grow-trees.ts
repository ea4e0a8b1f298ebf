import { leafOf, type Tree, type Trees } from '../../src/reader/segment/model/score-lines.ts';

/** Rows of features, what is true of each, and how much it counts. */
export interface Examples {
  readonly rows: readonly Float32Array[];
  readonly truths: readonly boolean[];
  readonly weights: readonly number[];
}

/** How trees are grown. */
export interface Growth {
  readonly trees: number;
  readonly depth: number;
  readonly rate: number;
  /** The least weight of a leaf. */
  readonly least: number;
  readonly ridge: number;
  /** The share of the features that each tree may ask about, and of the rows that it is grown on. */
  readonly features: number;
  readonly rows: number;
}

const mostBins = 32;

/**
 * Boosted trees by Newton's method on the logistic loss, as in XGBoost (Chen and Guestrin 2016), over histograms. The same
 * examples give the same trees.
 */
export function growTrees({ rows, truths, weights }: Examples, growth: Growth): Trees {
  const features = rows[0]?.length ?? 0;
  const edges = Array.from({ length: features }, (_, feature) => edgesOf(rows, feature));
  const bins = edges.map((own, feature) => Uint8Array.from(rows, (row) => binOf(own, row[feature] ?? 0)));
  const positive = weights.reduce((sum, weight, at) => sum + (truths[at] ? weight : 0), 0);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const base = Math.log(Math.max(positive, 1e-6) / Math.max(all - positive, 1e-6));
  const scores = new Float64Array(rows.length).fill(base);
  const random = randomFrom(7);
  const trees = Array.from({ length: growth.trees }, () => {
    const gradients = new Float64Array(rows.length);
    const curves = new Float64Array(rows.length);
    for (let at = 0; at < rows.length; at += 1) {
      const probability = 1 / (1 + Math.exp(-(scores[at] ?? 0)));
      const weight = weights[at] ?? 1;
      gradients[at] = weight * ((truths[at] ? 1 : 0) - probability);
      curves[at] = weight * Math.max(probability * (1 - probability), 1e-6);
    }
    const asked = Array.from({ length: features }, (_, feature) => feature).filter(() => random() < growth.features);
    const members = Int32Array.from(rows.keys()).filter(() => random() < growth.rows);
    const tree = growOne({ bins, edges, gradients, curves, asked, growth }, members);
    for (const [at, row] of rows.entries()) scores[at] = (scores[at] ?? 0) + leafOf(tree, row);
    return tree;
  });
  return { base: rounded(base), trees };
}

interface Growing {
  readonly bins: readonly Uint8Array[];
  readonly edges: readonly (readonly number[])[];
  readonly gradients: Float64Array;
  readonly curves: Float64Array;
  readonly asked: readonly number[];
  readonly growth: Growth;
}

function growOne(growing: Growing, all: Int32Array): Tree {
  const { bins, edges, growth } = growing;
  const [feature, value, next]: [number[], number[], number[]] = [[-1], [0], [0]];
  const grow = (node: number, members: Int32Array, depth: number): void => {
    const split = depth < growth.depth ? bestSplit(growing, members) : null;
    if (!split) {
      const [gradient, curve] = sumsOf(growing, members);
      value[node] = rounded((growth.rate * gradient) / (curve + growth.ridge));
      return;
    }
    feature[node] = split.feature;
    value[node] = edges[split.feature]?.[split.bin] ?? 0;
    const left = feature.length;
    next[node] = left;
    feature.push(-1, -1);
    value.push(0, 0);
    next.push(0, 0);
    const own = bins[split.feature] ?? new Uint8Array();
    grow(
      left,
      members.filter((at) => (own[at] ?? 0) <= split.bin),
      depth + 1,
    );
    grow(
      left + 1,
      members.filter((at) => (own[at] ?? 0) > split.bin),
      depth + 1,
    );
  };
  grow(0, all, 0);
  return { feature, value, next };
}

function sumsOf({ gradients, curves }: Growing, members: Int32Array): readonly [number, number] {
  let [gradient, curve] = [0, 0];
  for (const at of members) {
    gradient += gradients[at] ?? 0;
    curve += curves[at] ?? 0;
  }
  return [gradient, curve];
}

interface Split {
  readonly feature: number;
  readonly bin: number;
}

function bestSplit(growing: Growing, members: Int32Array): Split | null {
  const { bins, edges, gradients, curves, asked, growth } = growing;
  const [gradient, curve] = sumsOf(growing, members);
  const gainOf = (g: number, h: number): number => (g * g) / (h + growth.ridge);
  let best: Split | null = null;
  let most = gainOf(gradient, curve) + 1e-3;
  for (const feature of asked) {
    const own = bins[feature] ?? new Uint8Array();
    const count = (edges[feature]?.length ?? 0) + 1;
    if (count < 2) continue;
    const g = new Float64Array(count);
    const h = new Float64Array(count);
    for (const at of members) {
      const bin = own[at] ?? 0;
      g[bin] = (g[bin] ?? 0) + (gradients[at] ?? 0);
      h[bin] = (h[bin] ?? 0) + (curves[at] ?? 0);
    }
    let [leftG, leftH] = [0, 0];
    for (let bin = 0; bin < count - 1; bin += 1) {
      leftG += g[bin] ?? 0;
      leftH += h[bin] ?? 0;
      if (leftH < growth.least || curve - leftH < growth.least) continue;
      const gain = gainOf(leftG, leftH) + gainOf(gradient - leftG, curve - leftH);
      if (gain > most) {
        most = gain;
        best = { feature, bin };
      }
    }
  }
  return best;
}

// The values between which a feature may be split.
function edgesOf(rows: readonly Float32Array[], feature: number): readonly number[] {
  const all = Float32Array.from(rows, (row) => row[feature] ?? 0).sort();
  const values = [...new Set(all)];
  if (values.length <= mostBins) return values.slice(0, -1);
  const cuts = Array.from(
    { length: mostBins - 1 },
    (_, at) => all[Math.floor(((at + 1) * all.length) / mostBins)] ?? 0,
  );
  return [...new Set(cuts)].filter((cut) => cut < (values.at(-1) ?? 0));
}

function binOf(edges: readonly number[], value: number): number {
  let [from, to] = [0, edges.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (value > (edges[middle] ?? 0)) from = middle + 1;
    else to = middle;
  }
  return from;
}

const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;

// Park and Miller's generator: the same numbers each time.
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
