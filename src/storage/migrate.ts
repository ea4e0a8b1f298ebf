import { sql } from 'kysely';
import { type Database, DatabaseError, type Session } from './database.ts';
import { migrations } from './migrations.ts';

/** The version of the tables that this program needs. */
export const latestVersion = migrations.length;

/**
 * Migrates the tables to a version in one transaction. If several processes do so at once, one migrates and the others wait.
 * Throws `DatabaseError` if a newer program has changed the tables.
 */
export async function migrate(database: Database, to = latestVersion): Promise<void> {
  if ((await versionOf(database)) === to) return;
  await database.transact(async (session) => {
    // An arbitrary number of our own. SQLite admits one writer anyway.
    if (session.dialect === 'postgres') await sql`select pg_advisory_xact_lock(7021941)`.execute(session.query);
    await sql`create table if not exists schema_version (version integer not null)`.execute(session.query);
    const version = (await versionOf(session)) ?? 0;
    if (version > latestVersion) throw new DatabaseError(tooNew(version));
    if (version >= to) return;
    for (const statement of migrations.slice(version, to).flat()) await sql.raw(statement).execute(session.query);
    await sql`delete from schema_version`.execute(session.query);
    await sql`insert into schema_version (version) values (${to})`.execute(session.query);
  });
}

/** The message about tables that a newer program has changed. */
export const tooNew = (version: number): string =>
  `The database was last used by a newer version of the app (table version ${version}; this version supports ${latestVersion}). Start the newer version, or restore an earlier backup.`;

async function versionOf({ query, dialect }: Session): Promise<number | null> {
  const table =
    dialect === 'postgres'
      ? sql`select 1 where to_regclass('schema_version') is not null`
      : sql`select 1 from sqlite_master where name = 'schema_version'`;
  if ((await table.execute(query)).rows.length === 0) return null;
  const { rows } = await sql<{ version: number }>`select version from schema_version`.execute(query);
  return rows[0]?.version ?? 0;
}
