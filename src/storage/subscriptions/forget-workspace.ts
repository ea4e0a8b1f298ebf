import { sql } from 'kysely';
import type { SubscriptionStore } from '../../workflows/reminder-ports.ts';
import { lockRevision, setRevision } from '../bulletins/corpus-revision.ts';
import type { Database } from '../database.ts';
import type { Tables } from '../tables.ts';

/**
 * Deletes everything that is kept of a workspace: `SubscriptionStore.forgetWorkspace`. Its bot token, too: the store serves the
 * one workspace, Slack has revoked the token, and whoever installs the app anew brings another.
 */
export function forgetWorkspace(database: Database): SubscriptionStore['forgetWorkspace'] {
  return (workspaceId) =>
    database.transact(async (session) => {
      const { query } = session;
      await setRevision(session, (await lockRevision(session)) + 1);
      for (const table of tablesOfWorkspaces) {
        await sql`delete from ${sql.table(table)} where workspace_id = ${workspaceId}`.execute(query);
      }
      await query.deleteFrom('bot_token').execute();
    });
}

// With a subscription go its deliveries and what it has muted.
const tablesOfWorkspaces: readonly (keyof Tables)[] = [
  'subscription',
  'channel_number',
  'channel_settings',
  'channel_pace',
  'noted_corpus',
  'known_entry',
  'known_deadline',
  'imported_bulletin',
  'deadline_correction',
  'import_draft',
];
