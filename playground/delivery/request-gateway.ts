import { createHmac } from 'node:crypto';
import { type Json, parseJson } from '../json.ts';
import type { Acknowledgement, Envelope, Gateway } from './gateway.ts';

interface RequestOptions {
  /** The app's request URL, or null while it has none. */
  readonly url: () => string | null;
  readonly signingSecret: string;
  /** Milliseconds an acknowledgement may take. */
  readonly ackTimeout: number;
}

/** HTTP mode: every payload is a signed request to the app's URL, and the answer to it is the acknowledgement. */
export function createRequestGateway({ url, signingSecret, ackTimeout }: RequestOptions): Gateway {
  return {
    connected: () => url() !== null,
    deliver: async (envelope) => {
      const to = url();
      if (to === null) return { kind: 'unreachable' };
      const { body, contentType } = bodyOf(envelope);
      // Slack signs with the real time: an app refuses what is older than five minutes.
      const timestamp = String(Math.floor(Date.now() / 1000));
      const headers = {
        'content-type': contentType,
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': signatureOf({ timestamp, body, signingSecret }),
        ...(envelope.retry.attempt > 0
          ? {
              'x-slack-retry-num': String(envelope.retry.attempt),
              'x-slack-retry-reason': envelope.retry.reason,
            }
          : {}),
      };
      try {
        const signal = AbortSignal.timeout(ackTimeout);
        return await acknowledgementIn(
          await fetch(to, { method: 'POST', headers, body, signal, redirect: 'error' }),
        );
      } catch (error) {
        return { kind: error instanceof Error && error.name === 'TimeoutError' ? 'late' : 'unreachable' };
      }
    },
  };
}

/** Slack's signature of a request: `v0=` and the HMAC-SHA256 of `v0:TIMESTAMP:BODY`. */
function signatureOf(request: {
  readonly timestamp: string;
  readonly body: string;
  readonly signingSecret: string;
}): string {
  const hmac = createHmac('sha256', request.signingSecret);
  return `v0=${hmac.update(`v0:${request.timestamp}:${request.body}`).digest('hex')}`;
}

function bodyOf({ type, payload }: Envelope): { readonly body: string; readonly contentType: string } {
  const form = 'application/x-www-form-urlencoded';
  switch (type) {
    case 'events_api':
      return { body: JSON.stringify(payload), contentType: 'application/json' };
    case 'interactive':
      return {
        body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString(),
        contentType: form,
      };
    case 'slash_commands':
      return { body: new URLSearchParams(fieldsOf(payload)).toString(), contentType: form };
  }
}

const fieldsOf = (payload: Json): Record<string, string> =>
  Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, String(value)]));

async function acknowledgementIn(answer: Response): Promise<Acknowledgement> {
  const text = await answer.text();
  if (!answer.ok) return { kind: 'unreachable' };
  return { kind: 'acknowledged', payload: text === '' ? {} : (parseJson(text) ?? { text }) };
}
