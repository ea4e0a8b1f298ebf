import { setTimeout as wait } from 'node:timers/promises';
import type { SocketModeReceiver } from '@slack/bolt';
import { WebAPIPlatformError, WebAPIRequestError } from '@slack/web-api';
import { type Log, OperatorError } from '../ports.ts';

/** How long Slack may take to send its hello on a new socket, in milliseconds. */
const helloTimeout = 20_000;

/**
 * Opens the socket. Rejects if Slack refuses, cannot be reached or does not say hello in time.
 * @param signal gives up; a socket that was opened by then is closed
 */
export async function openSocket({ client }: SocketModeReceiver, signal?: AbortSignal): Promise<void> {
  const waited = new AbortController();
  const either = signal ? AbortSignal.any([signal, waited.signal]) : waited.signal;
  const timeout = wait(helloTimeout, 'timeout', { signal: either }).catch(() => 'timeout');
  const opened = client.start().then(
    () => 'opened',
    (cause: unknown) => {
      throw cause ?? new Error('the connection was closed before Slack sent hello');
    },
  );
  try {
    if ((await Promise.race([opened, timeout])) === 'opened') return;
  } finally {
    waited.abort();
  }
  opened.catch(() => {});
  await Promise.race([client.disconnect(), wait(1000)]);
  throw new Error(`Slack did not send hello within ${helloTimeout / 1000} s`);
}

interface ConnectionOptions {
  readonly receiver: SocketModeReceiver;
  readonly log: Log;
  /** Called once if Slack rejects the token: no further attempt can succeed. */
  readonly onRefused: (cause: unknown) => void;
}

/** A socket that is reopened whenever it is lost. */
interface KeptConnection {
  readonly isConnected: () => boolean;
  /** Stops reconnecting; resolves once no attempt is in progress. */
  readonly stop: () => Promise<void>;
}

/**
 * Reconnects whenever the socket is lost: at once, then after 1, 2, 4 … 30 seconds. The library's own reconnecting first waits for a
 * ping to time out, has no maximum delay, and ends the process with an unhandled rejection if the token was revoked.
 */
export function keepConnected({ receiver, log, onRefused }: ConnectionOptions): KeptConnection {
  const stopped = new AbortController();
  let reconnecting: Promise<void> | null = null;
  receiver.client.on('disconnected', () => {
    if (reconnecting || stopped.signal.aborted) return;
    reconnecting = reconnect()
      .catch((error: unknown) => {
        if (!stopped.signal.aborted) onRefused(error);
      })
      .finally(() => {
        reconnecting = null;
      });
  });
  return {
    isConnected: () => reconnecting === null,
    stop: async () => {
      stopped.abort();
      await reconnecting;
    },
  };

  async function reconnect(): Promise<void> {
    await keepTrying(() => openSocket(receiver, stopped.signal), { log, signal: stopped.signal });
    log.info({}, 'reconnected to Slack');
  }
}

/**
 * Tries to reach Slack until it works: at once, then after 1, 2, 4 … 30 seconds. Rejects with the last error once Slack refuses or
 * the signal is aborted.
 */
export async function keepTrying<T>(
  attempt: () => Promise<T>,
  { log, signal }: { readonly log: Log; readonly signal: AbortSignal },
): Promise<T> {
  for (let seconds = 1; ; seconds = Math.min(30, seconds * 2)) {
    try {
      return await attempt();
    } catch (error) {
      if (isRejection(error) || signal.aborted) throw error;
      log.warn({ seconds, reason: reasonOf(error) }, 'Slack unreachable; retrying');
      await wait(seconds * 1000, undefined, { signal }).catch(() => {
        throw error;
      });
    }
  }
}

// What apps.connections.open, auth.test and the renewal of a token answer when retrying cannot help.
const rejections: ReadonlySet<string> = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
  'missing_scope',
  'user_removed_from_team',
  'team_disabled',
  'link_disabled',
  'invalid_refresh_token',
  'invalid_client_id',
  'bad_client_secret',
]);

const isRejection = (error: unknown): boolean =>
  error instanceof WebAPIPlatformError && rejections.has(error.data.error);

/** Slack cannot be reached, or rejected a token. */
export class ConnectionError extends OperatorError {
  override readonly name = 'ConnectionError';

  /** @param setting the setting that holds the token */
  constructor(setting: string, cause: unknown) {
    const reason = reasonOf(cause);
    super(
      isRejection(cause)
        ? `Slack rejected ${setting} (${reason}). Copy it again from your Slack app.`
        : `Cannot connect to Slack: ${reason}`,
      { cause },
    );
  }
}

// Slack's library and fetch only say that something failed; what failed is in the error that caused it.
function reasonOf(cause: unknown): string {
  if (cause instanceof WebAPIPlatformError) return cause.data.error;
  const inner = cause instanceof WebAPIRequestError ? cause.original : cause instanceof Error ? cause.cause : undefined;
  if (inner instanceof Error) return reasonOf(inner);
  const [message = ''] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
  return message;
}
