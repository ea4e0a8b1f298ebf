import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Bulletin } from '../bulletin/bulletin.ts';
import type { Problem } from '../bulletin/problem.ts';
import { type BulletinFile, checkBulletins } from '../bulletin/read-bulletin.ts';
import { decodeText, largestTextBytes } from '../bulletin/read-yaml.ts';
import { largestDocument } from '../reader/formats/decode-text.ts';
import type { GivenFile } from '../reader/read-bulletin-file.ts';
import { type ReadConcepts, readConcepts } from '../search/concepts/read-concepts.ts';

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

/** Reads the table of concepts from its YAML file. Never rejects: a file that cannot be read is a problem. */
export async function readConceptFile(path: string): Promise<ReadConcepts> {
  const text = await readTextFile(path);
  return typeof text === 'string' ? readConcepts(text, basename(path)) : { concepts: [], problems: [text] };
}

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

/** The problem `file-unreadable` of a file that could not be opened, told by what the system says. */
function unreadableFile(path: string, error: unknown): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const message = told[code] ?? `the file cannot be read (${code || String(error)})`;
  return { file: basename(path), line: 0, rule: 'file-unreadable', message };
}

const told: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'this is a folder, not a file',
  EACCES: 'the file may not be read: its permissions forbid it',
};
