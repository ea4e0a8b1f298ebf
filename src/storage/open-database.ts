import type { Kysely } from 'kysely';
import { type Database, DatabaseError, type Dialect } from './database.ts';
import { migrate } from './migrations.ts';
import type { Tables } from './tables.ts';

/** Where the database is. */
export type DatabasePlace =
  /** SQLite in a folder. */
  | { readonly kind: 'embedded'; readonly folder: string }
  | { readonly kind: 'postgres'; readonly url: string };

/**
 * Opens the database, makes or changes its tables where they are not as this program knows them, and loads only the driver
 * that it needs. Throws `CannotOpenDatabase`.
 */
export async function openDatabase(place: DatabasePlace): Promise<Database> {
  const database = await connect(place);
  try {
    await migrate(database);
    return database;
  } catch (error) {
    await database[Symbol.asyncDispose]();
    if (error instanceof DatabaseError) throw error;
    throw new DatabaseError(`The tables of the database cannot be made: ${String(error)}`, {
      cause: error,
    });
  }
}

async function connect(place: DatabasePlace): Promise<Database> {
  switch (place.kind) {
    case 'embedded': {
      const { openSqlite } = await import('./engines/open-sqlite.ts');
      return databaseOn(await openSqlite(place.folder), 'sqlite');
    }
    case 'postgres': {
      const { openPostgres } = await import('./engines/open-postgres.ts');
      return databaseOn(await openPostgres(place.url), 'postgres');
    }
  }
}

const databaseOn = (query: Kysely<Tables>, dialect: Dialect): Database => ({
  query,
  dialect,
  transact: (work) =>
    untilUndisturbed(() =>
      query.transaction().execute((transaction) => work({ query: transaction, dialect })),
    ),
  [Symbol.asyncDispose]: () => query.destroy(),
});

/** How often work is done before an error that may pass is taken for one that does not. */
const mostTries = 5;

async function untilUndisturbed<T>(work: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await work();
    } catch (error) {
      if (tried >= mostTries || !wasDisturbed(error)) throw error;
    }
  }
}

// deadlock_detected and serialization_failure: PostgreSQL broke one of two transactions off, and asks to do it again.
const wasDisturbed = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['40P01', '40001'].includes(String(error.code));
