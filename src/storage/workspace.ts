import { sql } from 'kysely';
import type { TokenStore } from '../ports.ts';
import { hour, type Instant } from '../time/instant.ts';
import { lockRevision, setRevision } from './bulletin-store.ts';
import type { Database, Session } from './database.ts';
import { everyWorkspace, type Tables } from './tables.ts';

/** The expiring bot tokens in a database, by installation. */
export function createTokenStore({ query }: Database): TokenStore {
  return {
    find: async (installation) => {
      const row = await query
        .selectFrom('bot_token')
        .selectAll()
        .where('installation', '=', installation)
        .executeTakeFirst();
      if (!row || row.token === null || row.refresh_token === null || row.expires_at === null) return null;
      return { token: row.token, refreshToken: row.refresh_token, expiresAt: row.expires_at };
    },
    save: async (installation, { token, refreshToken, expiresAt }) => {
      const saved = { token, refresh_token: refreshToken, expires_at: expiresAt };
      await query
        .insertInto('bot_token')
        .values({ installation, ...saved })
        .onConflict((conflict) => conflict.column('installation').doUpdateSet(saved))
        .execute();
    },
  };
}

/**
 * Deletes everything that is kept of a workspace: `SubscriptionStore.forgetWorkspace`. The bot token as well: the database serves one
 * workspace, Slack has revoked the token, and installing the app again brings a new one.
 */
export function forgetWorkspace(database: Database, workspaceId: string, removedAt: Instant): Promise<boolean> {
  return database.transact(async (session) => {
    const { query } = session;
    if (await hasNewer(session, workspaceId, removedAt)) return false;
    await setRevision(session, (await lockRevision(session)) + 1);
    for (const table of tablesOfWorkspaces) {
      await sql`delete from ${sql.table(table)} where workspace_id = ${workspaceId}`.execute(query);
    }
    await query.deleteFrom('bot_token').execute();
    return true;
  });
}

// What was made after the app was removed belongs to a later installation. Slack's tokens last twelve hours.
async function hasNewer({ query }: Session, workspaceId: string, removedAt: Instant): Promise<boolean> {
  const { rows } = await sql`
    select 1 from subscription where workspace_id = ${workspaceId} and created_at > ${removedAt}
    union all select 1 from imported_bulletin where workspace_id = ${workspaceId} and imported_at > ${removedAt}
    union all select 1 from deadline_correction where workspace_id = ${workspaceId} and corrected_at > ${removedAt}
    union all select 1 from import_draft where workspace_id = ${workspaceId} and made_at > ${removedAt}
    union all select 1 from bot_token where expires_at - ${12 * hour} > ${removedAt}`.execute(query);
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
  'recent_key',
];

/** The workspace that the database holds data of, since the app serves only one; null if it holds none. */
export async function soleWorkspace({ query }: Database): Promise<string | null> {
  for (const table of ['imported_bulletin', 'deadline_correction', 'subscription'] as const) {
    const row = await query
      .selectFrom(table)
      .select('workspace_id')
      .where('workspace_id', '!=', everyWorkspace)
      .limit(1)
      .executeTakeFirst();
    if (row) return row.workspace_id;
  }
  return null;
}
