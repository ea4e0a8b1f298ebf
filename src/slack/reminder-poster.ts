import { WebAPIPlatformError, type WebClientOptions } from '@slack/web-api';
import { z } from 'zod';
import type { ReminderPoster } from '../remind/ports.ts';
import type { TokenOf } from './bot-tokens.ts';
import { outcomeOf, postCard } from './post-card.ts';
import { clientWithoutRetries, shortTimeout } from './web-client.ts';

/**
 * Posts reminders with the delivery id as metadata, and finds them again by that id. Asks for the token before every call: Slack's
 * library renews a token only when an event comes in, and reminders are not triggered by events.
 */
export function createReminderPoster(tokenOf: TokenOf, options: WebClientOptions): ReminderPoster {
  const client = clientWithoutRetries(options);
  const hasty = clientWithoutRetries(options, shortTimeout);
  return {
    post: async ({ workspaceId, channel, threadTs, isBroadcast }, card, deliveryId) => {
      const token = await tokenOf(workspaceId).catch(() => null);
      // Nothing was posted, and a later attempt may work: the same as if Slack had returned this error.
      if (token === null) return { kind: 'refused', error: 'token_expired' };
      const thread = threadTs === null ? {} : { threadTs, isBroadcast };
      return postCard(client, { token, channel, ...thread, metadata: metadataOf(deliveryId) }, card);
    },
    replace: async ({ workspaceId, channel }, ts, card, patience) => {
      const token = await tokenOf(workspaceId).catch(() => null);
      if (token === null) return { kind: 'refused', error: 'token_expired' };
      const { chat } = patience === 'short' ? hasty : client;
      return outcomeOf(async () => ({ ts: (await chat.update({ token, channel, ts, ...card })).ts }));
    },
    find: async ({ workspaceId, channel, threadTs }, ids, { from, until }) => {
      if (!readable.test(channel)) return { kind: 'not_allowed' };
      try {
        const token = await tokenOf(workspaceId);
        const oldest = String(from / 1000 - slackClockMargin);
        // Slack lets some apps read fifteen messages a minute, newest first.
        const latest = String(until / 1000 + slackClockMargin);
        const query = { token, channel, oldest, latest, limit: 200, include_all_metadata: true };
        const pages =
          threadTs === null
            ? client.paginate('conversations.history', query)
            : client.paginate('conversations.replies', { ...query, ts: threadTs });
        const found = await findDeliveries(pages, ids);
        return { kind: 'looked', found };
      } catch (error) {
        if (error instanceof WebAPIPlatformError && readErrors.has(error.data.error)) {
          return { kind: 'not_allowed' };
        }
        return { kind: 'failed', error: error instanceof Error ? error.message : String(error) };
      }
    },
  };
}

const metadataOf = (deliveryId: string) => ({
  event_type: 'privacy_law_delivery',
  event_payload: { delivery_id: deliveryId },
});

// How far Slack's clock and ours may differ, in seconds.
const slackClockMargin = 60;

// A reminder to a person is addressed to a user id; the direct message gets a channel id only once it is posted.
const readable = /^[CDG]/;

// The errors that say the app may not read a channel.
const readErrors: ReadonlySet<string> = new Set([
  'missing_scope',
  'not_in_channel',
  'no_permission',
  'not_allowed_token_type',
  'channel_not_found',
  'thread_not_found',
]);

const historyPage = z.object({
  messages: z
    .array(z.object({ ts: z.string().optional(), metadata: z.unknown() }))
    .optional()
    .default([]),
});

const deliveryMetadata = z.object({ event_payload: z.object({ delivery_id: z.string() }) });

/**
 * Reads pages of a channel's messages until every delivery is found or there are no more pages.
 * @returns timestamps by delivery id; of a delivery that was posted twice, the last one read
 */
async function findDeliveries(
  pages: AsyncIterable<object>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = new Set(ids);
  const found = new Map<string, string>();
  for await (const page of pages) {
    for (const { ts, metadata } of historyPage.parse(page).messages) {
      const id = deliveryMetadata.safeParse(metadata).data?.event_payload.delivery_id;
      if (id !== undefined && ts !== undefined && wanted.has(id)) found.set(id, ts);
    }
    if (found.size === wanted.size) break;
  }
  return found;
}
