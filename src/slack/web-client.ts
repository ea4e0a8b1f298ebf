import { type Logger, LogLevel } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import type { Log } from '../ports.ts';
import { ConnectionError } from './stay-connected.ts';

/** The bot's own ids and names. */
export interface Identity {
  readonly ids: { readonly botId?: string; readonly botUserId?: string; readonly teamId?: string };
  readonly workspace: string;
  readonly workspaceId: string;
  readonly botName: string;
}

/** Asks Slack which bot and workspace a token belongs to. Rejects with a `ConnectionError`. */
export async function fetchBotIdentity(token: string, apiUrl: string, log: Log): Promise<Identity> {
  const options = { ...clientOptionsFor(apiUrl), logger: boltLogger(log, () => false) };
  const answer = await new WebClient(token, options).auth.test().catch((cause: unknown) => {
    throw new ConnectionError('SLACK_BOT_TOKEN', cause);
  });
  const { bot_id: botId, user_id: botUserId, team_id: teamId, team, user } = answer;
  return {
    ids: { ...(botId && { botId }), ...(botUserId && { botUserId }), ...(teamId && { teamId }) },
    workspace: team ?? teamId ?? 'unknown workspace',
    workspaceId: teamId ?? '',
    botName: user ?? 'Privacy Law',
  };
}

/**
 * Options for a client whose calls a user is waiting for: one retry, and at most 10 s for each attempt.
 * @param slackApiUrl base address of the Web API
 */
export function clientOptionsFor(slackApiUrl: string) {
  return {
    slackApiUrl,
    timeout: 10_000,
    retryConfig: { retries: 1, maxTimeout: 1000 },
    fetch: (url: string | URL | Request, init?: RequestInit) =>
      fetch(url, { ...init, signal: init?.signal ?? AbortSignal.timeout(10_000) }),
  };
}

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
