import { copyFile, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { OperatorError } from '../ports.ts';
import { openLibsql, type SqliteConnection } from './engines/open-libsql.ts';
import { databaseFile } from './engines/open-sqlite.ts';
import { latestVersion, tooNew } from './migrations.ts';

/** A backup or a restore that is not done: a sentence that says why and what to do. Nothing was changed. */
class BackupError extends OperatorError {
  override readonly name = 'CopyRefused';
}

/**
 * Copies the embedded database into a new file, as it is at one moment, while the app may go on writing. The copy is checked
 * before it gets its name. Throws `CopyRefused`.
 */
export async function backupDatabase(folder: string, file: string): Promise<void> {
  const source = join(folder, databaseFile);
  if (!(await isThere(source)))
    throw new BackupError(`There is no database in ${folder} to back up. Set STATE_DIR.`);
  const part = `${file}.part`;
  await reserve(file);
  try {
    await rm(part, { force: true });
    await using connection = await opened(source);
    connection.prepare('vacuum into ?').run([part]);
    await check(part);
    await toDisk(part);
    await rename(part, file);
  } catch (error) {
    await Promise.all([rm(part, { force: true }), rm(file, { force: true })]);
    throw error;
  }
}

/**
 * Puts a backup in the place of the embedded database. What was there before is kept beside it. Throws `CopyRefused` where
 * the backup is damaged or of a newer program, or where a process has the database open.
 * @param suffix makes the name of what is kept
 * @returns the file that is kept; null where there was none
 */
export async function restoreDatabase(folder: string, file: string, suffix: string): Promise<string | null> {
  if (!(await isThere(file))) throw new BackupError(`There is no file ${file}.`);
  const target = join(folder, databaseFile);
  const part = `${target}.restoring`;
  const aside = `${target}.${suffix}`;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await copyFile(file, part);
    await check(part);
    await toDisk(part);
    const before = await isThere(target);
    if (before) {
      await letGo(target);
      await rename(target, aside);
      // What a damaged database leaves of its log must not be taken for that of the restored one.
      for (const log of ['-wal', '-shm'])
        if (await isThere(`${target}${log}`)) await rename(`${target}${log}`, `${aside}${log}`);
    }
    await rename(part, target);
    return before ? aside : null;
  } finally {
    await rm(part, { force: true });
  }
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

// Nobody's file is written over, not even one that is made at this moment.
async function reserve(file: string): Promise<void> {
  try {
    await (await open(file, 'wx', 0o600)).close();
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST')
      throw new BackupError(`${file} is there already and is not written over. Name another file.`);
    throw new BackupError(`${file} cannot be written (${code}). Name another file.`, { cause: error });
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);

async function opened(file: string): Promise<SqliteConnection & AsyncDisposable> {
  const connection = await openLibsql(file);
  return { ...connection, [Symbol.asyncDispose]: async () => connection.close() };
}

const checked = z.tuple([z.object({ integrity_check: z.literal('ok') })]);
const versioned = z.tuple([z.object({ version: z.int() })]);

async function check(file: string): Promise<void> {
  const rows = async (sql: string): Promise<unknown> => {
    await using connection = await opened(file);
    return connection.prepare(sql).all([]);
  };
  const damaged = (cause: unknown) =>
    new BackupError('This is no backup of this program, or it is damaged. Take another one.', { cause });
  const version = await Promise.all([
    rows('pragma integrity_check'),
    rows('select version from schema_version'),
  ])
    .then(([integrity, found]) => {
      checked.parse(integrity);
      return versioned.parse(found)[0].version;
    })
    .catch((error: unknown) => {
      throw damaged(error);
    });
  if (version > latestVersion) throw new BackupError(tooNew(version));
}

async function toDisk(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.chmod(0o600);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

// SQLite leaves the write-ahead log, and puts it into the file, only where nobody else has the database open.
async function letGo(file: string): Promise<void> {
  await using connection = await opened(file);
  try {
    connection.exec('pragma busy_timeout = 200');
    connection.prepare('pragma journal_mode = delete').all([]);
  } catch (error) {
    const code = codeOf(error);
    if (code.startsWith('SQLITE_BUSY'))
      throw new BackupError('A process has the database open. Stop the app, then restore.', { cause: error });
    // A damaged one is what a backup is for.
    if (!['SQLITE_NOTADB', 'SQLITE_CORRUPT'].includes(code)) throw error;
  }
}
