import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bulletin } from '../bulletin/bulletin.ts';
import { decodeText, largestTextBytes } from '../bulletin/decode-text.ts';
import { type BulletinFile, checkBulletins } from '../bulletin/file/check-bulletins.ts';
import type { Problem } from '../bulletin/problem.ts';
import { unreadableFile } from './unreadable-file.ts';

/** The bulletins of a folder and everything that is wrong with them. */
export interface CorpusFolder {
  readonly bulletins: readonly Bulletin[];
  readonly problems: readonly Problem[];
}

/**
 * Reads every `.yaml` of a folder, in the order of their names, or of its subfolder `bulletins` where it has one.
 * Never rejects for what is in the folder: a file that cannot be read is a problem beside the others.
 */
export async function readCorpusFolder(folder: string): Promise<CorpusFolder> {
  const place = await folderOfBulletins(folder);
  if (place === null)
    return { bulletins: [], problems: [folderProblem(folder, 'folder-missing', 'there is no such folder')] };
  const names = (await readdir(place)).filter((name) => /\.ya?ml$/i.test(name)).sort();
  if (names.length === 0) {
    return {
      bulletins: [],
      problems: [folderProblem(folder, 'folder-empty', 'the folder holds no .yaml file')],
    };
  }
  const read = await Promise.all(names.map((name) => readTextFile(join(place, name))));
  const files: BulletinFile[] = [];
  const unread: Problem[] = [];
  read.forEach((text, i) => {
    const file = names[i] ?? '';
    if (typeof text === 'string') files.push({ file, text });
    else unread.push({ ...text, file });
  });
  const { bulletins, problems } = checkBulletins(files);
  return { bulletins, problems: [...unread, ...problems] };
}

/** The text of a file, or the problem that keeps it from being read. A file over the limit is not opened. */
export async function readTextFile(path: string): Promise<string | Problem> {
  try {
    const { size } = await stat(path);
    if (size > largestTextBytes) return decodeText(new Uint8Array(largestTextBytes + 1));
    return decodeText(await readFile(path));
  } catch (error) {
    return unreadableFile(path, error);
  }
}

async function folderOfBulletins(folder: string): Promise<string | null> {
  for (const place of [join(folder, 'bulletins'), folder]) {
    const found = await stat(place).catch(() => null);
    if (found?.isDirectory()) return place;
  }
  return null;
}

const folderProblem = (folder: string, rule: string, message: string): Problem => ({
  file: folder,
  line: 0,
  rule,
  message,
});
