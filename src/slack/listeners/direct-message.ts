import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import { answerMessage } from '../answer-in-thread.ts';
import type { Desk } from '../desk.ts';

/** A direct message to the bot: answered beside it, or in its thread where it stands in one. */
export const directMessage =
  (desk: Desk) =>
  async ({
    event,
    body,
    context,
  }: SlackEventMiddlewareArgs<'message'> & AllMiddlewareArgs): Promise<void> => {
    if (event.subtype !== undefined || event.channel_type !== 'im' || event.bot_id !== undefined) return;
    const target = {
      channel: event.channel,
      ...(event.thread_ts === undefined ? {} : { threadTs: event.thread_ts }),
    };
    await answerMessage(desk, {
      eventId: body.event_id,
      text: event.text ?? '',
      target,
      botUserId: context.botUserId,
    });
  };
