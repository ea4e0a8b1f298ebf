import type { WebClientOptions } from '@slack/web-api';
import type { BotToken, Clock, RecentKeys, TokenStore } from '../ports.ts';
import { minute, second } from '../time/instant.ts';
import { clientWithoutRetries } from './web-client.ts';

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
  async (refreshToken: string): Promise<BotToken> => {
    const client = clientWithoutRetries(options);
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
  readonly store: TokenStore;
  readonly recent: Pick<RecentKeys, 'inTurn'>;
  /** The refresh token from the settings: for the first renewal, and after the app was installed again. Left out where Slack's answer to the installation brings it. */
  readonly firstRefreshToken?: string;
  /** Rejects if Slack refuses or cannot be reached. */
  readonly renew: (refreshToken: string) => Promise<BotToken>;
  readonly clock: Clock;
}

/** How long before it expires a token is renewed. Slack's tokens last twelve hours. */
const renewBefore = 30 * minute;

/**
 * Returns the bot token of an installation, and renews it when it is about to expire: once, no matter how many callers in how many
 * processes ask at the same time. After two renewals at once, one caller would be left with a revoked token (node-slack-sdk#2504).
 * Rejects if the app is not installed there.
 */
export function createRenewingTokens(options: RenewalOptions): (installation: string) => Promise<string> {
  const { store, recent, clock } = options;
  const renewals = new Map<string, Promise<BotToken>>();
  const left = ({ expiresAt }: BotToken): number => (expiresAt ?? Infinity) - clock.now().getTime();
  const renewOnce = async (installation: string): Promise<BotToken> => {
    // Another process may have renewed it in the meantime.
    const latest = await store.find(installation);
    if (latest && left(latest) > renewBefore) return latest;
    try {
      const renewed = await renewFrom(options, latest);
      await store.save(installation, renewed);
      return renewed;
    } catch (error) {
      // Slack cannot be reached, and there is time to try again.
      if (latest && left(latest) > 0) return latest;
      throw error;
    }
  };
  return async (installation) => {
    const stored = await store.find(installation);
    if (stored && left(stored) > renewBefore) return stored.token;
    const renewal =
      renewals.get(installation) ??
      recent
        .inTurn(`renew|${installation}`, () => renewOnce(installation))
        .finally(() => renewals.delete(installation));
    renewals.set(installation, renewal);
    return (await renewal).token;
  };
}

// Each refresh token replaces the one before. If Slack rejects the latest, the app may have been installed again.
async function renewFrom(
  { renew, firstRefreshToken: first }: RenewalOptions,
  latest: BotToken | null,
): Promise<BotToken> {
  const known = latest?.refreshToken ?? first;
  if (known === undefined) throw new Error('the app is not installed there: no token is stored');
  try {
    return await renew(known);
  } catch (error) {
    if (first === undefined || first === known) throw error;
    return renew(first).catch(() => {
      throw error;
    });
  }
}
