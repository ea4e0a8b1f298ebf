import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import { homeView } from '../../cards/views.ts';
import { askerOf } from '../asker-of.ts';
import type { Desk } from '../desk.ts';

/** Home is opened: it is drawn anew each time, so that days left are today's. */
export const homeOpened =
  ({ bot }: Desk) =>
  async ({
    event,
    client,
    context,
  }: SlackEventMiddlewareArgs<'app_home_opened'> & AllMiddlewareArgs): Promise<void> => {
    if (event.tab !== 'home') return;
    const view = homeView(await bot.home(askerOf(context, null)));
    await client.views.publish({ user_id: event.user, view });
  };
