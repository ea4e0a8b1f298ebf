import { type Kysely, sql, type Transaction } from 'kysely';
import { type Log, OperatorError } from '../ports.ts';
import type { Tables } from './tables.ts';

/** The two databases. Queries are the same for both, except in `open-*.ts`, `rows.ts` and where rows are locked. */
export type Dialect = 'sqlite' | 'postgres';

/** What a query runs on: the database, or one transaction. */
export interface Session {
  readonly query: Kysely<Tables>;
  readonly dialect: Dialect;
}

/** A transaction in progress. */
export interface TransactionSession extends Session {
  readonly query: Transaction<Tables>;
}

/** An open database with current tables. Disposing of it closes it. */
export interface Database extends Session, AsyncDisposable {
  /**
   * Runs the work in one transaction, which is rolled back if the work throws. SQLite runs one at a time. The work runs again after
   * a deadlock on PostgreSQL, so it must have no effect outside the database.
   */
  readonly transact: <T>(work: (session: TransactionSession) => Promise<T>) => Promise<T>;
  /** Calls `wake` when a process notifies the others (`notifyWorkers`), until disposed. On SQLite nothing is ever notified. */
  readonly listen: (wake: () => void, log: Pick<Log, 'warn'>) => AsyncDisposable;
}

/** The channel on which processes are notified that something is due. */
export const workerChannel = 'privacy_law_work';

/**
 * Wakes the workers of every process when the transaction commits. A lost notification only delays the work: each process looks at
 * least once a minute.
 */
export async function notifyWorkers({ query, dialect }: TransactionSession): Promise<void> {
  if (dialect === 'postgres') await sql`select pg_notify(${workerChannel}, '')`.execute(query);
}

/** The database cannot be used. The message tells the operator what to do and contains no password. */
export class DatabaseError extends OperatorError {
  override readonly name = 'DatabaseError';
}

/** The code of an error of the operating system or a driver, such as `ENOENT`; the error as text if it has none. */
export const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);
