import {
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebClient,
  type WebClientOptions,
} from '@slack/web-api';
import type { Card } from '../cards/card.ts';
import type { PostOutcome } from '../remind/delivery.ts';

/**
 * A client for posting. The library's own repeats a call whose answer was lost, up to ten times over half an hour, and so
 * posts twice or thrice; this one does not repeat and waits at most 10 s.
 */
export function postingClient(options: WebClientOptions): WebClient {
  return new WebClient(undefined, {
    ...options,
    retryConfig: { retries: 0 },
    timeout: 10_000,
    rejectRateLimitedCalls: true,
  });
}

/** Where a card goes, and what travels with it. */
export interface PostOptions {
  readonly token: string;
  readonly channel: string;
  /** The thread's first message, where the post is a reply. */
  readonly threadTs?: string;
  /** Ids that travel with the message, readable by every app of the workspace. */
  readonly metadata?: {
    readonly event_type: string;
    readonly event_payload: Readonly<Record<string, string>>;
  };
}

/** Posts a card once with a `postingClient` and tells what came of it. Never rejects. */
export async function postCard(client: WebClient, facts: PostOptions, card: Card): Promise<PostOutcome> {
  const { threadTs, ...rest } = facts;
  const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
  try {
    const { ts } = await client.chat.postMessage({ ...rest, ...thread, ...card, ...unfurlNothing });
    return ts === undefined ? { kind: 'uncertain', error: 'no_ts' } : { kind: 'posted', ts };
  } catch (error) {
    return outcomeOf(error);
  }
}

/** Shows a card to one person once with a `postingClient` and tells what came of it. Never rejects. */
async function showCard(
  client: WebClient,
  facts: PostOptions & { readonly user: string },
  { text, blocks }: Card,
): Promise<PostOutcome> {
  const { token, channel, user, threadTs } = facts;
  const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
  try {
    const answer = await client.chat.postEphemeral({ token, channel, user, ...thread, text, blocks });
    return answer.message_ts === undefined
      ? { kind: 'uncertain', error: 'no_ts' }
      : { kind: 'posted', ts: answer.message_ts };
  } catch (error) {
    return outcomeOf(error);
  }
}

const unfurlNothing = { unfurl_links: false, unfurl_media: false } as const;

function outcomeOf(error: unknown): PostOutcome {
  if (error instanceof WebAPIRateLimitedError) {
    return { kind: 'rate_limited', retryAfterSeconds: error.retryAfter };
  }
  if (error instanceof WebAPIPlatformError && !uncertainErrors.has(error.data.error)) {
    return { kind: 'refused', error: error.data.error };
  }
  return { kind: 'uncertain', error: error instanceof Error ? error.message : String(error) };
}

// Slack answers these when it cannot say whether the call took effect.
const uncertainErrors: ReadonlySet<string> = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
]);

/** Where an answer goes. */
export interface PostTarget {
  readonly channel: string;
  /** The thread's first message, where the post is a reply. */
  readonly threadTs?: string;
}

/** Who is shown something that others in the channel do not see. */
export interface PersonalTarget extends PostTarget {
  readonly user: string;
}

/** Posts cards to channels, once each: it never tries again by itself. */
export interface ChannelPoster {
  readonly post: (target: PostTarget, card: Card) => Promise<PostOutcome>;
  /** Shows a card to one person only. */
  readonly show: (target: PersonalTarget, card: Card) => Promise<PostOutcome>;
}

/** Posts answers with the token of the moment. */
export function createChannelPoster(
  tokenOf: () => Promise<string>,
  options: WebClientOptions,
): ChannelPoster {
  const client = postingClient(options);
  return {
    post: async (target, card) => postCard(client, { token: await tokenOf(), ...target }, card),
    show: async (target, card) => showCard(client, { token: await tokenOf(), ...target }, card),
  };
}
