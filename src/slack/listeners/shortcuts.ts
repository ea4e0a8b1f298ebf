import type {
  AllMiddlewareArgs,
  GlobalShortcut,
  MessageShortcut,
  SlackShortcutMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
} from '@slack/bolt';
import { longestRequest, type Request } from '../../answers/request.ts';
import { answerCard } from '../../cards/answer-card.ts';
import { answerModal, searchField, searchModal } from '../../cards/views.ts';
import { askerOf } from '../asker-of.ts';
import type { Desk } from '../desk.ts';
import { placeOf } from '../place.ts';
import { plainText } from '../plain-text.ts';
import { replyPrivately } from '../reply-privately.ts';

/** "Search privacy law" from anywhere: opens the search modal. */
export const searchShortcut =
  () =>
  async ({
    ack,
    shortcut,
    client,
  }: SlackShortcutMiddlewareArgs<GlobalShortcut> & AllMiddlewareArgs): Promise<void> => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: searchModal() });
  };

/** The search modal is submitted: the acknowledgement carries the answer, which takes the modal's place. */
export const searchSubmitted =
  ({ bot }: Desk) =>
  async ({
    ack,
    view,
    context,
  }: SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs): Promise<void> => {
    const words = view.state.values[searchField.block]?.[searchField.action]?.value ?? '';
    if (words.trim() === '') {
      await ack({
        response_action: 'errors',
        errors: { [searchField.block]: 'Type at least one word to search for.' },
      });
    } else {
      await ack({
        response_action: 'update',
        view: answerModal(await bot.ask(words, askerOf(context, null))),
      });
    }
  };

/** "Find related law" on a message: searches with the words of the message, for the one who asked. */
export const relatedShortcut =
  ({ bot }: Desk) =>
  async (args: SlackShortcutMiddlewareArgs<MessageShortcut> & AllMiddlewareArgs): Promise<void> => {
    const { ack, shortcut, respond, client, context } = args;
    await ack();
    const { message, channel, user } = shortcut;
    const words = plainText(message.text ?? '', context.botUserId).slice(0, longestRequest);
    const request: Request = words === '' ? { kind: 'help' } : { kind: 'search', words, page: 1 };
    const answer = await bot.answer(request, askerOf(context, channel.id));
    const thread = typeof message['thread_ts'] === 'string' ? { threadTs: message['thread_ts'] } : {};
    const asker = { respond, client, user: user.id, channel: channel.id, ...thread };
    await replyPrivately(asker, answerCard(answer, placeOf(channel.id)));
  };
