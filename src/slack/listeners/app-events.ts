import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import { homeView } from '../../bot/home.ts';
import { Reply } from '../reply.ts';
import type { Services } from '../services.ts';

/** App Home is built each time it is opened, so that days left are counted from today. */
export const homeOpened =
  (services: Services) =>
  async (args: SlackEventMiddlewareArgs<'app_home_opened'> & AllMiddlewareArgs): Promise<void> => {
    if (args.event.tab !== 'home') return;
    const reply = new Reply(services, args);
    await reply.home(homeView(await services.bot.home(reply.requester)));
  };

/** The app was removed from a workspace: everything stored for it is deleted. */
export const appUninstalled =
  (services: Services) =>
  ({ body }: SlackEventMiddlewareArgs<'app_uninstalled'> & AllMiddlewareArgs): Promise<void> =>
    forget(services, body.team_id);

/** Tokens were revoked. Without its bot token the app is as good as removed; it has no user tokens. */
export const tokensRevoked =
  (services: Services) =>
  async ({ body, event }: SlackEventMiddlewareArgs<'tokens_revoked'> & AllMiddlewareArgs): Promise<void> => {
    if ((event.tokens.bot ?? []).length > 0) await forget(services, body.team_id);
  };

async function forget({ subscriptions, log }: Services, workspaceId: string): Promise<void> {
  await subscriptions.forget(workspaceId);
  log.info({ workspaceId }, 'the app was removed from a workspace; data of that workspace was deleted');
}
