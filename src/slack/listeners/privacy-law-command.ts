import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { answerCard } from '../../cards/answer-card.ts';
import { askerOf } from '../asker-of.ts';
import type { Desk } from '../desk.ts';
import { placeOf } from '../place.ts';
import { plainText } from '../plain-text.ts';
import { replyPrivately } from '../reply-privately.ts';

/** `/privacy-law WORDS`: answered to the one who typed it. */
export const privacyLawCommand =
  ({ bot }: Desk) =>
  async ({
    ack,
    command,
    respond,
    client,
    context,
  }: SlackCommandMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    await ack();
    const { user_id: user, channel_id: channel } = command;
    const card = answerCard(
      await bot.ask(plainText(command.text), askerOf(context, channel)),
      placeOf(channel),
    );
    await replyPrivately({ respond, client, user, channel }, card);
  };
