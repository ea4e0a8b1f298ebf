import type { EntryIndex } from '../index/entry-index.ts';
import { weightSteps } from '../index/postings.ts';
import { wordOfExactTerm } from '../words.ts';
import { orthonormalised } from './orthonormalised.ts';

/** Entries and terms as points of a space of few dimensions, in which what occurs in like company lies close. */
export interface SemanticSpace {
  readonly dimensions: number;
  /** A unit vector a document, one after the other; of zeros where it has no term of the space. */
  readonly documents: Float32Array;
  /** By term: which vector of `terms` is its own. */
  readonly rows: ReadonlyMap<string, number>;
  readonly terms: Float32Array;
  /** By row: how rare the term is. */
  readonly rarities: Float32Array;
}

/**
 * Latent semantic analysis of an index: the strongest directions of its matrix of weights and rarities, found by subspace iteration
 * from a start that is always the same. A rotation of them changes no cosine, so they are not told apart. Costs about 10 passes
 * over all postings times the dimensions: it belongs into another thread. Terms of one entry or of more than half are left out.
 */
export function trainSemantics(index: EntryIndex, dimensions = 100): SemanticSpace {
  const matrix = matrixOf(index);
  const size = {
    rows: matrix.rarities.length,
    columns: Math.min(dimensions, matrix.rarities.length, index.span),
  };
  let terms = orthonormalised(startVectors(size.rows * size.columns), size);
  for (let i = 0; i < iterations; i += 1) {
    terms = orthonormalised(
      backToTerms(matrix, toDocuments(matrix, terms, size.columns), size.columns),
      size,
    );
  }
  const documents = unitRows(toDocuments(matrix, terms, size.columns), size.columns);
  return { dimensions: size.columns, documents, rows: matrix.rows, terms, rarities: matrix.rarities };
}

const iterations = 4;

/** The weights of terms in documents: those of the term in row r from `starts[r]` up to `starts[r + 1]`. */
interface Matrix {
  readonly span: number;
  readonly rows: ReadonlyMap<string, number>;
  readonly rarities: Float32Array;
  readonly starts: readonly number[];
  readonly documents: readonly number[];
  readonly weights: readonly number[];
}

function matrixOf(index: EntryIndex): Matrix {
  const rows = new Map<string, number>();
  const rarities: number[] = [];
  const starts = [0];
  const documents: number[] = [];
  const weights: number[] = [];
  for (const term of index.terms()) {
    const frequency = wordOfExactTerm(term) === null ? index.frequencyOf(term) : 0;
    if (frequency < 2 || frequency > index.span / 2) continue;
    const rarity = Math.log(index.span / frequency);
    for (const postings of index.postingsOf(term)) {
      for (let i = 0; i < postings.documents.length; i += 1) {
        documents.push((postings.documents[i] ?? 0) + postings.offset);
        weights.push(((postings.weights[i] ?? 0) / weightSteps) * rarity);
      }
    }
    rows.set(term, rows.size);
    rarities.push(rarity);
    starts.push(documents.length);
  }
  return { span: index.span, rows, rarities: Float32Array.from(rarities), starts, documents, weights };
}

// A fixed sequence: the same corpus gives the same space.
function startVectors(length: number): Float32Array {
  let state = 1;
  return Float32Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  });
}

function toDocuments(
  { span, starts, documents, weights }: Matrix,
  terms: Float32Array,
  width: number,
): Float32Array {
  const result = new Float32Array(span * width);
  for (let row = 0; row + 1 < starts.length; row += 1) {
    for (let i = starts[row] ?? 0; i < (starts[row + 1] ?? 0); i += 1) {
      const step = { to: (documents[i] ?? 0) * width, from: row * width, factor: weights[i] ?? 0, width };
      addScaled(result, terms, step);
    }
  }
  return result;
}

function backToTerms(
  { starts, documents, weights }: Matrix,
  vectors: Float32Array,
  width: number,
): Float32Array {
  const result = new Float32Array((starts.length - 1) * width);
  for (let row = 0; row + 1 < starts.length; row += 1) {
    for (let i = starts[row] ?? 0; i < (starts[row + 1] ?? 0); i += 1) {
      const step = { to: row * width, from: (documents[i] ?? 0) * width, factor: weights[i] ?? 0, width };
      addScaled(result, vectors, step);
    }
  }
  return result;
}

interface Step {
  /** Where the vector that is changed begins, and the one that is added to it. */
  readonly to: number;
  readonly from: number;
  readonly factor: number;
  readonly width: number;
}

function addScaled(target: Float32Array, source: Float32Array, { to, from, factor, width }: Step): void {
  for (let k = 0; k < width; k += 1)
    target[to + k] = (target[to + k] ?? 0) + factor * (source[from + k] ?? 0);
}

function unitRows(vectors: Float32Array, width: number): Float32Array {
  for (let start = 0; start < vectors.length; start += width) {
    const length = Math.hypot(...vectors.subarray(start, start + width));
    if (length > 0) for (let k = start; k < start + width; k += 1) vectors[k] = (vectors[k] ?? 0) / length;
  }
  return vectors;
}
