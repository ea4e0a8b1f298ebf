import { sql } from 'kysely';
import { printDeadlineKey } from '../../bulletin/deadline-key.ts';
import type { DeliveryLedger, Settled } from '../../remind/ports.ts';
import type { Database } from '../database.ts';
import { rowsAsTable } from '../rows.ts';
import type { DeliveryRow } from '../tables.ts';
import { claim, reserve } from './claim.ts';
import { isOpen, parseNotice } from './delivery-rows.ts';
import { dueViews, planDue, preview } from './plan-due.ts';
import { heldDeadlines } from './plan-facts.ts';
import { isCard } from './redraws.ts';

/** The ledger of deliveries in a database. */
export const createDeliveryLedger = (database: Database): DeliveryLedger => ({
  planDue: planDue(database),
  dueViews: dueViews(database),
  claim: claim(database),
  reserve: reserve(database),
  settle: settle(database),
  preview: preview(database),
  ...runs(database),
  ...moments(database),
  posted: posted(database),
  cardsPosted: cardsPosted(database),
  remindedChannels: remindedChannels(database),
  held: ({ workspaceId, channelId }, now) =>
    heldDeadlines(database, { workspace_id: workspaceId, channel_id: channelId }, now),
});

const job = 'reminders';

const runs = ({ query }: Database): Pick<DeliveryLedger, 'recordRun' | 'lastRunAt'> => ({
  recordRun: async (at) => {
    await query
      .insertInto('job_run')
      .values({ job, ran_at: at })
      .onConflict((conflict) => conflict.column('job').doUpdateSet({ ran_at: at }))
      .execute();
  },
  lastRunAt: async () =>
    (await query.selectFrom('job_run').select('ran_at').where('job', '=', job).executeTakeFirst())?.ran_at ?? null,
});

const moments = ({ query }: Database): Pick<DeliveryLedger, 'nextDueAt' | 'nextRunAt' | 'stats'> => ({
  nextDueAt: async () => {
    const open = query.selectFrom('delivery').select('due_at').where(isOpen);
    return (await open.orderBy('due_at').limit(1).executeTakeFirst())?.due_at ?? null;
  },
  nextRunAt: async () => {
    const active = query.selectFrom('subscription').select('next_run_at').where(sql<boolean>`state = 'active'`);
    return (await active.orderBy('next_run_at').limit(1).executeTakeFirst())?.next_run_at ?? null;
  },
  stats: async (now) => {
    const { rows } = await sql<{ status: DeliveryRow['status']; n: number; first: number }>`
      select status, count(*) as n, min(due_at) as first from delivery where ${isOpen} group by status`.execute(query);
    return {
      open: rows.reduce((sum, { n }) => sum + n, 0),
      uncertain: rows.find(({ status }) => status === 'uncertain')?.n ?? 0,
      lag: Math.max(0, ...rows.map(({ first }) => now - first)),
    };
  },
});

const posted =
  ({ query }: Database): DeliveryLedger['posted'] =>
  async (workspaceId, id) => {
    const row = await query
      .selectFrom('delivery')
      .selectAll()
      .where('id', '=', id)
      .where('workspace_id', '=', workspaceId)
      .where('status', '=', 'posted')
      .executeTakeFirst();
    if (!row) return null;
    return {
      id,
      workspaceId,
      subscriptionId: row.subscription_id,
      channelId: row.channel_id,
      notice: parseNotice(row.notice),
      ts: row.slack_ts ?? '',
      threadTs: row.thread_ts,
    };
  };

const cardsPosted =
  ({ query }: Database): DeliveryLedger['cardsPosted'] =>
  async ({ workspaceId, channelId }, deadline) => {
    const rows = await query
      .selectFrom('delivery')
      .select('slack_ts')
      .where('workspace_id', '=', workspaceId)
      .where('about', '=', printDeadlineKey(deadline))
      .where(isCard)
      .where('channel_id', '=', channelId)
      .execute();
    return rows.map(({ slack_ts: ts }) => Number(ts) * 1000).sort((a, b) => a - b);
  };

const remindedChannels =
  (database: Database): DeliveryLedger['remindedChannels'] =>
  async (workspaceId, deadlines) => {
    const rows = await database.query
      .selectFrom('delivery')
      .select('channel_id')
      .distinct()
      .where('workspace_id', '=', workspaceId)
      .where('about', 'in', deadlines.map(printDeadlineKey))
      .where(isCard)
      .execute();
    return rows.length;
  };

// Records the outcomes of claimed deliveries in one statement.
function settle(database: Database): DeliveryLedger['settle'] {
  return async (settled) => {
    if (settled.length === 0) return;
    await database.transact(async (session) => {
      // That an attempt was posted is a fact, whatever was decided meanwhile about an attempt believed lost.
      await sql`
        update delivery set
          status = item.status, reason = item.reason, error = item.error,
          slack_ts = coalesce(item.ts, delivery.slack_ts),
          may_repeat = coalesce(item.may_repeat, delivery.may_repeat),
          due_at = case when item.status in ('pending', 'uncertain') then item.at else delivery.due_at end,
          settled_at = case when item.status in ('pending', 'uncertain') then null else item.at end
        from ${rowsAsTable(session, settledColumns, settled.map(rowOf))}
        where delivery.id = item.id and delivery.attempt = item.attempt and (
          delivery.status in ('sending', 'uncertain')
          or (item.status = 'posted' and delivery.status in ('pending', 'failed', 'skipped')))`.execute(session.query);
    });
  };
}

const settledColumns = {
  id: 'text',
  attempt: 'bigint',
  status: 'text',
  at: 'bigint',
  ts: 'text',
  error: 'text',
  reason: 'text',
  may_repeat: 'bigint',
} as const;

function rowOf({ id, attempt, settlement }: Settled) {
  const { at } = settlement;
  const row = { id, attempt, at, ts: null, error: null, reason: null, may_repeat: null };
  switch (settlement.kind) {
    case 'posted':
      return { ...row, status: 'posted', ts: settlement.ts };
    case 'failed':
      return { ...row, status: 'failed', error: settlement.error };
    case 'skipped':
      return { ...row, status: 'skipped', reason: settlement.reason };
    case 'again':
      return {
        ...row,
        status: 'pending',
        error: settlement.error,
        may_repeat: settlement.mayRepeat ? 1 : 0,
      };
    case 'uncertain':
      return { ...row, status: 'uncertain', error: settlement.error };
  }
}
