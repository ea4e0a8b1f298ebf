import { setTimeout as wait } from 'node:timers/promises';
import type { Library } from '../answers/library.ts';
import { subscribedTo } from '../answers/subscribing/subscribed.ts';
import { deadlineCalendar } from '../cards/deadline-calendar.ts';
import type { Settings } from '../config/settings.ts';
import type { ReminderJobs } from '../jobs/reminder-jobs.ts';
import { closing } from '../runtime/closing.ts';
import { createMetrics } from '../runtime/metrics.ts';
import { type Health, openOperationServer } from '../runtime/operation-server.ts';
import { createCalendarSender } from '../slack/calendar-sender.ts';
import { clientOptionsFor } from '../slack/client-options.ts';
import { connectToSlack, type SlackConnection } from '../slack/connect-to-slack.ts';
import { createPeople } from '../slack/people.ts';
import { createReminderPoster } from '../slack/reminder-poster.ts';
import { renewToken } from '../slack/renew-token.ts';
import { createTokenStore } from '../storage/token-store.ts';
import { minute } from '../time/instant.ts';
import { createRenewingToken } from '../workflows/bot-tokens.ts';
import { createWorkflows } from '../workflows/create-workflows.ts';
import { type DeliveryTiming, deliveryTiming } from '../workflows/deliver-reminders.ts';
import type { Clock, Log } from '../workflows/ports.ts';
import { openStore, remindersOf, type Store } from './open-store.ts';

/** What the app runs on. */
export interface AppFacts {
  readonly settings: Pick<Settings, 'slack' | 'store' | 'zone' | 'operation' | 'publicUrl'>;
  readonly library: Library;
  readonly clock: Clock;
  /** A clock of milliseconds that never goes back. */
  readonly elapsed: () => number;
  readonly log: Log;
  /** Called with a `CannotConnect` when Slack refuses the token for good while the app runs. */
  readonly onRefused: (error: Error) => void;
  readonly timing?: DeliveryTiming;
}

/** The app while it runs. Disposing of it lets what is under way come to an end, then closes everything. */
export interface App extends AsyncDisposable {
  readonly connection: SlackConnection;
  readonly store: Store;
  /** Lets the reminders look at once at what there is to do: the clock was moved. */
  readonly wake: () => void;
  /** Where health, metrics and calendars are served; null for nowhere. */
  readonly operationPort: number | null;
}

/**
 * Opens the store, connects to Slack and begins to answer and to remind. Rejects with `CannotOpenDatabase` or `CannotConnect`;
 * nothing stays open then.
 */
export async function openApp(facts: AppFacts): Promise<App> {
  const open = closing();
  try {
    return await openInto(open.use, facts, async () => {
      await open[Symbol.asyncDispose]();
    });
  } catch (error) {
    await open[Symbol.asyncDispose]();
    throw error;
  }
}

async function openInto(
  use: <T extends AsyncDisposable>(opened: T) => T,
  facts: AppFacts,
  close: () => Promise<void>,
): Promise<App> {
  const { settings, library, clock, elapsed, log, onRefused } = facts;
  const store = use(await openStore(settings.store, log));
  const metrics = createMetrics(async () => ({
    ...(await store.ledger.facts(clock.now().getTime())),
    entries: library.corpus.entries.length,
  }));
  const { meter } = metrics;
  const clientOptions = clientOptionsFor(settings.slack.apiUrl);
  const tokenOf = tokenOfApp(facts, store, clientOptions);
  const poster = createReminderPoster(tokenOf, clientOptions);
  const timing = facts.timing ?? deliveryTiming;
  const reminders = await remindersOf({ store, poster, clock, log, meter, timing }, library);
  let jobs: ReminderJobs | null = null;
  const workflows = createWorkflows({
    store: store.subscriptions,
    ledger: store.ledger,
    poster,
    people: createPeople(tokenOf, clientOptions),
    calendars: createCalendarSender(tokenOf, clientOptions),
    feedOf: ({ id }) => (settings.publicUrl === null ? null : `${settings.publicUrl}/calendar/${id}.ics`),
    library: () => library,
    planning: reminders.corpus,
    zone: settings.zone,
    wake: () => jobs?.wake(),
    clock,
    log,
  });
  const connection = use(
    await connectToSlack(settings.slack, { ...workflows, tokenOf, clock, log, meter, elapsed, onRefused }),
  );
  jobs = use(await store.start(reminders, { clock, log }));
  const health = healthOf({ connection, jobs, store, clock });
  const calendar = async (token: string): Promise<string | null> => {
    const subscription = await store.subscriptions.find(connection.workspaceId, token);
    if (subscription === null) return null;
    const { deadlines } = subscribedTo(subscription.filter, library);
    return deadlineCalendar(deadlines, 'Privacy Law', clock.now().getTime());
  };
  const server =
    settings.operation &&
    use(await openOperationServer({ ...settings.operation, metrics, health, calendar }));
  return {
    connection,
    store,
    wake: () => jobs.wake(),
    operationPort: server?.port ?? null,
    [Symbol.asyncDispose]: close,
  };
}

// Without rotation the token of the settings is good for ever.
function tokenOfApp(
  { settings, clock }: AppFacts,
  { database }: Store,
  clientOptions: ReturnType<typeof clientOptionsFor>,
): () => Promise<string> {
  const { botToken, rotation } = settings.slack;
  if (rotation === null) return () => Promise.resolve(botToken);
  return createRenewingToken({
    installation: rotation.clientId,
    store: createTokenStore(database),
    firstRefreshToken: rotation.refreshToken,
    renew: renewToken(rotation, clientOptions, clock),
    clock,
    wait,
  });
}

/** The reminders are looked after every minute; silent for so long, something keeps them from it. In milliseconds. */
const silentTooLong = 5 * minute;

interface Watched {
  readonly connection: SlackConnection;
  readonly jobs: ReminderJobs;
  readonly store: Store;
  readonly clock: Clock;
}

const healthOf =
  ({ connection, jobs, store, clock }: Watched) =>
  async (): Promise<Health> => {
    const now = clock.now().getTime();
    const doneAt = jobs.lastDoneAt();
    const slack = connection.isConnected();
    const remindersRun = doneAt !== null && now - doneAt < silentTooLong;
    const { open, uncertain, lag } = await store.ledger.facts(now);
    const facts = { slack, remindersRun, open, uncertain, lagSeconds: Math.round(lag / 1000) };
    return { ok: slack && remindersRun, facts };
  };
