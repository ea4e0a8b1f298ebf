import { setTimeout as wait } from 'node:timers/promises';
import { createUseCases } from '../bot/bot.ts';
import { openCorpusLoader } from '../curate/corpus-loader.ts';
import { createCurators } from '../curate/curators.ts';
import type { Clock, Log } from '../ports.ts';
import { deadlineCalendar } from '../remind/deadline-calendar.ts';
import { type DeliveryTiming, deliveryTiming } from '../remind/deliver-use-cases.ts';
import type { Reminders } from '../remind/plan-use-cases.ts';
import { createRenewingToken, renewToken } from '../slack/bot-tokens.ts';
import { connectToSlack, type SlackConnection } from '../slack/connect-to-slack.ts';
import { createCalendarSender, createFileFetcher } from '../slack/files.ts';
import { createPeople } from '../slack/people.ts';
import { createReminderPoster } from '../slack/reminder-poster.ts';
import { boltLogger, clientOptionsFor, fetchBotIdentity } from '../slack/web-client.ts';
import { createTokenStore } from '../storage/workspace.ts';
import { deadlinesWithin } from '../subscribe/filter.ts';
import { minute } from '../time/instant.ts';
import { type ReminderJobs, startCorpusWatch, startReminderLoop } from './jobs/reminder-loop.ts';
import type { LoadedCorpus } from './load-library.ts';
import { createMetrics } from './metrics.ts';
import { openStore, remindersOf, type Store } from './open-store.ts';
import { type Health, openOperationServer } from './operation-server.ts';
import { disposables } from './process.ts';
import { threadedBulletinReader } from './reader-thread/threaded-reader.ts';
import type { Settings } from './settings.ts';

/** What the app runs on. */
export interface AppOptions {
  readonly settings: Pick<Settings, 'slack' | 'store' | 'zone' | 'curators' | 'operation' | 'publicUrl'>;
  /** Of the folder; what was imported comes out of the store. */
  readonly bundled: LoadedCorpus;
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
 * Opens the store, connects to Slack and begins to answer and to remind. Rejects with `DatabaseError` or `CannotConnect`;
 * nothing stays open then.
 */
export async function openApp(facts: AppOptions): Promise<App> {
  const open = disposables();
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
  facts: AppOptions,
  close: () => Promise<void>,
): Promise<App> {
  const { settings, clock, elapsed, log, onRefused } = facts;
  const store = use(await openStore(settings.store));
  const clientOptions = {
    ...clientOptionsFor(settings.slack.apiUrl),
    logger: boltLogger(log, () => true),
  };
  const tokenOf = tokenOfApp(facts, store, clientOptions);
  const identity = await fetchBotIdentity(await tokenOf(), settings.slack.apiUrl, log);
  const shelf = await openCorpusLoader({
    bundled: facts.bundled,
    store: store.bulletins,
    workspaceId: identity.workspaceId,
  });
  const { library } = shelf;
  const metrics = createMetrics(async () => ({
    ...(await store.ledger.facts(clock.now().getTime())),
    entries: library().corpus.entries.length,
  }));
  const { meter } = metrics;
  const poster = createReminderPoster(tokenOf, clientOptions);
  const timing = facts.timing ?? deliveryTiming;
  const reminders = await remindersOf({ store, poster, clock, log, meter, timing }, library());
  const refresh = () => shelf.refresh(reminders.take);
  let jobs: ReminderJobs | null = null;
  const people = createPeople(tokenOf, clientOptions);
  const workflows = createUseCases({
    store: store.subscriptions,
    ledger: store.ledger,
    poster,
    people,
    curators: createCurators({ named: settings.curators, people, clock }),
    bulletins: store.bulletins,
    drafts: store.drafts,
    files: createFileFetcher(tokenOf, clientOptions),
    reader: threadedBulletinReader(),
    refresh,
    calendars: createCalendarSender(tokenOf, clientOptions),
    feedOf: ({ id }) => (settings.publicUrl === null ? null : `${settings.publicUrl}/calendar/${id}.ics`),
    library,
    planning: reminders.corpus,
    zone: settings.zone,
    wake: () => jobs?.wake(),
    clock,
    log,
  });
  const connection = use(
    await connectToSlack(settings.slack, {
      ...workflows,
      identity,
      tokenOf,
      clock,
      log,
      meter,
      elapsed,
      onRefused,
    }),
  );
  use(startCorpusWatch(refresh, log));
  jobs = use(startReminderLoop({ ...store, reminders: keptFresh(reminders, refresh), clock, log }));
  const health = healthOf({ connection, jobs, store, clock });
  const calendar = async (token: string): Promise<string | null> => {
    const subscription = await store.subscriptions.find(connection.workspaceId, token);
    if (subscription === null) return null;
    return deadlineCalendar(
      deadlinesWithin(subscription.filter, library()),
      'Privacy Law',
      clock.now().getTime(),
    );
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

// Nothing is planned with a corpus that another process has changed meanwhile.
const keptFresh = (reminders: Reminders, refresh: () => Promise<void>): Reminders => ({
  ...reminders,
  plan: async () => {
    await refresh();
    return reminders.plan();
  },
});

// Without rotation the token of the settings is good for ever.
function tokenOfApp(
  { settings, clock }: AppOptions,
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
