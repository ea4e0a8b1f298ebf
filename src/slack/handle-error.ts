import { randomUUID } from 'node:crypto';
import type { WebClient } from '@slack/web-api';
import type { Card } from '../cards/card.ts';
import { errorCard } from '../cards/error-card.ts';
import type { Desk } from './desk.ts';

/**
 * The one place where a thrown error becomes a line in the log and a card for the user, with the same reference in
 * both. A press in a modal or on Home has no place for a card: there only the log tells.
 */
export const handleError =
  (desk: Desk, client: WebClient) =>
  async ({ error, body }: { readonly error: Error; readonly body: object }): Promise<void> => {
    const reference = randomUUID().slice(0, 8);
    desk.log.error({ reference, err: error }, 'a request failed');
    try {
      await tell({ desk, client }, whereAsked(body), errorCard(reference));
    } catch (cause) {
      desk.log.error({ reference, err: cause }, 'and the user could not be told');
    }
  };

async function tell(
  { desk, client }: { readonly desk: Desk; readonly client: WebClient },
  { responseUrl, channel, user, threadTs }: WhereAsked,
  card: Card,
): Promise<void> {
  if (responseUrl) {
    await postTo(responseUrl, { response_type: 'ephemeral', replace_original: false, ...card });
  } else if (channel?.startsWith('D')) {
    await desk.poster.post({ channel }, card);
  } else if (channel && user) {
    await client.chat.postEphemeral({ channel, user, ...card, ...(threadTs && { thread_ts: threadTs }) });
  }
}

interface WhereAsked {
  readonly responseUrl: string | undefined;
  readonly channel: string | undefined;
  readonly user: string | undefined;
  readonly threadTs: string | undefined;
}

function whereAsked(body: object): WhereAsked {
  const event = 'event' in body && typeof body.event === 'object' ? (body.event ?? {}) : {};
  return {
    responseUrl: textOf(body, 'response_url'),
    channel: textOf(event, 'channel'),
    user: textOf(event, 'user'),
    threadTs: textOf(event, 'thread_ts'),
  };
}

function textOf(record: object, key: string): string | undefined {
  const value: unknown = Object.entries(record).find(([name]) => name === key)?.[1];
  return typeof value === 'string' ? value : undefined;
}

async function postTo(url: string, message: object): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(message),
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer.ok) throw new Error(`the response_url answered ${answer.status}`);
}
