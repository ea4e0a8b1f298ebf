import { type Logger, LogLevel } from '@slack/bolt';
import { WebAPIRateLimitedError, WebClient, type WebClientOptions } from '@slack/web-api';
import type { Log } from '../ports.ts';
import type { Instant } from '../time/instant.ts';
import { ConnectionError, keepTrying } from './stay-connected.ts';

/** The bot's own ids and names. */
export interface Identity {
  readonly ids: {
    readonly botId?: string;
    readonly botUserId?: string;
    readonly teamId?: string;
    readonly enterpriseId?: string;
  };
  readonly workspace: string;
  readonly workspaceId: string;
  /** The name by which the bot is mentioned and invited, without the @. */
  readonly botName: string;
  /** Who installed the app, and when; null where an admin has copied its token. */
  readonly installer: string | null;
  readonly installedAt: Instant | null;
}

/**
 * Asks Slack which bot and workspace a token belongs to, until it answers or the signal is aborted. Rejects with a
 * `ConnectionError`.
 */
export async function fetchBotIdentity(
  tokenOf: () => Promise<string>,
  apiUrl: string,
  { log, signal }: { readonly log: Log; readonly signal: AbortSignal },
): Promise<Identity> {
  const client = new WebClient(undefined, { ...clientOptionsFor(apiUrl), logger: boltLogger(log, () => false) });
  const asked = keepTrying(async () => client.auth.test({ token: await tokenOf() }), { log, signal });
  const answer = await asked.catch((cause: unknown) => {
    throw new ConnectionError('SLACK_BOT_TOKEN', cause);
  });
  const { bot_id: botId, user_id: botUserId, team_id: teamId, enterprise_id: enterpriseId, team, user } = answer;
  return {
    ids: {
      ...(botId && { botId }),
      ...(botUserId && { botUserId }),
      ...(teamId && { teamId }),
      ...(enterpriseId && { enterpriseId }),
    },
    workspace: team ?? teamId ?? 'unknown workspace',
    workspaceId: teamId ?? '',
    botName: user ?? 'Privacy Law',
    installer: null,
    installedAt: null,
  };
}

/** Asks Slack whether it accepts the token: it says nothing about a revoked one until it is used. */
export function acceptsToken(tokenOf: () => Promise<string>, options: WebClientOptions): () => Promise<boolean> {
  const client = clientWithoutRetries(options, shortTimeout);
  return () => isAnswered(async () => client.auth.test({ token: await tokenOf() }));
}

/** Asks Slack whether it answers, without a token. */
export function answersAtAll(options: WebClientOptions): () => Promise<boolean> {
  const client = clientWithoutRetries(options, shortTimeout);
  return () => isAnswered(() => client.api.test());
}

async function isAnswered(ask: () => Promise<{ readonly ok: boolean }>): Promise<boolean> {
  try {
    return (await ask()).ok;
  } catch (error) {
    return error instanceof WebAPIRateLimitedError;
  }
}

/**
 * Options for a client whose calls a user is waiting for: one retry, and at most 10 s for each attempt. A rate limit rejects at
 * once: waiting for it would hold up every other call of the client.
 * @param slackApiUrl base address of the Web API
 */
export function clientOptionsFor(slackApiUrl: string) {
  return {
    slackApiUrl,
    timeout: 10_000,
    retryConfig: { retries: 1, maxTimeout: 1000 },
    rejectRateLimitedCalls: true,
    fetch: async (url: string | URL | Request, init?: RequestInit) => {
      const response = await fetch(url, { ...init, signal: init?.signal ?? AbortSignal.timeout(10_000) });
      const isTold = response.status !== 429 || Number(response.headers.get('retry-after')) > 0;
      return isTold
        ? response
        : new Response(response.body, { status: 429, headers: { 'retry-after': `${retryAfter}` } });
    },
  };
}

/**
 * A client that never retries and waits at most `timeout` milliseconds, by default 10 s. The library's default retries a call whose
 * response was lost, up to ten times in half an hour, and so may post the same message several times.
 */
export function clientWithoutRetries(options: WebClientOptions, timeout = 10_000): WebClient {
  return new WebClient(undefined, {
    ...options,
    retryConfig: { retries: 0 },
    timeout,
    rejectRateLimitedCalls: true,
  });
}

/** How long somebody who pressed a button waits for Slack, in milliseconds. */
export const shortTimeout = 2500;

/** After how many seconds to try again where Slack, or a proxy before it, limits the rate and does not say: an error to the library. */
export const retryAfter = 5;

/**
 * Passes what Slack's libraries log to our log. Debug lines are dropped at every level, because they contain payloads and tokens.
 * Errors become warnings: our own code decides what is an error. Nothing is logged before the app is connected, since a failed start
 * prints one line of its own.
 */
export function boltLogger(log: Log, isConnected: () => boolean): Logger {
  const warn = (...words: readonly unknown[]): void => {
    if (isConnected()) log.warn({ from: 'slack' }, line(words));
  };
  return {
    debug: () => {},
    info: (...words) => log.info({ from: 'slack' }, line(words)),
    warn,
    error: warn,
    getLevel: () => LogLevel.INFO,
    setLevel: () => {},
    setName: () => {},
  };
}

const line = (words: readonly unknown[]): string => words.map(String).join(' ').slice(0, 500);
