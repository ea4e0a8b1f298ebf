import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Columns } from '../search/index/columns.ts';
import { type IndexSnapshot, readSnapshot, snapshotBytes } from '../search/index/index-snapshot.ts';

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
