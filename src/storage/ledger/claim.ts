import { sql } from 'kysely';
import { groupBy } from '../../arrays.ts';
import type { Delivery } from '../../remind/delivery.ts';
import type { ClaimedDelivery, ClaimLimits, DeliveryLedger } from '../../remind/ports.ts';
import type { Instant } from '../../time/instant.ts';
import type { Database, Session, TransactionSession } from '../database.ts';
import { isIn, rowsAsTable } from '../rows.ts';
import { subscriptionOf } from '../subscription-store.ts';
import type { DeliveryRow } from '../tables.ts';
import { type ChannelRow, channelKey, isOpen, parseNotice } from './delivery-rows.ts';

/** Claims what is due in one transaction: `DeliveryLedger.claim`. */
export function claim(database: Database): DeliveryLedger['claim'] {
  return async (now, limits) => {
    if (limits.most < 1) return [];
    return database.transact(async (session) => {
      const claimed = await choose(session, now, limits);
      await lease(session, claimed, { now, until: now + limits.lease });
      return withSubscriptions(session, claimed, now);
    });
  };
}

// Deliveries to busy channels are postponed and no longer due, so others are looked for until there are enough.
async function choose(session: Session, now: Instant, { most, pace }: ClaimLimits): Promise<readonly DeliveryRow[]> {
  const claimed: DeliveryRow[] = [];
  const slots = new Map<string, Instant>();
  for (;;) {
    const taken = new Set(claimed.map(({ id }) => id));
    const due = (await lockDue(session, now, most)).filter(({ id }) => !taken.has(id));
    const found = due.slice(0, most - claimed.length);
    const postponed = await postponeBusy(session, found, { now, pace, slots });
    claimed.push(...found.filter(({ id }) => !postponed.has(id)));
    if (postponed.size === 0 || claimed.length >= most) return claimed;
  }
}

// Rows that another process is claiming are skipped.
const lockDue = ({ query, dialect }: Session, now: Instant, most: number): Promise<readonly DeliveryRow[]> =>
  query
    .selectFrom('delivery')
    .selectAll()
    .where(isOpen)
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(most)
    .$if(dialect === 'postgres', (rows) => rows.forUpdate().skipLocked())
    .execute();

interface Pacing {
  readonly now: Instant;
  readonly pace: number;
  /** When the next postponed delivery of each channel is due. */
  readonly slots: Map<string, Instant>;
}

/**
 * Postpones all but one post in each channel, or all if it was posted to a moment ago. Looking for an uncertain delivery posts nothing
 * and needs no pace.
 * @returns the ids of the postponed deliveries
 */
async function postponeBusy(
  session: Session,
  due: readonly DeliveryRow[],
  { now, pace, slots }: Pacing,
): Promise<ReadonlySet<string>> {
  const posts = groupBy(
    due.filter(({ status }) => status === 'pending'),
    channelKey,
  );
  const channels = [...posts.values()].flatMap(([row]) => row ?? []);
  const reserved = await reservePace(session, channels, { now, pace });
  const postponed = [...posts].flatMap(([key, rows]) => {
    const freeAt = reserved.get(key);
    const waiting = freeAt === null ? rows.slice(1) : rows;
    return waiting.map(({ id }) => {
      const dueAt = Math.max(slots.get(key) ?? 0, freeAt ?? now + pace);
      slots.set(key, dueAt + pace);
      return { id, due_at: dueAt };
    });
  });
  if (postponed.length > 0)
    await sql`
      update delivery set due_at = item.due_at
      from ${rowsAsTable(session, { id: 'text', due_at: 'bigint' }, postponed)}
      where delivery.id = item.id`.execute(session.query);
  return new Set(postponed.map(({ id }) => id));
}

async function lease(
  session: Session,
  claimed: readonly DeliveryRow[],
  { now, until }: { readonly now: Instant; readonly until: Instant },
): Promise<void> {
  if (claimed.length === 0) return;
  const ids = claimed.map(({ id }) => id);
  await sql`
    update delivery set
      status = case status when 'pending' then 'sending' else 'uncertain' end,
      attempt = case status when 'pending' then attempt + 1 else attempt end,
      first_try_at = coalesce(first_try_at, ${now}),
      last_try_at = case status when 'pending' then ${now} else last_try_at end,
      due_at = ${until}
    where ${isIn(session, 'id', ids)}`.execute(session.query);
}

async function withSubscriptions(
  session: TransactionSession,
  claimed: readonly DeliveryRow[],
  now: Instant,
): Promise<readonly ClaimedDelivery[]> {
  if (claimed.length === 0) return [];
  const ids = [...new Set(claimed.map((row) => row.subscription_id))];
  const rows = await session.query
    .selectFrom('subscription')
    .selectAll()
    .where(isIn(session, 'id', ids))
    .execute();
  const subscriptions = new Map(rows.map((row) => [row.id, subscriptionOf(row)]));
  return claimed.flatMap((row) => {
    const subscription = subscriptions.get(row.subscription_id);
    return subscription ? [{ delivery: claimedDelivery(row, now), subscription }] : [];
  });
}

// From the row as it was locked, before `lease` changed it.
function claimedDelivery(row: DeliveryRow, now: Instant): Delivery {
  const isPost = row.status === 'pending';
  return {
    id: row.id,
    subscriptionId: row.subscription_id,
    workspaceId: row.workspace_id,
    channelId: row.channel_id,
    notice: parseNotice(row.notice),
    threadTs: row.thread_ts,
    status: isPost ? 'pending' : 'uncertain',
    attempt: isPost ? row.attempt + 1 : row.attempt,
    firstTryAt: row.first_try_at ?? now,
    lastTryAt: isPost ? now : (row.last_try_at ?? now),
    mayRepeat: row.may_repeat === 1,
  };
}

/** Reserves a channel for one post: `DeliveryLedger.reserve`. */
export const reserve =
  (database: Database): DeliveryLedger['reserve'] =>
  async ({ workspaceId, channelId }, limits) => {
    const channel = { workspace_id: workspaceId, channel_id: channelId };
    const reserved = await database.transact((session) => reservePace(session, [channel], limits));
    return reserved.get(channelKey(channel)) ?? null;
  };

/** A reservation that lies more paces ahead than this was made before the clock was put back. */
const tooFar = 10;

/**
 * Reserves each channel for one post and the length of the pace, across all processes.
 * @returns by channel key, null if it was reserved, otherwise when the channel will be free
 */
async function reservePace(
  session: Session,
  channels: readonly ChannelRow[],
  { now, pace }: { readonly now: Instant; readonly pace: number },
): Promise<ReadonlyMap<string, Instant | null>> {
  if (channels.length === 0) return new Map();
  // Processes that lock the same rows in the same order cannot deadlock.
  const rows = channels
    .map(({ workspace_id, channel_id }) => ({ workspace_id, channel_id }))
    .sort((a, b) => (channelKey(a) < channelKey(b) ? -1 : 1));
  const wanted = rowsAsTable(session, { workspace_id: 'text', channel_id: 'text' }, rows);
  const { rows: reserved } = await sql<ChannelRow>`
    insert into channel_pace (workspace_id, channel_id, free_at)
    select workspace_id, channel_id, cast(${now + pace} as bigint) from ${wanted} where true
    on conflict (workspace_id, channel_id) do update set free_at = excluded.free_at
    where channel_pace.free_at <= ${now} or channel_pace.free_at > ${now + tooFar * pace}
    returning workspace_id, channel_id`.execute(session.query);
  const free = new Map<string, Instant | null>(reserved.map((row) => [channelKey(row), null]));
  if (reserved.length === channels.length) return free;
  const { rows: busy } = await sql<ChannelRow & { readonly free_at: Instant }>`
    select channel_pace.workspace_id, channel_pace.channel_id, channel_pace.free_at
    from ${wanted}
    join channel_pace
      on channel_pace.workspace_id = item.workspace_id and channel_pace.channel_id = item.channel_id`.execute(
    session.query,
  );
  return new Map([...busy.map((row) => [channelKey(row), row.free_at] as const), ...free]);
}
