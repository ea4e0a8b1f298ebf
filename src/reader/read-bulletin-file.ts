import { readDocument } from './formats/read-document.ts';
import { parseBulletin } from './parse-bulletin.ts';
import { emptyResult, type ParsedBulletin } from './parsed-bulletin.ts';
import type { KnownHead } from './read-head.ts';

/** A bulletin's file as it was given: its bytes, and its name with the ending. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads a bulletin's file of any format into entries and problems, as `parseBulletin` does with its text. A file that cannot be
 * read is a bulletin without entries and the problem of `readDocument`. It may take seconds and does not hold itself to a time:
 * where others wait, read it through a `BulletinReader`.
 */
export async function readBulletinFile({ name, bytes }: GivenFile, known: KnownHead): Promise<ParsedBulletin> {
  const text = await readDocument(bytes, name);
  return typeof text === 'string' ? parseBulletin(text, { fileName: name, ...known }) : emptyResult(text);
}
