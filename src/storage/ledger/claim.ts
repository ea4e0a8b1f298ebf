import { sql } from 'kysely';
import type { Delivery } from '../../remind/delivery.ts';
import type { ClaimedDelivery, ClaimLimits, DeliveryLedger, OpenDelivery } from '../../remind/ports.ts';
import type { Channel } from '../../subscribe/ports.ts';
import type { Instant } from '../../time/instant.ts';
import type { Database, Session, TransactionSession } from '../database.ts';
import { groupBy, isIn, rowsAsTable } from '../rows.ts';
import { subscriptionOf } from '../subscription-row.ts';
import type { DeliveryRow } from '../tables.ts';
import { parseNotice } from './insert-deliveries.ts';
import { type Announce, isOpen } from './open-deliveries.ts';

/** Claims what is due in one transaction: `DeliveryLedger.claim`. */
export function claim(database: Database, announce: Announce): DeliveryLedger['claim'] {
  return async (now, limits, ids) => {
    if (limits.most < 1 || ids?.length === 0) return [];
    return database.transact(async (session) => {
      const { claimed, putOff } = await choose(session, { now, limits, ids });
      await take(session, claimed, { now, until: now + limits.lease });
      await announce(session.query, putOff);
      return withSubscriptions(session, claimed, now);
    });
  };
}

interface Asked {
  readonly now: Instant;
  readonly limits: ClaimLimits;
  readonly ids: readonly string[] | undefined;
}

interface Choice {
  readonly claimed: readonly DeliveryRow[];
  readonly putOff: readonly OpenDelivery[];
}

// Those of busy channels are put off, and no longer due; it is looked on for others until there are enough.
async function choose(session: Session, { now, limits, ids }: Asked): Promise<Choice> {
  const claimed: DeliveryRow[] = [];
  const putOff: OpenDelivery[] = [];
  const slots = new Map<string, Instant>();
  for (;;) {
    const room = limits.most - claimed.length;
    const taken = claimed.map(({ id }) => id);
    const due = (await lockDue(session, { now, most: limits.most, ids })).filter(
      ({ id }) => !taken.includes(id),
    );
    const chosen = await paced(session, due.slice(0, room), { now, pace: limits.pace, slots });
    claimed.push(...chosen.claimed);
    putOff.push(...chosen.putOff);
    if (chosen.putOff.length === 0 || claimed.length >= limits.most) return { claimed, putOff };
  }
}

async function lockDue(
  session: Session,
  {
    now,
    most,
    ids,
  }: { readonly now: Instant; readonly most: number; readonly ids: readonly string[] | undefined },
): Promise<readonly DeliveryRow[]> {
  return session.query
    .selectFrom('delivery')
    .selectAll()
    .where(isOpen)
    .where('due_at', '<=', now)
    .$if(ids !== undefined, (rows) => rows.where(isIn(session, 'id', ids ?? [])))
    .orderBy('due_at')
    .limit(most)
    .$if(session.dialect === 'postgres', (rows) => rows.forUpdate().skipLocked())
    .execute();
}

interface Pacing {
  readonly now: Instant;
  readonly pace: number;
  /** When the next delivery of a channel that is put off is to be tried. */
  readonly slots: Map<string, Instant>;
}

// A look-up posts nothing and needs no pace.
async function paced(
  session: Session,
  due: readonly DeliveryRow[],
  { now, pace, slots }: Pacing,
): Promise<Choice> {
  const posts = groupBy(
    due.filter(({ status }) => status === 'pending'),
    (row) => channelKey(channelOf(row)),
  );
  const channels = [...posts.values()].flatMap(([row]) => (row ? [channelOf(row)] : []));
  const reserved = await reservePace(session, channels, { now, pace });
  const later = [...posts].flatMap(([key, rows]) => {
    const free = reserved.get(key);
    const waiting = free === null ? rows.slice(1) : rows;
    return waiting.map(({ id }) => {
      const dueAt = Math.max(slots.get(key) ?? 0, free ?? now + pace);
      slots.set(key, dueAt + pace);
      return { id, dueAt };
    });
  });
  await putOffTo(session, later);
  const waiting = new Set(later.map(({ id }) => id));
  return { claimed: due.filter(({ id }) => !waiting.has(id)), putOff: later };
}

const channelOf = ({ workspace_id: workspaceId, channel_id: channelId }: DeliveryRow) => ({
  workspaceId,
  channelId,
});

async function putOffTo(session: Session, later: readonly OpenDelivery[]): Promise<void> {
  if (later.length === 0) return;
  const rows = later.map(({ id, dueAt }) => ({ id, due_at: dueAt }));
  await sql`
    update delivery set due_at = item.due_at
    from ${rowsAsTable(session, { id: 'text', due_at: 'bigint' }, rows)}
    where delivery.id = item.id`.execute(session.query);
}

async function take(
  session: Session,
  claimed: readonly DeliveryRow[],
  { now, until }: { readonly now: Instant; readonly until: Instant },
): Promise<void> {
  if (claimed.length === 0) return;
  await sql`
    update delivery set
      status = case status when 'pending' then 'sending' else 'uncertain' end,
      attempt = case status when 'pending' then attempt + 1 else attempt end,
      first_try_at = coalesce(first_try_at, ${now}),
      last_try_at = case status when 'pending' then ${now} else last_try_at end,
      due_at = ${until}
    where ${isIn(
      session,
      'id',
      claimed.map(({ id }) => id),
    )}`.execute(session.query);
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

// The row as it was locked; what claiming makes of it is known.
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

/** A channel as one text, to know it again by. */
const channelKey = ({ workspaceId, channelId }: Channel): string => JSON.stringify([workspaceId, channelId]);

/**
 * Reserves each channel for one post, from now for the length of the pace, across all processes.
 * @returns for each channel, by its key, null where it is reserved, else when it will be free
 */
async function reservePace(
  session: Session,
  channels: readonly Channel[],
  { now, pace }: { readonly now: Instant; readonly pace: number },
): Promise<ReadonlyMap<string, Instant | null>> {
  if (channels.length === 0) return new Map();
  const table = rowsAsTable(session, columns, inOrder(channels));
  const { rows: reserved } = await sql<ChannelRow>`
    insert into channel_pace (workspace_id, channel_id, free_at)
    select workspace_id, channel_id, cast(${now + pace} as bigint) from ${table} where true
    on conflict (workspace_id, channel_id) do update set free_at = excluded.free_at
    where channel_pace.free_at <= ${now} or channel_pace.free_at > ${now + tooFar * pace}
    returning workspace_id, channel_id`.execute(session.query);
  const busy = reserved.length < channels.length ? await freeAt(session, channels) : [];
  return new Map([
    ...busy.map((row) => [keyOf(row), row.free_at] as const),
    ...reserved.map((row) => [keyOf(row), null] as const),
  ]);
}

const columns = { workspace_id: 'text', channel_id: 'text' } as const;

/** A reservation of more paces than this was made by a clock that has been put back since. */
const tooFar = 10;

interface ChannelRow {
  readonly workspace_id: string;
  readonly channel_id: string;
}

const keyOf = ({ workspace_id: workspaceId, channel_id: channelId }: ChannelRow): string =>
  channelKey({ workspaceId, channelId });

// Two processes that lock the same rows in the same order wait for each other and never at once.
const inOrder = (channels: readonly Channel[]): readonly ChannelRow[] =>
  channels
    .toSorted((a, b) => (channelKey(a) < channelKey(b) ? -1 : 1))
    .map(({ workspaceId, channelId }) => ({ workspace_id: workspaceId, channel_id: channelId }));

async function freeAt(
  session: Session,
  channels: readonly Channel[],
): Promise<readonly (ChannelRow & { readonly free_at: Instant })[]> {
  const { rows } = await sql<ChannelRow & { readonly free_at: Instant }>`
    select channel_pace.workspace_id, channel_pace.channel_id, channel_pace.free_at
    from ${rowsAsTable(session, columns, inOrder(channels))}
    join channel_pace
      on channel_pace.workspace_id = item.workspace_id and channel_pace.channel_id = item.channel_id`.execute(
    session.query,
  );
  return rows;
}
