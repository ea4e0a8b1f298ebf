import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Bulletin } from '../bulletin/bulletin.ts';
import { type CorpusFiles, checkCorpusFiles, type ReadVocabulary, readVocabulary } from '../storage/corpus-files.ts';
import { replaceFile } from './index-thread/saved-index.ts';

/** What a folder of bulletins and the bundled vocabulary say, and every problem of either. */
export interface CheckedCorpus extends ReadVocabulary {
  readonly bulletins: readonly Bulletin[];
}

/**
 * The folder's bulletins and the vocabulary as an earlier start of this build checked and saved them, if no file has changed since; or
 * else checked now. Parsing and checking the YAML of 240 entries takes a third of a second.
 * @param vocabulary the folder of the vocabulary
 */
export async function checkedCorpus(files: CorpusFiles, vocabulary: string): Promise<CheckedCorpus> {
  const path = files.folder === null ? null : join(files.folder, '.index', 'checked.json');
  const key = path === null ? null : await keyOf(files, vocabulary);
  const saved = path === null || key === null ? null : await loadSaved(path, key);
  if (saved) return saved;
  const { bulletins, problems } = checkCorpusFiles(files);
  const words = await readVocabulary(vocabulary);
  const checked = { ...words, bulletins, problems: [...problems, ...words.problems] };
  const entries = bulletins.reduce((sum, bulletin) => sum + bulletin.entries.length, 0);
  if (path !== null && key !== null && checked.problems.length === 0 && entries >= fewestSaved)
    await replaceFile(path, [JSON.stringify({ key, checked })]);
  return checked;
}

/** Fewer entries are checked and indexed faster than they are loaded. */
export const fewestSaved = 200;

// Null where nothing is saved: a file cannot be read, or the program runs from its source, so what checks the files may change.
async function keyOf({ texts, unread }: CorpusFiles, vocabulary: string): Promise<string | null> {
  if (unread.length > 0) return null;
  try {
    const digest = createHash('sha1').update(await readFile(new URL('build-id', import.meta.url)));
    for (const { file, text } of texts) digest.update(JSON.stringify([file, text]));
    for (const name of ['concepts.yaml', 'lexicon.yaml', 'topics.yaml', 'authorities.yaml'])
      digest.update(await readFile(join(vocabulary, name)));
    return digest.digest('hex');
  } catch {
    return null;
  }
}

// The key vouches for the rest: nothing else writes the file.
const savedSchema = z.object({ key: z.string(), checked: z.custom<CheckedCorpus>() });

// What cannot be read is checked anew.
async function loadSaved(path: string, key: string): Promise<CheckedCorpus | null> {
  try {
    const saved = savedSchema.parse(JSON.parse(await readFile(path, 'utf8')));
    return saved.key === key ? saved.checked : null;
  } catch {
    return null;
  }
}
