import { randomUUID } from 'node:crypto';
import { sql, type UpdateObject } from 'kysely';
import { z } from 'zod';
import { storedLanguage } from '../messages/language.ts';
import type { Channel, NewSubscription, SubscriptionStore } from '../subscribe/ports.ts';
import { type Subscription, type SubscriptionTerms, sameFilter } from '../subscribe/subscription.ts';
import { printTermsChange, recordEvent } from './audit-events.ts';
import { type Database, notifyWorkers, type Session, type TransactionSession } from './database.ts';
import { insertDeliveries, isUnsettled } from './ledger/delivery-rows.ts';
import { rowsAsTable, storedDay } from './rows.ts';
import type { DeliveryRow, SubscriptionRow, Tables, TermsColumns } from './tables.ts';

/** The subscriptions in a database. */
export const createSubscriptionStore = (database: Database): SubscriptionStore => ({
  create: create(database),
  ...lists(database),
  change: change(database),
  end: end(database),
  suspend: suspend(database),
  resume: resume(database),
  ...calendars(database),
  ...settings(database),
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
          calendar_token: randomUUID(),
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

type Living = Exclude<SubscriptionRow['state'], 'ended'>;

interface Wanted {
  readonly workspaceId: string;
  readonly id: string;
  readonly states: readonly Living[];
}

/** Updates a subscription that is in one of the states. Null if there is none. */
async function update(
  { query }: Session,
  { workspaceId, id, states }: Wanted,
  columns: UpdateObject<Tables, 'subscription'>,
): Promise<Pick<SubscriptionRow, 'created_by'> | null> {
  const updated = await query
    .updateTable('subscription')
    .set(columns)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('state', 'in', states)
    .returning('created_by')
    .executeTakeFirst();
  return updated ?? null;
}

/** A subscription, which others who change it wait for until the transaction ends; null if there is none. */
async function locked(session: TransactionSession, of: Wanted): Promise<SubscriptionRow | null> {
  // Written first, so that others wait here.
  if (!(await update(session, of, { id: of.id }))) return null;
  return session.query.selectFrom('subscription').selectAll().where('id', '=', of.id).executeTakeFirstOrThrow();
}

/** Updates the deliveries of a subscription that are not settled. What somebody snoozed for themselves stays. */
const updateUnsettled = ({ query }: Session, id: string, columns: UpdateObject<Tables, 'delivery'>) =>
  query
    .updateTable('delivery')
    .set(columns)
    .where('subscription_id', '=', id)
    .where(isUnsettled)
    .where(
      sql<boolean>`(kind <> 'snoozed' or channel_id = (select channel_id from subscription where subscription.id = ${id}))`,
    )
    .execute();

const living: readonly Living[] = ['active', 'suspended'];

const change =
  (database: Database): SubscriptionStore['change'] =>
  (workspaceId, id, changes, { by, at, nextRunAt }) =>
    database.transact(async (session) => {
      const of = { workspaceId, id, states: living };
      const row = await locked(session, of);
      if (!row) return false;
      const { filter, alerts } = changes;
      const columns = {
        ...termsColumns(changes),
        ...(filter !== undefined && { filter }),
        ...(alerts !== undefined && { alerts: alerts ? (1 as const) : (0 as const) }),
        next_run_at: nextRunAt,
      };
      await update(session, of, columns);
      const note = printTermsChange(row, columns);
      const about = { workspaceId, channelId: row.channel_id, subject: String(row.number) };
      if (note !== null) await recordEvent(session, { ...about, action: 'change_subscription', by, at, note });
      return true;
    });

// A delivery that is being posted may still arrive, and is then recorded as posted.
const end =
  (database: Database): SubscriptionStore['end'] =>
  (workspaceId, id, by, at) =>
    database.transact(async (session) => {
      const columns = { state: 'ended', ended_by: by, ended_at: at } as const;
      if (!(await update(session, { workspaceId, id, states: living }, columns))) return false;
      const pending = await session.query
        .selectFrom('delivery')
        .select(['workspace_id', 'channel_id', 'about', 'channel_once'])
        .where('subscription_id', '=', id)
        .where('status', '=', 'pending')
        .where('channel_once', 'is not', null)
        .execute();
      await updateUnsettled(session, id, { status: 'skipped', reason: 'unsubscribed', settled_at: at });
      await postByAnother(session, pending);
      return true;
    });

/** What a subscription that ended would have posted, another one that it covered posts. */
async function postByAnother(
  session: Session,
  pending: readonly Pick<DeliveryRow, 'workspace_id' | 'channel_id' | 'about' | 'channel_once'>[],
): Promise<void> {
  if (pending.length === 0) return;
  const columns = { workspace_id: 'text', channel_id: 'text', about: 'text', channel_once: 'text' } as const;
  await sql`
    update delivery set status = 'pending', reason = null, settled_at = null
    where id in (
      select min(covered.id) from ${rowsAsTable(session, columns, pending)}
      join subscription on subscription.workspace_id = item.workspace_id and subscription.channel_id = item.channel_id
        and subscription.state = 'active'
      join delivery as covered on covered.subscription_id = subscription.id and covered.about = item.about
        and covered.channel_once = item.channel_once
      where covered.status = 'skipped' and covered.reason = 'covered'
      group by item.about, item.channel_once)`.execute(session.query);
}

const suspend =
  (database: Database): SubscriptionStore['suspend'] =>
  (workspaceId, id, { reason, since }) =>
    database.transact(async (session) => {
      const columns = { state: 'suspended', suspended_reason: reason, suspended_since: since } as const;
      const suspended = await update(session, { workspaceId, id, states: ['active'] }, columns);
      if (!suspended) return false;
      await updateUnsettled(session, id, { held: 1 });
      const notice = { kind: 'suspension', reason, since } as const;
      const delivery = { notice, dueAt: since, threadTs: null, channelOnce: null, skipped: null };
      const note = { workspaceId, subscriptionId: id, channelId: suspended.created_by, delivery };
      await insertDeliveries(session, [note], { now: since, held: 0 });
      return true;
    });

const resume =
  (database: Database): SubscriptionStore['resume'] =>
  (workspaceId, id, nextRunAt) =>
    database.transact(async (session) => {
      const columns = { suspended_reason: null, suspended_since: null, next_run_at: nextRunAt };
      const resumed = await update(
        session,
        { workspaceId, id, states: ['suspended'] },
        { state: 'active', ...columns },
      );
      if (!resumed) return false;
      await updateUnsettled(session, id, { held: 0 });
      await notifyWorkers(session);
      return true;
    });

const calendars = (
  database: Database,
): Pick<SubscriptionStore, 'calendarToken' | 'ofCalendar' | 'updateCalendar' | 'revokeCalendar'> => ({
  calendarToken: async (workspaceId, id) => {
    const row = await database.query
      .selectFrom('subscription')
      .select('calendar_token')
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', id)
      .where('state', '<>', 'ended')
      .executeTakeFirst();
    return row?.calendar_token ?? null;
  },
  ofCalendar: async (token) => {
    const row = await database.query
      .selectFrom('subscription')
      .selectAll()
      .where('calendar_token', '=', token)
      .executeTakeFirst();
    if (row) return row.state === 'ended' ? 'revoked' : subscriptionOf(row);
    const revoked = await database.query
      .selectFrom('revoked_calendar')
      .select('token')
      .where('token', '=', token)
      .executeTakeFirst();
    return revoked ? 'revoked' : null;
  },
  updateCalendar: (workspaceId, id, change) =>
    database.transact(async (session) => {
      const of = { workspaceId, id, states: living };
      const row = await locked(session, of);
      if (!row) return null;
      const { calendar_events: kept } = row;
      const events = change(kept === null ? [] : feedEvents.parse(JSON.parse(kept)));
      const changed = JSON.stringify(events);
      if (changed !== kept) await update(session, of, { calendar_events: changed });
      return events;
    }),
  revokeCalendar: (workspaceId, id, by, at) =>
    database.transact(async (session) => {
      const of = { workspaceId, id, states: living };
      // Who revokes it at the same time waits, and then sees the new one.
      const row = await locked(session, of);
      if (!row) return false;
      await session.query
        .insertInto('revoked_calendar')
        .values({ workspace_id: workspaceId, token: row.calendar_token, revoked_by: by, revoked_at: at })
        .execute();
      await update(session, of, { calendar_token: randomUUID() });
      return true;
    }),
});

const feedEvents = z.array(
  z.object({
    uid: z.string(),
    date: storedDay,
    summary: z.string(),
    description: z.string(),
    alerts: z.array(z.number()),
    sequence: z.number(),
    cancelledAt: z.number().nullable(),
  }),
);

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
    language: storedLanguage(row.language),
  };
}

function termsColumns({ leads, at, zone, digestDay, cards, language }: SubscriptionTerms): TermsColumns {
  return {
    leads_unit: leads.unit,
    leads_before: leads.before.join(','),
    at,
    zone,
    digest_day: digestDay,
    cards,
    language,
  };
}
