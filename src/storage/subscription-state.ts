import type { SubscriptionStore } from '../subscribe/ports.ts';
import type { Subscription } from '../subscribe/subscription.ts';
import type { Database, TransactionSession } from './database.ts';
import { insertDeliveries } from './ledger/insert-deliveries.ts';
import { type Announce, isUnsettled } from './ledger/open-deliveries.ts';
import type { SubscriptionRow } from './tables.ts';

/** Ends a subscription; what is under way may still arrive and is then noted as posted: `SubscriptionStore.end`. */
export function endSubscription(database: Database): SubscriptionStore['end'] {
  return (workspaceId, id, by, at) =>
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
}

/** Suspends an active subscription and writes the note about it, once: `SubscriptionStore.suspend`. */
export function suspendSubscription(database: Database, announce: Announce): SubscriptionStore['suspend'] {
  return (workspaceId, id, suspension) =>
    database.transact(async (session) => {
      const suspended = await session.query
        .updateTable('subscription')
        .set({ state: 'suspended', suspended_reason: suspension.reason, suspended_since: suspension.since })
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .where('state', '=', 'active')
        .returning(['id', 'created_by'])
        .executeTakeFirst();
      if (!suspended) return false;
      await session.query
        .updateTable('delivery')
        .set({ held: 1 })
        .where('subscription_id', '=', id)
        .where(isUnsettled)
        .execute();
      await writeNote(session, announce, { workspaceId, suspended, suspension });
      return true;
    });
}

interface Note {
  readonly workspaceId: string;
  readonly suspended: Pick<SubscriptionRow, 'id' | 'created_by'>;
  readonly suspension: Omit<Extract<Subscription['state'], { kind: 'suspended' }>, 'kind'>;
}

async function writeNote(
  session: TransactionSession,
  announce: Announce,
  { workspaceId, suspended, suspension }: Note,
): Promise<void> {
  const notice = { kind: 'suspension', ...suspension } as const;
  const delivery = { notice, dueAt: suspension.since, threadTs: null, skipped: null };
  const note = { workspaceId, subscriptionId: suspended.id, channelId: suspended.created_by, delivery };
  const taken = await insertDeliveries(session, [note], { now: suspension.since, held: 0 });
  await announce(
    session.query,
    taken.map(({ id, due_at }) => ({ id, dueAt: due_at })),
  );
}

/** Makes a suspended subscription active; what waited is open again: `SubscriptionStore.resume`. */
export function resumeSubscription(database: Database, announce: Announce): SubscriptionStore['resume'] {
  return (workspaceId, id, nextRunAt) =>
    database.transact(async ({ query }) => {
      const resumed = await query
        .updateTable('subscription')
        .set({ state: 'active', suspended_reason: null, suspended_since: null, next_run_at: nextRunAt })
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .where('state', '=', 'suspended')
        .returning('id')
        .execute();
      if (resumed.length === 0) return false;
      const opened = await query
        .updateTable('delivery')
        .set({ held: 0 })
        .where('subscription_id', '=', id)
        .where('held', '=', 1)
        .where(isUnsettled)
        .returning(['id', 'due_at'])
        .execute();
      await announce(
        query,
        opened.map((row) => ({ id: row.id, dueAt: row.due_at })),
      );
      return true;
    });
}
