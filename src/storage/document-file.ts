import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { largestDocument } from '../bulletin/formats/document-limits.ts';
import type { Problem } from '../bulletin/problem.ts';
import type { GivenFile } from '../bulletin/read-bulletin-file.ts';
import { unreadableFile } from './unreadable-file.ts';

/** A bulletin's file from the disk, or the problem that keeps it from being read. A file over every limit is not opened. */
export async function readDocumentFile(path: string): Promise<GivenFile | Problem> {
  try {
    const name = basename(path);
    const { size } = await stat(path);
    if (size > largestDocument.packed) {
      const most = largestDocument.packed / 1_000_000;
      return {
        file: name,
        line: 0,
        rule: 'text-too-large',
        message: `the file has more than ${most} MB; split it`,
      };
    }
    return { name, bytes: new Uint8Array(await readFile(path)) };
  } catch (error) {
    return unreadableFile(path, error);
  }
}
