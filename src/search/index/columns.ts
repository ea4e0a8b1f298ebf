/**
 * Postings in three arrays: those of the term in row r are the documents and weights from `starts[r]` up to `starts[r + 1]`. Compared with maps
 * they take a tenth of the memory, are read ten times as fast, and can be saved as they are.
 */
export interface Columns {
  readonly rows: ReadonlyMap<string, number>;
  readonly starts: Uint32Array;
  readonly documents: Uint32Array;
  readonly weights: Uint16Array;
  /** How many documents there are; they are numbered from 0. */
  readonly size: number;
}

/** The documents that contain a term, in ascending order, and its weight in each. */
export interface Postings {
  readonly documents: Uint32Array;
  /** To be added to the number of each document. */
  readonly offset: number;
  /** In units of 1 / `weightSteps`. */
  readonly weights: Uint16Array;
}

/** The resolution of weights. The largest weight, that of BM25+ with its lower bound, is below 65,536 steps. */
export const weightSteps = 20_000;

/** The postings of a term as views, without copying; null if no document contains it. */
export function postingsIn({ rows, starts, documents, weights }: Columns, term: string): Postings | null {
  const row = rows.get(term);
  if (row === undefined) return null;
  const [from, to] = [starts[row] ?? 0, starts[row + 1] ?? 0];
  return { documents: documents.subarray(from, to), offset: 0, weights: weights.subarray(from, to) };
}

/** Concatenates columns: the documents of each are numbered after those of the one before. */
export function joinColumns(parts: readonly Columns[]): Columns {
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  const columns = allocate(parts);
  const next = columns.starts.slice();
  let offset = 0;
  for (const part of parts) {
    copyInto(columns, part, { offset, next });
    offset += part.size;
  }
  return columns;
}

function allocate(parts: readonly Columns[]): Columns {
  const counts = new Map<string, number>();
  for (const { rows, starts } of parts) {
    for (const [term, row] of rows) {
      counts.set(term, (counts.get(term) ?? 0) + (starts[row + 1] ?? 0) - (starts[row] ?? 0));
    }
  }
  const starts = new Uint32Array(counts.size + 1);
  const rows = new Map<string, number>();
  let total = 0;
  for (const [term, count] of counts) {
    total += count;
    rows.set(term, rows.size);
    starts[rows.size] = total;
  }
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  return { rows, starts, documents: new Uint32Array(total), weights: new Uint16Array(total), size };
}

interface Place {
  /** The number of the first document. */
  readonly offset: number;
  /** By row: where its next posting goes. */
  readonly next: Uint32Array;
}

function copyInto(columns: Columns, part: Columns, { offset, next }: Place): void {
  for (const [term, from] of part.rows) {
    const row = columns.rows.get(term) ?? 0;
    let at = next[row] ?? 0;
    const end = part.starts[from + 1] ?? 0;
    for (let i = part.starts[from] ?? 0; i < end; i += 1) {
      columns.documents[at] = (part.documents[i] ?? 0) + offset;
      columns.weights[at] = part.weights[i] ?? 0;
      at += 1;
    }
    next[row] = at;
  }
}

// Of BM25+. A higher saturation and a lower bound than usual were best on two retrieval sets and on our own queries.
const saturation = 2;
const lowerBound = 0.1;

/** Writes columns term by term: the documents that contain it, in ascending order, then the term. */
export class ColumnWriter {
  readonly #size: number;
  readonly #rows = new Map<string, number>();
  readonly #starts: number[] = [0];
  #documents = new Uint32Array(1024);
  #weights = new Uint16Array(1024);
  #length = 0;

  /** @param size how many documents there are */
  constructor(size: number) {
    this.#size = size;
  }

  /** Adds a document to the present term. */
  add(document: number, frequency: number): void {
    if (this.#length === this.#documents.length) this.#grow();
    const saturated = (frequency * (saturation + 1)) / (frequency + saturation);
    this.#documents[this.#length] = document;
    this.#weights[this.#length] = Math.round(weightSteps * (lowerBound + saturated));
    this.#length += 1;
  }

  /** Ends the present term. */
  end(term: string): void {
    this.#rows.set(term, this.#rows.size);
    this.#starts.push(this.#length);
  }

  columns(): Columns {
    return {
      rows: this.#rows,
      starts: Uint32Array.from(this.#starts),
      documents: this.#documents.slice(0, this.#length),
      weights: this.#weights.slice(0, this.#length),
      size: this.#size,
    };
  }

  #grow(): void {
    const [documents, weights] = [
      new Uint32Array(2 * this.#documents.length),
      new Uint16Array(2 * this.#weights.length),
    ];
    documents.set(this.#documents);
    weights.set(this.#weights);
    [this.#documents, this.#weights] = [documents, weights];
  }
}
