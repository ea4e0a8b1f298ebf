import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import { homeView } from '../../bot/home.ts';
import { requesterOf, type Services } from '../services.ts';

/** Home is opened: it is drawn anew each time, so that days left are today's. */
export const homeOpened =
  ({ bot }: Services) =>
  async ({
    event,
    client,
    context,
  }: SlackEventMiddlewareArgs<'app_home_opened'> & AllMiddlewareArgs): Promise<void> => {
    if (event.tab !== 'home') return;
    const view = homeView(await bot.home(requesterOf(context, null)));
    await client.views.publish({ user_id: event.user, view });
  };

/** The app was removed from a workspace: what is kept of it is deleted. */
export const appUninstalled =
  (desk: Services) =>
  async ({ body }: SlackEventMiddlewareArgs<'app_uninstalled'> & AllMiddlewareArgs): Promise<void> => {
    await forget(desk, body.team_id);
  };

/** Tokens were taken back. Without the bot's own the app is as good as removed; those of people it does not have. */
export const tokensRevoked =
  (desk: Services) =>
  async ({ body, event }: SlackEventMiddlewareArgs<'tokens_revoked'> & AllMiddlewareArgs): Promise<void> => {
    if ((event.tokens.bot ?? []).length > 0) await forget(desk, body.team_id);
  };

async function forget({ subscriptions, log }: Services, workspaceId: string): Promise<void> {
  await subscriptions.forget(workspaceId);
  log.info({ workspaceId }, 'the app was removed from a workspace; what was kept of it is deleted');
}
