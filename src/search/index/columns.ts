import type { Postings } from './postings.ts';

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
