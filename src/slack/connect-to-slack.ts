import { setTimeout as wait } from 'node:timers/promises';
import { App, type ReceiverEvent } from '@slack/bolt';
import { WebAPIRateLimitedError, type WebClientOptions } from '@slack/web-api';
import type { UseCases } from '../bot/bot.ts';
import type { Clock, Log, Meter, RecentKeys } from '../ports.ts';
import type { AppCredentials } from './bot-tokens.ts';
import { createChannelQueue } from './channel-queue.ts';
import { createChannelPoster, createViews, postingClient, shortTimeout } from './post-card.ts';
import { createReceiver, type Transport } from './receiver.ts';
import { register } from './registrations.ts';
import { handleError } from './reply.ts';
import type { Services } from './services.ts';
import { boltLogger, clientOptionsFor, type Identity } from './web-client.ts';

/** How the app reaches Slack. */
export interface SlackSettings {
  /** Base address of the Web API; a test workspace has its own. */
  readonly apiUrl: string;
  readonly botToken: string;
  /** What renews the bot token; null if token rotation is off. */
  readonly rotation: (AppCredentials & { readonly refreshToken: string }) | null;
  readonly transport: Transport;
  /** How long a start keeps trying to reach Slack, in milliseconds. */
  readonly connectFor: number;
  /** Whether people of other workspaces, in shared channels, may ask. */
  readonly answersStrangers: boolean;
}

interface ConnectionOptions extends UseCases {
  readonly identity: Identity;
  /** Returns the current bot token. */
  readonly tokenOf: () => Promise<string>;
  readonly recent: RecentKeys;
  /** Reserves a channel for one post, in all processes. @returns 0, or in how many milliseconds to ask again */
  readonly reserve: (channelId: string) => Promise<number>;
  readonly clock: Clock;
  /** In milliseconds since 1970, also where `clock` is not the real time. */
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
  readonly workspace: string;
  readonly workspaceId: string;
  readonly botName: string;
  /** Whether Slack can reach the app now, as far as the app can tell, and accepts its token. */
  readonly isWorking: () => Promise<boolean>;
}

/** Connects and starts answering. Rejects with an `OperatorError`. */
export async function connectToSlack(
  { apiUrl, transport, connectFor, answersStrangers }: SlackSettings,
  options: ConnectionOptions,
): Promise<SlackConnection> {
  const { tokenOf, identity, log, meter, elapsed } = options;
  let isStarted = false;
  const logger = boltLogger(log, () => isStarted);
  const clientOptions = { ...clientOptionsFor(apiUrl), logger };
  const { receiver, open } = createReceiver(transport, { ...options, clientOptions });
  const app = new App({
    receiver,
    logger,
    clientOptions,
    authorize: async () => ({ botToken: await tokenOf(), ...identity.ids }),
    extendedErrorHandler: true,
  });
  const poster = createChannelPoster(tokenOf, clientOptions);
  const queue = createChannelQueue({ ...options, poster });
  const services: Services = {
    ...options,
    poster,
    queue,
    views: createViews(tokenOf, clientOptions),
    answersStrangers,
  };
  const drained = watchEvents(app, { meter, elapsed, log });
  register(app, services);
  app.error(handleError(services));
  const { close, isConnected } = await open(AbortSignal.timeout(connectFor));
  isStarted = true;
  const { workspace, workspaceId, botName } = identity;
  return {
    workspace,
    workspaceId,
    botName,
    isWorking: createWorkingCheck({ isConnected, tokenOf, clientOptions, elapsed }),
    [Symbol.asyncDispose]: async () => {
      queue.stop();
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
  readonly tokenOf: () => Promise<string>;
  readonly clientOptions: WebClientOptions;
  readonly elapsed: () => number;
}

/** How long an answer about the token holds, in milliseconds: anybody may ask for it often. */
const holdsFor = 5000;

/** Slack says nothing about a revoked token until it is used. */
function createWorkingCheck({ isConnected, tokenOf, clientOptions, elapsed }: WorkingCheck): () => Promise<boolean> {
  const client = postingClient(clientOptions, shortTimeout);
  const isAccepted = async (): Promise<boolean> => {
    try {
      return (await client.auth.test({ token: await tokenOf() })).ok;
    } catch (error) {
      return error instanceof WebAPIRateLimitedError;
    }
  };
  let asked = { at: Number.NEGATIVE_INFINITY, answer: Promise.resolve(false) };
  return async () => {
    if (!isConnected()) return false;
    if (elapsed() - asked.at > holdsFor) asked = { at: elapsed(), answer: isAccepted() };
    return asked.answer;
  };
}
