import { type EntryIndex, weightSteps } from '../index/entry-index.ts';
import type { LookedUpTerm, Lookup } from './correct-spelling.ts';
import type { ReadPart } from './read-question.ts';

/** Documents that hold parts of a question. */
export interface Scores {
  /** In no order. */
  readonly documents: Uint32Array;
  /** By document: what the parts that it holds add up to. */
  readonly score: Float32Array;
  /** By document: how much of the question it holds, 0 to 1. Rare parts are more of it than common ones. */
  readonly share: Float32Array;
  /** What a condition adds where it is met. */
  readonly condition: { readonly score: number; readonly share: number };
}

/**
 * Scores documents by the parts of a question. It keeps one number a document from question to question, so that
 * nothing is allocated: what it returns holds until the next question.
 */
export class Scorer {
  readonly #index: EntryIndex;
  #score = new Float32Array(0);
  #share = new Float32Array(0);
  #seen = new Uint32Array(0);
  #seenCount = 0;
  readonly #part = {
    score: new Float32Array(0),
    share: new Float32Array(0),
    count: new Uint8Array(0),
    seen: new Uint32Array(0),
    seenCount: 0,
  };

  constructor(index: EntryIndex) {
    this.#index = index;
  }

  /**
   * Scores every document that holds a part.
   * @param conditions how many conditions the question sets besides: each is as much of it as a word that one entry
   * has
   */
  scoresOf(parts: readonly ReadPart[], conditions = 0): Scores {
    this.#forget();
    const weighed = parts.map((part) => ({ part, importance: this.#importance(part) }));
    const ofCondition = this.#rarityAt(1);
    const total = weighed.reduce((sum, { importance }) => sum + importance, conditions * ofCondition);
    for (const { part, importance } of weighed) {
      if (part.reading !== 'absent') this.#add(part, importance / total);
    }
    return {
      documents: this.#seen.subarray(0, this.#seenCount),
      score: this.#score,
      share: this.#share,
      condition: { score: ofCondition, share: ofCondition / Math.max(total, 1e-9) },
    };
  }

  #add({ lookup }: ReadPart, importance: number): void {
    const { terms, weight, exact } = lookup;
    const [only, another] = terms;
    if (only && !another) this.#addTerm(only.term, only.weight * weight, importance * only.share);
    else this.#addTogether(lookup, importance);
    if (exact) this.#addTerm(exact.term, exact.weight * weight, 0);
  }

  #addTerm(term: string, weight: number, importance: number): void {
    const factor = (weight * this.#rarity(term)) / weightSteps;
    const { documents, weights } = this.#index.postingsOf(term);
    for (let i = 0; i < documents.length; i += 1) {
      this.#count(documents[i] ?? 0, factor * (weights[i] ?? 0), importance);
    }
  }

  #count(document: number, score: number, importance: number): void {
    const before = this.#score[document] ?? 0;
    if (before === 0) {
      this.#seen[this.#seenCount] = document;
      this.#seenCount += 1;
    }
    this.#score[document] = before + score;
    this.#share[document] = (this.#share[document] ?? 0) + importance;
  }

  // Terms that are one part of the question: they are put together before the part counts.
  #addTogether(lookup: Lookup, importance: number): void {
    const part = this.#part;
    part.seenCount = 0;
    for (const term of lookup.terms) this.#addToPart(term, lookup);
    for (let i = 0; i < part.seenCount; i += 1) {
      const document = part.seen[i] ?? 0;
      if ((part.count[document] ?? 0) >= lookup.atLeast) {
        this.#count(document, part.score[document] ?? 0, importance * Math.min(1, part.share[document] ?? 0));
      }
      part.score[document] = 0;
      part.share[document] = 0;
      part.count[document] = 0;
    }
  }

  #addToPart({ term, weight, share }: LookedUpTerm, lookup: Lookup): void {
    const part = this.#part;
    const factor = (weight * lookup.weight * this.#rarity(term)) / weightSteps;
    const { documents, weights } = this.#index.postingsOf(term);
    for (let i = 0; i < documents.length; i += 1) {
      const document = documents[i] ?? 0;
      const [score, before] = [factor * (weights[i] ?? 0), part.score[document] ?? 0];
      if (part.count[document] === 0) {
        part.seen[part.seenCount] = document;
        part.seenCount += 1;
      }
      part.count[document] = (part.count[document] ?? 0) + 1;
      const held = part.share[document] ?? 0;
      part.share[document] = lookup.combine === 'best' ? Math.max(held, share) : held + share;
      part.score[document] = lookup.combine === 'best' ? Math.max(before, score) : before + score;
    }
  }

  /**
   * What a part weighs in the question: the rarity of what it is looked up by, or that of a word that hardly any
   * entry has.
   */
  #importance({ reading, lookup: { terms, weight } }: ReadPart): number {
    if (reading === 'absent') return weight * this.#rarityAt(1);
    const known = terms.filter(({ term, share }) => share >= 0.5 && this.#index.frequencyOf(term) > 0);
    if (known.length > 0) return weight * Math.max(...known.map(({ term }) => this.#rarity(term)));
    const shares = terms.reduce((sum, { share }) => sum + share, 0);
    return weight * terms.reduce((sum, { term, share }) => sum + (share / shares) * this.#rarity(term), 0);
  }

  #rarity(term: string): number {
    return this.#rarityAt(this.#index.frequencyOf(term));
  }

  #rarityAt(frequency: number): number {
    return Math.log(1 + (this.#index.span - frequency + 0.5) / (frequency + 0.5));
  }

  #forget(): void {
    for (let i = 0; i < this.#seenCount; i += 1) {
      const document = this.#seen[i] ?? 0;
      this.#score[document] = 0;
      this.#share[document] = 0;
    }
    this.#seenCount = 0;
    if (this.#score.length >= this.#index.span) return;
    const room = Math.ceil(this.#index.span * 1.1) + 16;
    this.#score = new Float32Array(room);
    this.#share = new Float32Array(room);
    this.#seen = new Uint32Array(room);
    this.#part.score = new Float32Array(room);
    this.#part.share = new Float32Array(room);
    this.#part.count = new Uint8Array(room);
    this.#part.seen = new Uint32Array(room);
  }
}
