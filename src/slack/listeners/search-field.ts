import type {
  AllMiddlewareArgs,
  BlockAction,
  ExternalSelectAction,
  SlackActionMiddlewareArgs,
  SlackOptionsMiddlewareArgs,
} from '@slack/bolt';
import { decodeRequest } from '../../cards/request-value.ts';
import { searchOptions } from '../../cards/search-field.ts';
import { askerOf } from '../asker-of.ts';
import type { Desk } from '../desk.ts';
import { showAnswer } from '../show-answer.ts';

/** What can be picked for what has been typed so far into the search field. */
export const searchFieldOptions =
  ({ bot }: Desk) =>
  async ({
    ack,
    payload,
    context,
  }: SlackOptionsMiddlewareArgs<'block_suggestion'> & AllMiddlewareArgs): Promise<void> => {
    const offers = await bot.offers(payload.value, askerOf(context, null));
    await ack({ options: [...searchOptions(offers)] });
  };

/** Something was picked in the search field: it is asked at once. */
export const searchPicked =
  ({ bot }: Desk) =>
  async (
    args: SlackActionMiddlewareArgs<BlockAction<ExternalSelectAction>> & AllMiddlewareArgs,
  ): Promise<void> => {
    await args.ack();
    const request = decodeRequest(args.action.selected_option?.value ?? '');
    await showAnswer(args, request && (await bot.answer(request, askerOf(args.context, null))));
  };
