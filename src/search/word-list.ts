/** A word of a list that is written almost like another. */
export interface AlikeWord {
  readonly word: string;
  /** How many slips of the pen part the two: a letter too many, too few or wrong, or two neighbours swapped. */
  readonly slips: number;
}

/** Words in the order of their letters, to be found by how they begin or by what they are like. */
export class WordList {
  readonly #words: readonly string[];

  /** @param words in the order of `Array.sort`, each once */
  constructor(words: readonly string[]) {
    this.#words = words;
  }

  [Symbol.iterator](): Iterator<string> {
    return this.#words[Symbol.iterator]();
  }

  has(word: string): boolean {
    return this.#words[this.#placeOf(word)] === word;
  }

  /** Words that begin so, at most `most`. */
  from(beginning: string, most = Number.POSITIVE_INFINITY): readonly string[] {
    const start = this.#placeOf(beginning);
    return this.#words.slice(start, Math.min(start + most, this.#endOf(beginning)));
  }

  /**
   * Words that begin so and are at most that many slips away from a word. Words that share a beginning share the rows of the table by
   * which slips are counted (optimal string alignment), and are left out together once their beginning has too many.
   */
  like(word: string, beginning: string, mostSlips: number): readonly AlikeWord[] {
    const alike: AlikeWord[] = [];
    const table = new SlipTable(word, mostSlips);
    const end = this.#endOf(beginning);
    for (let at = this.#placeOf(beginning); at < end; ) {
      const other = this.#words[at] ?? '';
      const tooFar = table.read(other);
      if (tooFar !== null) at = this.#endOf(tooFar, at);
      else {
        if (table.slips <= mostSlips) alike.push({ word: other, slips: table.slips });
        at += 1;
      }
    }
    return alike;
  }

  /** The place of the first word that does not come before this one. */
  #placeOf(word: string, from = 0): number {
    let [low, high] = [from, this.#words.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#words[middle] ?? '') < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The place behind the last word that begins so. */
  #endOf(beginning: string, from = 0): number {
    return this.#placeOf(`${beginning}\uffff`, from);
  }
}

/** The slips between the beginnings of two words: a row for each letter of the other word, a column for each of this one. */
class SlipTable {
  readonly #word: string;
  readonly #most: number;
  readonly #width: number;
  readonly #cells: Uint8Array;
  #other = '';
  /** The slips between the two words, once the other was read. */
  slips = 0;

  constructor(word: string, most: number) {
    this.#word = word;
    this.#most = most;
    this.#width = word.length + 1;
    this.#cells = new Uint8Array(this.#width * (word.length + most + 2));
    for (let column = 0; column < this.#width; column += 1) this.#cells[column] = column;
  }

  /** Reads another word. Gives its shortest beginning with which no word is near enough; null if there is none. */
  read(other: string): string | null {
    let length = sharedLength(this.#other, other);
    while (length < other.length) {
      length += 1;
      if (this.#fillRow(other, length) <= this.#most) continue;
      this.#other = other.slice(0, length);
      return this.#other;
    }
    this.#other = other;
    this.slips = this.#cells[other.length * this.#width + this.#word.length] ?? 0;
    return null;
  }

  /** Gives the fewest slips in the row. */
  #fillRow(other: string, row: number): number {
    const [word, width, cells] = [this.#word, this.#width, this.#cells];
    const at = row * width;
    cells[at] = row;
    let fewest = row;
    for (let column = 1; column < width; column += 1) {
      const isSame = word[column - 1] === other[row - 1];
      let slips = (cells[at - width + column - 1] ?? 0) + (isSame ? 0 : 1);
      slips = Math.min(slips, (cells[at + column - 1] ?? 0) + 1, (cells[at - width + column] ?? 0) + 1);
      const isSwap =
        row > 1 && column > 1 && word[column - 2] === other[row - 1] && word[column - 1] === other[row - 2];
      if (isSwap) slips = Math.min(slips, (cells[at - 2 * width + column - 2] ?? 0) + 1);
      cells[at + column] = slips;
      fewest = Math.min(fewest, slips);
    }
    return fewest;
  }
}

function sharedLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}
