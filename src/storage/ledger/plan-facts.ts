import { sql } from 'kysely';
import { groupBy } from '../../arrays.ts';
import type { PlanInput, PostedReminder } from '../../remind/planning-run.ts';
import { type CalendarDate, plusDays, todayIn } from '../../time/calendar-date.ts';
import type { Instant } from '../../time/instant.ts';
import type { Session } from '../database.ts';
import { isIn, rowsAsTable } from '../rows.ts';
import { subscriptionOf } from '../subscription-store.ts';
import type { DeliveryRow, SubscriptionRow } from '../tables.ts';
import { parseNotice } from './delivery-rows.ts';

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
  const ids = due.map(({ id }) => id);
  const posted = await postedReminders(session, due, run);
  const muted = await mutedDeadlines(session, ids);
  const digests = await lastDigests(session, ids);
  return due.map((row) => ({
    subscription: subscriptionOf(row),
    progress: { plannedUntil: row.planned_until, plannedAt: row.planned_at },
    posted: posted.get(row.id) ?? [],
    muted: muted.get(row.id) ?? new Set(),
    lastDigest: digests.get(row.id) ?? null,
  }));
}

/** Days around today in UTC that hold today and its neighbours in every zone. */
const around = 2;

// A subscription that was planned with the same corpus needs only the reminders of these days.
async function postedReminders(
  session: Session,
  due: readonly SubscriptionRow[],
  { now, corpusVersion }: PlanRun,
): Promise<ReadonlyMap<string, readonly PostedReminder[]>> {
  const today = todayIn('UTC', new Date(now));
  const from = plusDays(today, -around);
  const changed = due.filter((row) => row.planned_corpus !== corpusVersion).map(({ id }) => id);
  const same = due.filter((row) => row.planned_corpus === corpusVersion).map(({ id }) => id);
  const rows = latestOfEach([
    ...(await postedRows(session, changed, { from, to: null })),
    ...(await postedRows(session, same, { from, to: plusDays(today, around) })),
  ]);
  const changes = await lastChanges(session, rows);
  const reminders = rows.flatMap((row) => {
    const reminder = postedReminder(row, changes.get(keyOf(row)) ?? null);
    return reminder ? [{ subscription: row.subscription_id, reminder }] : [];
  });
  const bySubscription = groupBy(reminders, ({ subscription }) => subscription);
  return new Map([...bySubscription].map(([id, of]) => [id, of.map(({ reminder }) => reminder)]));
}

type PostedRow = Pick<DeliveryRow, 'subscription_id' | 'about' | 'notice' | 'slack_ts' | 'acknowledged_by'>;

const keyOf = ({ subscription_id, about }: Pick<DeliveryRow, 'subscription_id' | 'about'>): string =>
  JSON.stringify([subscription_id, about]);

// The conditions on status and date are those of the index `delivery_told`.
async function postedRows(
  session: Session,
  subscriptions: readonly string[],
  { from, to }: { readonly from: CalendarDate; readonly to: CalendarDate | null },
): Promise<readonly PostedRow[]> {
  if (subscriptions.length === 0) return [];
  const { rows } = await sql<PostedRow>`
    select subscription_id, about, notice, slack_ts, acknowledged_by from delivery
    where ${isIn(session, 'subscription_id', subscriptions)}
      and deadline_date >= ${from} and ${to === null ? sql`deadline_date is not null` : sql`deadline_date <= ${to}`}
      and status = 'posted' and kind in ('reminder', 'snoozed')
    order by settled_at`.execute(session.query);
  return rows;
}

// Later rows replace earlier ones.
const latestOfEach = (rows: readonly PostedRow[]): readonly PostedRow[] => [
  ...new Map(rows.map((row) => [keyOf(row), row])).values(),
];

/** By subscription and deadline, the change of the highest round that was posted or still will be. */
async function lastChanges(
  session: Session,
  posted: readonly PostedRow[],
): Promise<ReadonlyMap<string, NonNullable<PostedReminder['changed']>>> {
  if (posted.length === 0) return new Map();
  const keys = posted.map(({ subscription_id, about }) => ({ subscription_id, about }));
  const { rows } = await sql<Pick<DeliveryRow, 'subscription_id' | 'about' | 'notice'>>`
    select delivery.subscription_id, delivery.about, delivery.notice
    from ${rowsAsTable(session, { subscription_id: 'text', about: 'text' }, keys)}
    join delivery on delivery.subscription_id = item.subscription_id and delivery.about = item.about
    where delivery.kind = 'changed' and delivery.status in ('pending', 'sending', 'uncertain', 'posted')`.execute(
    session.query,
  );
  const changes = rows.flatMap((row) => {
    const notice = parseNotice(row.notice);
    return notice.kind === 'changed' ? [{ key: keyOf(row), change: notice.change, round: notice.round }] : [];
  });
  return new Map(changes.sort((a, b) => a.round - b.round).map(({ key, change, round }) => [key, { change, round }]));
}

function postedReminder(row: PostedRow, changed: PostedReminder['changed']): PostedReminder | null {
  const notice = parseNotice(row.notice);
  if (notice.kind !== 'reminder' && notice.kind !== 'snoozed') return null;
  const { deadline, status } = notice;
  return { deadline, status, ts: row.slack_ts ?? '', acknowledgedBy: row.acknowledged_by, changed };
}

async function mutedDeadlines(
  session: Session,
  subscriptions: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await session.query
    .selectFrom('muted_deadline')
    .select(['subscription_id', 'about'])
    .where(isIn(session, 'subscription_id', subscriptions))
    .execute();
  const bySubscription = groupBy(rows, (row) => row.subscription_id);
  return new Map([...bySubscription].map(([id, muted]) => [id, new Set(muted.map(({ about }) => about))]));
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
