import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Clock, ExpiringToken, RecentKeys, TokenStore } from '../ports.ts';
import { minute, second } from '../time/instant.ts';

/** Returns a workspace's bot token, valid long enough for the next call. */
export type TokenOf = (workspaceId: string) => Promise<string>;

/** The Slack app that the tokens belong to. */
export interface AppCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Exchanges a refresh token for a new bot token. Rejects if Slack refuses, cannot be reached, or returns no expiring token. */
export const renewToken =
  ({ clientId, clientSecret }: AppCredentials, options: WebClientOptions, clock: Clock) =>
  async (refreshToken: string): Promise<ExpiringToken> => {
    const client = new WebClient(undefined, { ...options, retryConfig: { retries: 0 } });
    const answer = await client.oauth.v2.access({
      client_id: clientId,
      client_secret: clientSecret,
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
    });
    const { access_token: token, refresh_token: next, expires_in: lifetime } = answer;
    if (token === undefined || next === undefined || lifetime === undefined) {
      throw new Error('Slack renewed the bot token, but its answer lacks a token, a refresh token or an expiry');
    }
    return { token, refreshToken: next, expiresAt: clock.now().getTime() + lifetime * second };
  };

interface RenewalOptions {
  /** Key of the token in the store: the client id of the Slack app. */
  readonly installation: string;
  readonly store: TokenStore;
  readonly recent: Pick<RecentKeys, 'inTurn'>;
  /** The refresh token from the settings: for the first renewal, and after the app was installed again. */
  readonly firstRefreshToken: string;
  /** Rejects if Slack refuses or cannot be reached. */
  readonly renew: (refreshToken: string) => Promise<ExpiringToken>;
  readonly clock: Clock;
}

/** How long before it expires a token is renewed. Slack's tokens last twelve hours. */
const renewBefore = 30 * minute;

/**
 * Returns the bot token, and renews it when it is about to expire: once, no matter how many callers in how many processes ask at the
 * same time. After two renewals at once, one caller would be left with a revoked token (node-slack-sdk#2504).
 */
export function createRenewingToken(options: RenewalOptions): () => Promise<string> {
  const { installation, store, recent, clock } = options;
  let current: ExpiringToken | null = null;
  let renewal: Promise<ExpiringToken> | null = null;
  const isFresh = (token: ExpiringToken | null): token is ExpiringToken =>
    token !== null && token.expiresAt - clock.now().getTime() > renewBefore;
  const renewOnce = async (): Promise<ExpiringToken> => {
    // Another process may have renewed it in the meantime.
    const latest = await store.find(installation);
    if (isFresh(latest)) return latest;
    const renewed = await renewFrom(options, latest);
    await store.save(installation, renewed);
    return renewed;
  };
  return async () => {
    if (isFresh(current)) return current.token;
    renewal ??= recent.inTurn(`renew|${installation}`, renewOnce).finally(() => {
      renewal = null;
    });
    current = await renewal;
    return current.token;
  };
}

// Each refresh token replaces the one before. If Slack rejects the latest, the app may have been installed again.
async function renewFrom(
  { renew, firstRefreshToken: first }: RenewalOptions,
  latest: ExpiringToken | null,
): Promise<ExpiringToken> {
  if (latest === null) return renew(first);
  try {
    return await renew(latest.refreshToken);
  } catch (error) {
    if (first === latest.refreshToken) throw error;
    return renew(first).catch(() => {
      throw error;
    });
  }
}
