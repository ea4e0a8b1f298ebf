import weights from '../../../data/deadline-model.json' with { type: 'json' };
import { type DeadlineKind, deadlineKinds } from '../../bulletin/bulletin.ts';

/** What the model says of a candidate. */
export interface Judgement {
  /** The likeliest kind, should it be a deadline. */
  readonly kind: DeadlineKind;
  /** How likely it is a deadline of that kind, 0 to 1. */
  readonly confidence: number;
  /** How likely it is a deadline of any kind, 0 to 1. */
  readonly probability: number;
}

/** Weights of a multinomial logistic regression: for each feature one of each class: none, then the deadline kinds in their order. */
export interface DeadlineModel {
  /** What a weight is multiplied by. */
  readonly scale: number;
  /** What is at least as likely a deadline of one kind as this is surely one. */
  readonly sure: number;
  /** What is at least as likely a deadline of any kind as this may be one; after the issue less is enough. */
  readonly possible: number;
  readonly possibleAhead: number;
  readonly features: Readonly<Record<string, readonly number[]>>;
}

/** The model that ships with the program: `scripts/train-deadlines.ts` makes it. */
export const deadlineModel: DeadlineModel = weights;

const compiled = new WeakMap<DeadlineModel, ReadonlyMap<string, readonly number[]>>();

function weightsOf(model: DeadlineModel): ReadonlyMap<string, readonly number[]> {
  const known = compiled.get(model);
  if (known) return known;
  const table = new Map(Object.entries(model.features));
  compiled.set(model, table);
  return table;
}

/** Judges a candidate by its features. */
export function judge(features: readonly string[], model: DeadlineModel): Judgement {
  const table = weightsOf(model);
  const sums = Array.from({ length: deadlineKinds.length + 1 }, () => 0);
  for (const feature of features) {
    const row = table.get(feature);
    if (row) for (let at = 0; at < row.length; at += 1) sums[at] = (sums[at] ?? 0) + (row[at] ?? 0);
  }
  const most = Math.max(...sums);
  const shares = sums.map((sum) => Math.exp((sum - most) * model.scale));
  const all = shares.reduce((a, b) => a + b, 0);
  const [none = 0, ...kinds] = shares.map((share) => share / all);
  const confidence = Math.max(...kinds);
  return { kind: deadlineKinds[kinds.indexOf(confidence)] ?? 'other', confidence, probability: 1 - none };
}
