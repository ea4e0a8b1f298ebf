import { setTimeout as wait } from 'node:timers/promises';
import { App, type ReceiverEvent } from '@slack/bolt';
import type { Log, Meter } from '../ports.ts';
import type { AppCredentials } from './bot-tokens.ts';
import type { Removals } from './listeners/app-events.ts';
import { createReceiver, type Page, type Transport } from './receiver.ts';
import { register } from './registrations.ts';
import { handleError } from './reply.ts';
import { type RequestSource, type Requests, sourceOf } from './requests.ts';
import type { Services } from './services.ts';
import { boltLogger, clientOptionsFor, type Identity } from './web-client.ts';

/** How the app reaches Slack. */
export interface SlackSettings {
  /** Base address of the Web API; a test workspace has its own. */
  readonly apiUrl: string;
  readonly access: Access;
  readonly transport: Transport;
  /** How long a start keeps trying to reach Slack, in milliseconds. */
  readonly connectFor: number;
  /** Whether people of other workspaces, in shared channels, may ask. */
  readonly answersStrangers: boolean;
}

/** Where the app is installed: in one workspace, whose token an admin has copied, or in any number, each by OAuth. */
export type Access =
  | {
      readonly kind: 'one';
      readonly botToken: string;
      /** What renews the bot token; null if token rotation is off. */
      readonly rotation: (AppCredentials & { readonly refreshToken: string }) | null;
    }
  | ({ readonly kind: 'many'; readonly stateSecret: string } & AppCredentials);

interface ConnectionOptions {
  /** The workspace that a request is from. Rejects with a `NotInstalledError`. */
  readonly workspaceOf: (source: RequestSource) => Promise<Identity>;
  readonly servicesOf: (identity: Identity) => Promise<Services>;
  readonly belongsElsewhere: Requests['belongsElsewhere'];
  readonly languageOf: Requests['languageOf'];
  readonly removal: Removals;
  /** Whether Slack accepts the app's token. */
  readonly isAccepted: () => Promise<boolean>;
  /** Serves the pages of the installation; none where an admin has installed the app by hand. */
  readonly pages: readonly Page[];
  /** Has what waits for its turn give up. */
  readonly stop: () => void;
  /** In milliseconds since 1970, also where the app's clock is not the real time. */
  readonly wallClock: () => number;
  readonly log: Log;
  readonly meter: Meter;
  /** Monotonic clock, in milliseconds. */
  readonly elapsed: () => number;
  /** Called with a `ConnectionError` if Slack rejects the token while the app runs. */
  readonly onRefused: (error: Error) => void;
}

/** A connected app. Disposing of it waits up to five seconds for events in progress, then disconnects. */
export interface SlackConnection extends AsyncDisposable {
  /** Whether Slack can reach the app now, as far as the app can tell, and accepts its token. */
  readonly isWorking: () => Promise<boolean>;
}

/** Connects and starts answering. Rejects with an `OperatorError`. */
export async function connectToSlack(
  { apiUrl, transport, connectFor, answersStrangers }: Omit<SlackSettings, 'access'>,
  options: ConnectionOptions,
): Promise<SlackConnection> {
  const { workspaceOf, log, meter, elapsed } = options;
  let isStarted = false;
  const logger = boltLogger(log, () => isStarted);
  const clientOptions = { ...clientOptionsFor(apiUrl), logger };
  const { receiver, open } = createReceiver(transport, { ...options, clientOptions });
  const identities = new WeakMap<object, Identity>();
  const app = new App({
    receiver,
    logger,
    clientOptions,
    // Bolt would keep a client of its own for each token that it is given, for ever.
    authorize: async (source, body) => {
      const identity = await workspaceOf(sourceOf(source, body));
      if (body) identities.set(body, identity);
      return { ...identity.ids };
    },
    extendedErrorHandler: true,
  });
  const requests: Requests = {
    ...options,
    answersStrangers,
    identityOf: (body) => identities.get(body) ?? null,
    servicesOf: (body) => {
      const identity = identities.get(body);
      return identity ? options.servicesOf(identity) : Promise.reject(new Error('the request is from no workspace'));
    },
  };
  const drained = watchEvents(app, { meter, elapsed, log });
  register(app, requests, options.removal);
  app.error(handleError(requests));
  const { close, isConnected } = await open(AbortSignal.timeout(connectFor));
  isStarted = true;
  return {
    isWorking: createWorkingCheck({ ...options, isConnected }),
    [Symbol.asyncDispose]: async () => {
      options.stop();
      await drained(5000);
      await close();
    },
  };
}

/**
 * Measures how long each event takes to be acknowledged, and keeps track of those in progress: Bolt's receivers do not wait for
 * listeners when they stop.
 * @returns resolves when no event is in progress, after so many milliseconds at the latest
 */
function watchEvents(app: App, watch: Watch): (timeout: number) => Promise<void> {
  const inProgress = new Set<Promise<void>>();
  const process = app.processEvent.bind(app);
  app.processEvent = async (event) => {
    const work = acknowledged(event, process, watch);
    inProgress.add(work);
    await work.finally(() => inProgress.delete(work));
  };
  const allDone = async (): Promise<void> => {
    while (inProgress.size > 0) await Promise.allSettled(inProgress);
  };
  return async (timeout) => {
    const done = new AbortController();
    await Promise.race([allDone(), wait(timeout, undefined, { signal: done.signal }).catch(() => {})]);
    done.abort();
  };
}

interface Watch {
  readonly meter: Meter;
  readonly elapsed: () => number;
  readonly log: Log;
}

// What Bolt cannot read, such as `app_rate_limited`, is acknowledged all the same: Slack would send it again.
async function acknowledged(event: ReceiverEvent, process: App['processEvent'], watch: Watch): Promise<void> {
  const { meter, elapsed, log } = watch;
  const arrivedAt = elapsed();
  let isAcknowledged = false;
  const ack: ReceiverEvent['ack'] = async (...args) => {
    if (isAcknowledged) return;
    isAcknowledged = true;
    await event.ack(...args);
    meter.acknowledged(elapsed() - arrivedAt);
  };
  try {
    await process({ ...event, ack });
  } catch (err) {
    log.error({ err }, 'a request of Slack could not be read');
  }
  if (isAcknowledged) return;
  const type: unknown = event.body['type'];
  log.warn({ type }, 'a request of Slack that asks for nothing was acknowledged');
  await ack();
}

interface WorkingCheck {
  readonly isConnected: () => boolean;
  readonly isAccepted: () => Promise<boolean>;
  readonly elapsed: () => number;
}

/** How long an answer about the token holds, in milliseconds: anybody may ask for it often. */
const holdsFor = 5000;

/** Slack says nothing about a revoked token until it is used. */
function createWorkingCheck({ isConnected, isAccepted, elapsed }: WorkingCheck): () => Promise<boolean> {
  let asked = { at: Number.NEGATIVE_INFINITY, answer: Promise.resolve(false) };
  return async () => {
    if (!isConnected()) return false;
    if (elapsed() - asked.at > holdsFor) asked = { at: elapsed(), answer: isAccepted() };
    return asked.answer;
  };
}
