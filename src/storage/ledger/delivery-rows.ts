import { randomBytes } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { deadlineKinds } from '../../bulletin/bulletin.ts';
import { type Notice, noticeKey, type PlannedDelivery } from '../../remind/delivery.ts';
import { type CalendarDate, isCalendarDate } from '../../time/calendar-date.ts';
import type { Instant } from '../../time/instant.ts';
import type { Session } from '../database.ts';
import { rowsAsTable } from '../rows.ts';
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
 * it is now to be posted.
 * @returns the status of each that was added
 */
export async function insertDeliveries(
  session: Session,
  deliveries: readonly OwnedDelivery[],
  { now, held }: { readonly now: Instant; readonly held: Flag },
): Promise<readonly DeliveryRow['status'][]> {
  if (deliveries.length === 0) return [];
  const rows = rowsAsTable(session, columns, onceEach(deliveries.map((one) => rowOf(one, now))));
  const names = sql.join(Object.keys(columns).map((name) => sql.ref(name)));
  const { rows: added } = await sql<Pick<DeliveryRow, 'status'>>`
    insert into delivery (${names}, held)
    select ${names}, cast(${held} as integer) from ${rows} where true
    on conflict (subscription_id, about, occasion) do update set
      status = excluded.status, reason = null, settled_at = null, notice = excluded.notice, due_at = excluded.due_at,
      thread_ts = excluded.thread_ts, held = excluded.held
    where delivery.status = 'skipped' and delivery.reason in ('passed', 'superseded') and excluded.status = 'pending'
    returning status`.execute(session.query);
  return added.map(({ status }) => status);
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
    created_at: now,
    settled_at: skipped === null ? null : now,
  };
}

// PostgreSQL rejects a statement that meets the same row twice. What is to be posted takes precedence over what is skipped.
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
 * A new UUID of version 7 (RFC 9562, section 5.7), random but for its first 48 bits, which are the time. Ids created together lie
 * together in the index, so inserting them changes a few pages instead of one each.
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

/** A notice as the ledger stores it. */
export const printNotice = (printed: Notice): string => JSON.stringify(printed);

/** Reads a stored notice. Throws if it is not one, since only this program writes to the ledger. */
export const parseNotice = (json: string): Notice => notice.parse(JSON.parse(json));
