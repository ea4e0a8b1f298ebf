import model from '../../../../data/entry-model.json' with { type: 'json' };
import type { Line } from '../lines.ts';
import { type Featured, featureNames, featuresOf } from './line-features.ts';
import { distances } from './line-places.ts';

/** Trees for a first look at each line, and for a second one that knows what the first gave to the others. */
export interface Looks {
  readonly first: Trees;
  readonly second: Trees;
}

/** The model of entries: several pairs of looks, each trained on other bulletins of our own, that are averaged. */
export type EntryModel = readonly Looks[];

/**
 * How likely an entry begins with each of the lines, 0 to 1. A second look makes the lines of a text agree: it sees what the first one
 * gave to the neighbours of a line and to the lines that look like it (stacked sequential learning, Cohen and Carvalho 2005).
 */
export function startProbabilities(lines: readonly Line[]): readonly number[] {
  const featured = featuresOf(lines);
  const looks: EntryModel = model;
  const odds = new Float64Array(featured.rows.length);
  for (const { first, second } of looks) {
    const given = featured.rows.map((row) => probabilityOf(first, row));
    lookAgain(featured, given, (row, at) => {
      odds[at] = (odds[at] ?? 0) + oddsOf(probabilityOf(second, row)) / looks.length;
    });
  }
  const means = featured.looks.slice(0, 2).map((look) => meansOf(look, odds));
  return Array.from(odds, (own, at) => {
    const look = means.findIndex(({ counts }) => (counts[at] ?? 0) > 0);
    const weight = yielding[look] ?? 0;
    const agreed = own * (1 - weight) + (means[look]?.others[at] ?? 0) * weight;
    return 1 / (1 + Math.exp(-agreed));
  });
}

/** How much a line gives way to those that look like it by the finer measure, or where there are none by the coarser one. */
const yielding = [0.4, 0.3];

/**
 * Shows the rows of the second look, one after the other in the same array: what the first gave to a line, its neighbours and those
 * that look like it, by several measures; and the few features that say what that means.
 */
export function lookAgain(
  { rows, looks }: Featured,
  given: readonly number[],
  use: (row: Float32Array, at: number) => void,
): void {
  const odds = Float64Array.from(given, oddsOf);
  const groups = looks.map((own) => meansOf(own, odds));
  const density = (20 * given.reduce((sum, probability) => sum + probability, 0)) / rows.length;
  const isStart = (at: number): boolean => (given[at] ?? 0) >= 0.5;
  const since = distances(rows.length, isStart, 1, farthest);
  const until = distances(rows.length, isStart, -1, farthest);
  const best = percentile(odds, 0.9);
  const shown = new Float32Array(around.length + groups.length * 3 + 8 + telling.length);
  for (const [at, row] of rows.entries()) {
    let next = 0;
    const p = (offset: number): number => odds[at + offset] ?? nothing;
    for (const offset of around) shown[next++] = p(offset);
    for (const { others, counts, shares } of groups) {
      shown[next++] = others[at] ?? nothing;
      shown[next++] = counts[at] ?? 0;
      shown[next++] = shares[at] ?? -1;
    }
    shown[next++] = since[at] ?? 0;
    shown[next++] = until[at] ?? 0;
    shown[next++] = density;
    shown[next++] = best;
    shown[next++] = Math.max(p(-1), p(1));
    shown[next++] = Math.max(p(-2), p(-1));
    shown[next++] = Math.max(p(1), p(2));
    shown[next++] = Math.max(p(1), p(2), p(3), p(4));
    for (const place of telling) shown[next++] = row[place] ?? -1;
    use(shown, at);
  }
}

const around = [0, -1, 1, -2, 2, -3, 3];
const nothing = -9;
const farthest = 40;
const telling = `
  prose title heading topic paragraph place dateLed cells closing at left value bullet number goesOn footer intro
  sinceHeading proseSinceTitle prose+1 title+1 heading+1 prose-1 title-1 heading-1 titled titledHere marked proseShare
  colon-1 paragraph+1 outer proseFirst titleLast
`
  .trim()
  .split(/\s+/)
  .map((name) => featureNames.indexOf(name));

const oddsOf = (probability: number): number => {
  const kept = Math.min(Math.max(probability, 1e-3), 1 - 1e-3);
  return Math.log(kept / (1 - kept));
};

function percentile(values: Float64Array, share: number): number {
  const sorted = values.slice().sort();
  return sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
}

/** Of the other lines that look like each: their mean odds, how many they are, and in tenths how many of them were held for starts. */
function meansOf(looks: Int32Array, odds: Float64Array) {
  const { length } = looks;
  const [sums, sizes, highs] = [new Float64Array(length), new Float64Array(length), new Float64Array(length)];
  for (let at = 0; at < length; at += 1) {
    const look = looks[at] ?? 0;
    const own = odds[at] ?? 0;
    sums[look] = (sums[look] ?? 0) + own;
    sizes[look] = (sizes[look] ?? 0) + 1;
    if (own >= 0) highs[look] = (highs[look] ?? 0) + 1;
  }
  const [others, counts, shares] = [new Float32Array(length), new Float32Array(length), new Float32Array(length)];
  for (let at = 0; at < length; at += 1) {
    const look = looks[at] ?? 0;
    const own = odds[at] ?? 0;
    const count = (sizes[look] ?? 1) - 1;
    others[at] = count === 0 ? nothing : ((sums[look] ?? 0) - own) / count;
    counts[at] = Math.min(count, 12);
    shares[at] = count === 0 ? -1 : Math.round((10 * ((highs[look] ?? 0) - (own >= 0 ? 1 : 0))) / count);
  }
  return { others, counts, shares };
}

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
