import { randomUUID } from 'node:crypto';
import type { Card } from '../cards/card.ts';
import { errorCard } from '../cards/errors.ts';
import type { Services } from './services.ts';

/**
 * The one place where a thrown error becomes a line in the log and a card for the user, with the same reference in
 * both. A press in a modal or on Home has no place for a card: there only the log tells.
 */
export const handleError =
  (desk: Services) =>
  async ({ error, body }: { readonly error: Error; readonly body: object }): Promise<void> => {
    const reference = randomUUID().slice(0, 8);
    desk.log.error({ reference, err: error }, 'a request failed');
    try {
      await tell(desk, replyTarget(body), errorCard(reference));
    } catch (cause) {
      desk.log.error({ reference, err: cause }, 'and the user could not be told');
    }
  };

async function tell(
  desk: Services,
  { responseUrl, channel, user, threadTs }: WhereAsked,
  card: Card,
): Promise<void> {
  const isTold = responseUrl !== undefined && (await isPosted(responseUrl, card));
  if (isTold || !channel || !user) return;
  const thread = threadTs === undefined ? {} : { threadTs };
  const outcome = channel.startsWith('D')
    ? await desk.poster.post({ channel }, card)
    : await desk.poster.show({ channel, user, ...thread }, card);
  if (outcome.kind !== 'posted') throw new Error(`the error could not be told: ${outcome.kind}`);
}

interface WhereAsked {
  readonly responseUrl: string | undefined;
  readonly channel: string | undefined;
  readonly user: string | undefined;
  readonly threadTs: string | undefined;
}

// A message or a mention is answered where it stands; Home's opening names a channel too, but asks for no message there.
function replyTarget(body: object): WhereAsked {
  const event = recordOf(body, 'event');
  const isMessage = ['message', 'app_mention'].includes(textOf(event, 'type') ?? '');
  return {
    responseUrl: textOf(body, 'response_url'),
    channel: isMessage
      ? textOf(event, 'channel')
      : (textOf(body, 'channel_id') ?? textOf(recordOf(body, 'channel'), 'id')),
    user: isMessage
      ? textOf(event, 'user')
      : (textOf(body, 'user_id') ?? textOf(recordOf(body, 'user'), 'id')),
    threadTs: isMessage ? textOf(event, 'thread_ts') : textOf(recordOf(body, 'container'), 'thread_ts'),
  };
}

function recordOf(record: object, key: string): object {
  const value: unknown = new Map<string, unknown>(Object.entries(record)).get(key);
  return typeof value === 'object' && value !== null ? value : {};
}

function textOf(record: object, key: string): string | undefined {
  const value = new Map<string, unknown>(Object.entries(record)).get(key);
  return typeof value === 'string' ? value : undefined;
}

async function isPosted(url: string, card: Card): Promise<boolean> {
  const message = { response_type: 'ephemeral', replace_original: false, ...card };
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(message),
      signal: AbortSignal.timeout(10_000),
    });
    return answer.ok;
  } catch {
    return false;
  }
}
