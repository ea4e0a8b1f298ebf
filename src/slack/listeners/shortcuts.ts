import type {
  AllMiddlewareArgs,
  GlobalShortcut,
  MessageShortcut,
  SlackShortcutMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
} from '@slack/bolt';
import { longestRequest, type Request } from '../../answers/request.ts';
import { actionIds } from '../../cards/action-ids.ts';
import { answerCard } from '../../cards/answer-card.ts';
import { decodeRequest } from '../../cards/request-value.ts';
import { searchBlock } from '../../cards/search-field.ts';
import { answerModal, searchModal } from '../../cards/views.ts';
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
    const picked = view.state.values[searchBlock]?.[actionIds.search]?.selected_option;
    const request = decodeRequest(picked?.value ?? '');
    if (request === null) {
      const why = 'Type at least one word, and pick what to search for.';
      await ack({ response_action: 'errors', errors: { [searchBlock]: why } });
    } else {
      const answer = await bot.answer(request, askerOf(context, null));
      await ack({ response_action: 'update', view: answerModal(answer) });
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
