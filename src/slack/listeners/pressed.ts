import type { AllMiddlewareArgs, BlockAction, ButtonAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { Card } from '../../cards/card.ts';
import { replyPrivately } from '../reply-privately.ts';

/** The arguments of a listener for a button. */
export type ButtonArgs = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs;

/** The message in which a button was pressed, or null where it was pressed in a modal or on Home. */
export function pressedMessage(
  body: BlockAction,
): { readonly channel: string; readonly ts: string; readonly thread: { threadTs?: string } } | null {
  const { channel, container } = body;
  if (channel === undefined || container['type'] !== 'message') return null;
  const threadTs: unknown = container['thread_ts'] ?? body.message?.['thread_ts'];
  return {
    channel: channel.id,
    ts: String(container['message_ts']),
    thread: typeof threadTs === 'string' ? { threadTs } : {},
  };
}

/** Answers a press privately, in the thread where it happened. */
export async function replyToPress({ body, respond, client }: ButtonArgs, card: Card): Promise<void> {
  const place = pressedMessage(body);
  if (place === null) throw new Error('a reply to a press needs a message to stand beside');
  await replyPrivately(
    { respond, client, user: body.user.id, channel: place.channel, ...place.thread },
    card,
  );
}
