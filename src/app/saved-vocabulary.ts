import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { conceptSchema } from '../search/concepts/read-concepts.ts';
import { lexiconSchema } from '../search/concepts/read-lexicon.ts';
import { type ReadVocabulary, readVocabulary, vocabularyFiles } from '../storage/corpus-files.ts';
import { replaceFile } from './index-thread/saved-index.ts';

const savedSchema = z.strictObject({ key: z.string(), concepts: z.array(conceptSchema), lexicon: lexiconSchema });

/**
 * The vocabulary of a folder: as it was saved from just these files, or else read, checked and saved. Parsing and checking the YAML
 * takes a third of a second.
 * @param path the file to save it in; null to save nothing
 */
export async function savedVocabulary(folder: string, path: string | null): Promise<ReadVocabulary> {
  const key = path === null ? null : await keyOf(folder);
  if (path === null || key === null) return readVocabulary(folder);
  const saved = await loadSaved(path);
  if (saved?.key === key) return { concepts: saved.concepts, lexicon: saved.lexicon, problems: [] };
  const { concepts, lexicon, problems } = await readVocabulary(folder);
  if (problems.length === 0) await replaceFile(path, [JSON.stringify({ key, concepts, lexicon })]);
  return { concepts, lexicon, problems };
}

async function keyOf(folder: string): Promise<string | null> {
  try {
    const digest = createHash('sha1');
    for (const name of vocabularyFiles) digest.update(await readFile(join(folder, name)));
    return digest.digest('hex');
  } catch {
    return null;
  }
}

// What cannot be read, or was saved in another shape, is read anew.
async function loadSaved(path: string): Promise<z.output<typeof savedSchema> | null> {
  try {
    return savedSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return null;
  }
}
