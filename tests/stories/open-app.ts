import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Library } from '../../src/answers/library.ts';
import { matcherOf } from '../../src/answers/subscribing/subscribed.ts';
import { planningCorpus } from '../../src/reminders/planning-corpus.ts';
import { createCalendarSender } from '../../src/slack/calendar-sender.ts';
import { clientOptionsFor } from '../../src/slack/client-options.ts';
import { createPeople } from '../../src/slack/people.ts';
import { createReminderPoster } from '../../src/slack/reminder-poster.ts';
import { createDeliveryLedger } from '../../src/storage/ledger/delivery-ledger.ts';
import { openDatabase } from '../../src/storage/open-database.ts';
import { createSubscriptionStore } from '../../src/storage/subscriptions/subscription-store.ts';
import { createWorkflows, type Workflows } from '../../src/workflows/create-workflows.ts';
import type { Clock, Log } from '../../src/workflows/ports.ts';
import type {
  DeliveryLedger,
  ReminderPoster,
  SubscriptionStore,
} from '../../src/workflows/reminder-ports.ts';

interface AppFacts {
  readonly apiUrl: string;
  readonly library: Library;
  readonly clock: Clock;
  readonly log: Log;
  /** Where calendars can be read from outside. */
  readonly publicUrl?: string;
}

/** The app on an embedded store of its own, without a connection to Slack; the folder goes when it is disposed of. */
export interface OpenApp extends AsyncDisposable {
  readonly workflows: Workflows;
  readonly store: SubscriptionStore;
  readonly ledger: DeliveryLedger;
  readonly poster: ReminderPoster;
}

/** Opens the app for a story. */
export async function openApp({ apiUrl, library, clock, log, publicUrl }: AppFacts): Promise<OpenApp> {
  const folder = await mkdtemp(join(tmpdir(), 'privacy-law-story-'));
  const database = await openDatabase({ kind: 'embedded', folder });
  const [store, ledger] = [createSubscriptionStore(database), createDeliveryLedger(database)];
  const tokenOf = () => Promise.resolve('xoxb-playground');
  const options = clientOptionsFor(apiUrl);
  const poster = createReminderPoster(tokenOf, options);
  const planning = planningCorpus(library.corpus, { entry: () => 0, deadline: () => 0 }, matcherOf(library));
  const workflows = createWorkflows({
    store,
    ledger,
    poster,
    people: createPeople(tokenOf, options),
    calendars: createCalendarSender(tokenOf, options),
    feedOf: ({ id }) => (publicUrl === undefined ? null : `${publicUrl}/calendar/${id}.ics`),
    library: () => library,
    planning: () => planning,
    clock,
    log,
    zone: 'Asia/Shanghai',
    wake: () => {},
  });
  return {
    workflows,
    store,
    ledger,
    poster,
    [Symbol.asyncDispose]: async () => {
      await database[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
