import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  type QueryCompiler,
  type SqliteDatabase,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
  type SqliteStatement,
} from 'kysely';
import { DatabaseError, errorCode } from './database.ts';
import { checkParameters } from './rows.ts';
import type { Tables } from './tables.ts';

/** The file of the embedded database in its folder. */
export const databaseFile = 'database.sqlite';

/**
 * Opens SQLite in a folder, which is created where it is missing. Several processes of one machine may share it; each waits for
 * the transactions of the others without blocking its own event loop. Throws `DatabaseError`.
 */
export async function openSqlite(folder: string): Promise<Kysely<Tables>> {
  await createFolder(folder);
  return new Kysely({
    dialect: new EmbeddedDialect({ database: await openFile(join(folder, databaseFile)) }),
  });
}

async function createFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new DatabaseError(
      `Cannot create the database folder ${folder} (${errorCode(error)}). Set STATE_DIR to a folder that the app can write to.`,
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
    // Every commit is on disk before it is reported.
    exec('pragma synchronous = full');
    exec('pragma foreign_keys = on');
    return connection;
  } catch (error) {
    connection?.close();
    throw new DatabaseError(`Cannot use ${file}: ${reasons[errorCode(error)] ?? String(error)}`, {
      cause: error,
    });
  }
}

const reasons: Readonly<Record<string, string>> = {
  '': 'it cannot be opened. Allow the app to read and write it and its folder, or set STATE_DIR to another folder.',
  SQLITE_NOTADB:
    'it is not a SQLite database, or it is damaged. Restore a backup, or move the file away to start empty.',
  SQLITE_READONLY: 'it is read-only. Allow the app to write to it and its folder.',
  SQLITE_CORRUPT: 'it is damaged. Restore a backup.',
  SQLITE_BUSY: 'another process has it locked. Stop that process.',
  SQLITE_FULL: 'the disk is full. Free some space.',
};

/** A connection to a SQLite file that keeps its statements prepared. */
export interface SqliteConnection extends SqliteDatabase, Disposable {
  /** Runs one statement and ignores what it returns. */
  readonly exec: (sql: string) => void;
}

/** How long SQLite itself waits for a lock, blocking the process. In milliseconds. */
const busyTimeout = 5000;

/** Preparing a statement takes longer than running it, but statements that are built for one call are too many to keep. */
const mostKept = 200;

/**
 * Opens a file through libsql, which is loaded on first use. Throws what libsql throws. A closed connection holds its file until
 * its statements are garbage-collected, since libsql cannot finalise them.
 */
export async function openLibsql(file: string): Promise<SqliteConnection> {
  const { default: Libsql } = await import('libsql');
  const connection = new Libsql(file, { timeout: busyTimeout });
  const statements = new Map<string, SqliteStatement>();
  const close = (): void => {
    statements.clear();
    connection.close();
  };
  return {
    exec: (sql) => void connection.exec(sql),
    prepare: (sql) => {
      const kept = statements.get(sql);
      if (kept) return kept;
      const prepared: SqliteStatement = connection.prepare(sql);
      if (statements.size >= mostKept) statements.clear();
      statements.set(sql, prepared);
      return prepared;
    },
    close,
    [Symbol.dispose]: close,
  };
}

class EmbeddedDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): SqliteDriver {
    return new EmbeddedDriver(this.#config);
  }

  override createQueryCompiler(): QueryCompiler {
    return checkParameters(super.createQueryCompiler());
  }
}

class EmbeddedDriver extends SqliteDriver {
  #isInTransaction = false;

  // libsql answers synchronously, so nothing else in the process would run until a series of statements is done.
  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection();
    return {
      executeQuery: async (query) => {
        const result = await connection.executeQuery<never>(query);
        if (this.#isInTransaction) await nextTurn();
        return result;
      },
      streamQuery: (query, size) => connection.streamQuery(query, size),
    };
  }

  // There is one connection: whoever waits for it gets it first, or each of them would wait a turn for every one before.
  override async releaseConnection(): Promise<void> {
    this.#isInTransaction = false;
    await super.releaseConnection();
    await nextTurn();
  }

  // Takes the write lock at once: a transaction that began by reading would fail at its first write if another process had
  // written since.
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    const run = (sql: string) => connection.executeQuery(CompiledQuery.raw(sql));
    await run('pragma busy_timeout = 0');
    try {
      await retryWhileBusy(() => run('begin immediate'));
      this.#isInTransaction = true;
    } finally {
      await run(`pragma busy_timeout = ${busyTimeout}`);
    }
  }
}

/** How long to wait for another process, in milliseconds. */
const longestWait = 30_000;

async function retryWhileBusy<T>(attempt: () => T | Promise<T>): Promise<T> {
  for (let waited = 0; ; ) {
    try {
      return await attempt();
    } catch (error) {
      if (!errorCode(error).startsWith('SQLITE_BUSY') || waited > longestWait) throw error;
    }
    const pause = 1 + Math.random() * 10;
    waited += pause;
    await wait(pause);
  }
}
