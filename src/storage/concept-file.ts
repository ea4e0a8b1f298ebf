import { basename } from 'node:path';
import { type ReadConcepts, readConcepts } from '../search/concepts/read-concepts.ts';
import { readTextFile } from './corpus-folder.ts';

/** Reads the table of concepts from its YAML file. Never rejects: a file that cannot be read is a problem. */
export async function readConceptFile(path: string): Promise<ReadConcepts> {
  const text = await readTextFile(path);
  return typeof text === 'string' ? readConcepts(text, basename(path)) : { concepts: [], problems: [text] };
}
