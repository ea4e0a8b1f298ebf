import { randomBytes } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { deadlineKinds } from '../../bulletin/bulletin.ts';
import { type Notice, noticeKey, type PlannedDelivery } from '../../remind/delivery.ts';
import type { Instant } from '../../time/instant.ts';
import type { Session } from '../database.ts';
import { storedDay as day, isIn, rowsAsTable } from '../rows.ts';
import type { DeliveryRow, Flag } from '../tables.ts';

/** Deliveries that a worker must look at when they are due: exactly the condition of the index `delivery_open`. */
export const isOpen: RawBuilder<boolean> = sql`held = 0 and status in ('pending', 'sending', 'uncertain')`;

/** Deliveries that are not settled, held or not. */
export const isUnsettled: RawBuilder<boolean> = sql`status in ('pending', 'sending', 'uncertain')`;

/** A delivery and the subscription that it belongs to. */
export interface OwnedDelivery {
  readonly workspaceId: string;
  readonly subscriptionId: string;
  readonly channelId: string;
  readonly delivery: PlannedDelivery;
}

/**
 * Adds deliveries to the ledger, each notice of a subscription once. One that was skipped as passed or superseded is added again if
 * it is now to be posted. What another subscription brings to the channel (`channel_once`) is recorded as covered, and a card that
 * an earlier day has left unposted is superseded by that of a later one.
 * @returns the status of each that was added
 */
export async function insertDeliveries(
  session: Session,
  deliveries: readonly OwnedDelivery[],
  { now, held }: { readonly now: Instant; readonly held: Flag },
): Promise<readonly DeliveryRow['status'][]> {
  if (deliveries.length === 0) return [];
  const rows = onceEach(deliveries.map((one) => rowOf(one, now)));
  const added = await insert(session, rows, held);
  const ids = new Set(added.map(({ id }) => id));
  const left = rows.filter(({ id, status: wanted }) => wanted === 'pending' && !ids.has(id));
  const reopened = await reopen(session, left, held);
  const opened = [...added, ...reopened];
  const once = left.filter((row) => row.channel_once !== null);
  const covered = once.map((row): NewRow => ({ ...row, status: 'skipped', reason: 'covered', settled_at: now }));
  // Those that the ledger has are left as they are.
  const recorded = await insert(session, covered, held);
  await supersedeEarlier(
    session,
    opened.filter(({ status: one }) => one === 'pending').map(({ id }) => id),
    now,
  );
  return [...opened, ...recorded].map(({ status: one }) => one);
}

/**
 * Adds a delivery to a subscription; none to one that has ended, and one that waits to a suspended one, unless it is for somebody in
 * person.
 * @returns how many were added
 */
export async function addDelivery(session: Session, added: OwnedDelivery, now: Instant): Promise<number> {
  const subscription = await session.query
    .selectFrom('subscription')
    .select(['state', 'channel_id'])
    .where('id', '=', added.subscriptionId)
    .where('workspace_id', '=', added.workspaceId)
    .where('state', '<>', 'ended')
    // Keeps it from being suspended or ended meanwhile.
    .$if(session.dialect === 'postgres', (rows) => rows.forShare())
    .executeTakeFirst();
  if (!subscription) return 0;
  const waits = subscription.state === 'suspended' && subscription.channel_id === added.channelId;
  return (await insertDeliveries(session, [added], { now, held: waits ? 1 : 0 })).length;
}

/** A channel of a workspace, as the ledger has it. */
export type ChannelRow = Pick<DeliveryRow, 'workspace_id' | 'channel_id'>;

/** Identifies a channel among those of all workspaces. */
export const channelKey = ({ workspace_id, channel_id }: ChannelRow): string =>
  JSON.stringify([workspace_id, channel_id]);

type NewRow = ReturnType<typeof rowOf>;
type Added = Pick<DeliveryRow, 'id' | 'status'>;

async function insert(session: Session, rows: readonly NewRow[], held: Flag): Promise<readonly Added[]> {
  if (rows.length === 0) return [];
  const names = sql.join(Object.keys(columns).map((name) => sql.ref(name)));
  const { rows: added } = await sql<Added>`
    insert into delivery (${names}, held)
    select ${names}, cast(${held} as integer) from ${rowsAsTable(session, columns, rows)} where true
    on conflict do nothing
    returning id, status`.execute(session.query);
  return added;
}

async function reopen(session: Session, rows: readonly NewRow[], held: Flag): Promise<readonly Added[]> {
  if (rows.length === 0) return [];
  const { rows: reopened } = await sql<Added>`
    update delivery set
      status = item.status, reason = null, settled_at = null, notice = item.notice, due_at = item.due_at,
      thread_ts = item.thread_ts, channel_once = item.channel_once, held = ${held}
    from ${rowsAsTable(session, columns, rows)}
    where delivery.subscription_id = item.subscription_id and delivery.about = item.about
      and delivery.occasion = item.occasion and delivery.status = 'skipped' and delivery.reason in ('passed', 'superseded')
      and not exists (
        select 1 from delivery as other
        where other.workspace_id = item.workspace_id and other.channel_id = item.channel_id
          and other.about = item.about and other.channel_once = item.channel_once
          and other.status not in ('skipped', 'failed'))
    returning delivery.id, delivery.status`.execute(session.query);
  return reopened;
}

// A channel that could not be posted to for days gets the card of the latest day alone. Each card supersedes the one before it, which an
// index finds: for a join PostgreSQL may read the cards of all channels, once a card, where its statistics are old.
async function supersedeEarlier(session: Session, ids: readonly string[], now: Instant): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    update delivery set status = 'skipped', reason = 'superseded', settled_at = ${now}
    where status = 'pending' and id in (
      select (
        select earlier.id from delivery as earlier
        where earlier.workspace_id = later.workspace_id and earlier.channel_id = later.channel_id
          and earlier.about = later.about and earlier.channel_once < later.channel_once
          and earlier.channel_once is not null and earlier.status not in ('skipped', 'failed')
          and earlier.status = 'pending' and earlier.kind in ('reminder', 'snoozed', 'nudge')
        order by earlier.channel_once desc limit 1)
      from delivery as later
      where ${isIn(session, 'later.id', ids)} and later.kind in ('reminder', 'snoozed', 'nudge'))`.execute(
    session.query,
  );
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
  channel_once: 'text',
  created_at: 'bigint',
  settled_at: 'bigint',
} as const;

function rowOf({ workspaceId, subscriptionId, channelId, delivery }: OwnedDelivery, now: Instant) {
  const { notice, dueAt, threadTs, channelOnce, skipped } = delivery;
  const deadline = 'deadline' in notice ? notice.deadline : null;
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
    channel_once: channelOnce,
    created_at: now,
    settled_at: skipped === null ? null : now,
  };
}

// PostgreSQL rejects a statement that meets the same row twice. What is to be posted takes precedence over what is skipped.
function onceEach(rows: readonly NewRow[]): readonly NewRow[] {
  const byKey = new Map<string, NewRow>();
  for (const row of rows) {
    const key = JSON.stringify([row.subscription_id, row.about, row.occasion]);
    const known = byKey.get(key);
    if (!known || (known.status === 'skipped' && row.status === 'pending')) byKey.set(key, row);
  }
  return [...byKey.values()];
}

/**
 * A new UUID of version 7 (RFC 9562, section 5.7), random but for its first 48 bits, which are the time. Ids created together lie
 * together in the index, so inserting them changes a few pages instead of one each.
 */
function deliveryId(now: Instant): string {
  const time = Math.max(0, Math.floor(now)).toString(16).padStart(12, '0').slice(-12);
  const random = randomBytes(10).toString('hex');
  const variant = '89ab'[Number.parseInt(random.slice(3, 4), 16) % 4];
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-${variant}${random.slice(4, 7)}-${random.slice(7, 19)}`;
}

const status = z.enum(['extracted', 'confirmed']);
const deadline = z.object({
  entryId: z.string(),
  kind: z.enum(deadlineKinds),
  edge: z.enum(['start', 'end']),
  date: day,
});

const change = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('moved'), to: day }),
  z.object({ kind: z.literal('renamed'), to: z.enum(deadlineKinds) }),
  z.object({ kind: z.literal('confirmed') }),
  z.object({ kind: z.literal('withdrawn') }),
  z.object({ kind: z.literal('restored') }),
]);

const notice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reminder'), deadline, lead: z.number(), status }),
  z.object({ kind: z.literal('snoozed'), deadline, until: day, status }),
  z.object({ kind: z.literal('nudge'), deadline }),
  z.object({ kind: z.literal('changed'), deadline, change, round: z.number(), isNews: z.boolean().default(false) }),
  z.object({ kind: z.literal('digest'), day, newSince: z.number() }),
  z.object({
    kind: z.literal('new_entries'),
    knownAt: z.number(),
    entryIds: z.array(z.string()),
    count: z.number(),
  }),
  z.object({
    kind: z.literal('redraw'),
    deadline,
    of: z.string(),
    ts: z.string(),
    change: change.nullable(),
    asked: z.number(),
  }),
  z.object({ kind: z.literal('suspension'), reason: z.string(), since: z.number() }),
]);

/** A notice as the ledger stores it. */
export const printNotice = (printed: Notice): string => JSON.stringify(printed);

/** Reads a stored notice. Throws if it is not one, since only this program writes to the ledger. */
export const parseNotice = (json: string): Notice => notice.parse(JSON.parse(json));
