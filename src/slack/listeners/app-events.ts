import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import { welcomeCard } from '../../bot/about-card.ts';
import { homeView } from '../../bot/home.ts';
import { dayLength, second } from '../../time/instant.ts';
import { Reply } from '../reply.ts';
import type { Services } from '../services.ts';

/**
 * App Home is built each time it is opened, so that days left are counted from today. Who opens the direct message with the app for the first time is
 * told what the app is for, as Slack's guidelines ask ("Onboarding users to your app").
 */
export const homeOpened =
  (services: Services) =>
  async (args: SlackEventMiddlewareArgs<'app_home_opened'> & AllMiddlewareArgs): Promise<void> => {
    const reply = new Reply(services, args);
    const { isStranger, userId } = reply.requester;
    if (args.event.tab === 'messages' && !isStranger) await welcome(services, { userId, channel: args.event.channel });
    if (args.event.tab !== 'home') return;
    await reply.home(homeView(await services.bot.home(reply.requester)));
  };

/** For as long as anybody keeps an app. */
const welcomeOnce = 10 * 365 * dayLength;

async function welcome(
  { recent, queue }: Services,
  { userId, channel }: { readonly userId: string; readonly channel: string },
): Promise<void> {
  const key = `welcome|${userId}`;
  if (!(await recent.addIfNew(key, welcomeOnce))) return;
  const { kind } = await queue.post({ channel }, welcomeCard());
  if (kind === 'refused' || kind === 'rate_limited') await recent.forget(key);
}

/** The app was removed from a workspace: everything stored for it is deleted, unless it was installed again since. */
export const appUninstalled =
  (services: Services) =>
  ({ body }: SlackEventMiddlewareArgs<'app_uninstalled'> & AllMiddlewareArgs): Promise<void> =>
    forget(services, body);

/** Tokens were revoked. Without its bot token the app is as good as removed; it has no user tokens. */
export const tokensRevoked =
  (services: Services) =>
  async ({ body, event }: SlackEventMiddlewareArgs<'tokens_revoked'> & AllMiddlewareArgs): Promise<void> => {
    if ((event.tokens.bot ?? []).length > 0) await forget(services, body);
  };

interface Removal {
  readonly team_id: string;
  /** In seconds: within this second the app was removed. */
  readonly event_time?: number;
}

async function forget({ subscriptions, clock, log }: Services, { team_id, event_time }: Removal): Promise<void> {
  const removedAt = event_time === undefined ? clock.now().getTime() : (event_time + 1) * second;
  const isGone = await subscriptions.forget(team_id, removedAt);
  const outcome = isGone ? 'data of that workspace was deleted' : 'nothing was deleted, since it was installed again';
  log.info({ workspaceId: team_id }, `the app was removed from a workspace; ${outcome}`);
}
