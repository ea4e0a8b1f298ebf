import type { RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Card } from '../cards/card.ts';

/** Who is answered, and where they asked. */
interface Asker {
  readonly respond: RespondFn;
  readonly client: WebClient;
  readonly user: string;
  readonly channel: string;
  readonly threadTs?: string;
}

/**
 * Shows a card to the one who asked and to nobody else: through the response_url, which works where the bot is no
 * member; where that is used up or expired, as an ephemeral message; where that is refused, as a direct message.
 * Throws an AggregateError with the reason of each where none of them takes it.
 */
export async function replyPrivately(asker: Asker, { text, blocks }: Card): Promise<void> {
  const { respond, client, user, channel } = asker;
  const thread = asker.threadTs === undefined ? {} : { thread_ts: asker.threadTs };
  const ways = [
    () => respond({ response_type: 'ephemeral', replace_original: false, text, blocks, ...thread }),
    () => client.chat.postEphemeral({ channel, user, text, blocks, ...thread }),
    () => client.chat.postMessage({ channel: user, text, blocks }),
  ];
  const reasons: unknown[] = [];
  for (const way of ways) {
    try {
      await way();
      return;
    } catch (reason) {
      reasons.push(reason);
    }
  }
  throw new AggregateError(reasons, 'an answer could not be shown');
}
