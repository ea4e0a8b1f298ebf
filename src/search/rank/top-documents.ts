/** A document and its score. */
export interface ScoredDocument {
  readonly document: number;
  readonly score: number;
}

/** The best of many documents, at most so many, without sorting the rest: a heap with the worst on top. */
export class TopDocuments {
  readonly #most: number;
  readonly #documents: number[] = [];
  readonly #scores: number[] = [];

  /** @param most how many are kept; may be infinite */
  constructor(most: number) {
    this.#most = most;
  }

  /** Keeps the document if it is among the best so far. */
  offer(document: number, score: number): void {
    if (this.#documents.length < this.#most) {
      this.#documents.push(document);
      this.#scores.push(score);
      this.#rise(this.#documents.length - 1);
    } else if (this.#most > 0 && !this.#isWorse(document, score, 0)) {
      this.#documents[0] = document;
      this.#scores[0] = score;
      this.#sink(0);
    }
  }

  /** Those that were kept, best first; of equals the one added first. */
  ranked(): readonly ScoredDocument[] {
    return this.#documents
      .map((document, i) => ({ document, score: this.#scores[i] ?? 0 }))
      .sort((a, b) => b.score - a.score || a.document - b.document);
  }

  #rise(from: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#isWorseAt(at, parent)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  #sink(from: number): void {
    let at = from;
    for (;;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let worst = at;
      if (left < this.#documents.length && this.#isWorseAt(left, worst)) worst = left;
      if (right < this.#documents.length && this.#isWorseAt(right, worst)) worst = right;
      if (worst === at) return;
      this.#swap(at, worst);
      at = worst;
    }
  }

  #isWorseAt(a: number, b: number): boolean {
    return this.#isWorse(this.#documents[a] ?? 0, this.#scores[a] ?? 0, b);
  }

  #isWorse(document: number, score: number, than: number): boolean {
    const other = this.#scores[than] ?? 0;
    return score < other || (score === other && document > (this.#documents[than] ?? 0));
  }

  #swap(a: number, b: number): void {
    const [document, score] = [this.#documents[a] ?? 0, this.#scores[a] ?? 0];
    this.#documents[a] = this.#documents[b] ?? 0;
    this.#scores[a] = this.#scores[b] ?? 0;
    this.#documents[b] = document;
    this.#scores[b] = score;
  }
}
