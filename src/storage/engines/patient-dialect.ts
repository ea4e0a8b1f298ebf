import { setTimeout as wait } from 'node:timers/promises';
import {
  CompiledQuery,
  type DatabaseConnection,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from 'kysely';
import { busyTimeout } from './open-libsql.ts';

/** SQLite whose transactions write from their beginning, and wait for those of other processes. */
export class PatientDialect extends SqliteDialect {
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
      await patiently(() => run('begin immediate'));
    } finally {
      await run(`pragma busy_timeout = ${busyTimeout}`);
    }
  }
}

/** How long another process is waited for, in milliseconds. */
const patience = 30_000;

/** Does what SQLite may find locked, again and again for half a minute; other work of this process goes on meanwhile. */
export async function patiently<T>(attempt: () => T | Promise<T>): Promise<T> {
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
