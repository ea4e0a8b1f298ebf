import type { DeskStore } from '../../src/desk/ports.ts';
import type { PlannedDelivery } from '../../src/remind/delivery.ts';
import type { Plan, PlanInput } from '../../src/remind/planning-run.ts';
import type { CorpusMemory, DeliveryLedger, LedgerStats } from '../../src/remind/ports.ts';
import { createCorpusMemory } from '../../src/storage/corpus-memory.ts';
import type { Database } from '../../src/storage/database.ts';
import { createDeskStore } from '../../src/storage/desk-store.ts';
import { createDeliveryLedger } from '../../src/storage/ledger/delivery-ledger.ts';
import { addDelivery } from '../../src/storage/ledger/delivery-rows.ts';
import { createSubscriptionStore } from '../../src/storage/subscription-store.ts';
import { everyWorkspace } from '../../src/storage/tables.ts';
import type { NewSubscription, SubscriptionStore } from '../../src/subscribe/ports.ts';
import type { Subscription } from '../../src/subscribe/subscription.ts';
import { dayLength, hour, second } from '../../src/time/instant.ts';
import { createIn } from './create-subscription.ts';
import { asked, day, monday } from './samples.ts';
import { settledIn } from './settled-in.ts';

/** The stores of a database, and steps that most tests begin with. */
export interface Stores {
  readonly subscriptions: SubscriptionStore;
  readonly ledger: DeliveryLedger;
  readonly desk: DeskStore;
  readonly memory: CorpusMemory;
  /** What is still open, and how the rest was settled. */
  readonly standing: (now: number) => Promise<LedgerStats & Awaited<ReturnType<typeof settledIn>>>;
  /** Adds a delivery to a subscription, in its channel. @returns how many were new */
  readonly add: (
    subscription: Pick<Subscription, 'id' | 'workspaceId' | 'channelId'>,
    delivery: PlannedDelivery,
    now: number,
  ) => Promise<number>;
  /** Creates a subscription and plans these deliveries for it with the first corpus. */
  readonly planned: (
    deliveries: readonly PlannedDelivery[],
    changes?: Partial<NewSubscription>,
  ) => Promise<Subscription>;
  /** Plans the same deliveries for each subscription that is due. @returns what planning knew about each */
  readonly plan: (now: number, deliveries?: readonly PlannedDelivery[], corpusVersion?: string) => Promise<PlanInput[]>;
}

/** Limits of claims. */
export const limits = { most: 50, lease: 30 * second, pace: second } as const;

/** The corpus that is recorded first. */
export const firstCorpus = {
  version: 'v1',
  revision: 0,
  entryIds: ['cn-2026-10-r1'],
  deadlines: [],
} as const;

/** The stores of a database in which the first corpus is recorded. */
export async function openStores(database: Database): Promise<Stores> {
  const subscriptions = createSubscriptionStore(database);
  const ledger = createDeliveryLedger(database);
  const desk = createDeskStore(database);
  const memory = createCorpusMemory(database);
  await memory.note(everyWorkspace, firstCorpus, monday);
  const plan: Stores['plan'] = async (now, deliveries = [], corpusVersion = firstCorpus.version) => {
    const seen: PlanInput[] = [];
    await ledger.planDue(now, { view: everyWorkspace, most: 500, corpusVersion }, (facts) => {
      seen.push(facts);
      return planOf(deliveries, now);
    });
    return seen;
  };
  return {
    subscriptions,
    ledger,
    desk,
    memory,
    standing: async (now) => ({ ...(await ledger.stats(now)), ...(await settledIn(database)) }),
    plan,
    add: ({ id: subscriptionId, workspaceId, channelId }, delivery, now) =>
      database.transact((session) => addDelivery(session, { subscriptionId, workspaceId, channelId, delivery }, now)),
    planned: async (deliveries, changes) => {
      const subscription = await createIn(subscriptions, asked(changes), monday);
      await plan(monday, deliveries);
      return subscription;
    },
  };
}

/** A plan of these deliveries; the next run is in a day. */
export function planOf(deliveries: readonly PlannedDelivery[], now: number): Plan {
  const progress = { plannedUntil: day('2026-11-02'), plannedAt: now };
  return { deliveries, progress, nextRunAt: now + dayLength - hour };
}

/** Posts everything that is due. @returns the ids of the deliveries */
export async function postAll(ledger: DeliveryLedger, at: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (;;) {
    const claimed = await ledger.claim(at, { ...limits, pace: 0 });
    if (claimed.length === 0) return ids;
    ids.push(...claimed.map(({ delivery }) => delivery.id));
    await ledger.settle(
      claimed.map(({ delivery: { id, attempt } }) => ({
        id,
        attempt,
        settlement: { kind: 'posted', ts: `${at}.0`, at },
      })),
    );
  }
}
