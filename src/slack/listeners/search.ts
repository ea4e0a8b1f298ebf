import type {
  AllMiddlewareArgs,
  BlockAction,
  ExternalSelectAction,
  GlobalShortcut,
  MessageShortcut,
  SlackActionMiddlewareArgs,
  SlackOptionsMiddlewareArgs,
  SlackShortcutMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
} from '@slack/bolt';
import { searchBlock, searchModal, searchOptions } from '../../ask/search-field.ts';
import { answerCard } from '../../bot/answer-card.ts';
import { answerModal } from '../../bot/home.ts';
import { actionIds } from '../../cards/action-ids.ts';
import { decodeRequest } from '../../cards/button-values.ts';
import { longestRequest, type Request } from '../../question/request.ts';
import { replyPrivately, showAnswer } from '../reply.ts';
import { cardPlace, plainText, requesterOf, type Services } from '../services.ts';

/** What can be picked for what has been typed so far into the search field. */
export const searchFieldOptions =
  ({ bot }: Services) =>
  async ({
    ack,
    payload,
    context,
  }: SlackOptionsMiddlewareArgs<'block_suggestion'> & AllMiddlewareArgs): Promise<void> => {
    const offers = await bot.typeahead(payload.value, requesterOf(context, null));
    await ack({ options: [...searchOptions(offers)] });
  };

/** Something was picked in the search field: it is asked at once. */
export const searchPicked =
  ({ bot }: Services) =>
  async (
    args: SlackActionMiddlewareArgs<BlockAction<ExternalSelectAction>> & AllMiddlewareArgs,
  ): Promise<void> => {
    await args.ack();
    const request = decodeRequest(args.action.selected_option?.value ?? '');
    await showAnswer(args, request && (await bot.answer(request, requesterOf(args.context, null))));
  };

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
  ({ bot }: Services) =>
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
      const answer = await bot.answer(request, requesterOf(context, null));
      await ack({ response_action: 'update', view: answerModal(answer) });
    }
  };

/** "Find related law" on a message: searches with the words of the message, for the one who asked. */
export const relatedShortcut =
  ({ bot }: Services) =>
  async (args: SlackShortcutMiddlewareArgs<MessageShortcut> & AllMiddlewareArgs): Promise<void> => {
    const { ack, shortcut, respond, client, context } = args;
    await ack();
    const { message, channel, user } = shortcut;
    const words = plainText(message.text ?? '', context.botUserId).slice(0, longestRequest);
    const request: Request = words === '' ? { kind: 'help' } : { kind: 'search', words, page: 1 };
    const answer = await bot.answer(request, requesterOf(context, channel.id));
    const thread = typeof message['thread_ts'] === 'string' ? { threadTs: message['thread_ts'] } : {};
    const asker = { respond, client, user: user.id, channel: channel.id, ...thread };
    await replyPrivately(asker, answerCard(answer, cardPlace(channel.id)));
  };
