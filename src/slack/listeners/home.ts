import type {
  AllMiddlewareArgs,
  BlockAction,
  PlainTextInputAction,
  SlackActionMiddlewareArgs,
  SlackEventMiddlewareArgs,
} from '@slack/bolt';
import { answerModal, homeView } from '../../cards/views.ts';
import type { Desk } from '../desk.ts';
import { openModal } from '../open-modal.ts';

/** Home is opened: it is drawn anew each time, so that days left are today's. */
export const homeOpened =
  ({ bot }: Desk) =>
  async ({
    event,
    client,
  }: SlackEventMiddlewareArgs<'app_home_opened'> & AllMiddlewareArgs): Promise<void> => {
    if (event.tab === 'home') await client.views.publish({ user_id: event.user, view: homeView(bot.home()) });
  };

/** Words typed into the search field of Home: answered in a modal. */
export const homeSearch =
  ({ bot }: Desk) =>
  async ({
    ack,
    action,
    body,
    client,
  }: SlackActionMiddlewareArgs<BlockAction<PlainTextInputAction>> & AllMiddlewareArgs): Promise<void> => {
    await ack();
    await openModal(client, body, answerModal(bot.ask(action.value ?? '')));
  };
