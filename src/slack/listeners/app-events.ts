import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import { welcomeCard } from '../../bot/about-card.ts';
import { homeView } from '../../bot/home.ts';
import type { Clock, Log } from '../../ports.ts';
import { dayLength, type Instant, second } from '../../time/instant.ts';
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
    const home = await services.bot.home(reply.requester);
    await reply.home(homeView(home), home.picture === null ? null : homeView({ ...home, picture: null }));
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

/** What is done when the app is removed. */
export interface Removals {
  /** Deletes everything of a workspace, or of an organisation. @returns false if it was installed again since */
  readonly forget: (id: string, removedAt: Instant) => Promise<boolean>;
  readonly clock: Clock;
  readonly log: Log;
}

/** The app was removed from a workspace: everything stored for it is deleted, unless it was installed again since. */
export const appUninstalled =
  (removals: Removals) =>
  ({ body }: SlackEventMiddlewareArgs<'app_uninstalled'> & AllMiddlewareArgs): Promise<void> =>
    forget(removals, body);

/** Tokens were revoked. Without its bot token the app is as good as removed; it has no user tokens. */
export const tokensRevoked =
  (removals: Removals) =>
  async ({ body, event }: SlackEventMiddlewareArgs<'tokens_revoked'> & AllMiddlewareArgs): Promise<void> => {
    if ((event.tokens.bot ?? []).length > 0) await forget(removals, body);
  };

interface Removal {
  readonly team_id: string;
  readonly enterprise_id?: string;
  readonly authorizations?: readonly {
    readonly enterprise_id: string | null;
    readonly is_enterprise_install?: boolean;
  }[];
  /** In seconds: within this second the app was removed. */
  readonly event_time?: number;
}

async function forget({ forget: erase, clock, log }: Removals, removal: Removal): Promise<void> {
  const { team_id, event_time } = removal;
  const removedAt = event_time === undefined ? clock.now().getTime() : (event_time + 1) * second;
  const [authorization] = removal.authorizations ?? [];
  const id =
    (authorization?.is_enterprise_install && (authorization.enterprise_id ?? removal.enterprise_id)) || team_id;
  const isGone = await erase(id, removedAt);
  const outcome = isGone ? 'data of that workspace was deleted' : 'nothing was deleted, since it was installed again';
  log.info({ workspaceId: id }, `the app was removed from a workspace; ${outcome}`);
}
