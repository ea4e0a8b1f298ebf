import type { PlannedDelivery } from '../../src/remind/delivery.ts';
import type { Plan, PlanInput } from '../../src/remind/planning-run.ts';
import type { CorpusMemory, DeliveryLedger, LedgerStats, OpenDelivery } from '../../src/remind/ports.ts';
import { createCorpusMemory } from '../../src/storage/corpus-memory.ts';
import type { Database } from '../../src/storage/database.ts';
import { createDeliveryLedger } from '../../src/storage/ledger/delivery-ledger.ts';
import { createSubscriptionStore } from '../../src/storage/subscription-store.ts';
import type { NewSubscription, SubscriptionStore } from '../../src/subscribe/ports.ts';
import type { Subscription } from '../../src/subscribe/subscription.ts';
import { dayLength, hour, second } from '../../src/time/instant.ts';
import { createIn } from './create-subscription.ts';
import { asked, day, monday } from './samples.ts';
import { settledIn } from './settled-in.ts';

/** The stores on a database, what they announced, and a few steps that most tests begin with. */
export interface Stores {
  readonly subscriptions: SubscriptionStore;
  readonly ledger: DeliveryLedger;
  readonly memory: CorpusMemory;
  readonly announced: OpenDelivery[];
  /** What is still to be done and what came of the rest. */
  readonly standing: (now: number) => Promise<LedgerStats & Awaited<ReturnType<typeof settledIn>>>;
  /** A subscription with these deliveries in the ledger, planned with the first corpus. */
  readonly planned: (
    deliveries: readonly PlannedDelivery[],
    changes?: Partial<NewSubscription>,
  ) => Promise<Subscription>;
  /** Plans what is due at that moment, the same for each, and tells what was known of each. */
  readonly plan: (
    now: number,
    deliveries?: readonly PlannedDelivery[],
    corpusVersion?: string,
  ) => Promise<PlanInput[]>;
}

/** Leases and paces as the app has them. */
export const limits = { most: 50, lease: 30 * second, pace: second } as const;

/** The corpus that is noted first. */
export const firstCorpus = {
  version: 'v1',
  revision: 0,
  entryIds: ['cn-2026-10-r1'],
  deadlines: [],
} as const;

/** The stores on a database, with the first corpus noted. */
export async function openStores(database: Database): Promise<Stores> {
  const announced: OpenDelivery[] = [];
  const announce = async (_: unknown, opened: readonly OpenDelivery[]) => void announced.push(...opened);
  const subscriptions = createSubscriptionStore(database, announce);
  const ledger = createDeliveryLedger(database, announce);
  const memory = createCorpusMemory(database);
  await memory.note(firstCorpus, monday);
  const plan: Stores['plan'] = async (now, deliveries = [], corpusVersion = firstCorpus.version) => {
    const seen: PlanInput[] = [];
    await ledger.planDue(now, { most: 500, corpusVersion }, (facts) => {
      seen.push(facts);
      return planOf(deliveries, now);
    });
    return seen;
  };
  return {
    subscriptions,
    ledger,
    memory,
    announced,
    standing: async (now) => ({ ...(await ledger.stats(now)), ...(await settledIn(database)) }),
    plan,
    planned: async (deliveries, changes) => {
      const subscription = await createIn(subscriptions, asked(changes), monday);
      await plan(monday, deliveries);
      return subscription;
    },
  };
}

/** A plan of these deliveries; the next one is made in a day. */
export function planOf(deliveries: readonly PlannedDelivery[], now: number): Plan {
  const progress = { plannedUntil: day('2026-11-02'), plannedAt: now };
  return { deliveries, progress, nextRunAt: now + dayLength - hour };
}
