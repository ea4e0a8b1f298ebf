import type { Kysely } from 'kysely';
import { type Database, DatabaseError, type Dialect, errorCode, workerChannel } from './database.ts';
import { latestVersion, migrate } from './migrate.ts';
import type { Tables } from './tables.ts';

/** Where the database is: SQLite in a folder, or a PostgreSQL address. */
export type DatabasePlace =
  | { readonly kind: 'embedded'; readonly folder: string }
  | { readonly kind: 'postgres'; readonly url: string };

/**
 * Opens the database and migrates its tables. Loads only the driver that it needs. Throws `DatabaseError`.
 * @param version an older one than the latest, to test what leads on from it
 */
export async function openDatabase(place: DatabasePlace, version = latestVersion): Promise<Database> {
  const database = await connect(place);
  try {
    await migrate(database, version);
    return database;
  } catch (error) {
    await database[Symbol.asyncDispose]();
    if (error instanceof DatabaseError) throw error;
    throw new DatabaseError(`Cannot create or update the tables of the database: ${String(error)}`, {
      cause: error,
    });
  }
}

async function connect(place: DatabasePlace): Promise<Database> {
  switch (place.kind) {
    case 'embedded': {
      const { openSqlite } = await import('./open-sqlite.ts');
      const listen: Database['listen'] = () => ({ [Symbol.asyncDispose]: () => Promise.resolve() });
      return databaseOn(await openSqlite(place.folder), 'sqlite', listen);
    }
    case 'postgres': {
      const { openPostgres, listenOnPostgres } = await import('./open-postgres.ts');
      const query = await openPostgres(place.url);
      return databaseOn(query, 'postgres', (wake, log) => listenOnPostgres(place.url, workerChannel, { wake, log }));
    }
  }
}

const databaseOn = (query: Kysely<Tables>, dialect: Dialect, listen: Database['listen']): Database => ({
  query,
  dialect,
  listen,
  transact: (work) =>
    retryTransaction(() => query.transaction().execute((transaction) => work({ query: transaction, dialect }))),
  [Symbol.asyncDispose]: () => query.destroy(),
});

const mostAttempts = 5;

async function retryTransaction<T>(attempt: () => Promise<T>): Promise<T> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await attempt();
    } catch (error) {
      // PostgreSQL asks to repeat a transaction that it aborted for another's sake.
      const isRepeatable = [deadlockDetected, serializationFailure].includes(errorCode(error));
      if (attempts >= mostAttempts || !isRepeatable) throw error;
    }
  }
}

const deadlockDetected = '40P01';
const serializationFailure = '40001';
