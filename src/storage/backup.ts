import { copyFile, mkdir, mkdtemp, open, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { OperatorError } from '../ports.ts';
import { errorCode } from './database.ts';
import { latestVersion, tooNew } from './migrate.ts';
import { databaseFile, openLibsql, type SqliteConnection } from './open-sqlite.ts';

/** A backup or restore that was refused: nothing was changed. The message says why and what to do. */
class BackupError extends OperatorError {
  override readonly name = 'BackupError';
}

/**
 * Copies the embedded database to a new file, as of one moment, while the app may go on writing. The copy is checked before it gets
 * its name. Throws `BackupError`.
 * @returns the tables that hold anything
 */
export async function backupDatabase(folder: string, file: string): Promise<readonly TableSize[]> {
  const source = join(folder, databaseFile);
  if (!(await isFile(source))) throw new BackupError(`No database found in ${folder}. Set STATE_DIR.`);
  const part = `${file}.part`;
  await reserve(file);
  try {
    await rm(part, { force: true });
    using connection = await openLibsql(source);
    await copyInto(part, connection);
    const tables = await sizesIn(part);
    await rename(part, file);
    return tables;
  } catch (error) {
    await Promise.all([rm(part, { force: true }), rm(file, { force: true })]);
    throw error;
  }
}

/** How many rows a table holds. */
export interface TableSize {
  readonly name: string;
  readonly rows: number;
}

const tableNames = z.array(z.object({ name: z.string() }));
const rowCount = z.tuple([z.object({ rows: z.number() })]);

async function sizesIn(file: string): Promise<readonly TableSize[]> {
  using connection = await openLibsql(file);
  const names = tableNames.parse(
    connection.prepare(`select name from sqlite_master where type = 'table' order by name`).all([]),
  );
  return names
    .map(({ name }) => ({
      name,
      ...rowCount.parse(connection.prepare(`select count(*) as rows from "${name}"`).all([]))[0],
    }))
    .filter(({ rows }) => rows > 0);
}

/** A copy of an embedded database, in a folder of its own that is removed when it is disposed of. */
interface HeldCopy extends AsyncDisposable {
  readonly folder: string;
}

/** Copies a database or a backup, and lets no other process open it until the copy is disposed of. Throws `BackupError`. */
export async function holdCopy(file: string): Promise<HeldCopy> {
  if (!(await isFile(file))) throw new BackupError(`${file} does not exist.`);
  const folder = await mkdtemp(join(tmpdir(), 'privacy-law-'));
  const connection = await openLibsql(file);
  const dispose = async (): Promise<void> => {
    connection.close();
    await rm(folder, { recursive: true });
  };
  try {
    connection.exec('pragma busy_timeout = 200');
    connection.exec('pragma locking_mode = exclusive');
    connection.exec('begin exclusive; commit');
    await copyInto(join(folder, databaseFile), connection);
    return { folder, [Symbol.asyncDispose]: dispose };
  } catch (error) {
    await dispose();
    throw errorCode(error).startsWith('SQLITE_BUSY') ? inUse(error, 'move') : notOurs(error);
  }
}

async function copyInto(file: string, connection: SqliteConnection): Promise<void> {
  connection.prepare('vacuum into ?').run([file]);
  await check(file);
  await flush(file);
}

/**
 * Replaces the embedded database with a backup and keeps the old one beside it. Throws `BackupError` if the backup is damaged or
 * from a newer version, or if a process has the database open.
 * @param suffix of the file name under which the old database is kept
 * @returns the file of the old database; null if there was none
 */
export async function restoreDatabase(folder: string, file: string, suffix: string): Promise<string | null> {
  if (!(await isFile(file))) throw new BackupError(`${file} does not exist.`);
  const target = join(folder, databaseFile);
  const part = `${target}.restoring`;
  const aside = `${target}.${suffix}`;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await copyFile(file, part);
    await check(part);
    await flush(part);
    const exists = await isFile(target);
    if (exists) {
      await closeLog(target);
      await rename(target, aside);
      // The log that a damaged database leaves behind must not be applied to the restored one.
      for (const log of ['-wal', '-shm'])
        if (await isFile(`${target}${log}`)) await rename(`${target}${log}`, `${aside}${log}`);
    }
    await rename(part, target);
    return exists ? aside : null;
  } finally {
    await rm(part, { force: true });
  }
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

// Never overwrites a file, not even one that another process is creating.
async function reserve(file: string): Promise<void> {
  try {
    await (await open(file, 'wx', 0o600)).close();
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EEXIST')
      throw new BackupError(`${file} already exists and was not overwritten. Choose another file.`);
    throw new BackupError(`Cannot write ${file} (${code}). Choose another file.`, { cause: error });
  }
}

const integrity = z.tuple([z.object({ integrity_check: z.literal('ok') })]);
const versionRow = z.tuple([z.object({ version: z.int() })]);

async function check(file: string): Promise<void> {
  const version = await versionIn(file).catch((error: unknown) => {
    throw notOurs(error);
  });
  if (version > latestVersion) throw new BackupError(tooNew(version));
}

const notOurs = (cause: unknown): BackupError =>
  cause instanceof BackupError
    ? cause
    : new BackupError('This is not a backup of this app, or it is damaged. Choose another file.', { cause });

const inUse = (cause: unknown, next: string): BackupError =>
  new BackupError(`A process has the database open. Stop the app, then ${next}.`, { cause });

async function versionIn(file: string): Promise<number> {
  using connection = await openLibsql(file);
  integrity.parse(connection.prepare('pragma integrity_check').all([]));
  const [{ version }] = versionRow.parse(connection.prepare('select version from schema_version').all([]));
  return version;
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.chmod(0o600);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

// SQLite leaves WAL mode, and so moves the log into the file, only if no other process has the database open.
async function closeLog(file: string): Promise<void> {
  using connection = await openLibsql(file);
  try {
    connection.exec('pragma busy_timeout = 200');
    connection.prepare('pragma journal_mode = delete').all([]);
  } catch (error) {
    const code = errorCode(error);
    if (code.startsWith('SQLITE_BUSY')) throw inUse(error, 'restore');
    // A damaged database is a reason to restore, not an obstacle.
    if (!['SQLITE_NOTADB', 'SQLITE_CORRUPT'].includes(code)) throw error;
  }
}
