import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { Desk } from '../desk.ts';

/** The app was removed from a workspace: what is kept of it is deleted. */
export const appUninstalled =
  (desk: Desk) =>
  async ({ body }: SlackEventMiddlewareArgs<'app_uninstalled'> & AllMiddlewareArgs): Promise<void> => {
    await forget(desk, body.team_id);
  };

/** Tokens were taken back. Without the bot's own the app is as good as removed; those of people it does not have. */
export const tokensRevoked =
  (desk: Desk) =>
  async ({ body, event }: SlackEventMiddlewareArgs<'tokens_revoked'> & AllMiddlewareArgs): Promise<void> => {
    if ((event.tokens.bot ?? []).length > 0) await forget(desk, body.team_id);
  };

async function forget({ subscriptions, log }: Desk, workspaceId: string): Promise<void> {
  await subscriptions.forget(workspaceId);
  log.info({ workspaceId }, 'the app was removed from a workspace; what was kept of it is deleted');
}
