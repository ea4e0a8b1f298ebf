import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from 'kysely';
import { DatabaseError } from '../database.ts';
import { storable } from '../rows.ts';
import type { Tables } from '../tables.ts';
import { checkedDialect } from './checked-dialect.ts';
import { busyTimeout, openLibsql, type SqliteConnection } from './open-libsql.ts';

/** The file of the embedded store in its folder. */
export const databaseFile = 'database.sqlite';

/**
 * Opens SQLite in a folder, which is made where it is missing. Any number of processes of one machine may; each of them waits
 * for another's transaction without blocking its own work. Throws `CannotOpenDatabase`.
 */
export async function openSqlite(folder: string): Promise<Kysely<Tables>> {
  await makeFolder(folder);
  const connection = await openFile(join(folder, databaseFile));
  return new Kysely({ dialect: checkedDialect(new BusyRetryDialect({ database: connection }), bind) });
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new DatabaseError(
      `The folder ${folder} for the database cannot be made (${codeOf(error)}). Set STATE_DIR to a folder that this program may write.`,
      { cause: error },
    );
  }
}

async function openFile(file: string): Promise<SqliteConnection> {
  let connection: SqliteConnection | undefined;
  try {
    connection = await openLibsql(file);
    const { exec } = connection;
    await retryWhileBusy(() => exec('pragma journal_mode = wal'));
    // Every commit is on the disk before it is reported.
    exec('pragma synchronous = full');
    exec('pragma foreign_keys = on');
    return connection;
  } catch (error) {
    connection?.close();
    throw new DatabaseError(`${file} cannot be used: ${reasons[codeOf(error)] ?? String(error)}`, {
      cause: error,
    });
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);

const reasons: Readonly<Record<string, string>> = {
  '': 'it cannot be opened. Give this program the right to read and write it and its folder, or set STATE_DIR to another folder.',
  SQLITE_NOTADB:
    'it is no SQLite database, or it is damaged. Restore a backup, or move it away to begin anew.',
  SQLITE_READONLY: 'it may not be written. Give this program the right to write it and its folder.',
  SQLITE_CORRUPT: 'it is damaged. Restore a backup.',
  SQLITE_BUSY: 'another process does not let go of it. End that process.',
  SQLITE_FULL: 'the disk is full. Make room on it.',
};

// libsql ends the whole process on a boolean, takes undefined and NaN for null, and cuts a text at NUL.
function bind(value: unknown, place: () => string): unknown {
  switch (typeof value) {
    case 'string':
      return storable(value);
    case 'boolean':
      return value ? 1 : 0;
    case 'number':
      if (Number.isFinite(value)) return value;
      break;
    case 'bigint':
      return value;
    case 'object':
      if (value === null || value instanceof Uint8Array) return value;
      break;
    default:
  }
  throw new TypeError(`${place()} cannot be stored: ${typeof value} ${String(value)}`);
}

/** SQLite whose transactions write from their beginning, and wait for those of other processes. */
class BusyRetryDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): SqliteDriver {
    return new PatientDriver(this.#config);
  }
}

// A transaction that began by reading would fail at its first write where another process has written since.
class PatientDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    const run = (sql: string) => connection.executeQuery(CompiledQuery.raw(sql));
    await run('pragma busy_timeout = 0');
    try {
      await retryWhileBusy(() => run('begin immediate'));
    } finally {
      await run(`pragma busy_timeout = ${busyTimeout}`);
    }
  }
}

/** How long another process is waited for, in milliseconds. */
const patience = 30_000;

/** Does what SQLite may find locked, again and again for half a minute; other work of this process goes on meanwhile. */
async function retryWhileBusy<T>(attempt: () => T | Promise<T>): Promise<T> {
  for (let waited = 0; ; ) {
    try {
      return await attempt();
    } catch (error) {
      if (!isBusy(error) || waited > patience) throw error;
    }
    const pause = 1 + Math.random() * 10;
    waited += pause;
    await wait(pause);
  }
}

// Somebody else holds the file.
function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}
