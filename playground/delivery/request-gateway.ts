import { createHmac } from 'node:crypto';
import { type Json, parseJson } from '../json.ts';
import type { RawOptions } from '../state/faults.ts';
import type { Acknowledgement, Envelope, Gateway } from './gateway.ts';

interface RequestOptions {
  /** The app's request URL, or null where it has none. */
  readonly url: () => string | null;
  readonly signingSecret: string;
  /** Milliseconds that an acknowledgement may take. */
  readonly ackTimeout: number;
}

/** HTTP mode. */
export interface RequestGateway extends Gateway {
  /** Sends a body as it is, signed. @returns the status of the response */
  send(body: string, options: RawOptions): Promise<number>;
  /** Sends the last command or interaction again, with the same signature. @returns the status of the response */
  replay(): Promise<number>;
}

/** HTTP mode: each payload is a signed request to the app's URL, and the response is the acknowledgement. */
export function createRequestGateway({ url, signingSecret, ackTimeout }: RequestOptions): RequestGateway {
  let last: { readonly body: string; readonly headers: Record<string, string> } | null = null;
  const post = async (body: string, headers: Record<string, string>): Promise<Response> =>
    fetch(url() ?? '', { method: 'POST', headers, body, signal: AbortSignal.timeout(ackTimeout), redirect: 'error' });
  return {
    send: async (body, { contentType = 'application/json', ahead = 0 }) =>
      (await post(body, { 'content-type': contentType, ...signature(body, signingSecret, realSeconds() + ahead) }))
        .status,
    replay: async () => {
      if (!last) throw new Error('nothing has been sent yet');
      return (await post(last.body, last.headers)).status;
    },
    connected: () => url() !== null,
    deliver: async (envelope) => {
      if (url() === null) return { kind: 'unreachable' };
      const { body, contentType } = bodyOf(envelope);
      const headers = {
        'content-type': contentType,
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        ...signature(body, signingSecret),
        ...retryHeaders(envelope),
      };
      if (envelope.type !== 'events_api') last = { body, headers };
      try {
        return await acknowledgementIn(await post(body, headers));
      } catch (error) {
        return { kind: error instanceof Error && error.name === 'TimeoutError' ? 'late' : 'unreachable' };
      }
    },
  };
}

/** Seconds since 1970, by the real time and not the workspace's: an app rejects requests that are older than five minutes. */
export const realSeconds = (): number => Math.floor(Date.now() / 1000);

/** The headers with which Slack signs a request. @param at when, in seconds since 1970; by default now */
export function signature(body: string, signingSecret: string, at = realSeconds()) {
  const hash = createHmac('sha256', signingSecret).update(`v0:${at}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(at), 'x-slack-signature': `v0=${hash}` };
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
