import type { BulletinStore, DraftStore } from '../curate/ports.ts';
import type { Library } from '../question/library.ts';
import type { DeliveryLedger } from '../remind/ports.ts';
import {
  openReminderEngine,
  type ReminderEngine,
  type ReminderEngineDependencies,
} from '../remind/reminder-engine-use-cases.ts';
import { createBulletinStore } from '../storage/bulletin-store.ts';
import { createCorpusMemory } from '../storage/corpus-memory.ts';
import type { Database } from '../storage/database.ts';
import { createDraftStore } from '../storage/draft-store.ts';
import { createDeliveryLedger } from '../storage/ledger/delivery-ledger.ts';
import { openDatabase } from '../storage/open-database.ts';
import { createSubscriptionStore } from '../storage/subscription-store.ts';
import type { SubscriptionStore } from '../subscribe/ports.ts';
import type { StorePlace } from './settings.ts';

/** The stores of the app in one database. Disposing of it closes the database. */
export interface Store extends AsyncDisposable {
  readonly database: Database;
  readonly subscriptions: SubscriptionStore;
  readonly ledger: DeliveryLedger;
  readonly bulletins: BulletinStore;
  readonly drafts: DraftStore;
}

/** Opens the database and its stores. Throws `DatabaseError`. */
export async function openStore(place: StorePlace): Promise<Store> {
  const database = await openDatabase(place);
  return {
    database,
    subscriptions: createSubscriptionStore(database),
    ledger: createDeliveryLedger(database),
    bulletins: createBulletinStore(database),
    drafts: createDraftStore(database),
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}

interface ReminderParts extends Omit<ReminderEngineDependencies, 'ledger' | 'subscriptions' | 'memory'> {
  readonly store: Store;
}

/** The reminders of a store, ready to plan and deliver with a library. */
export function remindersOf({ store, ...parts }: ReminderParts, library: Library): Promise<ReminderEngine> {
  const { database, ledger, subscriptions } = store;
  return openReminderEngine({ ...parts, ledger, subscriptions, memory: createCorpusMemory(database) }, library);
}
