import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import { answerMessage } from '../answer-in-thread.ts';
import { askerOf } from '../asker-of.ts';
import type { Desk } from '../desk.ts';

/** A direct message to the bot: answered beside it, or in its thread where it stands in one. */
export const directMessage =
  (desk: Desk) =>
  async ({
    event,
    body,
    context,
  }: SlackEventMiddlewareArgs<'message'> & AllMiddlewareArgs): Promise<void> => {
    if (event.channel_type !== 'im' || !isTyped(event)) return;
    const target = {
      channel: event.channel,
      ...(event.thread_ts === undefined ? {} : { threadTs: event.thread_ts }),
    };
    await answerMessage(desk, {
      eventId: body.event_id,
      text: event.text ?? '',
      target,
      aside: null,
      botUserId: context.botUserId,
      asker: askerOf(context, event.channel),
    });
  };

type TypedMessage = Extract<
  SlackEventMiddlewareArgs<'message'>['event'],
  { subtype: undefined } | { subtype: 'file_share' } | { subtype: 'thread_broadcast' }
>;

// Typed by a person: edits, joins and what bots post have another subtype or a bot_id.
function isTyped(event: SlackEventMiddlewareArgs<'message'>['event']): event is TypedMessage {
  const { subtype } = event;
  const typed = subtype === undefined || subtype === 'file_share' || subtype === 'thread_broadcast';
  return typed && !('bot_id' in event && event.bot_id !== undefined);
}
