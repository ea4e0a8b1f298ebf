import { lstat, mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import type { Log } from '../ports.ts';
import type { WatchedFile, WatchedFolder } from '../sources/ports.ts';
import { readDocumentFile } from './corpus-files.ts';
import { errorCode } from './database.ts';

/** The folders in the watched one where its files end. */
const ends = { done: 'done', failed: 'failed' } as const;

/** The most files that one look finds. */
const mostAtOnce = 100;

/**
 * Opens a folder for dropping files into: files lie in it, or in a folder of it that is named for a jurisdiction. Links are not followed, and files that are hidden
 * or still being written are left alone.
 */
export function openWatchedFolder(folder: string, log: Pick<Log, 'error'>): WatchedFolder {
  let before = new Map<string, string>();
  let isReported = false;
  const pathOf = ({ name, jurisdiction }: WatchedFile): string => join(folder, jurisdiction ?? '', name);
  const move = async (file: WatchedFile, end: string, note: string | null): Promise<void> => {
    const place = join(folder, end);
    await mkdir(place, { recursive: true });
    const target = await freePath(join(place, file.name));
    // Where another process was faster, the file is gone.
    const isMoved = await rename(pathOf(file), target).then(
      () => true,
      () => false,
    );
    if (isMoved && note !== null) await writeFile(`${target}.txt`, note);
  };
  return {
    ready: async () => {
      const found = await filesIn(folder).catch((error: unknown) => {
        if (!isReported)
          log.error({ folder, code: errorCode(error) }, 'watched folder cannot be read; check WATCH_FOLDER');
        isReported = true;
        return null;
      });
      if (found === null) return [];
      isReported = false;
      const now = new Map<string, string>();
      const ready: WatchedFile[] = [];
      for (const file of found.slice(0, mostAtOnce)) {
        const path = pathOf(file);
        const mark = await lstat(path).then(
          (stats) => (stats.isFile() ? `${stats.size} ${stats.mtimeMs}` : null),
          () => null,
        );
        if (mark === null) continue;
        if (before.get(path) === mark) ready.push(file);
        now.set(path, mark);
      }
      before = now;
      return ready;
    },
    read: (file) => readDocumentFile(pathOf(file)),
    done: (file, note) => move(file, ends.done, note),
    failed: (file, why) => move(file, ends.failed, why),
  };
}

async function filesIn(folder: string): Promise<readonly WatchedFile[]> {
  const files: WatchedFile[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isFile() && !isLeftAlone(entry.name)) files.push({ name: entry.name, jurisdiction: null });
    if (!entry.isDirectory() || !/^[A-Z]{2}$/.test(entry.name)) continue;
    for (const inner of await readdir(join(folder, entry.name), { withFileTypes: true }))
      if (inner.isFile() && !isLeftAlone(inner.name)) files.push({ name: inner.name, jurisdiction: entry.name });
  }
  return files;
}

// Hidden files, the locks of Word, and downloads under way.
const isLeftAlone = (name: string): boolean =>
  /^(?:\.|~\$)|\.(?:part|partial|tmp|crdownload|download|swp)$/i.test(name);

/** The path, or with a number in its name if there is such a file. */
async function freePath(path: string): Promise<string> {
  const { dir, name, ext } = parse(path);
  let free = path;
  for (let n = 2; await exists(free); n += 1) free = join(dir, `${name} (${n})${ext}`);
  return free;
}

const exists = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );
