import { WebClient } from '@slack/web-api';
import type { Log } from '../workflows/ports.ts';
import { boltLogger } from './bolt-logger.ts';
import { CannotConnect } from './cannot-connect.ts';
import { clientOptionsFor } from './client-options.ts';

/** Who the app is, and where. */
export interface Identity {
  readonly ids: { readonly botId?: string; readonly botUserId?: string; readonly teamId?: string };
  readonly workspace: string;
  readonly workspaceId: string;
  readonly botName: string;
}

/** Asks Slack whose token it is. Rejects with `CannotConnect` where Slack refuses it or is not reached. */
export async function whoAmI(token: string, apiUrl: string, log: Log): Promise<Identity> {
  const options = { ...clientOptionsFor(apiUrl), logger: boltLogger(log, () => false) };
  const answer = await new WebClient(token, options).auth.test().catch((cause: unknown) => {
    throw new CannotConnect('SLACK_BOT_TOKEN', cause);
  });
  const { bot_id: botId, user_id: botUserId, team_id: teamId, team, user } = answer;
  return {
    ids: { ...(botId && { botId }), ...(botUserId && { botUserId }), ...(teamId && { teamId }) },
    workspace: team ?? teamId ?? 'unknown workspace',
    workspaceId: teamId ?? '',
    botName: user ?? 'Privacy Law',
  };
}
