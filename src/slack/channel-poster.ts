import {
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebClient,
  type WebClientOptions,
} from '@slack/web-api';
import type { Card } from '../cards/card.ts';

/** Where a message goes. */
export interface PostTarget {
  readonly channel: string;
  /** The thread's first message, where the post is a reply. */
  readonly threadTs?: string;
}

/** What came of a post. Only `uncertain` leaves open whether the message stands in the channel. */
export type PostOutcome =
  | { readonly kind: 'posted'; readonly ts: string }
  | { readonly kind: 'refused'; readonly error: string }
  | { readonly kind: 'rate_limited'; readonly retryAfterSeconds: number }
  | { readonly kind: 'uncertain'; readonly error: string };

/** Posts cards to channels, once each: it never tries again by itself. */
export interface ChannelPoster {
  readonly post: (target: PostTarget, card: Card) => Promise<PostOutcome>;
}

/**
 * A poster with a client of its own. The library's client repeats a call whose answer was lost, up to ten times over
 * half an hour, and so posts twice or thrice; this one does not repeat, waits at most 10 s and reports what happened.
 */
export function createChannelPoster(token: string, options: WebClientOptions): ChannelPoster {
  const client = new WebClient(token, {
    ...options,
    retryConfig: { retries: 0 },
    timeout: 10_000,
    rejectRateLimitedCalls: true,
  });
  return {
    post: async ({ channel, threadTs }, { text, blocks }) => {
      try {
        const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
        const { ts } = await client.chat.postMessage({ channel, text, blocks, ...thread, ...unfurlNothing });
        return ts === undefined ? { kind: 'uncertain', error: 'no_ts' } : { kind: 'posted', ts };
      } catch (error) {
        return outcomeOf(error);
      }
    },
  };
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
