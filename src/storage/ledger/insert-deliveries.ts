import { sql } from 'kysely';
import { type Notice, noticeKey, type PlannedDelivery } from '../../reminders/delivery.ts';
import type { Instant } from '../../time/instant.ts';
import type { Session } from '../database.ts';
import { rowsAsTable } from '../rows-as-table.ts';
import type { DeliveryRow, Flag } from '../tables.ts';
import { deliveryId } from './delivery-id.ts';
import { printNotice } from './notice-json.ts';

/** A delivery and whose it is. */
export interface OwnedDelivery {
  readonly workspaceId: string;
  readonly subscriptionId: string;
  readonly channelId: string;
  readonly delivery: PlannedDelivery;
}

/** A delivery that the ledger has taken: a new one, or one that had been skipped and is wanted after all. */
export type Taken = Pick<DeliveryRow, 'id' | 'due_at' | 'status' | 'workspace_id' | 'channel_id'>;

/**
 * Puts deliveries into the ledger, each notice of a subscription once. One that was skipped as passed or superseded is taken
 * again where it is to be posted now.
 */
export async function insertDeliveries(
  session: Session,
  deliveries: readonly OwnedDelivery[],
  { now, held }: { readonly now: Instant; readonly held: Flag },
): Promise<readonly Taken[]> {
  if (deliveries.length === 0) return [];
  const rows = rowsAsTable(session, columns, onceEach(deliveries.map((one) => rowOf(one, now))));
  const names = sql.join(Object.keys(columns).map((name) => sql.ref(name)));
  const { rows: taken } = await sql<Taken>`
    insert into delivery (${names}, held)
    select ${names}, cast(${held} as integer) from ${rows} where true
    on conflict (subscription_id, about, occasion) do update set
      status = excluded.status, reason = null, settled_at = null, notice = excluded.notice, due_at = excluded.due_at,
      thread_ts = excluded.thread_ts, held = excluded.held
    where delivery.status = 'skipped' and delivery.reason in ('passed', 'superseded') and excluded.status = 'pending'
    returning id, due_at, status, workspace_id, channel_id`.execute(session.query);
  return taken;
}

const columns = {
  id: 'text',
  workspace_id: 'text',
  subscription_id: 'text',
  channel_id: 'text',
  kind: 'text',
  about: 'text',
  occasion: 'text',
  notice: 'text',
  entry_id: 'text',
  deadline_kind: 'text',
  deadline_date: 'text',
  status: 'text',
  reason: 'text',
  due_at: 'bigint',
  thread_ts: 'text',
  created_at: 'bigint',
  settled_at: 'bigint',
} as const;

function rowOf({ workspaceId, subscriptionId, channelId, delivery }: OwnedDelivery, now: Instant) {
  const { notice, dueAt, threadTs, skipped } = delivery;
  const deadline = deadlineOf(notice);
  return {
    id: deliveryId(now),
    workspace_id: workspaceId,
    subscription_id: subscriptionId,
    channel_id: channelId,
    kind: notice.kind,
    ...noticeKey(notice),
    notice: printNotice(notice),
    entry_id: deadline?.entryId ?? null,
    deadline_kind: deadline?.kind ?? null,
    deadline_date: deadline?.date ?? null,
    status: skipped === null ? 'pending' : 'skipped',
    reason: skipped,
    due_at: dueAt,
    thread_ts: threadTs,
    created_at: now,
    settled_at: skipped === null ? null : now,
  };
}

const deadlineOf = (notice: Notice) => ('deadline' in notice ? notice.deadline : null);

// PostgreSQL refuses a statement that meets the same row twice. What is to be posted goes before what is skipped.
function onceEach(rows: readonly ReturnType<typeof rowOf>[]): readonly ReturnType<typeof rowOf>[] {
  const byKey = new Map<string, ReturnType<typeof rowOf>>();
  for (const row of rows) {
    const key = JSON.stringify([row.subscription_id, row.about, row.occasion]);
    const known = byKey.get(key);
    if (!known || (known.status === 'skipped' && row.status === 'pending')) byKey.set(key, row);
  }
  return [...byKey.values()];
}
