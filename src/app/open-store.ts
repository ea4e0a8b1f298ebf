import type { BulletinStore, DraftStore } from '../curate/ports.ts';
import type { Library } from '../question/library.ts';
import type { DeliveryDependencies } from '../remind/deliver-use-cases.ts';

import type { DeliveryLedger } from '../remind/ports.ts';
import { openReminderEngine, type ReminderEngine } from '../remind/reminder-engine-use-cases.ts';
import { createBulletinStore } from '../storage/bulletin-store.ts';
import { createCorpusMemory } from '../storage/corpus-memory.ts';
import type { Database } from '../storage/database.ts';
import { createDraftStore } from '../storage/draft-store.ts';
import { createDeliveryLedger } from '../storage/ledger/delivery-ledger.ts';
import { openDatabase } from '../storage/open-database.ts';
import { createSubscriptionStore } from '../storage/subscription-store.ts';
import type { SubscriptionStore } from '../subscribe/ports.ts';
import { type ReminderJobs, startReminderLoop } from './jobs/reminder-loop.ts';
import { disposables } from './process.ts';
import type { StorePlace } from './settings.ts';

/** The stores of the app on one database, and how their work is done. */
export interface Store extends AsyncDisposable {
  readonly database: Database;
  readonly subscriptions: SubscriptionStore;
  readonly ledger: DeliveryLedger;
  readonly bulletins: BulletinStore;
  readonly drafts: DraftStore;
  /** Begins to plan and deliver. */
  readonly start: (
    reminders: ReminderEngine,
    facts: Pick<DeliveryDependencies, 'clock' | 'log'>,
  ) => Promise<ReminderJobs>;
}

/**
 * Opens the store: SQLite with a loop in this process, or PostgreSQL with a job queue that any number of processes share.
 * Throws `CannotOpenDatabase`.
 */
export async function openStore(place: StorePlace, log: DeliveryDependencies['log']): Promise<Store> {
  return place.kind === 'postgres' ? openShared(place, log) : openEmbedded(place);
}

async function openEmbedded(place: StorePlace): Promise<Store> {
  const database = await openDatabase(place);
  const ledger = createDeliveryLedger(database);
  const start: Store['start'] = async (reminders, { clock, log }) =>
    startReminderLoop({
      work: async (signal) => {
        await reminders.plan();
        await reminders.drain(signal);
      },
      nextAt: async () => earliest(await ledger.nextDueAt(), await ledger.nextRunAt()),
      clock,
      log,
    });
  return {
    database,
    ledger,
    start,
    subscriptions: createSubscriptionStore(database),
    bulletins: createBulletinStore(database),
    drafts: createDraftStore(database),
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}

const earliest = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.min(a, b);

/** Jobs whose delivery has been due for so long have been lost, in milliseconds, and how many are made good at a time. */
const lostAfter = { by: 30_000, most: 5000 };

async function openShared(
  place: Extract<StorePlace, { kind: 'postgres' }>,
  log: DeliveryDependencies['log'],
): Promise<Store> {
  const open = disposables();
  const database = open.use(await openDatabase(place));
  const { openPgBossJobs } = await import('./jobs/pg-boss-jobs.ts');
  const jobs = open.use(await openPgBossJobs(place.url, log));
  const ledger = createDeliveryLedger(database, jobs.announce);
  return {
    database,
    ledger,
    subscriptions: createSubscriptionStore(database, jobs.announce),
    bulletins: createBulletinStore(database),
    drafts: createDraftStore(database),
    start: (reminders, { clock }) =>
      jobs.start({
        tick: async () => {
          await reminders.plan();
          await ledger.announceOverdue(clock.now().getTime(), lostAfter);
        },
        deliver: (ids) => reminders.deliver(ids),
        clock,
        log,
      }),
    [Symbol.asyncDispose]: () => open[Symbol.asyncDispose](),
  };
}

interface ReminderParts extends Omit<DeliveryDependencies, 'ledger' | 'subscriptions' | 'current'> {
  readonly store: Store;
}

/** The reminders of a store, ready with a library. */
export function remindersOf({ store, ...facts }: ReminderParts, library: Library): Promise<ReminderEngine> {
  const { database, ledger, subscriptions } = store;
  return openReminderEngine(
    { ...facts, ledger, subscriptions, memory: createCorpusMemory(database) },
    library,
  );
}
