import type { AllMiddlewareArgs, BlockAction, ButtonAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { Card } from '../../cards/card.ts';
import { replyPrivately } from '../reply-privately.ts';

/** The arguments of a listener for a button. */
export type ButtonArgs = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs;

/** What an answer to something that was pressed or picked needs. */
export type PressArgs = Pick<ButtonArgs, 'respond' | 'client'> & { readonly body: BlockAction };

/** The message in which something was pressed. */
export interface PressedMessage {
  readonly channel: string;
  readonly ts: string;
  /** The thread in which it stands; empty where it stands in none. */
  readonly thread: { readonly threadTs?: string };
  /** Whether the one who pressed is the only one who sees it. */
  readonly isPrivate: boolean;
}

/** The message in which a button was pressed, or null where it was pressed in a modal or on Home. */
export function pressedMessage({ channel, container, message }: BlockAction): PressedMessage | null {
  if (channel === undefined || container['type'] !== 'message') return null;
  const threadTs: unknown = container['thread_ts'] ?? message?.['thread_ts'];
  return {
    channel: channel.id,
    ts: String(container['message_ts']),
    thread: typeof threadTs === 'string' ? { threadTs } : {},
    isPrivate: container['is_ephemeral'] === true || channel.id.startsWith('D'),
  };
}

/** Answers a press privately, in the thread where it happened. */
export async function replyToPress({ body, respond, client }: PressArgs, card: Card): Promise<void> {
  const place = pressedMessage(body);
  if (place === null) throw new Error('a reply to a press needs a message to stand beside');
  await replyPrivately(
    { respond, client, user: body.user.id, channel: place.channel, ...place.thread },
    card,
  );
}
