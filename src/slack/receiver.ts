import { setTimeout as wait } from 'node:timers/promises';
import { HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import type { Log } from '../ports.ts';
import { ConnectionError, keepConnected, openSocket } from './stay-connected.ts';

/** How Slack reaches the app. */
export type Transport =
  | { readonly kind: 'socket'; readonly appToken: string }
  | { readonly kind: 'http'; readonly signingSecret: string; readonly host: string; readonly port: number };

interface ReceiverFacts {
  readonly clientOptions: WebClientOptions;
  readonly log: Log;
  /** Called with a `CannotConnect` when Slack refuses the app token for good while the app runs. */
  readonly onRefused: (error: Error) => void;
}

/** The receiver of Bolt's app, not yet open. */
export interface SlackReceiver {
  readonly receiver: SocketModeReceiver | HTTPReceiver;
  /** Begins to receive. Rejects with `CannotConnect`. */
  readonly open: () => Promise<OpenReceiver>;
}

/** A receiver that receives. */
interface OpenReceiver {
  /** Whether Slack reaches the app at this moment, as far as the app can tell. */
  readonly isConnected: () => boolean;
  readonly close: () => Promise<void>;
}

/** Makes the receiver for a transport. */
export function createReceiver(transport: Transport, facts: ReceiverFacts): SlackReceiver {
  return transport.kind === 'http' ? httpReceiver(transport, facts) : socketReceiver(transport, facts);
}

function httpReceiver(
  { signingSecret, host, port }: Extract<Transport, { kind: 'http' }>,
  { clientOptions: { logger } }: ReceiverFacts,
): SlackReceiver {
  const receiver = new HTTPReceiver({ signingSecret, ...(logger && { logger }) });
  const open = async () => {
    try {
      await receiver.start({ host, port });
    } catch (cause) {
      throw new ConnectionError('HOST and PORT', cause);
    }
    return {
      isConnected: () => true,
      close: async () => {
        await receiver.stop();
      },
    };
  };
  return { receiver, open };
}

function socketReceiver(
  { appToken }: Extract<Transport, { kind: 'socket' }>,
  { clientOptions, log, onRefused }: ReceiverFacts,
): SlackReceiver {
  const receiver = new SocketModeReceiver({
    appToken,
    ...(clientOptions.logger && { logger: clientOptions.logger }),
    autoReconnectEnabled: false,
    // Pongs take longer than the library's five seconds on slow links; reconnecting does not wait for it.
    clientPingTimeout: 10_000,
    // Not inherited from the app: without them it would call the real Slack.
    installerOptions: { clientOptions },
  });
  const refused = (cause: unknown): ConnectionError => new ConnectionError('SLACK_APP_TOKEN', cause);
  const open = async () => {
    await openSocket(receiver).catch((cause: unknown) => {
      throw refused(cause);
    });
    const staying = keepConnected({ receiver, log, onRefused: (cause) => onRefused(refused(cause)) });
    return {
      isConnected: staying.isConnected,
      close: async () => {
        await staying.leave();
        // The library waits for the end of a connection that may have ended already.
        await Promise.race([receiver.stop(), wait(1000)]);
      },
    };
  };
  return { receiver, open };
}
