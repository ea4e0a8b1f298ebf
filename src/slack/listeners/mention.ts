import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import { answerMessage } from '../answer-in-thread.ts';
import { askerOf } from '../asker-of.ts';
import type { Desk } from '../desk.ts';

/** `@Privacy Law WORDS` in a channel: answered in the thread of the message; what concerns only the asker, to the asker. */
export const mention =
  (desk: Desk) =>
  async ({
    event,
    body,
    context,
  }: SlackEventMiddlewareArgs<'app_mention'> & AllMiddlewareArgs): Promise<void> => {
    const { channel, thread_ts: thread } = event;
    const target = { channel, threadTs: thread ?? event.ts };
    const asker = askerOf(context, channel);
    // Slack shows what is for one person only in a thread that there is already.
    const aside = { channel, user: asker.userId, ...(thread === undefined ? {} : { threadTs: thread }) };
    await answerMessage(desk, {
      eventId: body.event_id,
      text: event.text,
      target,
      aside,
      botUserId: context.botUserId,
      asker,
    });
  };
