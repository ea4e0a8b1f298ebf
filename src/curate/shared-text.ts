import { isHan } from '../search/words.ts';

/** Two texts of two lists, by their places, and how much of the shorter one they share, above 0 to 1. */
export interface SharedText {
  readonly at: number;
  readonly other: number;
  readonly share: number;
}

/** How much of a text is compared, in characters: the start tells two developments apart, and a preview must not hold up other work. */
const compared = 500;

/**
 * How much texts of two lists share: the part of the three-word sequences of the shorter one (in Chinese, three characters) that is in
 * the other. Texts of fewer sequences share some by chance and are left out.
 */
export function sharedTexts(
  texts: readonly string[],
  others: readonly string[],
  { fewest }: { readonly fewest: number },
): readonly SharedText[] {
  const sequences = texts.map(sequencesOf);
  const places = new Map<string, number[]>();
  for (const [at, all] of sequences.entries())
    for (const one of all) {
      const found = places.get(one);
      if (found) found.push(at);
      else places.set(one, [at]);
    }
  return others.flatMap((text, other) => {
    const own = sequencesOf(text);
    const counts = new Map<number, number>();
    for (const one of own) for (const at of places.get(one) ?? []) counts.set(at, (counts.get(at) ?? 0) + 1);
    return [...counts].flatMap(([at, count]) => {
      const shorter = Math.min(own.size, sequences[at]?.size ?? 0);
      return shorter < fewest ? [] : [{ at, other, share: count / shorter }];
    });
  });
}

function sequencesOf(text: string): ReadonlySet<string> {
  const words =
    text
      .slice(0, compared)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const units = words.flatMap((word) => (isHan(word) ? Array.from(word) : [word]));
  return new Set(units.slice(2).map((unit, at) => `${units[at]} ${units[at + 1]} ${unit}`));
}
