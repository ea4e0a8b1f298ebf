import type { Instant } from '../../time/instant.ts';
import type { DeliveryLedger, PreviewedDelivery } from '../../workflows/reminder-ports.ts';
import type { Database, TransactionSession } from '../database.ts';
import { subscriptionOf } from '../subscriptions/subscription-row.ts';
import { parseNotice } from './notice-json.ts';
import { announceNothing, isOpen } from './open-deliveries.ts';
import { notedVersion, planIn } from './plan-due.ts';

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
