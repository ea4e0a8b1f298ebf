import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { CorpusEntry } from '../../bulletin/corpus.ts';
import type { ConceptTable } from '../../search/concepts/concept-table.ts';
import type { Concept } from '../../search/concepts/read-concepts.ts';
import { indexSteps } from '../../search/index/build-index.ts';
import type { Columns } from '../../search/index/columns.ts';
import { EntryIndex } from '../../search/index/entry-index.ts';
import { type IndexSnapshot, readSnapshot, snapshotBytes } from '../../search/index/index-snapshot.ts';

/** How an index is made and kept. */
export interface SavedIndexOptions {
  readonly concepts: ConceptTable;
  /** Where it is saved. */
  readonly snapshot: string;
  /** Takes all the steps, and lets others have a turn between them. */
  readonly inSlices: (steps: Iterable<unknown>) => Promise<void>;
}

/**
 * An index of the entries in this thread: loaded where just these were saved, else made in slices and saved. Of few entries it is
 * made faster than it is loaded, and nothing is saved.
 */
export async function savedIndex(
  sources: readonly CorpusEntry[],
  { concepts, snapshot, inSlices }: SavedIndexOptions,
): Promise<EntryIndex> {
  const index = new EntryIndex(concepts);
  if (sources.length < fewestSaved) {
    await inSlices(indexSteps(index, sources));
    return index;
  }
  const key = new IndexKey(concepts.all);
  await inSlices(adding(key, sources));
  const name = key.close();
  const columns = await loadSnapshot(snapshot, name);
  if (columns) {
    index.restore(columns, sources);
  } else {
    await inSlices(indexSteps(index, sources));
    await saveSnapshot(snapshot, { key: name, columns: index.compact() });
  }
  return index;
}

const fewestSaved = 200;

function* adding(key: IndexKey, sources: readonly CorpusEntry[]): Iterable<CorpusEntry> {
  for (const source of sources) {
    key.add(source);
    yield source;
  }
}

/** The columns saved under that key; null where there are none, or none that can be read: they are made anew then. */
export async function loadSnapshot(path: string, key: string): Promise<Columns | null> {
  try {
    return readSnapshot(await readFile(path), key)?.columns ?? null;
  } catch {
    return null;
  }
}

/** Saves a snapshot in place of the one before, whole or not at all. Where the folder cannot be written nothing is saved. */
export async function saveSnapshot(path: string, snapshot: IndexSnapshot): Promise<void> {
  const unfinished = `${path}.${process.pid}.part`;
  try {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(unfinished, 'w');
    try {
      for (const bytes of snapshotBytes(snapshot)) await file.writeFile(bytes);
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch {
    await rm(unfinished, { force: true });
  }
}

/** What an index is known by once it is saved: a digest of its entries in their order, and of the concepts that their terms follow from. */
export class IndexKey {
  readonly #digest = createHash('sha1');

  constructor(concepts: readonly Concept[]) {
    this.#digest.update(JSON.stringify(concepts));
  }

  add(source: CorpusEntry): void {
    this.#digest.update(JSON.stringify(source));
  }

  /** The key; nothing can be added after it. */
  close(): string {
    return this.#digest.digest('hex');
  }
}
