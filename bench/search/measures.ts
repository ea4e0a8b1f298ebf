/** How well rankings answer questions whose answers are known. */
export interface Answered {
  /** Share of the questions with the right entry first; among the first five; and the mean of 1 / its place, down to the tenth. */
  readonly first: number;
  readonly firstFive: number;
  readonly reciprocal: number;
}

/** Measures rankings, each with the ids that are right. */
export function answered(
  rankings: readonly { readonly ids: readonly string[]; readonly right: ReadonlySet<string> }[],
): Answered {
  const places = rankings.map(({ ids, right }) => ids.slice(0, 10).findIndex((id) => right.has(id)));
  const share = (counts: (place: number) => number): number =>
    places.reduce((sum, place) => sum + counts(place), 0) / Math.max(1, places.length);
  return {
    first: share((place) => (place === 0 ? 1 : 0)),
    firstFive: share((place) => (place >= 0 && place < 5 ? 1 : 0)),
    reciprocal: share((place) => (place >= 0 ? 1 / (place + 1) : 0)),
  };
}

/** Normalised discounted cumulative gain of the first ten. */
export function ndcg(ids: readonly string[], grades: Readonly<Record<string, number>>): number {
  const gain = (values: readonly number[]): number =>
    values.slice(0, 10).reduce((sum, value, place) => sum + value / Math.log2(place + 2), 0);
  const ideal = gain(Object.values(grades).toSorted((a, b) => b - a));
  return ideal === 0 ? 0 : gain(ids.map((id) => grades[id] ?? 0)) / ideal;
}

/** One slip of the pen in a word of five letters or more: a letter left out, added, changed, or swapped with the next. */
export function withSlip(text: string, random: () => number): string {
  const words = [...text.matchAll(/[a-z]{5,}/gi)];
  const word = words[Math.floor(random() * words.length)];
  if (!word) return text;
  const at = word.index + 1 + Math.floor(random() * (word[0].length - 2));
  const letter = String.fromCharCode(97 + Math.floor(random() * 26));
  const [before, rest] = [text.slice(0, at), text.slice(at)];
  switch (Math.floor(random() * 4)) {
    case 0:
      return before + rest.slice(1);
    case 1:
      return before + letter + rest;
    case 2:
      return before + letter + rest.slice(1);
    default:
      return `${before}${rest[1] ?? ''}${rest[0] ?? ''}${rest.slice(2)}`;
  }
}
