import { setTimeout as wait } from 'node:timers/promises';
import type { SocketModeReceiver } from '@slack/bolt';
import { WebAPIPlatformError } from '@slack/web-api';
import type { Log } from '../workflows/ports.ts';

interface Facts {
  readonly receiver: SocketModeReceiver;
  readonly log: Log;
  /** Called once when Slack refuses the token: no further attempt can succeed. */
  readonly onRefused: (cause: unknown) => void;
}

/**
 * Connects again whenever the socket is lost: at once, then after 1, 2, 4 … 30 seconds. The library's own reconnecting
 * is deaf for a whole ping timeout first, waits without a ceiling, and ends the process by an unhandled rejection when
 * the token was revoked.
 * @returns a function that ends it: to be called before the receiver is stopped
 */
export function stayConnected({ receiver, log, onRefused }: Facts): () => void {
  const stopped = new AbortController();
  let connecting = false;
  receiver.client.on('disconnected', () => {
    if (connecting || stopped.signal.aborted) return;
    connecting = true;
    reconnect()
      .catch((error: unknown) => {
        if (!stopped.signal.aborted) onRefused(error);
      })
      .finally(() => {
        connecting = false;
      });
  });
  return () => stopped.abort();

  async function reconnect(): Promise<void> {
    for (let seconds = 0; ; seconds = Math.min(30, Math.max(1, seconds * 2))) {
      await wait(seconds * 1000, undefined, { signal: stopped.signal });
      try {
        await receiver.client.start();
        log.info({}, 'connected to Slack again');
        return;
      } catch (error) {
        if (isRefusal(error)) throw error;
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

function isRefusal(error: unknown): boolean {
  return error instanceof WebAPIPlatformError && refusals.has(error.data.error);
}
