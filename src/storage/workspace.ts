import { sql } from 'kysely';
import { hour, type Instant } from '../time/instant.ts';
import { lockRevision, setRevision } from './bulletin-store.ts';
import type { Database, Session, TransactionSession } from './database.ts';
import { isIn } from './rows.ts';
import { everyWorkspace, type Tables } from './tables.ts';

/**
 * Deletes everything that is kept of a workspace, or of an organisation and all its workspaces, with the bot token: Slack has revoked
 * it, and installing the app again brings a new one.
 * @param removedAt when the app was removed
 * @returns false, and deletes nothing, if something was made or installed later
 */
export function forgetWorkspace(database: Database, id: string, removedAt: Instant): Promise<boolean> {
  return database.transact(async (session) => {
    const workspaces = await workspacesOf(session, id);
    for (const one of workspaces) if (await hasNewer(session, one, removedAt)) return false;
    if (await isInstalledSince(session, id, removedAt)) return false;
    await erase(session, id, workspaces);
    // Where one workspace has the app for itself, its token is kept by another name.
    if (await isAlone(session)) await session.query.deleteFrom('bot_token').execute();
    return true;
  });
}

/**
 * Deletes the same, whenever it was made.
 * @returns how many rows of each table were deleted, of those of which any were
 */
export function eraseWorkspace(database: Database, id: string): Promise<ReadonlyMap<string, number>> {
  return database.transact(async (session) => erase(session, id, await workspacesOf(session, id)));
}

async function workspacesOf({ query }: Session, id: string): Promise<readonly string[]> {
  const served = await query
    .selectFrom('served_workspace')
    .select('workspace_id')
    .where('installation', '=', id)
    .execute();
  return [...new Set([id, ...served.map((row) => row.workspace_id)])];
}

async function erase(
  session: TransactionSession,
  id: string,
  workspaces: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { query } = session;
  const deleted = new Map<string, number>();
  const count = (table: string, { numAffectedRows = 0n }: { readonly numAffectedRows?: bigint }): void => {
    if (numAffectedRows > 0n) deleted.set(table, (deleted.get(table) ?? 0) + Number(numAffectedRows));
  };
  for (const workspaceId of workspaces) {
    // Other processes see by it that something is gone.
    await setRevision(session, everyWorkspace, (await lockRevision(session, workspaceId)) + 1);
    for (const table of tablesOfWorkspaces)
      count(table, await sql`delete from ${sql.table(table)} where workspace_id = ${workspaceId}`.execute(query));
  }
  count('installation', await sql`delete from installation where id = ${id}`.execute(query));
  count('bot_token', await sql`delete from bot_token where installation = ${id}`.execute(query));
  return deleted;
}

const isAlone = async ({ query }: Session): Promise<boolean> =>
  (await query.selectFrom('installation').select('id').limit(1).execute()).length === 0;

// What was made after the app was removed belongs to a later installation. Slack's tokens last twelve hours.
async function hasNewer({ query }: Session, workspaceId: string, removedAt: Instant): Promise<boolean> {
  const { rows } = await sql`
    select 1 from subscription where workspace_id = ${workspaceId} and created_at > ${removedAt}
    union all select 1 from imported_bulletin where workspace_id = ${workspaceId} and imported_at > ${removedAt}
    union all select 1 from deadline_correction where workspace_id = ${workspaceId} and corrected_at > ${removedAt}
    union all select 1 from import_draft where workspace_id = ${workspaceId} and made_at > ${removedAt}`.execute(query);
  return rows.length > 0;
}

async function isInstalledSince({ query }: Session, id: string, removedAt: Instant): Promise<boolean> {
  const { rows } = await sql`
    select 1 from installation where id = ${id} and installed_at > ${removedAt}
    union all select 1 from bot_token where not exists (select 1 from installation)
      and expires_at - ${12 * hour} > ${removedAt}`.execute(query);
  return rows.length > 0;
}

// Deleting a subscription deletes its deliveries.
const tablesOfWorkspaces: readonly (keyof Tables)[] = [
  'subscription',
  'revoked_calendar',
  'channel_number',
  'channel_settings',
  'channel_pace',
  'noted_corpus',
  'known_entry',
  'known_deadline',
  'corpus_revision',
  'deadline_event',
  'deadline_state',
  'channel_deadline',
  'imported_bulletin',
  'bulletin_version',
  'workspace_scope',
  'deadline_correction',
  'import_draft',
  'source',
  'source_item',
  'audit_event',
  'client_token',
  'recent_key',
  'served_workspace',
];

/** The workspaces that the database holds anything of, or that the app is installed in, in the order of their ids. */
export async function knownWorkspaces({ query }: Database): Promise<readonly string[]> {
  const held = tablesOfWorkspaces.map((table) => sql`select workspace_id from ${sql.table(table)}`);
  const { rows } = await sql<{ workspace_id: string }>`
    select workspace_id from (${sql.join(held, sql` union `)}) as held
    where workspace_id <> ${everyWorkspace} order by workspace_id`.execute(query);
  return rows.map((row) => row.workspace_id);
}

/** Whether a workspace, or its organisation, has installed the app by OAuth. */
export async function isInstalled({ query }: Database, workspaceId: string): Promise<boolean> {
  const served = await query
    .selectFrom('served_workspace')
    .select('workspace_id')
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst();
  return served !== undefined;
}

/** Whether any of the ids is one of another workspace than this: of a subscription, a delivery or a draft. */
export const belongsElsewhere =
  (database: Database) =>
  async (workspaceId: string, ids: readonly string[]): Promise<boolean> => {
    const elsewhere = (table: string) =>
      sql`select 1 from ${sql.table(table)} where ${isIn(database, 'id', ids)} and workspace_id <> ${workspaceId}`;
    const { rows } = await sql`
      ${elsewhere('subscription')} union all ${elsewhere('delivery')} union all ${elsewhere('import_draft')}`.execute(
      database.query,
    );
    return rows.length > 0;
  };
