/**
 * How often each term occurs in each field of each entry, as a log of numbers: what is counted in one place stands together, places in
 * their order.
 */
export class CountLog {
  #rows = new Uint32Array(1024);
  #counts = new Uint16Array(1024);
  #length = 0;
  /** By place: where it ends. */
  readonly #ends: number[] = [];
  /** By row: where it stands for the last time. */
  readonly #lastAt: number[] = [];

  /** Counts a term in the present place. Tells whether it was counted there before. */
  count(row: number): boolean {
    const at = this.#lastAt[row] ?? -1;
    if (at >= (this.#ends.at(-1) ?? 0)) {
      this.#counts[at] = Math.min(mostCounted, (this.#counts[at] ?? 0) + 1);
      return true;
    }
    if (this.#length === this.#rows.length) this.#grow();
    this.#rows[this.#length] = row;
    this.#counts[this.#length] = 1;
    this.#lastAt[row] = this.#length;
    this.#length += 1;
    return false;
  }

  /** Ends the present place. */
  endPlace(): void {
    this.#ends.push(this.#length);
  }

  /** Calls back with every term of a place and how often it occurs there. */
  each(place: number, call: (row: number, count: number) => void): void {
    const end = this.#ends[place] ?? 0;
    for (let at = this.#ends[place - 1] ?? 0; at < end; at += 1) call(this.#rows[at] ?? 0, this.#counts[at] ?? 0);
  }

  #grow(): void {
    const [rows, counts] = [new Uint32Array(2 * this.#rows.length), new Uint16Array(2 * this.#rows.length)];
    rows.set(this.#rows);
    counts.set(this.#counts);
    [this.#rows, this.#counts] = [rows, counts];
  }
}

const mostCounted = 65_535;
