import { setTimeout as wait } from 'node:timers/promises';
import { HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import { type Log, OperatorError } from '../ports.ts';
import { ConnectionError, keepConnected, openSocket } from './stay-connected.ts';

/** How Slack delivers events to the app. */
export type Transport =
  | { readonly kind: 'socket'; readonly appToken: string }
  | { readonly kind: 'http'; readonly signingSecret: string; readonly host: string; readonly port: number };

interface ReceiverOptions {
  readonly clientOptions: WebClientOptions;
  readonly log: Log;
  /** Called with a `ConnectionError` if Slack rejects the app token while the app runs. */
  readonly onRefused: (error: Error) => void;
}

/** Bolt's receiver, not yet open. */
export interface SlackReceiver {
  readonly receiver: SocketModeReceiver | HTTPReceiver;
  /** Starts receiving events. Rejects with an `OperatorError`. */
  readonly open: () => Promise<OpenReceiver>;
}

interface OpenReceiver {
  /** Whether Slack can reach the app now, as far as the app can tell. */
  readonly isConnected: () => boolean;
  readonly close: () => Promise<void>;
}

/** Creates the receiver for a transport. */
export function createReceiver(transport: Transport, options: ReceiverOptions): SlackReceiver {
  return transport.kind === 'http' ? httpReceiver(transport, options) : socketReceiver(transport, options);
}

function httpReceiver(
  { signingSecret, host, port }: Extract<Transport, { kind: 'http' }>,
  { clientOptions: { logger } }: ReceiverOptions,
): SlackReceiver {
  const receiver = new HTTPReceiver({ signingSecret, ...(logger && { logger }) });
  const open = async () => {
    await receiver.start({ host, port }).catch((cause: unknown) => {
      throw cannotListen(host, port, cause);
    });
    return {
      isConnected: () => true,
      close: async () => {
        await receiver.stop();
      },
    };
  };
  return { receiver, open };
}

/** The error of a server that cannot use its address. */
export function cannotListen(host: string, port: number, cause: unknown): OperatorError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const reason = listenErrors[code] ?? String(cause);
  return new OperatorError(`Cannot listen on ${host}:${port}: ${reason}`, { cause });
}

const listenErrors: Readonly<Record<string, string>> = {
  EADDRINUSE: 'the port is in use',
  EACCES: 'permission denied',
  EADDRNOTAVAIL: 'this machine does not have that address',
};

function socketReceiver(
  { appToken }: Extract<Transport, { kind: 'socket' }>,
  { clientOptions, log, onRefused }: ReceiverOptions,
): SlackReceiver {
  const receiver = new SocketModeReceiver({
    appToken,
    ...(clientOptions.logger && { logger: clientOptions.logger }),
    autoReconnectEnabled: false,
    // On slow links a pong takes longer than the library's default of 5 s. Reconnecting does not depend on it.
    clientPingTimeout: 10_000,
    // The receiver does not inherit these from the app, and would call slack.com.
    installerOptions: { clientOptions },
  });
  const connectionError = (cause: unknown): ConnectionError => new ConnectionError('SLACK_APP_TOKEN', cause);
  const open = async () => {
    await openSocket(receiver).catch((cause: unknown) => {
      throw connectionError(cause);
    });
    const connection = keepConnected({
      receiver,
      log,
      onRefused: (cause) => onRefused(connectionError(cause)),
    });
    return {
      isConnected: connection.isConnected,
      close: async () => {
        await connection.stop();
        // The library waits for a connection to close that may be closed already.
        await Promise.race([receiver.stop(), wait(1000)]);
      },
    };
  };
  return { receiver, open };
}
