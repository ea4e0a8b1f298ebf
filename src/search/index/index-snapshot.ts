import { z } from 'zod';
import type { Columns } from './entry-index.ts';

// Changes whenever the terms or weights of an index do, so that an older snapshot is not read.
const indexVersion = 6;

/**
 * Columns as bytes, in the order in which they are to be written.
 * @param key identifies what was indexed
 */
export function snapshotBytes(key: string, columns: Columns): readonly Uint8Array[] {
  const { rows, starts, documents, weights, size } = columns;
  const terms = new TextEncoder().encode([...rows.keys()].join('\n'));
  const header: Header = {
    indexVersion,
    key,
    size,
    terms: terms.length,
    rows: rows.size,
    postings: documents.length,
  };
  const line = new TextEncoder().encode(JSON.stringify(header).padEnd(headerLength - 1));
  if (line.length >= headerLength) throw new Error('the header of a snapshot is too long');
  return [line, new Uint8Array([10]), ...[starts, documents, weights].map(bytesOf), terms];
}

/** The columns in the bytes of a snapshot; null if they are not a snapshot, are incomplete, or have another version or key. */
export function readSnapshot(bytes: Uint8Array, key: string): Columns | null {
  const header = headerOf(bytes);
  if (header?.key !== key || header.indexVersion !== indexVersion) return null;
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
  return {
    rows: new Map(names.map((name, row) => [name, row])),
    starts: new Uint32Array(starts),
    documents: new Uint32Array(documents),
    weights: new Uint16Array(weights),
    size,
  };
}

const headerLength = 256;

const bytesOf = ({ buffer, byteOffset, byteLength }: Uint32Array | Uint16Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

const count = z.int().min(0);
const headerSchema = z.object({
  indexVersion: count,
  key: z.string(),
  size: count,
  /** The bytes of the terms. */
  terms: count,
  rows: count,
  postings: count,
});

type Header = z.output<typeof headerSchema>;

function headerOf(bytes: Uint8Array): Header | null {
  try {
    return headerSchema.parse(JSON.parse(new TextDecoder().decode(bytes.subarray(0, headerLength))));
  } catch {
    return null;
  }
}
