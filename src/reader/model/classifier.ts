import weights from '../../../data/fact-model.json' with { type: 'json' };

/** Weights of a logistic regression: for each feature one of each class. What they are multiplied by is `scale`. */
export interface Classifier {
  readonly scale: number;
  readonly features: Readonly<Record<string, readonly number[]>>;
}

/** The models that ship with the program, of sections, main dates, acting authorities and penalties: `scripts/train-facts.ts` makes them. */
export const factModels: Readonly<Record<'section' | 'date' | 'authority' | 'penalty', Classifier>> = weights;

const tables = new WeakMap<Classifier, ReadonlyMap<string, readonly number[]>>();

/** How likely each class is by the features, 0 to 1. */
export function sharesOf(features: readonly string[], classes: number, model: Classifier): readonly number[] {
  const table = tables.get(model) ?? new Map(Object.entries(model.features));
  tables.set(model, table);
  const sums = Array.from({ length: classes }, () => 0);
  for (const feature of features) {
    const row = table.get(feature);
    if (row) for (let at = 0; at < classes; at += 1) sums[at] = (sums[at] ?? 0) + (row[at] ?? 0);
  }
  const most = Math.max(...sums);
  const shares = sums.map((sum) => Math.exp((sum - most) * model.scale));
  const all = shares.reduce((a, b) => a + b, 0);
  return shares.map((share) => share / all);
}

/** The words and signs of a text, cut to what is stem enough, `#` for a number. */
export const stemsOf = (text: string): readonly string[] =>
  [...text.toLowerCase().matchAll(stem)].map(([word]) => (/^\d/.test(word) ? '#' : word.slice(0, 6)));

const stem = /[a-zà-ɏ]+(?:['’-][a-z]+)?|\d[\d.,]*|\p{Script=Han}|[^\s]/gu;

/** Chinese characters in pairs. */
export const pairsOf = (text: string): readonly string[] =>
  [...text.matchAll(/(?=(\p{Script=Han}{2}))/gu)].map(([, pair = '']) => pair);
