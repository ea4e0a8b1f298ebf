import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import { answerMessage } from '../answer-in-thread.ts';
import { askerOf } from '../asker-of.ts';
import type { Desk } from '../desk.ts';

/** `@Privacy Law WORDS` in a channel: answered in the thread of the message. */
export const mention =
  (desk: Desk) =>
  async ({
    event,
    body,
    context,
  }: SlackEventMiddlewareArgs<'app_mention'> & AllMiddlewareArgs): Promise<void> => {
    const target = { channel: event.channel, threadTs: event.thread_ts ?? event.ts };
    await answerMessage(desk, {
      eventId: body.event_id,
      text: event.text,
      target,
      botUserId: context.botUserId,
      asker: askerOf(context, event.channel),
    });
  };
