import { createHmac } from 'node:crypto';
import { type Json, parseJson } from '../json.ts';
import type { Acknowledgement, Envelope, Gateway } from './gateway.ts';

interface RequestOptions {
  /** The app's request URL, or null where it has none. */
  readonly url: () => string | null;
  readonly signingSecret: string;
  /** Milliseconds that an acknowledgement may take. */
  readonly ackTimeout: number;
}

/** HTTP mode: each payload is a signed request to the app's URL, and the response is the acknowledgement. */
export function createRequestGateway({ url, signingSecret, ackTimeout }: RequestOptions): Gateway {
  return {
    connected: () => url() !== null,
    deliver: async (envelope) => {
      const to = url();
      if (to === null) return { kind: 'unreachable' };
      const { body, contentType } = bodyOf(envelope);
      const headers = {
        'content-type': contentType,
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        ...signature(body, signingSecret),
        ...retryHeaders(envelope),
      };
      const signal = AbortSignal.timeout(ackTimeout);
      try {
        return await acknowledgementIn(await fetch(to, { method: 'POST', headers, body, signal, redirect: 'error' }));
      } catch (error) {
        return { kind: error instanceof Error && error.name === 'TimeoutError' ? 'late' : 'unreachable' };
      }
    },
  };
}

// The real time, and not the workspace's: an app rejects requests that are older than five minutes.
function signature(body: string, signingSecret: string) {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const hash = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${hash}` };
}

const retryHeaders = ({ retry }: Envelope): Readonly<Record<string, string>> =>
  retry && retry.attempt > 0
    ? { 'x-slack-retry-num': String(retry.attempt), 'x-slack-retry-reason': retry.reason }
    : {};

function bodyOf({ type, payload }: Envelope): { readonly body: string; readonly contentType: string } {
  if (type === 'events_api') return { body: JSON.stringify(payload), contentType: 'application/json' };
  const fields = type === 'interactive' ? { payload: JSON.stringify(payload) } : fieldsOf(payload);
  return { body: new URLSearchParams(fields).toString(), contentType: 'application/x-www-form-urlencoded' };
}

const fieldsOf = (payload: Json): Record<string, string> =>
  Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, String(value)]));

async function acknowledgementIn(response: Response): Promise<Acknowledgement> {
  const text = await response.text();
  if (!response.ok) return { kind: 'unreachable' };
  return { kind: 'acknowledged', payload: text === '' ? {} : (parseJson(text) ?? { text }) };
}
