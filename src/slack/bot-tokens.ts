import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Clock, ExpiringToken, TokenStore } from '../ports.ts';
import { type Instant, minute, second } from '../time/instant.ts';

/** The Slack app that the tokens belong to. */
export interface AppCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Buys a bot token for a refresh token. Rejects where Slack refuses, is not reached, or answers without one. */
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
      throw new Error('Slack answered a renewal of the bot token without a token that expires');
    }
    return { token, refreshToken: next, expiresAt: clock.now().getTime() + lifetime * second };
  };

interface RenewingFacts {
  /** What the tokens belong to: the client id of the Slack app. */
  readonly installation: string;
  readonly store: TokenStore;
  /** The refresh token that the operator has set: good for the first renewal, and after a new installation. */
  readonly firstRefreshToken: string;
  /** Buys a new token from Slack. Rejects where Slack refuses or is not reached. */
  readonly renew: (refreshToken: string) => Promise<ExpiringToken>;
  readonly clock: Clock;
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** A token is renewed so long before it expires; one that Slack gives lives for twelve hours. */
const renewBefore = 30 * minute;

/** How long a process may take for a renewal before another one tries, and how often the others look. */
const reserved = 20_000;
const lookEvery = 250;

/**
 * Gives the bot token to use now, renewed where it is about to expire: once, however many ask at the same time, in however
 * many processes (node-slack-sdk#2504: of two renewals at once one ends with a token that is no longer good).
 */
export function createRenewingToken(facts: RenewingFacts): () => Promise<string> {
  let current: ExpiringToken | null = null;
  let renewal: Promise<ExpiringToken> | null = null;
  return async () => {
    const now = facts.clock.now().getTime();
    if (isFresh(current, now)) return current.token;
    renewal ??= renewedToken(facts).finally(() => {
      renewal = null;
    });
    current = await renewal;
    return current.token;
  };
}

const isFresh = (token: ExpiringToken | null, now: Instant): token is ExpiringToken =>
  token !== null && token.expiresAt - now > renewBefore;

async function renewedToken(facts: RenewingFacts): Promise<ExpiringToken> {
  const { installation, store, clock, wait } = facts;
  for (let waited = 0; waited <= reserved; waited += lookEvery) {
    const now = clock.now().getTime();
    const kept = await store.find(installation);
    if (isFresh(kept, now)) return kept;
    if (await store.reserve(installation, now, now + reserved)) {
      // Another process may have renewed it between the look and the reservation.
      const latest = await store.find(installation);
      return isFresh(latest, now) ? latest : renewAndKeep(facts, latest);
    }
    await wait(lookEvery);
  }
  throw new Error('another process has been renewing the bot token for too long');
}

// The kept refresh token is the last of a chain. Where Slack refuses it, the app may have been installed anew.
async function renewAndKeep(facts: RenewingFacts, kept: ExpiringToken | null): Promise<ExpiringToken> {
  const { installation, store, renew, firstRefreshToken } = facts;
  const renewed =
    kept === null ? await renew(firstRefreshToken) : await renewInstalledAnew(renew, kept, firstRefreshToken);
  await store.save(installation, renewed);
  return renewed;
}

async function renewInstalledAnew(
  renew: RenewingFacts['renew'],
  { refreshToken }: ExpiringToken,
  first: string,
): Promise<ExpiringToken> {
  try {
    return await renew(refreshToken);
  } catch (error) {
    if (first === refreshToken) throw error;
    return renew(first).catch(() => {
      throw error;
    });
  }
}
