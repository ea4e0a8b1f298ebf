import deadlineWeights from '../../../data/deadline-model.json' with { type: 'json' };
import weights from '../../../data/fact-model.json' with { type: 'json' };
import { type DeadlineKind, deadlineKinds } from '../../bulletin/bulletin.ts';

/** Weights of a logistic regression: for each feature one of each class. What they are multiplied by is `scale`. */
export interface Classifier {
  readonly scale: number;
  readonly features: Readonly<Record<string, readonly number[]>>;
}

/** The models that ship with the program, of sections, main dates, acting authorities and penalties: `scripts/train-facts.ts` makes them. */
export const factModels: Readonly<Record<'section' | 'date' | 'authority' | 'penalty', Classifier>> = weights;

/** Where the weights of a feature begin among those of all. */
interface Table {
  readonly places: ReadonlyMap<string, number>;
  readonly weights: Float64Array;
}

const tables = new WeakMap<Classifier, Table>();

function tableOf(model: Classifier, classes: number): Table {
  const names = Object.keys(model.features);
  return {
    places: new Map(names.map((name, at) => [name, at * classes])),
    weights: Float64Array.from(Object.values(model.features).flat()),
  };
}

/** How likely each class is by the features, 0 to 1. */
export function sharesOf(features: readonly string[], classes: number, model: Classifier): Float64Array {
  const table = tables.get(model) ?? tableOf(model, classes);
  tables.set(model, table);
  const { places, weights } = table;
  const shares = new Float64Array(classes);
  for (const feature of features) {
    const place = places.get(feature);
    if (place === undefined) continue;
    for (let at = 0; at < classes; at += 1) shares[at] = (shares[at] ?? 0) + (weights[place + at] ?? 0);
  }
  let most = shares[0] ?? 0;
  for (let at = 1; at < classes; at += 1) most = Math.max(most, shares[at] ?? 0);
  let all = 0;
  for (let at = 0; at < classes; at += 1) {
    const share = Math.exp(((shares[at] ?? 0) - most) * model.scale);
    shares[at] = share;
    all += share;
  }
  for (let at = 0; at < classes; at += 1) shares[at] = (shares[at] ?? 0) / all;
  return shares;
}

/** The words and signs of a text, cut to what is stem enough, `#` for a number. */
export const stemsOf = (text: string): readonly string[] =>
  (text.toLowerCase().match(stem) ?? []).map((word) => (isDigit(word.charCodeAt(0)) ? '#' : word.slice(0, 6)));
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

const stem = /[a-zà-ɏ]+(?:['’-][a-z]+)?|\d[\d.,]*|\p{Script=Han}|[^\s]/gu;

/** Chinese characters in pairs. */
export const pairsOf = (text: string): readonly string[] =>
  [...text.matchAll(/(?=(\p{Script=Han}{2}))/gu)].map(([, pair = '']) => pair);

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
export interface DeadlineModel extends Classifier {
  /** What is at least as likely a deadline of one kind as this is surely one. */
  readonly sure: number;
  /** What is at least as likely a deadline of any kind as this may be one; after the issue less is enough. */
  readonly possible: number;
  readonly possibleAhead: number;
}

/** The model that ships with the program: `scripts/train-deadlines.ts` makes it. */
export const deadlineModel: DeadlineModel = deadlineWeights;

/** Judges a candidate by its features. */
export function judge(features: readonly string[], model: DeadlineModel): Judgement {
  const [none = 0, ...kinds] = sharesOf(features, deadlineKinds.length + 1, model);
  const confidence = Math.max(...kinds);
  return { kind: deadlineKinds[kinds.indexOf(confidence)] ?? 'other', confidence, probability: 1 - none };
}
