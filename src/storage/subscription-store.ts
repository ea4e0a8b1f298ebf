import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Channel, NewSubscription, SubscriptionStore } from '../subscribe/ports.ts';
import { sameFilter } from '../subscribe/subscription.ts';
import { lockRevision, setRevision } from './corpus-revision.ts';
import type { Database, Session } from './database.ts';
import { type Announce, announceNothing, sparing } from './ledger/open-deliveries.ts';
import { subscriptionOf, termsColumns, termsOf } from './subscription-row.ts';
import { endSubscription, resumeSubscription, suspendSubscription } from './subscription-state.ts';
import { everyWorkspace, type Tables } from './tables.ts';

/** The subscriptions on a database. `announcer` tells a job queue of what becomes due, in the same transaction. */
export function createSubscriptionStore(
  database: Database,
  announcer: Announce = announceNothing,
): SubscriptionStore {
  const announce = sparing(announcer);
  return {
    create: create(database),
    ...lists(database),
    change: change(database),
    end: endSubscription(database),
    suspend: suspendSubscription(database, announce),
    resume: resumeSubscription(database, announce),
    ...settings(database),
    forgetWorkspace: forgetWorkspace(database),
  };
}

const create =
  (database: Database): SubscriptionStore['create'] =>
  (asked, nextRunAt) =>
    database.transact(async (session) => {
      const number = await nextNumber(session, asked);
      if (await hasSame(session, asked)) return null;
      const row = await session.query
        .insertInto('subscription')
        .values({
          ...termsColumns(asked),
          id: randomUUID(),
          workspace_id: asked.workspaceId,
          channel_id: asked.channelId,
          number,
          filter: asked.filter,
          alerts: asked.alerts ? 1 : 0,
          created_by: asked.createdBy,
          created_at: asked.createdAt,
          state: 'active',
          next_run_at: nextRunAt,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      return subscriptionOf(row);
    });

// Whoever took a number holds the channel's row: others who subscribe the channel wait until this one is there to be seen.
async function hasSame(
  { query }: Session,
  { workspaceId, channelId, filter }: NewSubscription,
): Promise<boolean> {
  const present = await query
    .selectFrom('subscription')
    .select('filter')
    .where('workspace_id', '=', workspaceId)
    .where('channel_id', '=', channelId)
    .where('state', '<>', 'ended')
    .execute();
  return present.some((one) => sameFilter(one.filter, filter));
}

async function nextNumber({ query }: Session, { workspaceId, channelId }: Channel): Promise<number> {
  const { last_number } = await query
    .insertInto('channel_number')
    .values({ workspace_id: workspaceId, channel_id: channelId, last_number: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['workspace_id', 'channel_id'])
        .doUpdateSet({ last_number: sql<number>`channel_number.last_number + 1` }),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow();
  return last_number;
}

function lists({ query }: Database): Pick<SubscriptionStore, 'ofChannel' | 'ofWorkspace' | 'find'> {
  const living = (workspaceId: string) =>
    query
      .selectFrom('subscription')
      .selectAll()
      .where('workspace_id', '=', workspaceId)
      .where('state', '<>', 'ended')
      .orderBy('channel_id')
      .orderBy('number');
  return {
    ofChannel: async ({ workspaceId, channelId }) =>
      (await living(workspaceId).where('channel_id', '=', channelId).execute()).map(subscriptionOf),
    ofWorkspace: async (workspaceId) => (await living(workspaceId).execute()).map(subscriptionOf),
    find: async (workspaceId, id) => {
      const row = await living(workspaceId).where('id', '=', id).executeTakeFirst();
      return row ? subscriptionOf(row) : null;
    },
  };
}

const change =
  (database: Database): SubscriptionStore['change'] =>
  (workspaceId, id, terms, nextRunAt) =>
    database.transact(async ({ query }) => {
      const changed = await query
        .updateTable('subscription')
        .set({ ...termsColumns(terms), next_run_at: nextRunAt })
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .where('state', '<>', 'ended')
        .returning('id')
        .execute();
      return changed.length > 0;
    });

const settings = (database: Database): Pick<SubscriptionStore, 'settings' | 'saveSettings'> => ({
  settings: async ({ workspaceId, channelId }) => {
    const row = await database.query
      .selectFrom('channel_settings')
      .selectAll()
      .where('workspace_id', '=', workspaceId)
      .where('channel_id', '=', channelId)
      .executeTakeFirst();
    return row ? termsOf(row) : null;
  },
  saveSettings: ({ workspaceId, channelId }, terms, by) =>
    database.transact(async ({ query }) => {
      const saved = { ...termsColumns(terms), saved_by: by };
      await query
        .insertInto('channel_settings')
        .values({ ...saved, workspace_id: workspaceId, channel_id: channelId })
        .onConflict((conflict) => conflict.columns(['workspace_id', 'channel_id']).doUpdateSet(saved))
        .execute();
    }),
});

/**
 * Deletes everything that is kept of a workspace: `SubscriptionStore.forgetWorkspace`. Its bot token, too: the store serves the
 * one workspace, Slack has revoked the token, and whoever installs the app anew brings another.
 */
function forgetWorkspace(database: Database): SubscriptionStore['forgetWorkspace'] {
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

/** The workspace of which the database holds something: the app serves one. Null where it holds nothing of any. */
export async function soleWorkspace({ query }: Database): Promise<string | null> {
  for (const table of [
    'imported_bulletin',
    'deadline_correction',
    'subscription',
  ] satisfies (keyof Tables)[]) {
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
