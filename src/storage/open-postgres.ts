import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { Kysely, PostgresDialect, type QueryCompiler } from 'kysely';
import type { ClientConfig, Pool } from 'pg';
import type { Log } from '../ports.ts';
import { DatabaseError, errorCode } from './database.ts';
import { checkParameters } from './rows.ts';
import type { Tables } from './tables.ts';

/**
 * Opens PostgreSQL at an address and checks that it answers. Any number of processes may share it. Throws `DatabaseError`,
 * without the password.
 */
export async function openPostgres(url: string): Promise<Kysely<Tables>> {
  const pool = await openPool(url);
  try {
    await pool.query('select 1');
  } catch (error) {
    await pool.end();
    throw new DatabaseError(reasonOf(error, url), { cause: error });
  }
  return new Kysely({ dialect: new CheckedDialect({ pool }) });
}

class CheckedDialect extends PostgresDialect {
  override createQueryCompiler(): QueryCompiler {
    return checkParameters(super.createQueryCompiler());
  }
}

const connection = (url: string, name: string): ClientConfig => ({
  connectionString: url,
  application_name: name,
  connectionTimeoutMillis: 10_000,
  keepAlive: true,
});

async function openPool(url: string): Promise<Pool> {
  const { default: pg } = await import('pg');
  // int8 arrives as text otherwise; instants and counts are far below 2^53. For this pool only.
  const types = new pg.TypeOverrides();
  types.setTypeParser(pg.types.builtins.INT8, Number);
  const pool = new pg.Pool({
    ...connection(url, 'privacy-law'),
    max: 10,
    // A process that hangs in a transaction would block all others.
    idle_in_transaction_session_timeout: 60_000,
    types,
  });
  // The pool drops a broken connection and its query rejects; without these listeners it would also end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

function reasonOf(error: unknown, url: string): string {
  const { hostname, port, pathname, username } = new URL(url);
  const server = `${hostname || 'localhost'}:${port || 5432}`;
  const code = errorCode(error);
  switch (code) {
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EHOSTUNREACH':
    case 'ETIMEDOUT':
      return `PostgreSQL does not answer at ${server} (${code}). Start it, or correct DATABASE_URL.`;
    case '28P01':
    case '28000':
      return `PostgreSQL at ${server} rejected the user "${username}" or the password. Correct DATABASE_URL.`;
    case '3D000':
      return `PostgreSQL at ${server} has no database "${pathname.slice(1)}". Create it, or correct DATABASE_URL.`;
    default:
      return `Cannot use PostgreSQL at ${server}: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** Delay before reconnecting, in milliseconds. */
const reconnectDelay = { first: 500, longest: 30_000 };

/**
 * Calls `wake` on each notification of a channel, over a connection of its own that is reopened with a growing delay, and after each
 * connect, since notifications may have been missed.
 */
export function listenOnPostgres(
  url: string,
  channel: string,
  { wake, log }: { readonly wake: () => void; readonly log: Pick<Log, 'warn'> },
): AsyncDisposable {
  const stop = new AbortController();
  const { signal } = stop;
  const run = async (): Promise<void> => {
    for (let failures = 0; !signal.aborted; failures += 1) {
      try {
        await listen(url, channel, {
          signal,
          wake: () => {
            failures = 0;
            wake();
          },
        });
      } catch (error) {
        if (failures === 0 && !signal.aborted) log.warn({ err: error }, 'lost the PostgreSQL listener; reconnecting');
      }
      const delay = Math.min(reconnectDelay.longest, reconnectDelay.first * 2 ** failures);
      await wait(delay * (0.5 + Math.random()), undefined, { signal }).catch(() => {});
    }
  };
  const running = run();
  return {
    [Symbol.asyncDispose]: async () => {
      stop.abort();
      await running;
    },
  };
}

// Rejects when the connection breaks, or when it is asked to stop.
async function listen(
  url: string,
  channel: string,
  { wake, signal }: { readonly wake: () => void; readonly signal: AbortSignal },
): Promise<void> {
  const { default: pg } = await import('pg');
  const client = new pg.Client(connection(url, 'privacy-law listener'));
  client.on('error', () => {});
  client.on('notification', wake);
  try {
    const ended = once(client, 'end', { signal });
    await Promise.all([
      ended,
      client
        .connect()
        .then(() => client.query(`listen ${channel}`))
        .then(wake),
    ]);
  } finally {
    await client.end();
  }
}
