import { setTimeout as wait } from 'node:timers/promises';
import { App, type ReceiverEvent } from '@slack/bolt';
import type { UseCases } from '../bot/bot.ts';
import type { Clock, Log, Meter } from '../ports.ts';
import type { AppCredentials } from './bot-tokens.ts';
import { createChannelPoster } from './post-card.ts';
import { createReceiver, type Transport } from './receiver.ts';
import { recentKeys } from './recent-keys.ts';
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
}

interface ConnectionOptions extends UseCases {
  readonly identity: Identity;
  /** Returns the current bot token. */
  readonly tokenOf: () => Promise<string>;
  readonly clock: Clock;
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
  /** Whether Slack can reach the app now, as far as the app can tell. */
  readonly isConnected: () => boolean;
}

/** Connects and starts answering. Rejects with an `OperatorError`. */
export async function connectToSlack(
  { apiUrl, transport }: SlackSettings,
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
  const services: Services = {
    ...options,
    poster: createChannelPoster(tokenOf, clientOptions),
    // Slack may deliver an event again for up to a day.
    answered: recentKeys(25 * 60 * 60 * 1000),
    shared: recentKeys(10 * 60 * 1000),
  };
  const drained = watchEvents(app, meter, elapsed);
  register(app, services);
  app.error(handleError(services));
  const { close, isConnected } = await open();
  isStarted = true;
  const { workspace, workspaceId, botName } = identity;
  return {
    workspace,
    workspaceId,
    botName,
    isConnected,
    [Symbol.asyncDispose]: async () => {
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
function watchEvents(app: App, meter: Meter, elapsed: () => number): (timeout: number) => Promise<void> {
  const inProgress = new Set<Promise<void>>();
  const process = app.processEvent.bind(app);
  app.processEvent = async (event) => {
    const work = process(timed(event, meter, elapsed));
    inProgress.add(work);
    try {
      await work;
    } finally {
      inProgress.delete(work);
    }
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

function timed(event: ReceiverEvent, meter: Meter, elapsed: () => number): ReceiverEvent {
  const arrivedAt = elapsed();
  let isFirst = true;
  return {
    ...event,
    ack: async (...args) => {
      await event.ack(...args);
      if (isFirst) meter.acknowledged(elapsed() - arrivedAt);
      isFirst = false;
    },
  };
}
