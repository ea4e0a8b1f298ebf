import { createHash } from 'node:crypto';
import type { CorpusEntry } from '../bulletin/corpus.ts';
import type { Concept } from '../search/concepts/concept.ts';

/** What an index is known by once it is saved: a digest of its entries in their order, and of the concepts that their terms follow from. */
export class IndexKey {
  readonly #digest = createHash('sha1');

  constructor(concepts: readonly Concept[]) {
    this.#digest.update(JSON.stringify(concepts));
  }

  add(source: CorpusEntry): void {
    this.#digest.update(JSON.stringify(source));
  }

  /** The key; nothing can be added after it. */
  close(): string {
    return this.#digest.digest('hex');
  }
}
