import { createUseCases } from '../bot/bot.ts';
import type { Card } from '../cards/card.ts';
import { createCurators } from '../curate/curators.ts';
import type { BulletinStore, DraftStore } from '../curate/ports.ts';
import type { DeskStore } from '../desk/ports.ts';
import { inLanguage } from '../messages/language.ts';
import type { Clock, Log } from '../ports.ts';
import type { LibrarySource } from '../question/library.ts';
import { nextFeed } from '../remind/calendar-feed.ts';
import { calendarEvents, printCalendar } from '../remind/deadline-calendar.ts';
import { type DeliveryTiming, deliveryTiming } from '../remind/deliver-use-cases.ts';
import { isOwned, ownedThrough } from '../remind/planning-run.ts';
import type { DeliveryLedger } from '../remind/ports.ts';
import { createReminderEngine } from '../remind/reminder-engine-use-cases.ts';
import { connectToSlack, type SlackConnection } from '../slack/connect-to-slack.ts';
import { createCalendarSender, createFileFetcher } from '../slack/files.ts';
import { createPeople } from '../slack/people.ts';
import { createReminderPoster } from '../slack/reminder-poster.ts';
import { createSurfaces } from '../slack/services.ts';
import { boltLogger, clientOptionsFor } from '../slack/web-client.ts';
import type { SourceStore } from '../sources/ports.ts';
import type { Source } from '../sources/source.ts';
import { createBulletinStore } from '../storage/bulletin-store.ts';
import { createCorpusMemory } from '../storage/corpus-memory.ts';
import type { Database } from '../storage/database.ts';
import { createDeskStore } from '../storage/desk-store.ts';
import { createDraftStore } from '../storage/draft-store.ts';
import { belongsElsewhere } from '../storage/foreign-ids.ts';
import { createDeliveryLedger } from '../storage/ledger/delivery-ledger.ts';
import { openDatabase } from '../storage/open-database.ts';
import { createRecentKeys } from '../storage/recent-keys.ts';
import { createSourceStore } from '../storage/source-store.ts';
import { createSubscriptionStore } from '../storage/subscription-store.ts';
import { everyWorkspace } from '../storage/tables.ts';
import { forgetWorkspace } from '../storage/workspace.ts';
import { matchingDeadlines } from '../subscribe/filter.ts';
import type { SubscriptionStore } from '../subscribe/ports.ts';
import { todayIn } from '../time/calendar-date.ts';
import { minute } from '../time/instant.ts';
import { type ReminderJobs, startCorpusWatch, startReminderLoop } from './jobs/reminder-loop.ts';
import { startRetention } from './jobs/retention-loop.ts';
import { type SourceWork, startSourceLoop } from './jobs/source-loop.ts';

import { createMetrics } from './metrics.ts';
import { openAccess } from './open-access.ts';
import { openSources, type SourceTestOptions } from './open-sources.ts';
import { openOperationServer, type Readiness, type ServedCalendar } from './operation-server.ts';
import { appVersion } from './options.ts';
import { disposables } from './process.ts';
import { threadedBulletinReader } from './reader-thread/threaded-reader.ts';
import type { Settings, StorePlace } from './settings.ts';
import { openWorkspaces, type WorkspaceParts, type Workspaces } from './workspaces.ts';

/** What the app runs on. */
export interface AppOptions {
  readonly settings: Pick<
    Settings,
    | 'slack'
    | 'store'
    | 'zone'
    | 'language'
    | 'curators'
    | 'curatorsChannel'
    | 'watchFolder'
    | 'operation'
    | 'publicUrl'
    | 'apiToken'
    | 'feedback'
    | 'encryptionKeys'
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
  /** Whom it serves: the name of the workspace, or how many there are. */
  readonly serves: string;
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
    entries: running?.workspaces.usual().corpus.entries.length ?? 0,
    ranAt: await store.ledger.lastRunAt(),
  }));
  const { meter } = metrics;
  const pictures = await picturesOf(settings);
  // Before Slack is reached, so that a process that keeps trying counts as alive.
  const server =
    settings.operation &&
    use(
      await openOperationServer({
        ...settings.operation,
        metrics,
        readiness: () => readinessOf(store, running, clock),
        calendar: async (token) => running && calendarOf(store, running, { token, clock }),
        picture: async (path) => (await pictures?.at(path)) ?? null,
        clients: await clientsOf(options, () => running),
      }),
    );
  const slack = await openSlack(options, store);
  const { access } = slack;
  const version = await appVersion();
  const reader = threadedBulletinReader();
  const surfaces = createSurfaces({
    ...slack,
    answersStrangers: settings.slack.answersStrangers,
    reserve: async (channel) => {
      const now = clock.now().getTime();
      const freeAt = await store.ledger.reserve(channel, { now, pace: timing.pace });
      return freeAt === null ? 0 : Math.max(1, freeAt - now);
    },
    clock,
    log,
  });
  const following = use(
    openSources({
      ...store,
      settings,
      version,
      sourceFiles: access.sourceFiles,
      reader,
      clock,
      log,
      test: options.sourceTest ?? {},
    }),
  );
  let jobs: ReminderJobs | null = null;
  const serve = (parts: WorkspaceParts) => {
    const { workspaceId, workspace, botName, installer } = parts.identity;
    const recent = createRecentKeys(store.database, workspaceId, clock);
    const surface = surfaces.of(parts.identity, recent);
    const post = (channel: string, card: Card) => surface.poster.post({ channel }, card);
    const sources = following.of({ ...parts, workspaceId, recent, post, installer });
    const useCases = createUseCases({
      ...parts,
      ...slack,
      ...sources,
      store: store.subscriptions,
      desk: store.desk,
      ledger: store.ledger,
      bulletins: store.bulletins,
      drafts: store.drafts,
      curators: createCurators({ named: settings.curators, people: slack.people, installer }),
      sources: store.sources,
      sourceFiles: access.sourceFiles,
      reader,
      feedOf: (token) => settings.publicUrl && `${settings.publicUrl}/calendar/${token}.ics`,
      pictureOf: async (timeline) => {
        try {
          return pictures && (await pictures.addressOf(timeline));
        } catch (err) {
          log.warn({ err }, 'timeline not drawn; Home has it as text');
          return null;
        }
      },
      zone: settings.zone,
      botName,
      workspace,
      version,
      feedback: settings.feedback,
      recent,
      wake: () => jobs?.wake(),
      clock,
      log,
    });
    return { sources, services: { ...useCases, ...surface } };
  };
  const workspaces = await openWorkspaces({
    ...store,
    bundled,
    memory: createCorpusMemory(store.database),
    today: () => todayIn(settings.zone, clock.now()),
    clock,
    log,
    only: access.only,
    identityOf: access.identityOf,
    serve,
  });
  const reminders = createReminderEngine({
    ...store,
    poster: slack.poster,
    libraries: workspaces,
    clock,
    log,
    meter,
    timing,
  });
  const connection = use(
    await connectToSlack(settings.slack, {
      ...access,
      servicesOf: workspaces.services,
      belongsElsewhere: belongsElsewhere(store.database),
      languageOf: async (id, userId) => (await slack.people.languageOf(id, userId)) ?? settings.language,
      removal: { forget: (id, removedAt) => forgetWorkspace(store.database, id, removedAt), clock, log },
      stop: surfaces.stop,
      wallClock: () => Date.now(),
      log,
      meter,
      elapsed,
      onRefused,
    }),
  );
  use(startCorpusWatch(workspaces.refresh, log));
  jobs = use(startReminderLoop({ ...store, reminders, clock, log }));
  const { database } = store;
  const shared = createRecentKeys(database, everyWorkspace, clock);
  use(startRetention({ database, retention: settings.retention, recent: shared, clock, log }));
  const works = async function* (): AsyncIterable<SourceWork> {
    const busy = access.only ? [access.only.workspaceId] : await store.sources.busyWorkspaces(clock.now().getTime());
    for (const id of busy) yield (await workspaces.sources(id)).work;
  };
  const sourceLoop = use(startSourceLoop(works, following.rounds, log));
  running = { connection, workspaces };
  const wake = (): void => {
    jobs?.wake();
    sourceLoop.wake();
  };
  const entries = () => workspaces.usual().corpus.entries.length;
  // The first question needs the names of the concepts: a fifth of a second, now that nobody waits for it.
  setImmediate(() => workspaces.usual().exampleSearches);
  return { serves: access.serves, store, entries, wake, operationPort: server?.port ?? null };
}

/** What calls Slack's Web API, and where the app is installed. */
async function openSlack(options: AppOptions, { database }: Store) {
  const { settings, clock, log } = options;
  const clientOptions = { ...clientOptionsFor(settings.slack.apiUrl), logger: boltLogger(log, () => true) };
  const access = await openAccess({ ...options, database, clientOptions });
  const { tokenOf } = access;
  return {
    access,
    tokenOf,
    clientOptions,
    poster: createReminderPoster(tokenOf, clientOptions),
    people: createPeople(tokenOf, clientOptions, clock),
    files: createFileFetcher(tokenOf, clientOptions),
    calendars: createCalendarSender(tokenOf, clientOptions),
  };
}

interface Running {
  readonly connection: SlackConnection;
  readonly workspaces: Workspaces;
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
  { workspaces }: Running,
  { token, clock }: CalendarRequest,
): Promise<ServedCalendar> {
  const subscription = await store.subscriptions.ofCalendar(token);
  if (subscription === null || subscription === 'revoked') return subscription;
  const now = clock.now().getTime();
  const current = await workspaces.library(subscription.workspaceId);
  const owned = await ownedThrough(store.desk, subscription);
  const listed = owned
    ? current.deadlines.filter((about) => isOwned(about, owned))
    : matchingDeadlines(subscription.filter, current);
  const events = inLanguage(subscription.language, () => calendarEvents(listed, subscription));
  const feed = await store.subscriptions.updateCalendar(subscription.workspaceId, subscription.id, (last) =>
    nextFeed(last, events, { now, revision: current.corpus.revision }),
  );
  return feed === null ? 'revoked' : { text: printCalendar(feed, now) };
}

// Slack has to reach them, so they need a public address.
async function picturesOf({ operation, publicUrl, slack: { transport } }: AppOptions['settings']) {
  if (!operation || !publicUrl) return null;
  const { createTimelinePictures } = await import('./timeline-pictures.ts');
  return createTimelinePictures(publicUrl, transport.kind === 'socket' ? transport.appToken : transport.signingSecret);
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
      const library = running()?.workspaces.usual();
      return library ? { library, today: todayIn(zone, clock.now()) } : null;
    },
    elapsed,
    log,
  });
}

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
