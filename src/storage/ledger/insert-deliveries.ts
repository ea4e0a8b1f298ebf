import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { deadlineKinds } from '../../bulletin/bulletin.ts';
import { type Notice, noticeKey, type PlannedDelivery } from '../../remind/delivery.ts';
import { type CalendarDate, isCalendarDate } from '../../time/calendar-date.ts';
import type { Instant } from '../../time/instant.ts';
import type { Session } from '../database.ts';
import { rowsAsTable } from '../rows.ts';
import type { DeliveryRow, Flag } from '../tables.ts';

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

/**
 * A new id for a delivery made at that moment: a UUID of version 7 (RFC 9562, section 5.7), random but for its first 48 bits. Ids made
 * together lie together in the index, which then changes a few pages and not one for each row.
 */
function deliveryId(now: Instant): string {
  const time = Math.max(0, Math.floor(now)).toString(16).padStart(12, '0').slice(-12);
  const random = randomBytes(10).toString('hex');
  const variant = '89ab'[Number.parseInt(random.slice(3, 4), 16) % 4];
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-${variant}${random.slice(4, 7)}-${random.slice(7, 19)}`;
}

const day = z.custom<CalendarDate>((value) => typeof value === 'string' && isCalendarDate(value));
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
  z.object({ kind: z.literal('changed'), deadline, change, round: z.number() }),
  z.object({ kind: z.literal('digest'), day, newSince: z.number() }),
  z.object({
    kind: z.literal('new_entries'),
    knownAt: z.number(),
    entryIds: z.array(z.string()),
    count: z.number(),
  }),
  z.object({ kind: z.literal('suspension'), reason: z.string(), since: z.number() }),
]);

/** The notice as the ledger keeps it. */
export function printNotice(told: Notice): string {
  return JSON.stringify(told);
}

/** Reads a kept notice. Throws where it is none: the ledger holds only what this program has put into it. */
export function parseNotice(json: string): Notice {
  return notice.parse(JSON.parse(json));
}
