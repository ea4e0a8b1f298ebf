import type { Kysely, Transaction } from 'kysely';
import { OperatorError } from '../ports.ts';
import type { Tables } from './tables.ts';

/** The two kinds of SQL that are spoken. Queries are the same for both; what is not lies in `engines/` and `rows-as-table.ts`. */
export type Dialect = 'sqlite' | 'postgres';

/** What a query runs on: the database, or one transaction of it. */
export interface Session {
  readonly query: Kysely<Tables>;
  readonly dialect: Dialect;
}

/** A transaction that is under way. */
export interface TransactionSession extends Session {
  readonly query: Transaction<Tables>;
}

/** An open database whose tables are as this program knows them. Disposing of it closes it. */
export interface Database extends Session, AsyncDisposable {
  /**
   * Does the work in one transaction: all of it or, where it throws, nothing. On SQLite no other transaction writes
   * meanwhile. The work is done again where PostgreSQL broke off a deadlock, so it changes nothing but the database.
   */
  readonly transact: <T>(work: (session: TransactionSession) => Promise<T>) => Promise<T>;
}

/** The database cannot be used: a sentence for the operator that says what to do, without a stack and without a password. */
export class DatabaseError extends OperatorError {
  override readonly name = 'CannotOpenDatabase';
}
