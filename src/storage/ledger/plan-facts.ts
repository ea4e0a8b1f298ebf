import { sql } from 'kysely';
import type { PlanFacts, ToldReminder } from '../../reminders/plan.ts';
import { type CalendarDate, plusDays, todayIn } from '../../time/calendar-date.ts';
import type { Instant } from '../../time/instant.ts';
import type { Session } from '../database.ts';
import { groupBy } from '../group-by.ts';
import { isAmong } from '../rows-as-table.ts';
import { subscriptionOf } from '../subscriptions/subscription-row.ts';
import type { DeliveryRow, SubscriptionRow } from '../tables.ts';
import { parseNotice } from './notice-json.ts';

/** What the ledger knows of subscriptions that are to be planned with a corpus; each fact with one query for all of them. */
export async function planFacts(
  session: Session,
  due: readonly SubscriptionRow[],
  { now, corpusVersion }: { readonly now: Instant; readonly corpusVersion: string },
): Promise<readonly PlanFacts[]> {
  const ids = due.map(({ id }) => id);
  const told = await toldReminders(session, due, { now, corpusVersion });
  const muted = await mutedDeadlines(session, ids);
  const digests = await lastDigests(session, ids);
  return due.map((row) => ({
    subscription: subscriptionOf(row),
    progress: { plannedUntil: row.planned_until, plannedAt: row.planned_at },
    told: told.get(row.id) ?? [],
    muted: muted.get(row.id) ?? new Set(),
    lastDigest: digests.get(row.id) ?? null,
  }));
}

/** Days before and after today in UTC among which every zone's today and its neighbours are. */
const around = 2;

async function toldReminders(
  session: Session,
  due: readonly SubscriptionRow[],
  { now, corpusVersion }: { readonly now: Instant; readonly corpusVersion: string },
): Promise<ReadonlyMap<string, readonly ToldReminder[]>> {
  const today = todayIn('UTC', new Date(now));
  const from = plusDays(today, -around);
  const changed = due.filter((row) => row.planned_corpus !== corpusVersion).map(({ id }) => id);
  const same = due.filter((row) => row.planned_corpus === corpusVersion).map(({ id }) => id);
  const rows = [
    ...(await toldRows(session, changed, { from, to: null })),
    ...(await toldRows(session, same, { from, to: plusDays(today, around) })),
  ];
  const bySubscription = groupBy(rows, (row) => row.subscription_id);
  return new Map([...bySubscription].map(([id, told]) => [id, latestOfEach(told)]));
}

type ToldRow = Pick<
  DeliveryRow,
  'subscription_id' | 'about' | 'kind' | 'notice' | 'slack_ts' | 'acknowledged_by'
>;

// The conditions on status and day are those of the index `delivery_told`.
async function toldRows(
  session: Session,
  subscriptions: readonly string[],
  { from, to }: { readonly from: CalendarDate; readonly to: CalendarDate | null },
): Promise<readonly ToldRow[]> {
  if (subscriptions.length === 0) return [];
  const { rows } = await sql<ToldRow>`
    select subscription_id, about, kind, notice, slack_ts, acknowledged_by from delivery
    where ${isAmong(session, 'subscription_id', subscriptions)}
      and deadline_date >= ${from} and ${to === null ? sql`deadline_date is not null` : sql`deadline_date <= ${to}`}
      and ((kind = 'changed' and status <> 'skipped') or (kind in ('reminder', 'snoozed') and status = 'posted'))
    order by settled_at`.execute(session.query);
  return rows;
}

function latestOfEach(rows: readonly ToldRow[]): readonly ToldReminder[] {
  return [...groupBy(rows, (row) => row.about).values()].flatMap((about) => {
    const latest = about.findLast(({ kind }) => kind !== 'changed');
    if (!latest) return [];
    const notice = parseNotice(latest.notice);
    if (notice.kind !== 'reminder' && notice.kind !== 'snoozed') return [];
    const { deadline, status } = notice;
    const { slack_ts: ts, acknowledged_by: acknowledgedBy } = latest;
    return [{ deadline, status, ts: ts ?? '', acknowledgedBy, changed: lastChange(about) }];
  });
}

function lastChange(about: readonly ToldRow[]): ToldReminder['changed'] {
  const changes = about.flatMap((row) => {
    const notice = row.kind === 'changed' ? parseNotice(row.notice) : null;
    return notice?.kind === 'changed' ? [{ change: notice.change, round: notice.round }] : [];
  });
  return changes.sort((a, b) => a.round - b.round).at(-1) ?? null;
}

async function mutedDeadlines(
  session: Session,
  subscriptions: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await session.query
    .selectFrom('muted_deadline')
    .select(['subscription_id', 'about'])
    .where(isAmong(session, 'subscription_id', subscriptions))
    .execute();
  const bySubscription = groupBy(rows, (row) => row.subscription_id);
  return new Map([...bySubscription].map(([id, muted]) => [id, new Set(muted.map(({ about }) => about))]));
}

// One look into the index for each subscription: a join would read all digests that it ever had.
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
    from subscription where ${isAmong(session, 'id', subscriptions)}`.execute(session.query);
  return new Map(rows.map(({ id, day }) => [id, day]));
}
