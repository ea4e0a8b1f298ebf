import type { HomeView, ModalView } from '@slack/types';
import { WebAPIPlatformError, WebAPIRateLimitedError, type WebClient } from '@slack/web-api';
import type { Card } from '../cards/card.ts';
import type { PostOutcome } from '../remind/delivery.ts';
import { retryAfter } from './web-client.ts';

/** Where a card is posted. */
export interface PostTarget {
  readonly channel: string;
  /** Timestamp of the thread's first message, to post a reply. */
  readonly threadTs?: string | undefined;
  /** Whether the reply is shown in the channel as well. */
  readonly isBroadcast?: boolean | undefined;
}

/** A post and how it is sent. */
export interface PostOptions extends PostTarget {
  readonly token: string;
  /** Sent with the message; every app in the workspace can read it. */
  readonly metadata?: {
    readonly event_type: string;
    readonly event_payload: Readonly<Record<string, string>>;
  };
}

/** Posts a card once, with a `clientWithoutRetries`. Never rejects. */
export async function postCard(
  client: WebClient,
  { threadTs, isBroadcast = false, ...options }: PostOptions,
  card: Card,
): Promise<PostOutcome> {
  return outcomeOf(async () => {
    const noUnfurling = { unfurl_links: false, unfurl_media: false };
    const { ts, channel } = await client.chat.postMessage({
      ...options,
      ...(threadTs !== undefined && isBroadcast ? { thread_ts: threadTs, reply_broadcast: true } : inThread(threadTs)),
      ...card,
      ...noUnfurling,
    });
    return { ts, channel: channel === options.channel ? undefined : channel };
  });
}

/** Posts cards to conversations, once each: nothing is retried. */
export interface ChannelPoster {
  readonly post: (target: PostTarget, card: Card) => Promise<PostOutcome>;
  /** Posts a card that only one person can see. */
  readonly postEphemeral: (target: PostTarget & { readonly user: string }, card: Card) => Promise<PostOutcome>;
}

/** Posts as the bot. @param tokenOf returns the current bot token @param client a `clientWithoutRetries` */
export function createChannelPoster(tokenOf: () => Promise<string>, client: WebClient): ChannelPoster {
  return {
    post: async (target, card) => postCard(client, { token: await tokenOf(), ...target }, card),
    postEphemeral: async ({ channel, user, threadTs }, card) => {
      const token = await tokenOf();
      return outcomeOf(async () => {
        const sent = await client.chat.postEphemeral({
          token,
          channel,
          user,
          ...inThread(threadTs),
          ...card,
        });
        return { ts: sent.message_ts };
      });
    },
  };
}

/** Opens and changes views. Rejects at once if Slack limits the rate, and soon if it doesn't answer: a trigger lasts three seconds. */
export interface Views {
  readonly open: (view: ModalView, triggerId: string) => Promise<void>;
  /** Opens a modal on top of the one in which the trigger arose. */
  readonly push: (view: ModalView, triggerId: string) => Promise<void>;
  readonly update: (view: ModalView, viewId: string) => Promise<void>;
  readonly publish: (view: HomeView, userId: string) => Promise<void>;
}

/** Opens views as the bot. @param tokenOf returns the current bot token @param client a `clientWithoutRetries` that waits `shortTimeout` */
export function createViews(tokenOf: () => Promise<string>, { views }: WebClient): Views {
  return {
    open: async (view, trigger_id) => void (await views.open({ token: await tokenOf(), view, trigger_id })),
    push: async (view, trigger_id) => void (await views.push({ token: await tokenOf(), view, trigger_id })),
    update: async (view, view_id) => void (await views.update({ token: await tokenOf(), view, view_id })),
    publish: async (view, user_id) => void (await views.publish({ token: await tokenOf(), view, user_id })),
  };
}

const inThread = (threadTs: string | undefined) => (threadTs === undefined ? {} : { thread_ts: threadTs });

/** What came of a call that posts or updates a message and returns its timestamp, and its channel where that is not the one asked for. Never rejects. */
export async function outcomeOf(
  post: () => Promise<Partial<Record<'ts' | 'channel', string | undefined>>>,
): Promise<PostOutcome> {
  try {
    const { ts, channel } = await post();
    if (ts === undefined) return { kind: 'uncertain', error: 'no_ts' };
    return { kind: 'posted', ts, ...(channel !== undefined && { channel }) };
  } catch (error) {
    if (error instanceof WebAPIRateLimitedError) {
      return { kind: 'rate_limited', retryAfterSeconds: error.retryAfter };
    }
    if (error instanceof WebAPIPlatformError && /^rate_?limited$/.test(error.data.error)) {
      return { kind: 'rate_limited', retryAfterSeconds: retryAfter };
    }
    if (error instanceof WebAPIPlatformError && !uncertainErrors.has(error.data.error)) {
      return { kind: 'refused', error: error.data.error };
    }
    return { kind: 'uncertain', error: error instanceof Error ? error.message : String(error) };
  }
}

// Errors after which the message may or may not have been posted.
const uncertainErrors: ReadonlySet<string> = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
]);
