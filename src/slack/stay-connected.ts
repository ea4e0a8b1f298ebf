import { setTimeout as wait } from 'node:timers/promises';
import type { SocketModeReceiver } from '@slack/bolt';
import { WebAPIPlatformError } from '@slack/web-api';
import type { Log } from '../ports.ts';

interface Facts {
  readonly receiver: SocketModeReceiver;
  readonly log: Log;
  /** Called once when Slack refuses the token: no further attempt can succeed. */
  readonly onRefused: (cause: unknown) => void;
}

/** How long Slack may take to greet a new socket, in milliseconds. */
const greetingTimeout = 20_000;

/**
 * Opens the socket. Rejects where Slack refuses, is not reached, does not greet in time, or the attempt is given up.
 * @param givenUp ends the attempt; a socket that it has opened is closed again
 */
export async function openSocket({ client }: SocketModeReceiver, givenUp?: AbortSignal): Promise<void> {
  const waited = new AbortController();
  const signal = givenUp ? AbortSignal.any([givenUp, waited.signal]) : waited.signal;
  const tooLate = wait(greetingTimeout, 'too late', { signal }).catch(() => 'too late');
  const opened = client.start().then(
    () => 'opened',
    (cause: unknown) => {
      throw cause ?? new Error('the connection was closed before Slack greeted it');
    },
  );
  try {
    if ((await Promise.race([opened, tooLate])) === 'opened') return;
  } finally {
    waited.abort();
  }
  opened.catch(() => {});
  await Promise.race([client.disconnect(), wait(1000)]);
  throw new Error(`Slack did not greet the connection within ${greetingTimeout / 1000} s`);
}

/** A socket that is opened again whenever it is lost. */
export interface KeptConnection {
  readonly isConnected: () => boolean;
  /** Ends it; resolves when no attempt is under way any more. */
  readonly leave: () => Promise<void>;
}

/**
 * Connects again whenever the socket is lost: at once, then after 1, 2, 4 … 30 seconds. The library's own reconnecting
 * is deaf for a whole ping timeout first, waits without a ceiling, and ends the process by an unhandled rejection when
 * the token was revoked.
 * @returns what ends it
 */
export function keepConnected({ receiver, log, onRefused }: Facts): KeptConnection {
  const stopped = new AbortController();
  let connecting: Promise<void> | null = null;
  receiver.client.on('disconnected', () => {
    if (connecting || stopped.signal.aborted) return;
    connecting = reconnect()
      .catch((error: unknown) => {
        if (!stopped.signal.aborted) onRefused(error);
      })
      .finally(() => {
        connecting = null;
      });
  });
  return {
    isConnected: () => connecting === null,
    leave: async () => {
      stopped.abort();
      await connecting;
    },
  };

  async function reconnect(): Promise<void> {
    for (let seconds = 0; ; seconds = Math.min(30, Math.max(1, seconds * 2))) {
      await wait(seconds * 1000, undefined, { signal: stopped.signal });
      try {
        await openSocket(receiver, stopped.signal);
        log.info({}, 'connected to Slack again');
        return;
      } catch (error) {
        if (isRefusal(error) || stopped.signal.aborted) throw error;
        log.warn({ seconds }, 'Slack cannot be reached; trying again');
      }
    }
  }
}

// Slack's answers to apps.connections.open that no waiting mends.
const refusals: ReadonlySet<string> = new Set([
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
]);

/** Tells whether Slack refused the token for good. */
function isRefusal(error: unknown): boolean {
  return error instanceof WebAPIPlatformError && refusals.has(error.data.error);
}

/** Slack was not reached or refused: a sentence for the operator, without a stack. */
export class ConnectionError extends Error {
  override readonly name = 'CannotConnect';

  /** @param setting the setting to look at where Slack refused */
  constructor(setting: string, cause: unknown) {
    const [reason = ''] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
    super(
      isRefusal(cause)
        ? `Slack refuses ${setting}: ${reason} Copy it anew from the pages of your Slack app.`
        : `Cannot connect to Slack: ${reason}`,
      { cause },
    );
  }
}
