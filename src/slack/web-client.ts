import { type Logger, LogLevel } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import type { Log } from '../ports.ts';
import { ConnectionError } from './stay-connected.ts';

/** Who the app is, and where. */
export interface Identity {
  readonly ids: { readonly botId?: string; readonly botUserId?: string; readonly teamId?: string };
  readonly workspace: string;
  readonly workspaceId: string;
  readonly botName: string;
}

/** Asks Slack whose token it is. Rejects with `CannotConnect` where Slack refuses it or is not reached. */
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
 * Options of a client for what a user waits for: one more try, and never longer than ten seconds each, `respond` included.
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
 * Slack's libraries log through ours. Their debug lines hold whole payloads and tokens, so none passes, whatever the
 * level. What they call an error is a warning here: what is one, our own code decides. Before the app is connected they
 * are silent, since whoever starts it is told in one line.
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
