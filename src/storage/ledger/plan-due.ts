import { sql } from 'kysely';
import type { Plan, PlanInput } from '../../remind/planning-run.ts';
import type { DeliveryLedger, OpenDelivery, PlanOutcome, PreviewedDelivery } from '../../remind/ports.ts';
import { furthestRun } from '../../subscribe/subscription.ts';
import { hour, type Instant, second } from '../../time/instant.ts';
import type { Database, TransactionSession } from '../database.ts';
import { isIn, rowsAsTable } from '../rows.ts';
import { subscriptionOf } from '../subscription-row.ts';
import { everyWorkspace, type SubscriptionRow } from '../tables.ts';
import { insertDeliveries, parseNotice, type Taken } from './insert-deliveries.ts';
import { type Announce, announceNothing, isOpen } from './open-deliveries.ts';
import { planFacts } from './plan-facts.ts';

/** Plans what is due in one transaction: `DeliveryLedger.planDue`. */
export function planDue(database: Database, announce: Announce): DeliveryLedger['planDue'] {
  return (now, options, plan) =>
    database.transact((session) => planIn(session, { now, ...options, announce }, plan));
}

/** The same within a transaction. */
async function planIn(
  session: TransactionSession,
  { most, ...noting }: Noting & { readonly most: number },
  plan: (facts: PlanInput) => Plan,
): Promise<PlanOutcome> {
  const due = await lockDue(session, noting.now, most);
  // Asked for after the rows are locked: whoever notes another corpus from here on waits, and has them planned anew.
  const version = await notedVersion(session);
  if (version !== noting.corpusVersion) return { kind: 'other_corpus', version };
  if (due.length === 0) return { kind: 'planned', subscriptions: 0, opened: 0, failed: [] };
  return note(session, noting, makePlans(await planFacts(session, due, noting), plan));
}

/** When a subscription that could not be planned is tried again. */
const afterFailure = hour;

// No plan is further ahead than `furthestRun`: what lies further was set by a clock that has been put back since. Two queries, each in the order of the index: as one with "or" it would read and sort all that is due.
async function lockDue(
  session: TransactionSession,
  now: Instant,
  most: number,
): Promise<readonly SubscriptionRow[]> {
  const due = await lock(session, most, sql`next_run_at <= ${now}`);
  if (due.length === most) return due;
  return [...due, ...(await lock(session, most - due.length, sql`next_run_at > ${now + furthestRun}`))];
}

// Rows that another process plans at this moment are passed over.
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

/** The version of the corpus that was noted last; empty where none was. */
async function notedVersion({ query }: TransactionSession): Promise<string> {
  const noted = await query
    .selectFrom('noted_corpus')
    .select('version')
    .where('workspace_id', '=', everyWorkspace)
    .executeTakeFirst();
  return noted?.version ?? '';
}

/** A subscription with its plan, or with what went wrong. */
type Made = { readonly facts: PlanInput } & ({ readonly plan: Plan } | { readonly error: unknown });

// One subscription that cannot be planned must not keep all others from being planned.
function makePlans(facts: readonly PlanInput[], plan: (facts: PlanInput) => Plan): readonly Made[] {
  return facts.map((one) => {
    try {
      return { facts: one, plan: plan(one) };
    } catch (error) {
      return { facts: one, error };
    }
  });
}

interface Noting {
  readonly now: Instant;
  readonly corpusVersion: string;
  readonly announce: Announce;
}

async function note(
  session: TransactionSession,
  { now, corpusVersion, announce }: Noting,
  made: readonly Made[],
): Promise<PlanOutcome> {
  const planned = made.flatMap((one) => ('plan' in one ? [one] : []));
  const failed = made.flatMap(({ facts, ...one }) =>
    'error' in one ? [{ subscriptionId: facts.subscription.id, error: one.error }] : [],
  );
  const deliveries = planned.flatMap(({ facts: { subscription }, plan }) =>
    plan.deliveries.map((delivery) => ({
      workspaceId: subscription.workspaceId,
      subscriptionId: subscription.id,
      channelId: subscription.channelId,
      delivery,
    })),
  );
  const taken = await insertDeliveries(session, deliveries, { now, held: 0 });
  await moveOn(session, corpusVersion, planned);
  await putOff(
    session,
    failed.map(({ subscriptionId }) => subscriptionId),
    now + afterFailure,
  );
  const opened = taken.filter(({ status }) => status === 'pending');
  await announce(session.query, oneAfterTheOther(opened));
  return { kind: 'planned', subscriptions: made.length, opened: opened.length, failed };
}

// What one channel hears at one moment is looked at a second apart: looked at together, all but one would be put off.
function oneAfterTheOther(opened: readonly Taken[]): readonly OpenDelivery[] {
  const slots = new Map<string, Instant>();
  return opened.map(({ id, due_at, workspace_id, channel_id }) => {
    const channel = JSON.stringify([workspace_id, channel_id]);
    const dueAt = Math.max(due_at, slots.get(channel) ?? 0);
    slots.set(channel, dueAt + second);
    return { id, dueAt };
  });
}

async function moveOn(
  session: TransactionSession,
  corpusVersion: string,
  planned: readonly { readonly facts: PlanInput; readonly plan: Plan }[],
): Promise<void> {
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

async function putOff(session: TransactionSession, ids: readonly string[], until: Instant): Promise<void> {
  if (ids.length === 0) return;
  await session.query
    .updateTable('subscription')
    .set({ next_run_at: until })
    .where(isIn(session, 'id', ids))
    .execute();
}

/** What would be posted: a real run in a transaction that is taken back. `DeliveryLedger.preview`. */
export function preview(database: Database): DeliveryLedger['preview'] {
  return async (now, plan) => {
    try {
      return await database.transact(async (session): Promise<never> => {
        const corpusVersion = await notedVersion(session);
        await planAll(session, { now, corpusVersion }, plan);
        throw new TakenBack(await openUntil(session, now));
      });
    } catch (thrown) {
      if (thrown instanceof TakenBack) return thrown.deliveries;
      throw thrown;
    }
  };
}

// A transaction ends without effect where its work throws.
class TakenBack extends Error {
  override readonly name = 'TakenBack';
  readonly deliveries: readonly PreviewedDelivery[];

  constructor(deliveries: readonly PreviewedDelivery[]) {
    super('a preview changes nothing');
    this.deliveries = deliveries;
  }
}

const most = 500;

async function planAll(
  session: TransactionSession,
  { now, corpusVersion }: { readonly now: Instant; readonly corpusVersion: string },
  plan: Parameters<DeliveryLedger['preview']>[1],
): Promise<void> {
  for (;;) {
    const outcome = await planIn(session, { now, most, corpusVersion, announce: announceNothing }, plan);
    if (outcome.kind !== 'planned' || outcome.subscriptions < most) return;
  }
}

async function openUntil(session: TransactionSession, now: Instant): Promise<readonly PreviewedDelivery[]> {
  const deliveries = await session.query
    .selectFrom('delivery')
    .select(['subscription_id', 'channel_id', 'notice', 'due_at'])
    .where(isOpen)
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .orderBy('channel_id')
    .execute();
  const rows = await session.query
    .selectFrom('subscription')
    .selectAll()
    .where('state', '<>', 'ended')
    .execute();
  const subscriptions = new Map(rows.map((row) => [row.id, subscriptionOf(row)]));
  return deliveries.flatMap(({ subscription_id, channel_id: channelId, notice, due_at: dueAt }) => {
    const subscription = subscriptions.get(subscription_id);
    return subscription ? [{ subscription, channelId, notice: parseNotice(notice), dueAt }] : [];
  });
}
