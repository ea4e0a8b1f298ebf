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
 */
export async function replyPrivately(asker: Asker, { text, blocks }: Card): Promise<void> {
  const { respond, client, user, channel } = asker;
  const thread = asker.threadTs === undefined ? {} : { thread_ts: asker.threadTs };
  try {
    await respond({ response_type: 'ephemeral', replace_original: false, text, blocks, ...thread });
  } catch {
    try {
      await client.chat.postEphemeral({ channel, user, text, blocks, ...thread });
    } catch {
      await client.chat.postMessage({ channel: user, text, blocks });
    }
  }
}
