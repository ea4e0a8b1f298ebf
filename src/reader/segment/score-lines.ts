import model from '../../../data/entry-model.json' with { type: 'json' };
import { probabilityOf, type Trees } from './boosted-trees.ts';
import { type Featured, featureNames, featuresOf } from './line-features.ts';
import type { Line } from './lines.ts';

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
export const startProbabilities = (lines: readonly Line[]): readonly number[] =>
  startProbabilitiesOf(featuresOf(lines), model);

/** The same, of lines whose features are known, by any model. */
export function startProbabilitiesOf(featured: Featured, looks: EntryModel): readonly number[] {
  const odds = featured.rows.map(() => 0);
  for (const { first, second } of looks) {
    const given = featured.rows.map((row) => probabilityOf(first, row));
    for (const [at, row] of secondRows(featured, given).entries()) {
      odds[at] = (odds[at] ?? 0) + oddsOf(probabilityOf(second, row)) / looks.length;
    }
  }
  const [alike = []] = featured.looks;
  const mean = meansOf(alike, odds);
  return odds.map((own, at) => {
    const [others = 0, count = 0] = mean(at);
    const agreed = count >= fewest ? own * (1 - yielding) + others * yielding : own;
    return 1 / (1 + Math.exp(-agreed));
  });
}

/** How much a line gives way to those that look like it, where there are some. */
const yielding = 0.4;
const fewest = 1;

/**
 * The rows of the second look: what the first gave to a line, its neighbours and those that look like it, by a finer and a coarser
 * measure and by that of its kind alone; and the few features that say what they mean.
 */
export function secondRows({ rows, looks }: Featured, given: readonly number[]): readonly Float32Array[] {
  const odds = given.map(oddsOf);
  const groups = looks.map((own) => meansOf(own, odds));
  const total = given.reduce((sum, probability) => sum + probability, 0);
  const since = distances(given, 1);
  const until = distances(given, -1);
  const best = percentile(odds, 0.9);
  return rows.map((row, at) => {
    const p = (offset: number): number => odds[at + offset] ?? nothing;
    return Float32Array.from([
      ...around.map(p),
      ...groups.flatMap((mean) => mean(at)),
      since[at] ?? 0,
      until[at] ?? 0,
      (20 * total) / rows.length,
      best,
      Math.max(p(-1), p(1)),
      Math.max(p(-2), p(-1)),
      Math.max(p(1), p(2)),
      Math.max(p(1), p(2), p(3), p(4)),
      ...telling.map((place) => row[place] ?? -1),
    ]);
  });
}

const around = [0, -1, 1, -2, 2, -3, 3];
const nothing = -9;
const farthest = 40;
const telling = [
  'prose',
  'title',
  'heading',
  'topic',
  'paragraph',
  'place',
  'dateLed',
  'cells',
  'closing',
  'at',
  'left',
  'value',
  'bullet',
  'number',
  'goesOn',
  'footer',
  'intro',
  'sinceHeading',
  'proseSinceTitle',
  'prose+1',
  'title+1',
  'heading+1',
  'prose-1',
  'title-1',
  'heading-1',
  'titled',
  'titledHere',
  'marked',
  'proseShare',
  'colon-1',
  'paragraph+1',
  'outer',
  'proseFirst',
  'titleLast',
].map((name) => featureNames.indexOf(name));

const oddsOf = (probability: number): number => {
  const kept = Math.min(Math.max(probability, 1e-3), 1 - 1e-3);
  return Math.log(kept / (1 - kept));
};

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
}

// The mean of the other lines that look alike, how many they are, and how many of them were held for starts.
function meansOf(looks: readonly string[], odds: readonly number[]): (at: number) => readonly number[] {
  const sums = new Map<string, { sum: number; count: number; high: number }>();
  for (const [at, look] of looks.entries()) {
    const own = odds[at] ?? 0;
    const { sum, count, high } = sums.get(look) ?? { sum: 0, count: 0, high: 0 };
    sums.set(look, { sum: sum + own, count: count + 1, high: high + (own >= 0 ? 1 : 0) });
  }
  return (at) => {
    const own = odds[at] ?? 0;
    const { sum, count, high } = sums.get(looks[at] ?? '') ?? { sum: 0, count: 1, high: 0 };
    if (count < 2) return [nothing, 0, -1];
    return [
      (sum - own) / (count - 1),
      Math.min(count - 1, 12),
      Math.round((10 * (high - (own >= 0 ? 1 : 0))) / (count - 1)),
    ];
  };
}

function distances(given: readonly number[], step: 1 | -1): Float32Array {
  const found = new Float32Array(given.length);
  let distance = farthest;
  for (let index = 0; index < given.length; index += 1) {
    const at = step === 1 ? index : given.length - 1 - index;
    found[at] = distance;
    distance = (given[at] ?? 0) >= 0.5 ? 1 : Math.min(distance + 1, farthest);
  }
  return found;
}
