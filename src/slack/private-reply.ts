import { setTimeout as wait } from 'node:timers/promises';
import type { Card } from '../cards/card.ts';
import { isDirect } from '../cards/errors.ts';
import type { PostOutcome } from '../remind/delivery.ts';
import type { Origin } from './origin.ts';
import type { ChannelPoster } from './post-card.ts';
import { retryAfter, shortTimeout } from './web-client.ts';

/**
 * Shows a card to the person who asked: through the response_url, which works even if the bot is not in the channel; if that fails or
 * takes long, as an ephemeral message; if that fails too, as a direct message. Only if nothing worked is a rate limit waited for: it
 * means that nothing was posted. Rejects with every reason.
 */
export async function postPrivately(
  poster: ChannelPoster,
  { responseUrl, channel, userId: user, threadTs }: Origin,
  card: Card,
): Promise<void> {
  const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
  const ephemeral = { response_type: 'ephemeral', replace_original: false, ...card, ...thread };
  // In a direct message every post is private.
  const inChannel = (id: string): Promise<PostOutcome> =>
    isDirect(id)
      ? poster.post({ channel: id, threadTs }, card)
      : poster.postEphemeral({ channel: id, user, threadTs }, card);
  const ways = [
    ...(responseUrl === undefined ? [] : [() => respond(responseUrl, ephemeral, shortTimeout)]),
    ...(channel === null ? [] : [() => inChannel(channel)]),
    () => poster.post({ channel: user }, card),
  ];
  const limits: { readonly seconds: number; readonly way: () => Promise<void> }[] = [];
  const tries = ways.map((way) => async () => {
    const outcome = await way();
    if (outcome.kind === 'rate_limited' && outcome.retryAfterSeconds <= longestWait)
      limits.push({ seconds: outcome.retryAfterSeconds, way: async () => assertPosted(await way()) });
    assertPosted(outcome);
  });
  const failure = await firstThatWorks(tries);
  if (failure === null) return;
  const [limit] = limits.sort((one, other) => one.seconds - other.seconds);
  if (limit === undefined) throw failure;
  await wait(limit.seconds * 1000);
  await limit.way();
}

function assertPosted(outcome: PostOutcome): void {
  if (outcome.kind !== 'posted') throw new Error(`not posted: ${JSON.stringify(outcome)}`);
}

/** Tries one way after the other. Resolves to null, or to every reason if none worked. */
export async function firstThatWorks(ways: readonly (() => Promise<void>)[]): Promise<AggregateError | null> {
  const reasons: unknown[] = [];
  for (const way of ways) {
    try {
      await way();
      return null;
    } catch (reason) {
      reasons.push(reason);
    }
  }
  return new AggregateError(reasons, 'private reply failed');
}

/** The longest rate limit that is waited for, in seconds. */
export const longestWait = 60;

/** Posts to a `response_url`, once. Never rejects. @param timeout in milliseconds */
export async function respond(responseUrl: string, message: object, timeout = 10_000): Promise<PostOutcome> {
  const request = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(message),
    signal: AbortSignal.timeout(timeout),
  };
  try {
    const { ok, status, headers } = await fetch(responseUrl, request);
    if (ok) return { kind: 'posted', ts: '' };
    if (status === 429)
      return { kind: 'rate_limited', retryAfterSeconds: Number(headers.get('retry-after')) || retryAfter };
    return { kind: status < 500 ? 'refused' : 'uncertain', error: `response_url: ${status}` };
  } catch (error) {
    return { kind: 'uncertain', error: String(error) };
  }
}
