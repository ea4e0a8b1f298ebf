import { deadlineKinds } from '../../src/bulletin/bulletin.ts';
import type { DeadlineModel } from '../../src/reader/model/classifier.ts';
import type { Example } from './examples.ts';
import { weigh } from './logistic.ts';

const classes = deadlineKinds.length + 1;

/** How strongly weights are held to zero, how often and how fast they are moved, and how often a feature must have been seen. */
const settings = {
  classes,
  penalty: 1.5,
  rounds: 80,
  rate: 0.1,
  seen: 2,
  mostFeatures: 12_000,
};
const scale = 0.05;
/** Chosen by cross-validation on the bulletins that may be fitted on and by our own tests: see docs/benchmarks.md. */
const thresholds = { sure: 0.6, possible: 0.05, possibleAhead: 0.01 };

/**
 * Fits the weights of a multinomial logistic regression to examples by gradients of the whole (AdaGrad), the same for the same examples.
 * Features with little weight are dropped and the others fitted once more; weights are whole numbers of `scale`.
 */
export function fitModel(given: readonly Example[]): DeadlineModel {
  const examples = given.map((one) => ({ label: one.label, features: adapted(one), weight: weightOf(one) }));
  const counts = new Map<string, number>();
  for (const { features } of examples) for (const one of features) counts.set(one, (counts.get(one) ?? 0) + 1);
  const all = [...counts].flatMap(([name, count]) => (count >= settings.seen ? [name] : [])).sort();
  const first = weigh(examples, all, settings);
  const kept = all
    .map((name, at) => ({
      name,
      size: Math.max(...first.slice(at * classes, (at + 1) * classes).map(Math.abs)) * Math.sqrt(counts.get(name) ?? 0),
    }))
    .sort((a, b) => b.size - a.size || (a.name < b.name ? -1 : 1))
    .slice(0, settings.mostFeatures)
    .map(({ name }) => name)
    .sort();
  const weights = kept.length === all.length ? first : weigh(examples, kept, settings);
  const sums = new Map<string, Float64Array>();
  for (const [at, name] of kept.entries()) {
    const row = weights.slice(at * classes, (at + 1) * classes);
    const plain = name.replace(ofBulletins, '');
    sums.set(plain, sums.get(plain)?.map((weight, k) => weight + (row[k] ?? 0)) ?? row);
  }
  const rows = [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, row]) => [name, rounded(row)] as const);
  return { scale, ...thresholds, features: Object.fromEntries(rows.filter(([, row]) => row.some((one) => one !== 0))) };
}

// Our own sentences are no sample: how common each kind is, of what age and in which section, is learned from bulletins apart, by copies of
// these features (Daumé 2007, "Frustratingly easy domain adaptation"). What is read is of bulletins, so the weights are added up.
const adapted = ({ features, isOfBulletin }: Example): readonly string[] =>
  isOfBulletin ? [...features, ...features.filter((name) => common.test(name)).map((name) => `@${name}`)] : features;
const common = /^(?:bias|type|far|enforced|script|section|S:any)/;
const ofBulletins = /^@/;

// The digests of our own are many, and denser than what is read: a time of a bulletin counts for three of theirs.
const weightOf = ({ isOfDigest }: Example): number => (isOfDigest ? 0.3 : 1);

const rounded = (row: Float64Array): readonly number[] => Array.from(row, (weight) => Math.round(weight / scale) + 0);
