import type { BulletinStore, DraftStore } from '../curate/ports.ts';
import type { DeskStore } from '../desk/ports.ts';
import type { DeliveryLedger } from '../remind/ports.ts';
import type { SourceStore } from '../sources/ports.ts';
import { createBulletinStore } from '../storage/bulletin-store.ts';
import type { Database } from '../storage/database.ts';
import { createDeskStore } from '../storage/desk-store.ts';
import { createDraftStore } from '../storage/draft-store.ts';
import { createDeliveryLedger } from '../storage/ledger/delivery-ledger.ts';
import { openDatabase } from '../storage/open-database.ts';
import { createSourceStore } from '../storage/source-store.ts';
import { createSubscriptionStore } from '../storage/subscription-store.ts';
import type { SubscriptionStore } from '../subscribe/ports.ts';
import type { StorePlace } from './settings.ts';

/** The stores of the app in one database. Disposing of it closes the database. */
export interface Store extends AsyncDisposable {
  readonly database: Database;
  readonly subscriptions: SubscriptionStore;
  readonly ledger: DeliveryLedger;
  readonly desk: DeskStore;
  readonly bulletins: BulletinStore;
  readonly drafts: DraftStore;
  readonly sources: SourceStore;
}

/** Opens the database and its stores. Throws `DatabaseError`. */
export async function openStore(place: StorePlace): Promise<Store> {
  const database = await openDatabase(place);
  return {
    database,
    subscriptions: createSubscriptionStore(database),
    ledger: createDeliveryLedger(database),
    desk: createDeskStore(database),
    bulletins: createBulletinStore(database),
    drafts: createDraftStore(database),
    sources: createSourceStore(database),
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}
