import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** A connection to a SQLite file, with its statements kept prepared. */
export interface SqliteConnection extends SqliteDatabase {
  /** Runs one statement and forgets what it returns. */
  readonly exec: (sql: string) => void;
}

/** How long SQLite itself waits for a lock, and holds up this process meanwhile. In milliseconds. */
export const busyTimeout = 5000;

/** Preparing a statement takes longer than running it; those made for one call only are too many to keep. */
const mostKept = 200;

/**
 * Opens a file through libsql, which is loaded with the first of them. Throws what libsql throws. A closed connection still
 * holds its file until its statements are collected as garbage, at the latest until the process ends: libsql cannot end them.
 */
export async function openLibsql(file: string): Promise<SqliteConnection> {
  const { default: Libsql } = await import('libsql');
  const connection = new Libsql(file, { timeout: busyTimeout });
  const statements = new Map<string, SqliteStatement>();
  return {
    exec: (sql) => void connection.exec(sql),
    prepare: (sql) => {
      const kept = statements.get(sql);
      if (kept) return kept;
      const made: SqliteStatement = connection.prepare(sql);
      if (statements.size >= mostKept) statements.clear();
      statements.set(sql, made);
      return made;
    },
    close: () => {
      statements.clear();
      connection.close();
    },
  };
}
