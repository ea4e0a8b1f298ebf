import { sql } from 'kysely';
import { noticeKey } from '../../remind/delivery.ts';
import type { Plan, PlanInput } from '../../remind/planning-run.ts';
import type { DeliveryLedger, PlanOutcome, PreviewedDelivery } from '../../remind/ports.ts';
import { furthestRun } from '../../subscribe/subscription.ts';
import { hour, type Instant } from '../../time/instant.ts';
import { isSeenIn } from '../corpus-memory.ts';
import { type Database, notifyWorkers, type Session, type TransactionSession } from '../database.ts';
import { isIn, rowsAsTable } from '../rows.ts';
import { subscriptionOf } from '../subscription-store.ts';
import type { SubscriptionRow } from '../tables.ts';
import { insertDeliveries, isOpen, type OwnedDelivery, parseNotice } from './delivery-rows.ts';
import { planFacts } from './plan-facts.ts';
import { addRedraws } from './redraws.ts';

interface PlanOptions {
  readonly now: Instant;
  readonly most: number;
  readonly corpusVersion: string;
  readonly view: string;
}

/** Plans what is due in one transaction: `DeliveryLedger.planDue`. */
export function planDue(database: Database): DeliveryLedger['planDue'] {
  return (now, options, plan) => database.transact((session) => planIn(session, { now, ...options }, plan));
}

async function planIn(
  session: TransactionSession,
  options: PlanOptions,
  plan: (facts: PlanInput) => Plan,
): Promise<PlanOutcome> {
  const due = await lockDue(session, options);
  // Read after the rows are locked: a process that records another corpus from here on waits, and has them planned again.
  const version = await recordedVersion(session, options.view);
  if (version !== options.corpusVersion) return { kind: 'other_corpus', version };
  if (due.length === 0) return { kind: 'planned', subscriptions: 0, opened: 0, failed: [] };
  return record(session, options, planEach(await planFacts(session, due, options), plan));
}

// No plan sets the next run beyond `furthestRun`, so what lies beyond it was set before the clock was put back. Two queries, each in
// the order of the index: one with "or" would read and sort all that is due.
async function lockDue(
  session: TransactionSession,
  { now, most, view }: PlanOptions,
): Promise<readonly SubscriptionRow[]> {
  const due = await lock(session, most, sql`next_run_at <= ${now} and ${isSeenIn(view)}`);
  if (due.length === most) return due;
  const late = sql<boolean>`next_run_at > ${now + furthestRun} and ${isSeenIn(view)}`;
  return [...due, ...(await lock(session, most - due.length, late))];
}

// Rows that another process is planning are skipped.
async function lock(
  { query, dialect }: TransactionSession,
  most: number,
  when: ReturnType<typeof sql<boolean>>,
): Promise<readonly SubscriptionRow[]> {
  return query
    .selectFrom('subscription')
    .selectAll()
    .where(sql<boolean>`state = 'active'`)
    .where(when)
    .orderBy('next_run_at')
    .limit(most)
    .$if(dialect === 'postgres', (rows) => rows.forNoKeyUpdate().skipLocked())
    .execute();
}

async function recordedVersion({ query }: TransactionSession, view: string): Promise<string> {
  const recorded = await query
    .selectFrom('noted_corpus')
    .select('version')
    .where('workspace_id', '=', view)
    .executeTakeFirst();
  return recorded?.version ?? '';
}

interface Planned {
  readonly facts: PlanInput;
  readonly plan: Plan;
}

interface Plans {
  readonly planned: readonly Planned[];
  readonly failed: Extract<PlanOutcome, { kind: 'planned' }>['failed'];
}

// One subscription that cannot be planned must not stop the others.
function planEach(facts: readonly PlanInput[], plan: (facts: PlanInput) => Plan): Plans {
  const planned: Planned[] = [];
  const failed: { readonly subscriptionId: string; readonly error: unknown }[] = [];
  for (const one of facts) {
    try {
      planned.push({ facts: one, plan: plan(one) });
    } catch (error) {
      failed.push({ subscriptionId: one.subscription.id, error });
    }
  }
  return { planned, failed };
}

const retryAfter = hour;

async function record(
  session: TransactionSession,
  { now, corpusVersion }: PlanOptions,
  { planned, failed }: Plans,
): Promise<PlanOutcome> {
  const deliveries = planned.flatMap(({ facts: { subscription }, plan }) =>
    plan.deliveries.map((delivery) => ({
      workspaceId: subscription.workspaceId,
      subscriptionId: subscription.id,
      channelId: subscription.channelId,
      delivery,
    })),
  );
  const inserted = await insertDeliveries(session, deliveries, { now, held: 0 });
  await redrawChanged(session, deliveries, now);
  await advance(session, corpusVersion, planned);
  if (failed.length > 0) {
    const ids = failed.map(({ subscriptionId }) => subscriptionId);
    await session.query
      .updateTable('subscription')
      .set({ next_run_at: now + retryAfter })
      .where(isIn(session, 'id', ids))
      .execute();
  }
  const opened = inserted.filter((status) => status === 'pending').length;
  if (opened > 0) await notifyWorkers(session);
  return { kind: 'planned', subscriptions: planned.length + failed.length, opened, failed };
}

// The card of a deadline that has changed says so, besides the reply in its thread.
async function redrawChanged(session: Session, planned: readonly OwnedDelivery[], now: Instant): Promise<void> {
  const changed = new Map(
    planned.flatMap(({ workspaceId, channelId, delivery: { notice } }) =>
      notice.kind === 'changed'
        ? [[JSON.stringify([channelId, noticeKey(notice)]), { place: { workspaceId, channelId }, notice }] as const]
        : [],
    ),
  );
  for (const { place, notice } of changed.values()) await addRedraws(session, place, notice, now);
}

async function advance(session: TransactionSession, corpusVersion: string, planned: readonly Planned[]): Promise<void> {
  if (planned.length === 0) return;
  const columns = { id: 'text', planned_until: 'text', planned_at: 'bigint', next_run_at: 'bigint' } as const;
  const rows = planned.map(({ facts: { subscription }, plan: { progress, nextRunAt } }) => ({
    id: subscription.id,
    planned_until: progress.plannedUntil,
    planned_at: progress.plannedAt,
    next_run_at: nextRunAt,
  }));
  await sql`
    update subscription set
      planned_until = item.planned_until, planned_at = item.planned_at, planned_corpus = ${corpusVersion},
      next_run_at = item.next_run_at
    from ${rowsAsTable(session, columns, rows)}
    where subscription.id = item.id`.execute(session.query);
}

/** The own views that have something due: `DeliveryLedger.dueViews`. */
export const dueViews =
  ({ query }: Database): DeliveryLedger['dueViews'] =>
  async (now) => {
    const rows = await query
      .selectFrom('subscription')
      .select('workspace_id')
      .distinct()
      .where(sql<boolean>`state = 'active'`)
      .where((where) => where.or([where('next_run_at', '<=', now), where('next_run_at', '>', now + furthestRun)]))
      .where('workspace_id', 'in', query.selectFrom('corpus_revision').select('workspace_id'))
      .execute();
    return rows.map((row) => row.workspace_id);
  };

/** What would be posted: a real run in a transaction that is rolled back. `DeliveryLedger.preview`. */
export function preview(database: Database): DeliveryLedger['preview'] {
  return async (now, view, plan) => {
    try {
      return await database.transact(async (session): Promise<never> => {
        const options = { now, most: 500, view, corpusVersion: await recordedVersion(session, view) };
        for (;;) {
          const outcome = await planIn(session, options, plan);
          if (outcome.kind !== 'planned' || outcome.subscriptions < options.most) break;
        }
        throw new RolledBack(await openUntil(session, now, view));
      });
    } catch (thrown) {
      if (thrown instanceof RolledBack) return thrown.deliveries;
      throw thrown;
    }
  };
}

// A transaction is rolled back when its work throws.
class RolledBack extends Error {
  override readonly name = 'RolledBack';
  readonly deliveries: readonly PreviewedDelivery[];

  constructor(deliveries: readonly PreviewedDelivery[]) {
    super('a preview changes nothing');
    this.deliveries = deliveries;
  }
}

async function openUntil({ query }: Session, now: Instant, view: string): Promise<readonly PreviewedDelivery[]> {
  const deliveries = await query
    .selectFrom('delivery')
    .select(['subscription_id', 'channel_id', 'notice', 'due_at'])
    .where(isOpen)
    .where(isSeenIn(view))
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .orderBy('channel_id')
    .execute();
  const rows = await query.selectFrom('subscription').selectAll().where('state', '<>', 'ended').execute();
  const subscriptions = new Map(rows.map((row) => [row.id, subscriptionOf(row)]));
  return deliveries.flatMap(({ subscription_id, channel_id: channelId, notice, due_at: dueAt }) => {
    const subscription = subscriptions.get(subscription_id);
    return subscription ? [{ subscription, channelId, notice: parseNotice(notice), dueAt }] : [];
  });
}
