import { sql } from 'kysely';
import { groupBy } from '../../arrays.ts';
import type { HeldDeadlines } from '../../desk/deadline-state.ts';
import type { PlanInput, PostedReminder } from '../../remind/planning-run.ts';
import { isOfOwned } from '../../subscribe/subscription.ts';
import { type CalendarDate, plusDays, todayIn } from '../../time/calendar-date.ts';
import type { Instant } from '../../time/instant.ts';
import type { Session } from '../database.ts';
import { isIn, rowsAsTable } from '../rows.ts';
import { subscriptionOf } from '../subscription-store.ts';
import type { DeliveryRow, SubscriptionRow } from '../tables.ts';
import { type ChannelRow, channelKey, parseNotice } from './delivery-rows.ts';

interface PlanRun {
  readonly now: Instant;
  readonly corpusVersion: string;
}

/** What the ledger knows about subscriptions that are to be planned, each fact by one query for all of them. */
export async function planFacts(
  session: Session,
  due: readonly SubscriptionRow[],
  run: PlanRun,
): Promise<readonly PlanInput[]> {
  const channels = [...new Set(due.map(({ channel_id }) => channel_id))];
  const workspaces = [...new Set(due.map(({ workspace_id }) => workspace_id))];
  const from = plusDays(todayIn('UTC', new Date(run.now)), -around);
  const desk = await channelDeadlines(session, channels);
  const settled = await settledDeadlines(session, workspaces, from);
  const owned = await ownedDeadlines(session, due, from);
  const posted = await postedReminders(session, due, desk, run);
  const digests = await lastDigests(
    session,
    due.map(({ id }) => id),
  );
  return due.map((row) => ({
    subscription: subscriptionOf(row),
    progress: { plannedUntil: row.planned_until, plannedAt: row.planned_at },
    posted: posted(row),
    held: new Map([...(desk.held.get(channelKey(row)) ?? []), ...(settled.get(row.workspace_id) ?? [])]),
    owned: isOfOwned(row) ? new Set(owned.get(ownerKey(row.workspace_id, row.created_by))) : null,
    lastDigest: digests.get(row.id) ?? null,
  }));
}

/** Days around today in UTC that hold today and its neighbours in every zone. */
const around = 2;

const keyOf = ({ workspace_id, channel_id, about }: ChannelRow & Pick<DeliveryRow, 'about'>): string =>
  JSON.stringify([workspace_id, channel_id, about]);

/** The deadlines of which a channel gets no reminders: `DeliveryLedger.held`. */
export async function heldDeadlines(session: Session, channel: ChannelRow, now: Instant): Promise<HeldDeadlines> {
  const from = plusDays(todayIn('UTC', new Date(now)), -around);
  const { held } = await channelDeadlines(session, [channel.channel_id]);
  const settled = await settledDeadlines(session, [channel.workspace_id], from);
  return new Map([...(held.get(channelKey(channel)) ?? []), ...(settled.get(channel.workspace_id) ?? [])]);
}

interface ChannelDeadlines {
  readonly held: ReadonlyMap<string, HeldDeadlines>;
  /** By channel and deadline. */
  readonly acknowledged: ReadonlySet<string>;
}

async function channelDeadlines(session: Session, channels: readonly string[]): Promise<ChannelDeadlines> {
  const rows = await session.query
    .selectFrom('channel_deadline')
    .select(['workspace_id', 'channel_id', 'about', 'acknowledged_by', 'held_by', 'held_until'])
    .where(isIn(session, 'channel_id', channels))
    .execute();
  const held = groupBy(
    rows.filter(({ held_by }) => held_by !== null),
    channelKey,
  );
  return {
    held: new Map([...held].map(([key, of]) => [key, new Map(of.map((row) => [row.about, row.held_until]))])),
    acknowledged: new Set(rows.filter((row) => row.acknowledged_by !== null).map(keyOf)),
  };
}

async function settledDeadlines(
  session: Session,
  workspaces: readonly string[],
  from: CalendarDate,
): Promise<ReadonlyMap<string, HeldDeadlines>> {
  const rows = await session.query
    .selectFrom('deadline_state')
    .select(['workspace_id', 'about'])
    .where(isIn(session, 'workspace_id', workspaces))
    .where('outcome', 'is not', null)
    .where('deadline_date', '>=', from)
    .execute();
  const byWorkspace = groupBy(rows, ({ workspace_id }) => workspace_id);
  return new Map([...byWorkspace].map(([id, of]) => [id, new Map(of.map(({ about }) => [about, null]))]));
}

const ownerKey = (workspaceId: string, userId: string): string => JSON.stringify([workspaceId, userId]);

/** The open deadlines of those who are reminded of what they own, by `ownerKey`. */
async function ownedDeadlines(
  session: Session,
  due: readonly SubscriptionRow[],
  from: CalendarDate,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const owners = [...new Set(due.filter(isOfOwned).map(({ created_by }) => created_by))];
  if (owners.length === 0) return new Map();
  const rows = await session.query
    .selectFrom('deadline_state')
    .select(['workspace_id', 'owner', 'about'])
    .where(isIn(session, 'owner', owners))
    .where('outcome', 'is', null)
    .where('deadline_date', '>=', from)
    .execute();
  const byOwner = groupBy(rows, ({ workspace_id, owner }) => ownerKey(workspace_id, owner ?? ''));
  return new Map([...byOwner].map(([key, of]) => [key, of.map(({ about }) => about)]));
}

// A subscription that was planned with the same corpus needs only the reminders of these days.
async function postedReminders(
  session: Session,
  due: readonly SubscriptionRow[],
  { acknowledged }: ChannelDeadlines,
  { now, corpusVersion }: PlanRun,
): Promise<(row: ChannelRow) => readonly PostedReminder[]> {
  const today = todayIn('UTC', new Date(now));
  const from = plusDays(today, -around);
  const isChanged = ({ planned_corpus }: SubscriptionRow) => planned_corpus !== corpusVersion;
  const changed = new Set(due.filter(isChanged).map(({ channel_id }) => channel_id));
  const same = due.map(({ channel_id }) => channel_id).filter((id) => !changed.has(id));
  const rows = latestOfEach([
    ...(await postedRows(session, [...changed], { from, to: null })),
    ...(await postedRows(session, [...new Set(same)], { from, to: plusDays(today, around) })),
  ]);
  const changes = await lastChanges(session, rows);
  const reminders = rows.flatMap((row) => {
    const key = keyOf(row);
    const reminder = postedReminder(row, acknowledged.has(key), changes.get(key) ?? null);
    return reminder ? [{ channel: channelKey(row), reminder }] : [];
  });
  const byChannel = groupBy(reminders, ({ channel }) => channel);
  return (row) => (byChannel.get(channelKey(row)) ?? []).map(({ reminder }) => reminder);
}

type PostedRow = Pick<DeliveryRow, 'workspace_id' | 'channel_id' | 'about' | 'notice' | 'slack_ts'>;

// The conditions on status and date are those of the index `delivery_told`.
async function postedRows(
  session: Session,
  channels: readonly string[],
  { from, to }: { readonly from: CalendarDate; readonly to: CalendarDate | null },
): Promise<readonly PostedRow[]> {
  if (channels.length === 0) return [];
  const { rows } = await sql<PostedRow>`
    select workspace_id, channel_id, about, notice, slack_ts from delivery
    where ${isIn(session, 'channel_id', channels)}
      and deadline_date >= ${from} and ${to === null ? sql`deadline_date is not null` : sql`deadline_date <= ${to}`}
      and status = 'posted' and kind in ('reminder', 'snoozed')
    order by settled_at`.execute(session.query);
  return rows;
}

// Later rows replace earlier ones.
const latestOfEach = (rows: readonly PostedRow[]): readonly PostedRow[] => [
  ...new Map(rows.map((row) => [keyOf(row), row])).values(),
];

/** By channel and deadline, the change of the highest round that was posted or still will be. */
async function lastChanges(
  session: Session,
  posted: readonly PostedRow[],
): Promise<ReadonlyMap<string, NonNullable<PostedReminder['changed']>>> {
  if (posted.length === 0) return new Map();
  const columns = { workspace_id: 'text', channel_id: 'text', about: 'text' } as const;
  const keys = posted.map(({ workspace_id, channel_id, about }) => ({ workspace_id, channel_id, about }));
  // The conditions are those of the index `delivery_once`.
  const { rows } = await sql<PostedRow>`
    select delivery.workspace_id, delivery.channel_id, delivery.about, delivery.notice
    from ${rowsAsTable(session, columns, keys)}
    join delivery on delivery.workspace_id = item.workspace_id and delivery.channel_id = item.channel_id
      and delivery.about = item.about
    where delivery.channel_once is not null and delivery.status not in ('skipped', 'failed')
      and delivery.kind = 'changed'`.execute(session.query);
  const changes = rows.flatMap((row) => {
    const notice = parseNotice(row.notice);
    return notice.kind === 'changed' ? [{ key: keyOf(row), change: notice.change, round: notice.round }] : [];
  });
  return new Map(changes.sort((a, b) => a.round - b.round).map(({ key, change, round }) => [key, { change, round }]));
}

function postedReminder(
  row: PostedRow,
  isAcknowledged: boolean,
  changed: PostedReminder['changed'],
): PostedReminder | null {
  const notice = parseNotice(row.notice);
  if (notice.kind !== 'reminder' && notice.kind !== 'snoozed') return null;
  const { deadline, status } = notice;
  return { deadline, status, ts: row.slack_ts ?? '', isAcknowledged, changed };
}

// One index lookup a subscription: a join would read every digest it ever had.
async function lastDigests(
  session: Session,
  subscriptions: readonly string[],
): Promise<ReadonlyMap<string, CalendarDate | null>> {
  const { rows } = await sql<{ readonly id: string; readonly day: CalendarDate | null }>`
    select id, (
      select occasion from delivery
      where subscription_id = subscription.id and about = 'digest'
        and status in ('pending', 'sending', 'uncertain', 'posted')
      order by occasion desc limit 1
    ) as day
    from subscription where ${isIn(session, 'id', subscriptions)}`.execute(session.query);
  return new Map(rows.map(({ id, day }) => [id, day]));
}
