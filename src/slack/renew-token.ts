import { WebClient, type WebClientOptions } from '@slack/web-api';
import { second } from '../time/instant.ts';
import type { ExpiringToken } from '../workflows/bot-tokens.ts';
import type { Clock } from '../workflows/ports.ts';

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
