import { createUseCases } from '../bot/bot.ts';
import type { Card } from '../cards/card.ts';
import { createCurators } from '../curate/curators.ts';
import type { Clock, Log } from '../ports.ts';
import type { LibrarySource } from '../question/library.ts';
import { type DeliveryTiming, deliveryTiming } from '../remind/deliver-use-cases.ts';
import { createReminderEngine } from '../remind/reminder-engine-use-cases.ts';
import { connectToSlack } from '../slack/connect-to-slack.ts';
import { createCalendarSender, createFileFetcher } from '../slack/files.ts';
import { createPeople } from '../slack/people.ts';
import { createReminderPoster } from '../slack/reminder-poster.ts';
import { createSurfaces } from '../slack/services.ts';
import { boltLogger, clientOptionsFor } from '../slack/web-client.ts';
import type { Source } from '../sources/source.ts';
import { createCorpusMemory } from '../storage/corpus-memory.ts';
import { createRecentKeys } from '../storage/recent-keys.ts';
import { everyWorkspace } from '../storage/tables.ts';
import { belongsElsewhere, forgetWorkspace } from '../storage/workspace.ts';
import { todayIn } from '../time/calendar-date.ts';
import { type ReminderJobs, startCorpusWatch, startReminderLoop } from './jobs/reminder-loop.ts';
import { startRetention } from './jobs/retention-loop.ts';
import { type SourceWork, startSourceLoop } from './jobs/source-loop.ts';

import { openAccess } from './open-access.ts';
import { openOperation, type Running } from './open-operation.ts';
import { openSources, type SourceTestOptions } from './open-sources.ts';
import { openStore, type Store } from './open-store.ts';
import { appVersion } from './options.ts';
import { disposables } from './process.ts';
import { threadedBulletinReader } from './reader-thread/threaded-reader.ts';
import type { Settings } from './settings.ts';
import { openWorkspaces, type WorkspaceParts } from './workspaces.ts';

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
  const version = await appVersion();
  // Before Slack is reached, so that a process that keeps trying counts as alive.
  const { meter, pictureOf, server } = await openOperation({ ...options, store, version, running: () => running });
  if (server) use(server);
  const slack = await openSlack(options, store);
  const { access } = slack;
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
  const languageOf = async (id: string, userId: string) =>
    (await slack.people.languageOf(id, userId)) ?? settings.language;
  const following = use(
    openSources({
      ...store,
      settings,
      languageOf,
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
      ...store,
      ...parts,
      ...slack,
      ...sources,
      store: store.subscriptions,
      curators: createCurators({ named: settings.curators, people: slack.people, installer }),
      sourceFiles: access.sourceFiles,
      reader,
      feedOf: (token) => settings.publicUrl && `${settings.publicUrl}/calendar/${token}.ics`,
      pictureOf,
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
      languageOf,
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
