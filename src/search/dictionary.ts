import levenshtein from 'damerau-levenshtein';
import SearchableMap from 'minisearch/SearchableMap';

/**
 * Words to be found by how they begin or by what they are like. Those of a first letter are put into a map when the letter is first
 * looked for: a start needs none of them.
 */
export class Dictionary {
  readonly #words: () => Iterable<string>;
  readonly #maps = new Map<string, SearchableMap<true>>();

  /** @param words gives the words anew each time */
  constructor(words: () => Iterable<string>) {
    this.#words = words;
  }

  /** The words that begin so, in any order. */
  from(beginning: string): readonly string[] {
    return [...this.#mapOf(beginning.charAt(0)).atPrefix(beginning).keys()];
  }

  /**
   * The words at most that many slips away. The first letter is seldom wrong, and another first letter is mostly another word: Zoom is
   * no room. But it may be swapped with the second. A slip is a letter too many, too few or wrong, or two neighbours swapped.
   */
  like(word: string, mostSlips: number): readonly { readonly word: string; readonly slips: number }[] {
    const [first, second] = [word.charAt(0), word.charAt(1)];
    const maps = [...new Set([first, second])].map((letter) => this.#mapOf(letter));
    // A swap is one slip to whoever types, and two to the map.
    const near = (one: string, slips: number): readonly string[] => [
      ...maps.flatMap((map) => [...map.fuzzyGet(one, slips).keys()]),
      ...(slips > 0 ? swapped(one).flatMap((other) => near(other, slips - 1)) : []),
    ];
    return [...new Set(near(word, mostSlips))]
      .filter((known) => known.startsWith(first) || known.startsWith(second + first))
      .map((known) => ({ word: known, slips: levenshtein(word, known).steps }))
      .filter(({ slips }) => slips <= mostSlips);
  }

  #mapOf(letter: string): SearchableMap<true> {
    const known = this.#maps.get(letter);
    if (known) return known;
    const map = new SearchableMap<true>();
    for (const word of this.#words()) if (word.startsWith(letter)) map.set(word, true);
    this.#maps.set(letter, map);
    return map;
  }
}

/** The word with two neighbours swapped, each two of them. */
const swapped = (word: string): readonly string[] =>
  Array.from(
    { length: Math.max(0, word.length - 1) },
    (_, i) => word.slice(0, i) + word.charAt(i + 1) + word.charAt(i) + word.slice(i + 2),
  );
