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

/** Columns of no documents. */
export const noColumns: Columns = columnsOf([], 0);

/** Writes postings down in columns. */
export function columnsOf(terms: readonly (readonly [string, Postings])[], size: number): Columns {
  return merged([{ offset: 0, terms: new Map(terms) }], size);
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
  const only = parts[0];
  if (parts.length === 1 && only) return only;
  let offset = 0;
  const placed = parts.map((part) => {
    const terms = { get: (term: string) => postingsIn(part, term), keys: () => part.rows.keys() };
    const one = { offset, terms };
    offset += part.size;
    return one;
  });
  return merged(placed, offset);
}

interface Placed {
  /** Added to each document's number. */
  readonly offset: number;
  readonly terms: {
    readonly get: (term: string) => Postings | null | undefined;
    readonly keys: () => Iterable<string>;
  };
}

function merged(parts: readonly Placed[], size: number): Columns {
  const counts = new Map<string, number>();
  for (const { terms } of parts) {
    for (const term of terms.keys()) {
      counts.set(term, (counts.get(term) ?? 0) + (terms.get(term)?.documents.length ?? 0));
    }
  }
  const rows = new Map([...counts.keys()].map((term, row) => [term, row]));
  const starts = new Uint32Array(counts.size + 1);
  let row = 0;
  for (const count of counts.values()) {
    starts[row + 1] = (starts[row] ?? 0) + count;
    row += 1;
  }
  const total = starts[counts.size] ?? 0;
  const columns = { rows, starts, documents: new Uint32Array(total), weights: new Uint16Array(total), size };
  fill(columns, parts);
  return columns;
}

function fill({ rows, starts, documents, weights }: Columns, parts: readonly Placed[]): void {
  const next = Uint32Array.from(starts);
  for (const { offset, terms } of parts) {
    for (const term of terms.keys()) {
      const postings = terms.get(term);
      const row = rows.get(term);
      if (!postings || row === undefined) continue;
      const at = next[row] ?? 0;
      weights.set(postings.weights, at);
      documents.set(postings.documents, at);
      if (offset > 0)
        for (let i = 0; i < postings.documents.length; i += 1)
          documents[at + i] = (documents[at + i] ?? 0) + offset;
      next[row] = at + postings.documents.length;
    }
  }
}
