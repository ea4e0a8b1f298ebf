import { WebAPIPlatformError, type WebClient, type WebClientOptions } from '@slack/web-api';
import { z } from 'zod';
import type { ReminderPoster } from '../remind/ports.ts';
import { postCard, postingClient } from './post-card.ts';

/** The bot token of a workspace, fresh enough to post with now. */
export type TokenOf = (workspaceId: string) => Promise<string>;

/**
 * Posts reminders, each with the id of its delivery as metadata, and finds them again by it. A token is asked for before each
 * call, since Slack's library refreshes tokens only when something comes in, and reminders come from nowhere.
 */
export function createReminderPoster(tokenOf: TokenOf, options: WebClientOptions): ReminderPoster {
  const client = postingClient(options);
  return {
    post: async ({ workspaceId, channel, threadTs }, card, deliveryId) => {
      const token = await tokenOf(workspaceId).catch(() => null);
      // Nothing was posted, and waiting may help: as if Slack had said so.
      if (token === null) return { kind: 'refused', error: 'token_expired' };
      const thread = threadTs === null ? {} : { threadTs };
      return postCard(client, { token, channel, ...thread, metadata: metadataOf(deliveryId) }, card);
    },
    replace: async ({ workspaceId, channel }, ts, card) => {
      await client.chat.update({ token: await tokenOf(workspaceId), channel, ts, ...card });
    },
    find: async ({ workspaceId, channel, threadTs }, ids, since) => {
      if (!readable.test(channel)) return { kind: 'not_allowed' };
      try {
        const token = await tokenOf(workspaceId);
        const place = { token, channel, oldest: String(since / 1000 - slackClockMargin), ...page };
        const next =
          threadTs === null ? historyOf(client, place) : repliesTo(client, { ...place, ts: threadTs });
        return { kind: 'looked', found: await deliveriesIn(next, ids) };
      } catch (error) {
        if (error instanceof WebAPIPlatformError && mayNotRead.has(error.data.error)) {
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

// Seconds that Slack's clock may be behind ours.
const slackClockMargin = 60;

const page = { limit: 200, include_all_metadata: true } as const;

// A direct message is addressed to a person, and has a channel only once it has arrived.
const readable = /^[CDG]/;

const mayNotRead: ReadonlySet<string> = new Set([
  'missing_scope',
  'not_in_channel',
  'no_permission',
  'not_allowed_token_type',
  'channel_not_found',
  'thread_not_found',
]);

interface Place {
  readonly token: string;
  readonly channel: string;
  readonly oldest: string;
  readonly limit: number;
  readonly include_all_metadata: true;
}

const historyOf = (client: WebClient, place: Place) => async (cursor: string | undefined) =>
  asPage(await client.conversations.history({ ...place, ...(cursor && { cursor }) }));

const repliesTo =
  (client: WebClient, place: Place & { readonly ts: string }) => async (cursor: string | undefined) =>
    asPage(await client.conversations.replies({ ...place, ...(cursor && { cursor }) }));

interface Listed {
  readonly messages?: readonly { readonly ts?: string; readonly metadata?: object }[];
  readonly response_metadata?: { readonly next_cursor?: string };
}

const asPage = ({ messages = [], response_metadata: more }: Listed): MessagePage => ({
  messages,
  next: more?.next_cursor || undefined,
});

/** A page of a channel's or thread's messages. */
interface MessagePage {
  readonly messages: readonly { readonly ts?: string; readonly metadata?: object }[];
  /** The cursor of the next page, undefined on the last. */
  readonly next: string | undefined;
}

/**
 * Reads pages until all deliveries are found or the pages end: what is not among the found does not stand there.
 * @param read gives the page at a cursor
 * @returns the timestamps of those found, by delivery id; of one that stands there twice the first
 */
async function deliveriesIn(
  read: (cursor: string | undefined) => Promise<MessagePage>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = new Set(ids);
  const found = new Map<string, string>();
  let cursor: string | undefined;
  do {
    const { messages, next } = await read(cursor);
    for (const { ts, metadata } of messages) {
      const id = deliveryIdOf(metadata);
      if (id !== null && ts !== undefined && wanted.has(id)) found.set(id, ts);
    }
    cursor = next;
  } while (cursor !== undefined && found.size < wanted.size);
  return found;
}

const deliveryMetadata = z.object({ event_payload: z.object({ delivery_id: z.string() }) });

function deliveryIdOf(metadata: object | undefined): string | null {
  const read = deliveryMetadata.safeParse(metadata);
  return read.success ? read.data.event_payload.delivery_id : null;
}
