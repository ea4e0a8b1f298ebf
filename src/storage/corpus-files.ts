import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Bulletin } from '../bulletin/bulletin.ts';
import type { Problem } from '../bulletin/problem.ts';
import { type BulletinFile, checkBulletins } from '../bulletin/read-bulletin.ts';
import { decodeText, largestTextBytes } from '../bulletin/read-yaml.ts';
import { largestDocument } from '../reader/formats/decode-text.ts';
import type { GivenFile } from '../reader/read-bulletin-file.ts';
import { type Concept, readConcepts, readTopics, type Topic } from '../search/concepts/read-concepts.ts';
import { emptyLexicon, type Lexicon, readLexicon } from '../search/concepts/read-lexicon.ts';
import { type ReadSources, readSources, withOwnSources } from '../sources/read-sources.ts';
import { errorCode } from './database.ts';

/** The bulletins of a folder and everything that is wrong with them. */
export interface CorpusFolder {
  readonly bulletins: readonly Bulletin[];
  readonly problems: readonly Problem[];
}

/** The `.yaml` files of a folder, or one file, before they are checked. */
export interface CorpusFiles {
  /** The folder; null for one file. */
  readonly folder: string | null;
  readonly texts: readonly BulletinFile[];
  readonly unread: readonly Problem[];
}

/** Reads the files of a folder, as `readCorpusFiles` does, and checks them. */
export async function readCorpusFolder(folder: string): Promise<CorpusFolder> {
  return checkCorpusFiles(await readCorpusFiles(folder));
}

/** The bulletins in the files, and everything that is wrong with them. */
export function checkCorpusFiles({ folder, texts, unread }: CorpusFiles): CorpusFolder {
  const { bulletins, problems } = checkBulletins(texts, { isWhole: folder !== null });
  return { bulletins, problems: [...unread, ...problems] };
}

/**
 * Reads every `.yaml` file of a folder, or of its subfolder `bulletins` if there is one, in the order of their names. Never rejects
 * because of what is in the folder: a file that cannot be read is one of the problems.
 * @param folder the path of a folder, or of one file
 */
export async function readCorpusFiles(folder: string): Promise<CorpusFiles> {
  const problem = (rule: string, message: string): CorpusFiles => ({
    folder,
    texts: [],
    unread: [{ file: folder, line: 0, rule, message }],
  });
  const isFile = (await stat(folder).catch(() => null))?.isFile() ?? false;
  const place = isFile ? dirname(folder) : await folderOfBulletins(folder);
  if (place === null) return problem('folder-missing', 'the folder does not exist');
  const names = isFile ? [basename(folder)] : (await readdir(place)).filter((name) => /\.ya?ml$/i.test(name)).sort();
  if (names.length === 0) return problem('folder-empty', 'the folder contains no .yaml file');
  const read = await Promise.all(names.map((name) => readTextFile(join(place, name))));
  const texts: BulletinFile[] = [];
  const unread: Problem[] = [];
  read.forEach((text, i) => {
    const file = names[i] ?? '';
    if (typeof text === 'string') texts.push({ file, text });
    else unread.push({ ...text, file });
  });
  return { folder: isFile ? null : folder, texts, unread };
}

async function folderOfBulletins(folder: string): Promise<string | null> {
  for (const place of [join(folder, 'bulletins'), folder]) {
    const found = await stat(place).catch(() => null);
    if (found?.isDirectory()) return place;
  }
  return null;
}

/** The text of a file, or the problem that prevents reading it. A file over the size limit is not opened. */
export async function readTextFile(path: string): Promise<string | Problem> {
  try {
    const { size } = await stat(path);
    if (size > largestTextBytes) return decodeText(new Uint8Array(largestTextBytes + 1));
    return decodeText(await readFile(path));
  } catch (error) {
    return unreadableFile(path, error);
  }
}

/** What the words of the field mean, and every problem with the files that say so. */
export interface ReadVocabulary {
  readonly concepts: readonly Concept[];
  readonly lexicon: Lexicon;
  readonly topics: readonly Topic[];
  readonly problems: readonly Problem[];
}

/** The files that say what words mean. */
const vocabularyFiles = ['concepts.yaml', 'lexicon.yaml', 'topics.yaml'] as const;

/** Reads `concepts.yaml`, `lexicon.yaml` and `topics.yaml` of a folder. Never rejects: a file that cannot be read is a problem. */
export async function readVocabulary(folder: string): Promise<ReadVocabulary> {
  const [ofConcepts, ofLexicon, ofTopics] = vocabularyFiles;
  const nothing = { concepts: [], lexicon: emptyLexicon, topics: [] };
  const text = await readTextFile(join(folder, ofConcepts));
  if (typeof text !== 'string') return { ...nothing, problems: [text] };
  const { concepts, problems } = readConcepts(text, ofConcepts);
  const words = await readTextFile(join(folder, ofLexicon));
  if (typeof words !== 'string') return { ...nothing, problems: [...problems, words] };
  const topicText = await readTextFile(join(folder, ofTopics));
  if (typeof topicText !== 'string') return { ...nothing, problems: [...problems, topicText] };
  const { lexicon, problems: withLexicon } = readLexicon(words, concepts, ofLexicon);
  const { topics, problems: withTopics } = readTopics(topicText, concepts, ofTopics);
  return { concepts, lexicon, topics, problems: [...problems, ...withLexicon, ...withTopics] };
}

/** The suggested sources of a folder with those of an operator's own file, and every problem with the two. */
export async function readSourceFiles(folder: string, ownFile: string | null): Promise<ReadSources> {
  const suggested = await readSourceFile(join(folder, 'sources.yaml'));
  const own = ownFile === null ? { sources: [], problems: [] } : await readSourceFile(ownFile);
  return {
    sources: withOwnSources(suggested.sources, own.sources),
    problems: [...suggested.problems, ...own.problems],
  };
}

async function readSourceFile(path: string): Promise<ReadSources> {
  const text = await readTextFile(path);
  return typeof text === 'string' ? readSources(text, basename(path)) : { sources: [], problems: [text] };
}

/** A bulletin's file, or the problem that prevents reading it. A file over the size limit of every format is not opened. */
export async function readDocumentFile(path: string): Promise<GivenFile | Problem> {
  const name = basename(path);
  try {
    const { size } = await stat(path);
    if (size <= largestDocument.packed) return { name, bytes: new Uint8Array(await readFile(path)) };
    const message = `the file is larger than ${largestDocument.packed / 1_000_000} MB; split it`;
    return { file: name, line: 0, rule: 'text-too-large', message };
  } catch (error) {
    return unreadableFile(path, error);
  }
}

function unreadableFile(path: string, error: unknown): Problem {
  const code = errorCode(error);
  const message = reasons[code] ?? `the file cannot be read (${code})`;
  return { file: basename(path), line: 0, rule: 'file-unreadable', message };
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'the file does not exist',
  EISDIR: 'this is a folder, not a file',
  EACCES: 'the app is not allowed to read the file; check its permissions',
};
