import type { Columns } from './columns.ts';

/** Columns as bytes, to be saved: what they were made of is known by a key. */
export interface IndexSnapshot {
  readonly key: string;
  readonly columns: Columns;
}

// The version of the terms and weights in an index. It changes when either does, so that an older snapshot is not read.
const indexVersion = 3;

/** A snapshot as pieces of bytes, in the order in which they are to be written. */
export function snapshotBytes({ key, columns }: IndexSnapshot): readonly Uint8Array[] {
  const terms = new TextEncoder().encode([...columns.rows.keys()].join('\n'));
  const { starts, documents, weights, size } = columns;
  const header = {
    indexVersion,
    key,
    size,
    terms: terms.length,
    rows: columns.rows.size,
    postings: documents.length,
  };
  const line = new TextEncoder().encode(JSON.stringify(header).padEnd(headerLength - 1));
  if (line.length >= headerLength) throw new Error('the header of a snapshot is too long');
  return [line, new Uint8Array([10]), ...[starts, documents, weights].map(bytesOf), terms];
}

/** Reads a snapshot; null where the bytes are none, are of another version or of another key, or are cut short. */
export function readSnapshot(bytes: Uint8Array, key: string): IndexSnapshot | null {
  const header = headerOf(bytes);
  if (header === null || header.key !== key || header.indexVersion !== indexVersion) return null;
  const { size, terms, rows, postings } = header;
  const lengths = [4 * (rows + 1), 4 * postings, 2 * postings, terms];
  if (bytes.length !== headerLength + lengths.reduce((sum, one) => sum + one, 0)) return null;
  let at = bytes.byteOffset + headerLength;
  const next = (length: number): ArrayBuffer => {
    const part = new ArrayBuffer(length);
    new Uint8Array(part).set(new Uint8Array(bytes.buffer, at, length));
    at += length;
    return part;
  };
  const [starts, documents, weights] = [next(4 * (rows + 1)), next(4 * postings), next(2 * postings)];
  const names = rows === 0 ? [] : new TextDecoder().decode(next(terms)).split('\n');
  if (names.length !== rows) return null;
  const columns: Columns = {
    rows: new Map(names.map((name, row) => [name, row])),
    starts: new Uint32Array(starts),
    documents: new Uint32Array(documents),
    weights: new Uint16Array(weights),
    size,
  };
  return { key, columns };
}

const headerLength = 256;

const bytesOf = ({ buffer, byteOffset, byteLength }: Uint32Array | Uint16Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

interface Header {
  readonly indexVersion: number;
  readonly key: string;
  readonly size: number;
  readonly terms: number;
  readonly rows: number;
  readonly postings: number;
}

function headerOf(bytes: Uint8Array): Header | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(0, headerLength)));
    return isHeader(value) ? value : null;
  } catch {
    return null;
  }
}

function isHeader(value: unknown): value is Header {
  if (typeof value !== 'object' || value === null) return false;
  const fields = new Map<string, unknown>(Object.entries(value));
  const numbers = ['indexVersion', 'size', 'terms', 'rows', 'postings'].map((name) => fields.get(name));
  return (
    typeof fields.get('key') === 'string' &&
    numbers.every((one) => Number.isSafeInteger(one) && Number(one) >= 0)
  );
}
