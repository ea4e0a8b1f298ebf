import { createUseCases } from '../bot/bot.ts';
import { openCorpusLoader } from '../curate/corpus-loader.ts';
import { createCurators } from '../curate/curators.ts';
import type { BulletinStore, DraftStore } from '../curate/ports.ts';
import type { DeskStore } from '../desk/ports.ts';
import type { Clock, Log } from '../ports.ts';
import type { Library, LibrarySource } from '../question/library.ts';
import { deadlineCalendar } from '../remind/deadline-calendar.ts';
import { type DeliveryTiming, deliveryTiming } from '../remind/deliver-use-cases.ts';
import { isOwned, ownedThrough } from '../remind/planning-run.ts';
import type { DeliveryLedger } from '../remind/ports.ts';
import {
  openReminderEngine,
  type ReminderEngine,
  type ReminderEngineDependencies,
} from '../remind/reminder-engine-use-cases.ts';
import { createRenewingToken, renewToken } from '../slack/bot-tokens.ts';
import { connectToSlack, type SlackConnection } from '../slack/connect-to-slack.ts';
import { createCalendarSender, createFileFetcher } from '../slack/files.ts';
import { createPeople } from '../slack/people.ts';
import { createChannelPoster } from '../slack/post-card.ts';
import { createReminderPoster } from '../slack/reminder-poster.ts';
import { boltLogger, clientOptionsFor, fetchBotIdentity } from '../slack/web-client.ts';
import type { SourceStore } from '../sources/ports.ts';
import type { Source } from '../sources/source.ts';
import { createBulletinStore } from '../storage/bulletin-store.ts';
import { createCorpusMemory } from '../storage/corpus-memory.ts';
import type { Database } from '../storage/database.ts';
import { createDeskStore } from '../storage/desk-store.ts';
import { createDraftStore } from '../storage/draft-store.ts';
import { createDeliveryLedger } from '../storage/ledger/delivery-ledger.ts';
import { openDatabase } from '../storage/open-database.ts';
import { createRecentKeys } from '../storage/recent-keys.ts';
import { createSourceStore } from '../storage/source-store.ts';
import { createSubscriptionStore } from '../storage/subscription-store.ts';
import { everyWorkspace } from '../storage/tables.ts';
import { createTokenStore } from '../storage/workspace.ts';
import { matchingDeadlines, removedDeadlines } from '../subscribe/filter.ts';
import type { SubscriptionStore } from '../subscribe/ports.ts';
import { todayIn } from '../time/calendar-date.ts';
import { dayLength, minute } from '../time/instant.ts';
import { type ReminderJobs, startCorpusWatch, startReminderLoop } from './jobs/reminder-loop.ts';
import { startRetention } from './jobs/retention-loop.ts';
import { startSourceLoop } from './jobs/source-loop.ts';
import { createMetrics } from './metrics.ts';
import { openSources, type SourceTestOptions } from './open-sources.ts';
import { openOperationServer, type Readiness, type ServedCalendar } from './operation-server.ts';
import { appVersion } from './options.ts';
import { disposables } from './process.ts';
import { threadedBulletinReader } from './reader-thread/threaded-reader.ts';
import type { Settings, StorePlace } from './settings.ts';

/** What the app runs on. */
export interface AppOptions {
  readonly settings: Pick<
    Settings,
    | 'slack'
    | 'store'
    | 'zone'
    | 'curators'
    | 'curatorsChannel'
    | 'watchFolder'
    | 'operation'
    | 'publicUrl'
    | 'apiToken'
    | 'feedback'
    | 'retention'
  >;
  /** The bulletins of the data folder. */
  readonly bundled: LibrarySource;
  /** The sources of the files. */
  readonly sources: readonly Source[];
  readonly clock: Clock;
  /** Monotonic clock, in milliseconds. */
  readonly elapsed: () => number;
  readonly log: Log;
  /** Called with a `ConnectionError` if Slack rejects a token while the app runs. */
  readonly onRefused: (error: Error) => void;
  readonly timing?: DeliveryTiming;
  readonly sourceTest?: SourceTestOptions;
}

/** The running app. Disposing of it finishes what is in progress, then closes everything. */
export interface App extends AsyncDisposable {
  readonly connection: SlackConnection;
  readonly store: Store;
  /** How many entries the corpus has. */
  readonly entries: () => number;
  /** Makes the reminders check at once whether there is something to post, for example because the clock was moved. */
  readonly wake: () => void;
  /** Where health, metrics and calendars are served; null if they are not. */
  readonly operationPort: number | null;
}

/** Opens the store, connects to Slack, and starts answering and reminding. Rejects with an `OperatorError`; nothing stays open then. */
export async function openApp(options: AppOptions): Promise<App> {
  const opened = disposables();
  try {
    const app = await startApp(options, opened.use);
    return { ...app, [Symbol.asyncDispose]: () => opened[Symbol.asyncDispose]() };
  } catch (error) {
    await opened[Symbol.asyncDispose]();
    throw error;
  }
}

/** @param use closes a resource with the app, the last one first */
async function startApp(
  options: AppOptions,
  use: <T extends AsyncDisposable>(resource: T) => T,
): Promise<Omit<App, keyof AsyncDisposable>> {
  const { settings, bundled, clock, log, elapsed, onRefused, timing = deliveryTiming } = options;
  const store = use(await openStore(settings.store));
  let running: Running | null = null;
  const metrics = createMetrics(async () => ({
    ...(await store.ledger.stats(clock.now().getTime())),
    ranAt: await store.ledger.lastRunAt(),
    entries: running?.library().corpus.entries.length ?? 0,
  }));
  const { meter } = metrics;
  // Before Slack is reached, so that a process that keeps trying counts as alive.
  const server =
    settings.operation &&
    use(
      await openOperationServer({
        ...settings.operation,
        metrics,
        readiness: () => readinessOf(store, running, clock),
        calendar: async (token) => running && calendarOf(store, running, { token, clock }),
        clients: await clientsOf(options, () => running),
      }),
    );
  const slack = await openSlack(options, store);
  const { identity, tokenOf, poster, people } = slack;
  const loader = await openCorpusLoader({
    bundled,
    store: store.bulletins,
    workspaceId: identity.workspaceId,
    today: () => todayIn(settings.zone, clock.now()),
  });
  const { library } = loader;
  const { botName, workspace, workspaceId } = identity;
  const recent = createRecentKeys(store.database, workspaceId, clock);
  const reminders = await remindersOf({ store, poster, clock, log, meter, timing, botName }, library());
  const refresh = () => loader.refresh(reminders.setLibrary);
  let jobs: ReminderJobs | null = null;
  const reader = threadedBulletinReader();
  const version = await appVersion();
  const following = use(
    openSources({
      ...store,
      settings,
      version,
      workspaceId,
      sourceFiles: options.sources,
      reader,
      post: (channel, card) => slack.channelPoster.post({ channel }, card),
      recent,
      library,
      clock,
      log,
      test: options.sourceTest ?? {},
    }),
  );
  const useCases = createUseCases({
    ...slack,
    store: store.subscriptions,
    desk: store.desk,
    ledger: store.ledger,
    bulletins: store.bulletins,
    drafts: store.drafts,
    curators: createCurators({ named: settings.curators, people }),
    sources: store.sources,
    sourceFiles: options.sources,
    fetching: following.fetching,
    told: following.told,
    reader,
    feedOf: (token) => settings.publicUrl && `${settings.publicUrl}/calendar/${token}.ics`,
    planning: reminders.corpus,
    zone: settings.zone,
    botName,
    workspace,
    version,
    feedback: settings.feedback,
    recent,
    library,
    refresh,
    wake: () => jobs?.wake(),
    clock,
    log,
  });
  const connection = use(
    await connectToSlack(settings.slack, {
      ...useCases,
      identity,
      tokenOf,
      recent,
      reserve: async (channelId) => {
        const now = clock.now().getTime();
        const freeAt = await store.ledger.reserve({ workspaceId, channelId }, { now, pace: timing.pace });
        return freeAt === null ? 0 : Math.max(1, freeAt - now);
      },
      clock,
      wallClock: () => Date.now(),
      log,
      meter,
      elapsed,
      onRefused,
    }),
  );
  use(startCorpusWatch(refresh, log));
  jobs = use(startReminderLoop({ ...store, reminders: withFreshCorpus(reminders, refresh), clock, log }));
  const { database } = store;
  const shared = createRecentKeys(database, everyWorkspace, clock);
  use(startRetention({ database, retention: settings.retention, recent: shared, clock, log }));
  const sourceLoop = use(startSourceLoop(following.work, following.rounds, log));
  running = { connection, library };
  const wake = (): void => {
    jobs?.wake();
    sourceLoop.wake();
  };
  const entries = () => library().corpus.entries.length;
  // The first question needs the names of the concepts: a fifth of a second, now that nobody waits for it.
  setImmediate(() => library().exampleSearches);
  return { connection, store, entries, wake, operationPort: server?.port ?? null };
}

/** What calls Slack's Web API, and the bot's identity. */
async function openSlack({ settings, clock, log }: AppOptions, { database }: Store) {
  const { apiUrl, botToken, rotation, connectFor } = settings.slack;
  const clientOptions = { ...clientOptionsFor(apiUrl), logger: boltLogger(log, () => true) };
  // Without token rotation the token from the settings never expires.
  const tokenOf = rotation
    ? createRenewingToken({
        installation: rotation.clientId,
        store: createTokenStore(database),
        recent: createRecentKeys(database, everyWorkspace, clock),
        firstRefreshToken: rotation.refreshToken,
        renew: renewToken(rotation, clientOptions, clock),
        clock,
      })
    : () => Promise.resolve(botToken);
  return {
    tokenOf,
    identity: await fetchBotIdentity(tokenOf, apiUrl, { log, signal: AbortSignal.timeout(connectFor) }),
    poster: createReminderPoster(tokenOf, clientOptions),
    people: createPeople(tokenOf, clientOptions, clock),
    files: createFileFetcher(tokenOf, clientOptions),
    channelPoster: createChannelPoster(tokenOf, clientOptions),
    calendars: createCalendarSender(tokenOf, clientOptions),
  };
}

// Another process may have changed the corpus; nothing is planned with an old one.
const withFreshCorpus = (reminders: ReminderEngine, refresh: () => Promise<void>): ReminderEngine => ({
  ...reminders,
  plan: async () => {
    await refresh();
    return reminders.plan();
  },
});

interface Running {
  readonly connection: SlackConnection;
  readonly library: () => Library;
}

/** Some process runs the reminders every minute; if none has for this long, something is wrong. In milliseconds. */
const stalledAfter = 5 * minute;

async function readinessOf(store: Store, running: Running | null, clock: Clock): Promise<Readiness> {
  const now = clock.now().getTime();
  const slack = running !== null && (await running.connection.isWorking());
  const ranAt = await store.ledger.lastRunAt();
  const remindersRun = ranAt !== null && now - ranAt < stalledAfter;
  const { open, uncertain, lag } = await store.ledger.stats(now);
  const facts = { slack, remindersRun, open, uncertain, lagSeconds: Math.round(lag / 1000) };
  return { ok: slack && remindersRun, facts };
}

interface CalendarRequest {
  /** It cannot be guessed. */
  readonly token: string;
  readonly clock: Clock;
}

async function calendarOf(
  store: Store,
  { connection, library }: Running,
  { token, clock }: CalendarRequest,
): Promise<ServedCalendar> {
  const subscription = await store.subscriptions.ofCalendar(connection.workspaceId, token);
  if (subscription === null || subscription === 'revoked') return subscription;
  const stamp = clock.now().getTime();
  const current = library();
  const owned = await ownedThrough(store.desk, subscription);
  const listed = owned
    ? current.deadlines.filter((about) => isOwned(about, owned))
    : matchingDeadlines(subscription.filter, current);
  return {
    text: deadlineCalendar(listed, {
      stamp,
      revision: current.corpus.revision,
      reminders: subscription,
      removed: removedDeadlines(subscription.filter, current, stamp - cancelledFor),
    }),
  };
}

async function clientsOf({ settings, clock, elapsed, log }: AppOptions, running: () => Running | null) {
  const { apiToken: token, publicUrl, operation, zone } = settings;
  if (!token || !publicUrl || !operation) return null;
  const { createClientEndpoint } = await import('./client-endpoint.ts');
  return createClientEndpoint({
    token,
    publicUrl,
    host: operation.host,
    version: await appVersion(),
    current: () => {
      const library = running()?.library();
      return library ? { library, today: todayIn(zone, clock.now()) } : null;
    },
    elapsed,
    log,
  });
}

// How long a calendar says that an event was cancelled: no app reloads one less often.
const cancelledFor = 60 * dayLength;

// The stores of the app in one database. Disposing of it closes the database.
interface Store extends AsyncDisposable {
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

interface ReminderParts extends Omit<ReminderEngineDependencies, 'ledger' | 'desk' | 'subscriptions' | 'memory'> {
  readonly store: Store;
}

/** The reminders of a store, ready to plan and deliver with a library. */
export function remindersOf({ store, ...parts }: ReminderParts, library: Library): Promise<ReminderEngine> {
  const { database, ledger, desk, subscriptions } = store;
  return openReminderEngine({ ...parts, ledger, desk, subscriptions, memory: createCorpusMemory(database) }, library);
}
