import type {
  AllMiddlewareArgs,
  BlockAction,
  PlainTextInputAction,
  SlackActionMiddlewareArgs,
  SlackEventMiddlewareArgs,
} from '@slack/bolt';
import { answerModal, homeView } from '../../cards/views.ts';
import { askerOf } from '../asker-of.ts';
import type { Desk } from '../desk.ts';
import { openModal } from '../open-modal.ts';

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

/** Words typed into the search field of Home: answered in a modal. */
export const homeSearch =
  ({ bot }: Desk) =>
  async ({
    ack,
    action,
    body,
    client,
    context,
  }: SlackActionMiddlewareArgs<BlockAction<PlainTextInputAction>> & AllMiddlewareArgs): Promise<void> => {
    await ack();
    await openModal(client, body, answerModal(await bot.ask(action.value ?? '', askerOf(context, null))));
  };
