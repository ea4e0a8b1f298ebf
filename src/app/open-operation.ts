import type { Timeline } from '../bot/timeline.ts';
import { inLanguage } from '../messages/language.ts';
import type { Clock, Log, Meter } from '../ports.ts';
import { nextFeed } from '../remind/calendar-feed.ts';
import { calendarEvents, printCalendar } from '../remind/deadline-calendar.ts';
import { isOwned, ownedThrough } from '../remind/planning-run.ts';
import type { SlackConnection } from '../slack/connect-to-slack.ts';
import { workspaceOfToken } from '../storage/client-tokens.ts';
import { everyWorkspace } from '../storage/tables.ts';
import { matchingDeadlines } from '../subscribe/filter.ts';
import { todayIn } from '../time/calendar-date.ts';
import { minute } from '../time/instant.ts';
import { createMetrics } from './metrics.ts';
import type { Store } from './open-store.ts';
import { type OperationServer, openOperationServer, type Readiness, type ServedCalendar } from './operation-server.ts';
import type { Settings } from './settings.ts';
import type { Workspaces } from './workspaces.ts';

interface OperationOptions {
  readonly settings: Pick<Settings, 'slack' | 'zone' | 'operation' | 'publicUrl' | 'apiToken'>;
  readonly store: Store;
  /** The app once it is connected to Slack; null before. */
  readonly running: () => Running | null;
  readonly version: string;
  readonly clock: Clock;
  /** Monotonic clock, in milliseconds. */
  readonly elapsed: () => number;
  readonly log: Log;
}

/** The app once it is connected to Slack. */
export interface Running {
  readonly connection: SlackConnection;
  readonly workspaces: Workspaces;
}

interface Operation {
  readonly meter: Meter;
  /** The address of a picture of the timeline; null if none can be shown. Never rejects. */
  readonly pictureOf: (timeline: Timeline) => Promise<string | null>;
  /** Null if nothing is served. */
  readonly server: OperationServer | null;
}

/**
 * Serves health, metrics, calendars and pictures, and answers other programs, as far as the settings say. Rejects with an `OperatorError`;
 * nothing stays open then.
 */
export async function openOperation(options: OperationOptions): Promise<Operation> {
  const { settings, store, running, clock, log } = options;
  const metrics = createMetrics(async () => ({
    ...(await store.ledger.stats(clock.now().getTime())),
    entries: running()?.workspaces.usual().corpus.entries.length ?? 0,
    ranAt: await store.ledger.lastRunAt(),
  }));
  const pictures = await picturesOf(settings);
  const server =
    settings.operation &&
    (await openOperationServer({
      ...settings.operation,
      metrics,
      readiness: () => readinessOf(options),
      calendar: (token) => calendarOf(options, token),
      picture: async (path) => (await pictures?.at(path)) ?? null,
      clients: await clientsOf(options),
    }));
  const pictureOf = async (timeline: Timeline): Promise<string | null> => {
    try {
      return pictures && (await pictures.addressOf(timeline));
    } catch (err) {
      log.warn({ err }, 'timeline not drawn; Home has it as text');
      return null;
    }
  };
  return { meter: metrics.meter, pictureOf, server };
}

/** Some process runs the reminders every minute; if none has for this long, something is wrong. In milliseconds. */
const stalledAfter = 5 * minute;

async function readinessOf({ store, running, clock }: OperationOptions): Promise<Readiness> {
  const now = clock.now().getTime();
  const slack = (await running()?.connection.isWorking()) ?? false;
  const ranAt = await store.ledger.lastRunAt();
  const remindersRun = ranAt !== null && now - ranAt < stalledAfter;
  const { open, uncertain, lag } = await store.ledger.stats(now);
  const facts = { slack, remindersRun, open, uncertain, lagSeconds: Math.round(lag / 1000) };
  return { ok: slack && remindersRun, facts };
}

/** @param token cannot be guessed */
async function calendarOf({ store, running, clock }: OperationOptions, token: string): Promise<ServedCalendar> {
  const workspaces = running()?.workspaces;
  if (!workspaces) return null;
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
async function picturesOf({ operation, publicUrl, slack: { transport } }: OperationOptions['settings']) {
  if (!operation || !publicUrl) return null;
  const { createTimelinePictures } = await import('./timeline-pictures.ts');
  return createTimelinePictures(publicUrl, transport.kind === 'socket' ? transport.appToken : transport.signingSecret);
}

async function clientsOf({ settings, store, running, version, clock, elapsed, log }: OperationOptions) {
  const { apiToken, publicUrl, operation, zone, slack } = settings;
  const isForMany = slack.access.kind === 'many';
  if (!publicUrl || !operation || !(apiToken || isForMany)) return null;
  const { createClientEndpoint, isSameToken } = await import('./client-endpoint.ts');
  return createClientEndpoint({
    // Where one workspace has the app for itself, there is one token, and only its library.
    workspaceOf: async (token) =>
      isForMany ? workspaceOfToken(store.database, token) : isSameToken(token, apiToken ?? '') ? everyWorkspace : null,
    publicUrl,
    host: operation.host,
    version,
    isReady: () => running() !== null,
    current: async (workspaceId) => {
      const workspaces = running()?.workspaces;
      if (!workspaces) throw new Error('the app is starting');
      return { library: await workspaces.library(workspaceId), today: todayIn(zone, clock.now()) };
    },
    elapsed,
    log,
  });
}
