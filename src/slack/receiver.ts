import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { type BufferedIncomingMessage, HTTPModuleFunctions, HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import { type Log, OperatorError } from '../ports.ts';
import { ConnectionError, keepConnected, keepTrying, openSocket } from './stay-connected.ts';

/** How Slack delivers events to the app. */
export type Transport =
  | { readonly kind: 'socket'; readonly appToken: string }
  | {
      readonly kind: 'http';
      readonly signingSecret: string;
      readonly host: string;
      readonly port: number;
      /** How long an idle connection is kept open, in milliseconds; longer than the proxy in front keeps it. */
      readonly keepAlive: number;
    };

interface ReceiverOptions {
  readonly clientOptions: WebClientOptions;
  readonly log: Log;
  /** Called with a `ConnectionError` if Slack rejects the app token while the app runs. */
  readonly onRefused: (error: Error) => void;
  /** In milliseconds since 1970. */
  readonly wallClock: () => number;
  /** Pages that are served beside Slack's requests, over HTTP only. */
  readonly pages: readonly Page[];
}

/** A page for a browser. */
export interface Page {
  readonly path: string;
  readonly show: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

/** Bolt's receiver, not yet open. */
export interface SlackReceiver {
  readonly receiver: SocketModeReceiver | HTTPReceiver;
  /** Starts receiving events; gives up connecting when the signal is aborted. Rejects with an `OperatorError`. */
  readonly open: (signal: AbortSignal) => Promise<OpenReceiver>;
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
  { signingSecret, host, port, keepAlive: keepAliveTimeout }: Extract<Transport, { kind: 'http' }>,
  { clientOptions: { logger }, log, wallClock, pages }: ReceiverOptions,
): SlackReceiver {
  const customRoutes = pages.map(({ path, show }) => ({
    path,
    method: 'GET',
    handler: (request: IncomingMessage, response: ServerResponse) =>
      void show(request, response).catch((err: unknown) => {
        log.error({ err, path }, 'page not shown');
        if (!response.headersSent) response.writeHead(500);
        response.end();
      }),
  }));
  const receiver = new HTTPReceiver({ signingSecret, customRoutes, ...(logger && { logger }) });
  guardRequests(receiver, log, wallClock);
  const open = async () => {
    // The headers of the next request may arrive at the last moment.
    const timeouts = { keepAliveTimeout, headersTimeout: keepAliveTimeout + 5000 };
    const server = await receiver.start({ host, port }, timeouts).catch((cause: unknown) => {
      throw cannotListen(host, port, cause);
    });
    return {
      isConnected: () => true,
      close: async () => {
        const stopped = receiver.stop();
        // Somebody who never finishes a request holds up nobody else.
        await Promise.race([stopped, wait(1000, undefined, { ref: false })]);
        server.closeAllConnections();
        await stopped;
      },
    };
  };
  return { receiver, open };
}

/** How far Slack's clock may be ahead of ours, in seconds: as far as Bolt lets it be behind. */
const mostAhead = 5 * 60;

// Bolt ends the process at a signed body that is JSON but not an object and at a path such as `//`, and accepts a timestamp of any
// future. It verifies the signature itself, of the body that is kept with the request, and refuses what cannot be parsed.
function guardRequests(receiver: HTTPReceiver, log: Log, wallClock: () => number): void {
  const handle = receiver.requestListener;
  const admit = async (request: IncomingMessage): Promise<number | null> => {
    if (request.method !== 'POST') return null;
    const sentAt = Number(request.headers['x-slack-request-timestamp'] ?? 0);
    if (!(sentAt <= wallClock() / 1000 + mostAhead)) return 401;
    const buffered = await HTTPModuleFunctions.bufferIncomingMessage(request, HTTPModuleFunctions.defaultBodyLimit);
    const body = bodyOf(buffered);
    return body === undefined || isObject(body) ? null : 400;
  };
  receiver.requestListener = (request, response) => {
    const refuse = (status: number): void => {
      log.warn({ status }, 'a request that Slack does not send was refused');
      if (!response.headersSent) response.writeHead(status);
      response.end();
    };
    const admitted = admit(request).then((status) => (status === null ? handle(request, response) : refuse(status)));
    admitted.catch((error: unknown) => refuse(HTTPModuleFunctions.isRawBodyError(error) ? error.statusCode : 404));
  };
}

// Undefined if it cannot be parsed.
function bodyOf(request: BufferedIncomingMessage): unknown {
  try {
    return HTTPModuleFunctions.parseHTTPRequestBody(request);
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

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
  guardFrames(receiver, log);
  const connectionError = (cause: unknown): ConnectionError => new ConnectionError('SLACK_APP_TOKEN', cause);
  const open = async (signal: AbortSignal) => {
    await keepTrying(() => openSocket(receiver), { log, signal }).catch((cause: unknown) => {
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

/**
 * Shows the library only frames that it survives: one without an inner event, such as `app_rate_limited`, ends the process
 * (node-slack-sdk#2167). Bolt needs nothing of a frame but its payload.
 */
function guardFrames({ client }: SocketModeReceiver, log: Log): void {
  const handlers = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  client.on('ws_message', (data: string | ArrayBuffer, isBinary: boolean) => {
    const frame = isBinary ? null : safeFrame(data);
    if (frame === null) return log.warn({}, 'ignored a frame of Slack that could not be read');
    for (const handle of handlers) {
      const handled: unknown = Reflect.apply(handle, client, [frame, false]);
      Promise.resolve(handled).catch((err: unknown) => log.error({ err }, 'a frame of Slack was not handled'));
    }
  });
}

// Null if it is not an object, or nested too deeply to be written again.
function safeFrame(data: string | ArrayBuffer): string | null {
  try {
    const frame: unknown = JSON.parse(typeof data === 'string' ? data : new TextDecoder().decode(data));
    if (!isObject(frame)) return null;
    const payload = isObject(frame['payload']) ? frame['payload'] : {};
    const isRequest = frame['type'] !== 'hello' && frame['type'] !== 'disconnect';
    return JSON.stringify(isRequest ? { ...frame, type: 'request', payload } : frame);
  } catch {
    return null;
  }
}
