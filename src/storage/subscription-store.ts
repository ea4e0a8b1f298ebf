import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Channel, NewSubscription, SubscriptionStore } from '../subscribe/ports.ts';
import { type Subscription, type SubscriptionTerms, sameFilter } from '../subscribe/subscription.ts';
import { type Database, notifyWorkers, type Session } from './database.ts';
import { insertDeliveries, isUnsettled } from './ledger/delivery-rows.ts';
import type { SubscriptionRow, TermsColumns } from './tables.ts';
import { forgetWorkspace } from './workspace.ts';

/** The subscriptions in a database. */
export const createSubscriptionStore = (database: Database): SubscriptionStore => ({
  create: create(database),
  ...lists(database),
  change: change(database),
  end: end(database),
  suspend: suspend(database),
  resume: resume(database),
  ...settings(database),
  forgetWorkspace: (workspaceId, removedAt) => forgetWorkspace(database, workspaceId, removedAt),
});

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

// Locks the row of the channel, so that others who subscribe it wait until this subscription is visible.
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

async function hasSame({ query }: Session, { workspaceId, channelId, filter }: NewSubscription): Promise<boolean> {
  const present = await query
    .selectFrom('subscription')
    .select('filter')
    .where('workspace_id', '=', workspaceId)
    .where('channel_id', '=', channelId)
    .where('state', '<>', 'ended')
    .execute();
  return present.some((one) => sameFilter(one.filter, filter));
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

// A delivery that is being posted may still arrive, and is then recorded as posted.
const end =
  (database: Database): SubscriptionStore['end'] =>
  (workspaceId, id, by, at) =>
    database.transact(async ({ query }) => {
      const ended = await query
        .updateTable('subscription')
        .set({ state: 'ended', ended_by: by, ended_at: at })
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .where('state', '<>', 'ended')
        .returning('id')
        .execute();
      if (ended.length === 0) return false;
      await query
        .updateTable('delivery')
        .set({ status: 'skipped', reason: 'unsubscribed', settled_at: at })
        .where('subscription_id', '=', id)
        .where(isUnsettled)
        .execute();
      return true;
    });

const suspend =
  (database: Database): SubscriptionStore['suspend'] =>
  (workspaceId, id, { reason, since }) =>
    database.transact(async (session) => {
      const suspended = await session.query
        .updateTable('subscription')
        .set({ state: 'suspended', suspended_reason: reason, suspended_since: since })
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .where('state', '=', 'active')
        .returning('created_by')
        .executeTakeFirst();
      if (!suspended) return false;
      await session.query
        .updateTable('delivery')
        .set({ held: 1 })
        .where('subscription_id', '=', id)
        .where(isUnsettled)
        .execute();
      const notice = { kind: 'suspension', reason, since } as const;
      const delivery = { notice, dueAt: since, threadTs: null, skipped: null };
      const note = { workspaceId, subscriptionId: id, channelId: suspended.created_by, delivery };
      await insertDeliveries(session, [note], { now: since, held: 0 });
      return true;
    });

const resume =
  (database: Database): SubscriptionStore['resume'] =>
  (workspaceId, id, nextRunAt) =>
    database.transact(async (session) => {
      const resumed = await session.query
        .updateTable('subscription')
        .set({ state: 'active', suspended_reason: null, suspended_since: null, next_run_at: nextRunAt })
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .where('state', '=', 'suspended')
        .returning('id')
        .execute();
      if (resumed.length === 0) return false;
      await session.query
        .updateTable('delivery')
        .set({ held: 0 })
        .where('subscription_id', '=', id)
        .where(isUnsettled)
        .execute();
      await notifyWorkers(session);
      return true;
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

/** The subscription in a row. */
export function subscriptionOf(row: SubscriptionRow): Subscription {
  return {
    ...termsOf(row),
    id: row.id,
    workspaceId: row.workspace_id,
    channelId: row.channel_id,
    number: row.number,
    filter: row.filter,
    alerts: row.alerts === 1,
    createdBy: row.created_by,
    createdAt: row.created_at,
    state:
      row.state === 'suspended'
        ? { kind: 'suspended', reason: row.suspended_reason ?? '', since: row.suspended_since ?? 0 }
        : { kind: 'active' },
  };
}

function termsOf(row: TermsColumns): SubscriptionTerms {
  return {
    leads: {
      unit: row.leads_unit,
      before: row.leads_before === '' ? [] : row.leads_before.split(',').map(Number),
    },
    at: row.at,
    zone: row.zone,
    digestDay: row.digest_day,
    cards: row.cards,
  };
}

function termsColumns({ leads, at, zone, digestDay, cards }: SubscriptionTerms): TermsColumns {
  return {
    leads_unit: leads.unit,
    leads_before: leads.before.join(','),
    at,
    zone,
    digest_day: digestDay,
    cards,
  };
}
