import { Kysely, PostgresDialect } from 'kysely';
import type { Pool } from 'pg';
import { DatabaseError } from '../database.ts';
import { storable } from '../rows.ts';
import type { Tables } from '../tables.ts';
import { checkedDialect } from './checked-dialect.ts';

/**
 * Opens PostgreSQL at an address and makes sure that it answers. Any number of processes may. Throws `CannotOpenDatabase`,
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
  return new Kysely({ dialect: checkedDialect(new PostgresDialect({ pool }), bind) });
}

async function openPool(url: string): Promise<Pool> {
  const { default: pg } = await import('pg');
  // int8 comes as text otherwise; moments and counts are far below 2^53. For this pool alone.
  const types = new pg.TypeOverrides();
  types.setTypeParser(pg.types.builtins.INT8, Number);
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'privacy-law',
    max: 10,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    // A process that stands still in a transaction would hold up all others.
    idle_in_transaction_session_timeout: 60_000,
    types,
  });
  // A connection that breaks is told to whoever uses it, and otherwise taken out of the pool; without a listener it would
  // end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

function reasonOf(error: unknown, url: string): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const { hostname, port, pathname, username } = new URL(url);
  const server = `${hostname || 'localhost'}:${port || 5432}`;
  switch (code) {
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EHOSTUNREACH':
    case 'ETIMEDOUT':
      return `PostgreSQL does not answer at ${server} (${code}). Start it, or set DATABASE_URL to where it is.`;
    case '28P01':
    case '28000':
      return `PostgreSQL at ${server} refuses the user "${username}" or the password. Set DATABASE_URL to the right ones.`;
    case '3D000':
      return `PostgreSQL at ${server} has no database "${pathname.slice(1)}". Make it, or set DATABASE_URL to another one.`;
    default:
      return `PostgreSQL at ${server} cannot be used: ${error instanceof Error ? error.message : String(error)}`;
  }
}

// Lists are arrays of PostgreSQL; the job queue binds what it likes within our transactions.
function bind(value: unknown, place: () => string): unknown {
  if (typeof value === 'string') return storable(value);
  if (Array.isArray(value)) return value.map((one: unknown) => bind(one, place));
  if (value === undefined) throw new TypeError(`${place()} cannot be stored: undefined`);
  return value;
}
