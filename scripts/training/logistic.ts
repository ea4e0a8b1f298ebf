/** What a fit is made of: the features of each example and its class. */
export interface Sample {
  readonly features: readonly string[];
  readonly label: number;
  /** How much it counts; 1 where left out. */
  readonly weight?: number;
}

/** How strongly weights are held to zero, how often and how fast they are moved. */
export interface Fit {
  readonly classes: number;
  readonly penalty: number;
  readonly rounds: number;
  readonly rate: number;
}

/**
 * The weights of a multinomial logistic regression, one of each class for each named feature in turn, by gradients of the whole
 * (AdaGrad): the same for the same examples.
 */
export function weigh(
  examples: readonly Sample[],
  names: readonly string[],
  { classes, penalty, rounds, rate }: Fit,
): Float64Array {
  const places = new Map(names.map((name, at) => [name, at * classes]));
  const rows = examples.map(({ features, label, weight = 1 }) => ({
    label,
    weight,
    at: features.flatMap((name) => places.get(name) ?? []),
  }));
  const weights = new Float64Array(names.length * classes);
  const moved = new Float64Array(weights.length).fill(1e-8);
  for (let round = 0; round < rounds; round += 1) {
    const gradient = gradientOf(rows, weights, classes);
    for (let i = 0; i < weights.length; i += 1) {
      const slope = (gradient[i] ?? 0) + penalty * (weights[i] ?? 0);
      moved[i] = (moved[i] ?? 0) + slope * slope;
      weights[i] = (weights[i] ?? 0) - (rate * slope) / Math.sqrt(moved[i] ?? 1);
    }
  }
  return weights;
}

function gradientOf(
  rows: readonly { readonly label: number; readonly weight: number; readonly at: readonly number[] }[],
  weights: Float64Array,
  classes: number,
): Float64Array {
  const gradient = new Float64Array(weights.length);
  const sums = new Float64Array(classes);
  for (const { label, weight, at } of rows) {
    sums.fill(0);
    for (const place of at) for (let k = 0; k < classes; k += 1) sums[k] = (sums[k] ?? 0) + (weights[place + k] ?? 0);
    const most = Math.max(...sums);
    const shares = sums.map((sum) => Math.exp(sum - most));
    const all = shares.reduce((a, b) => a + b, 0);
    const errors = shares.map((share, k) => weight * (share / all - (k === label ? 1 : 0)));
    for (const place of at)
      for (let k = 0; k < classes; k += 1) gradient[place + k] = (gradient[place + k] ?? 0) + (errors[k] ?? 0);
  }
  return gradient;
}
