import { sql } from 'kysely';
import { CannotOpenDatabase } from '../cannot-open-database.ts';
import type { Database, Session } from '../database.ts';
import { botTokens } from './bot-tokens.ts';
import { bulletins } from './bulletins.ts';
import { reminders } from './reminders.ts';
import { unreadIndexes } from './unread-indexes.ts';

/** Every version of the tables, in order: the statements that lead to it from the one before. Only ever added to. */
const migrations: readonly (readonly string[])[] = [reminders, botTokens, bulletins, unreadIndexes];

/** The version of the tables that this program works with. */
export const latestVersion = migrations.length;

/**
 * Brings the tables up to `latestVersion`, all or nothing. Any number of processes may do so at once: one migrates, the
 * others wait. Throws `CannotOpenDatabase` where a newer program has changed the tables.
 */
export async function migrate(database: Database): Promise<void> {
  if ((await versionOf(database)) === latestVersion) return;
  await database.transact(async (session) => {
    await lock(session);
    await sql`create table if not exists schema_version (version integer not null)`.execute(session.query);
    const version = (await versionOf(session)) ?? 0;
    if (version > latestVersion) throw new CannotOpenDatabase(tooNew(version));
    if (version === latestVersion) return;
    for (const statement of migrations.slice(version).flat()) await sql.raw(statement).execute(session.query);
    await sql`delete from schema_version`.execute(session.query);
    await sql`insert into schema_version (version) values (${latestVersion})`.execute(session.query);
  });
}

/** What is said of tables that a newer program has changed. */
export const tooNew = (version: number): string =>
  `The database was last used by a newer version of this program (tables of version ${version}, this program knows ${latestVersion}). Start the newer version, or restore a backup from before.`;

// A number of our own; locks of that number concern nobody else in the database. SQLite lets one process write anyway.
async function lock({ query, dialect }: Session): Promise<void> {
  if (dialect === 'postgres') await sql`select pg_advisory_xact_lock(7021941)`.execute(query);
}

async function versionOf({ query, dialect }: Session): Promise<number | null> {
  const found =
    dialect === 'postgres'
      ? await sql<{
          found: number;
        }>`select 1 as found where to_regclass('schema_version') is not null`.execute(query)
      : await sql<{
          found: number;
        }>`select 1 as found from sqlite_master where name = 'schema_version'`.execute(query);
  if (found.rows.length === 0) return null;
  const { rows } = await sql<{ version: number }>`select version from schema_version`.execute(query);
  return rows[0]?.version ?? 0;
}
