import { setTimeout as wait } from 'node:timers/promises';
import { App, type ReceiverEvent } from '@slack/bolt';
import type { UseCases } from '../bot/bot.ts';
import type { Clock, Log, Meter } from '../ports.ts';
import type { AppCredentials } from './bot-tokens.ts';
import { handleError } from './handle-error.ts';
import { createChannelPoster } from './post-card.ts';
import { createReceiver, type Transport } from './receiver.ts';
import { recentKeys } from './recent-keys.ts';
import { register } from './registrations.ts';
import type { Services } from './services.ts';
import { boltLogger, clientOptionsFor, type Identity } from './web-client.ts';

/** How the app reaches Slack. */
export interface SlackSettings {
  /** Base address of the Web API; another than Slack's for a stand-in. */
  readonly apiUrl: string;
  readonly botToken: string;
  /** Where token rotation is on: what renews the bot token; null where it is off. */
  readonly rotation: (AppCredentials & { readonly refreshToken: string }) | null;
  readonly transport: Transport;
}

/** What the app brings to Slack. */
interface AppFacts extends UseCases {
  readonly identity: Identity;
  /** The bot token to use now. */
  readonly tokenOf: () => Promise<string>;
  readonly clock: Clock;
  readonly log: Log;
  readonly meter: Meter;
  /** A clock of milliseconds that never goes back. */
  readonly elapsed: () => number;
  /** Called with a `CannotConnect` when Slack refuses the token for good while the app runs. */
  readonly onRefused: (error: Error) => void;
}

/** The app while it is connected. Disposing of it waits for what is being answered, at most five seconds, and disconnects. */
export interface SlackConnection extends AsyncDisposable {
  readonly workspace: string;
  readonly workspaceId: string;
  readonly botName: string;
  /** Whether Slack reaches the app at this moment, as far as the app can tell. */
  readonly isConnected: () => boolean;
}

/** Connects and begins to answer. Rejects with `CannotConnect` where Slack refuses the tokens or is not reached. */
export async function connectToSlack(settings: SlackSettings, facts: AppFacts): Promise<SlackConnection> {
  const { transport } = settings;
  const { tokenOf, identity } = facts;
  let isConnected = false;
  const logger = boltLogger(facts.log, () => isConnected);
  const clientOptions = { ...clientOptionsFor(settings.apiUrl), logger };
  const { receiver, open } = createReceiver(transport, { ...facts, clientOptions });
  const app = new App({
    receiver,
    logger,
    clientOptions,
    authorize: async () => ({ botToken: await tokenOf(), ...identity.ids }),
    extendedErrorHandler: true,
  });
  const desk: Services = {
    ...facts,
    poster: createChannelPoster(tokenOf, clientOptions),
    answered: recentKeys(25 * 60 * 60 * 1000),
    shared: recentKeys(10 * 60 * 1000),
  };
  const events = watchEvents(app, facts.meter, facts.elapsed);
  register(app, desk);
  app.error(handleError(desk));
  const { close, isConnected: isReached } = await open();
  isConnected = true;
  return {
    workspace: identity.workspace,
    workspaceId: identity.workspaceId,
    botName: identity.botName,
    isConnected: isReached,
    [Symbol.asyncDispose]: async () => {
      await events.drained(5000);
      await close();
    },
  };
}

/** The events that are being worked on. */
interface EventsUnderWay {
  /** Resolves when no event is being worked on, at the latest after so many milliseconds. */
  readonly drained: (most: number) => Promise<void>;
}

/**
 * Watches every event that reaches the app: how long it takes to acknowledge it, and whether it is still being worked on.
 * Neither of Bolt's receivers waits for its listeners when it is stopped.
 * @param elapsed a clock of milliseconds that never goes back
 */
function watchEvents(app: App, meter: Meter, elapsed: () => number): EventsUnderWay {
  const underWay = new Set<Promise<void>>();
  const process = app.processEvent.bind(app);
  app.processEvent = async (event) => {
    const work = process(timed(event, meter, elapsed));
    underWay.add(work);
    try {
      await work;
    } finally {
      underWay.delete(work);
    }
  };
  return {
    drained: async (most) => {
      const all = async (): Promise<void> => {
        while (underWay.size > 0) await Promise.allSettled(underWay);
      };
      const tooLong = new AbortController();
      await Promise.race([all(), wait(most, undefined, { signal: tooLong.signal }).catch(() => {})]);
      tooLong.abort();
    },
  };
}

function timed(event: ReceiverEvent, meter: Meter, elapsed: () => number): ReceiverEvent {
  const arrived = elapsed();
  let isFirst = true;
  return {
    ...event,
    ack: async (...args) => {
      await event.ack(...args);
      if (isFirst) meter.acknowledged(elapsed() - arrived);
      isFirst = false;
    },
  };
}
