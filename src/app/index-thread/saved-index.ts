import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { CorpusEntry } from '../../bulletin/corpus.ts';
import type { ConceptTable } from '../../search/concepts/concept-table.ts';
import { indexSteps, restoredIndex } from '../../search/index/build-index.ts';
import type { Columns, EntryIndex } from '../../search/index/entry-index.ts';
import { readSnapshot, snapshotBytes } from '../../search/index/index-snapshot.ts';

/** How an index is built and saved. */
export interface SavedIndexOptions {
  readonly concepts: ConceptTable;
  /** The file to save it in; null to save nothing. */
  readonly snapshot: string | null;
  /** How long the event loop may be blocked at a time, in milliseconds; one step more can be. */
  readonly slice: number;
}

/** An index, and whether it was loaded from its snapshot. */
export interface SavedIndex {
  readonly entries: EntryIndex;
  readonly how: 'built' | 'loaded';
}

/** The index of the entries: loaded if just these entries were saved, or else built and saved. */
export async function savedIndex(
  sources: readonly CorpusEntry[],
  { concepts, snapshot, slice }: SavedIndexOptions,
): Promise<SavedIndex> {
  if (snapshot === null) return { entries: await inSlices(indexSteps(sources, concepts), slice), how: 'built' };
  const key = await inSlices(keySteps(concepts, sources), slice);
  const columns = await loadSnapshot(snapshot, key);
  if (columns) return { entries: restoredIndex(columns, sources, concepts), how: 'loaded' };
  const entries = await inSlices(indexSteps(sources, concepts), slice);
  await replaceFile(snapshot, snapshotBytes(key, entries.columns));
  return { entries, how: 'built' };
}

async function inSlices<T>(steps: Iterator<void, T>, milliseconds: number): Promise<T> {
  let began = performance.now();
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    if (performance.now() - began < milliseconds) continue;
    await setImmediate();
    began = performance.now();
  }
}

/** A digest of the entries in their order, and of the concepts and words that their terms depend on. */
function* keySteps(concepts: ConceptTable, sources: readonly CorpusEntry[]): Generator<void, string> {
  const digest = createHash('sha1').update(JSON.stringify([concepts.all, concepts.lexicon]));
  for (const source of sources) {
    digest.update(JSON.stringify(source));
    yield;
  }
  return digest.digest('hex');
}

// A snapshot that cannot be read is built again.
async function loadSnapshot(path: string, key: string): Promise<Columns | null> {
  try {
    return readSnapshot(await readFile(path), key);
  } catch {
    return null;
  }
}

/** Replaces a file as a whole. If its folder is not writable, nothing is saved. */
export async function replaceFile(path: string, content: readonly (Uint8Array | string)[]): Promise<void> {
  const unfinished = `${path}.${process.pid}.part`;
  try {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(unfinished, 'w');
    try {
      for (const part of content) await file.writeFile(part);
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch {
    await rm(unfinished, { force: true });
  }
}
