/**
 * Postings that change no more, kept in three arrays: those of the term in row r are the documents and weights from
 * `starts[r]` up to `starts[r + 1]`. A tenth of the memory of maps, read ten times as fast, and saved as they are.
 */
export interface Columns {
  readonly rows: ReadonlyMap<string, number>;
  readonly starts: Uint32Array;
  readonly documents: Uint32Array;
  readonly weights: Uint16Array;
  /** How many documents there are; they are numbered from 0. */
  readonly size: number;
}

/** The postings of a term as views, without copying; null where nobody holds it. */
export function postingsIn({ rows, starts, documents, weights }: Columns, term: string): Postings | null {
  const row = rows.get(term);
  if (row === undefined) return null;
  const [from, to] = [starts[row] ?? 0, starts[row + 1] ?? 0];
  return { documents: documents.subarray(from, to), offset: 0, weights: weights.subarray(from, to) };
}

/** Puts columns one behind the other: the documents of each are numbered on from those before it. */
export function joined(parts: readonly Columns[]): Columns {
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  const columns = roomFor(parts);
  const next = columns.starts.slice();
  let offset = 0;
  for (const part of parts) {
    copyInto(columns, part, { offset, next });
    offset += part.size;
  }
  return columns;
}

function roomFor(parts: readonly Columns[]): Columns {
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

// Of BM25+. Measured on two retrieval sets and our own queries: a higher saturation and a lower bound than usual serve all three.
const saturation = 2;
const lowerBound = 0.1;

/** Writes columns down term by term: the frequencies in the documents that hold it, then the term. */
export class ColumnWriter {
  readonly #size: number;
  readonly #rows = new Map<string, number>();
  readonly #starts: number[] = [0];
  #documents = new Uint32Array(1024);
  #weights = new Uint16Array(1024);
  #length = 0;
  /** What the present term says so far in each document, and in which. */
  readonly #frequencies: Float64Array;
  readonly #holders: number[] = [];

  /** @param size how many documents there are */
  constructor(size: number) {
    this.#size = size;
    this.#frequencies = new Float64Array(size);
  }

  /** Adds to what the present term says in a document. */
  add(document: number, frequency: number): void {
    const before = this.#frequencies[document] ?? 0;
    if (before === 0) this.#holders.push(document);
    this.#frequencies[document] = before + frequency;
  }

  /** Ends the present term, and says which it was. One that nobody holds is left out. */
  endOf(term: string): void {
    if (this.#holders.length === 0) return;
    this.#rows.set(term, this.#rows.size);
    this.#holders.sort((a, b) => a - b);
    this.#makeRoom(this.#holders.length);
    for (const document of this.#holders) {
      const frequency = this.#frequencies[document] ?? 0;
      const saturated = (frequency * (saturation + 1)) / (frequency + saturation);
      this.#documents[this.#length] = document;
      this.#weights[this.#length] = Math.round(weightSteps * (lowerBound + saturated));
      this.#length += 1;
      this.#frequencies[document] = 0;
    }
    this.#holders.length = 0;
    this.#starts.push(this.#length);
  }

  /** What was written. */
  columns(): Columns {
    return {
      rows: this.#rows,
      starts: Uint32Array.from(this.#starts),
      documents: this.#documents.slice(0, this.#length),
      weights: this.#weights.slice(0, this.#length),
      size: this.#size,
    };
  }

  #makeRoom(more: number): void {
    if (this.#length + more <= this.#documents.length) return;
    const room = Math.max(this.#length + more, 2 * this.#documents.length);
    const [documents, weights] = [new Uint32Array(room), new Uint16Array(room)];
    documents.set(this.#documents);
    weights.set(this.#weights);
    [this.#documents, this.#weights] = [documents, weights];
  }
}

/** The documents that hold a term, and how much it says in each of them. Both lists are of one length, documents rising. */
export interface Postings {
  readonly documents: Uint32Array;
  /** Added to each of the documents. */
  readonly offset: number;
  /** In steps of 1 / `weightSteps`. */
  readonly weights: Uint16Array;
}

/** How finely weights are kept: the largest, of BM25+ with its lower bound, stays under 65,536 of these. */
export const weightSteps = 20_000;
