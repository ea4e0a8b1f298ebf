import { WebAPIPlatformError, type WebClient, type WebClientOptions } from '@slack/web-api';
import type { Problem } from '../bulletin/problem.ts';
import type { FileFetcher, SlackFile } from '../curate/ports.ts';
import { largestDocument, problemOf } from '../reader/formats/decode-text.ts';
import type { CalendarSender } from '../remind/ports.ts';
import { postingClient } from './post-card.ts';
import type { TokenOf } from './reminder-poster.ts';

/**
 * Fetches files that were given to the app, with the optional scope files:read. The token goes to Slack alone: to its files'
 * addresses, or to the host of the Web API where that is a stand-in. What is larger than any bulletin is not read to its end.
 */
export function createFileFetcher(tokenOf: TokenOf, options: WebClientOptions): FileFetcher {
  const client = postingClient(options);
  return {
    fetch: async (workspaceId, file) => {
      try {
        const token = await tokenOf(workspaceId);
        const found = await addressOf(client, token, file);
        if (found === null) return gone;
        if (!isSlacks(found.address, options.slackApiUrl)) return elsewhere;
        if (found.size > largestDocument.packed) return tooLarge;
        const bytes = await download(found.address, token);
        return bytes instanceof Uint8Array ? { name: file.name, bytes } : bytes;
      } catch (error) {
        return refusalOf(error);
      }
    },
  };
}

async function addressOf(client: WebClient, token: string, { id }: SlackFile) {
  const { file } = await client.files.info({ token, file: id });
  const address = file?.url_private_download ?? file?.url_private;
  return address === undefined ? null : { address: new URL(address), size: file?.size ?? 0 };
}

function isSlacks({ hostname, protocol, host }: URL, apiUrl = 'https://slack.com/api/'): boolean {
  const isSlack = protocol === 'https:' && (hostname === 'slack.com' || hostname.endsWith('.slack.com'));
  return isSlack || host === new URL(apiUrl).host;
}

async function download(address: URL, token: string): Promise<Uint8Array | Problem> {
  const answer = await fetch(address, {
    headers: { Authorization: `Bearer ${token}` },
    // Where the token does not open the file, Slack sends whoever asks to a page on which one signs in.
    redirect: 'error',
    signal: AbortSignal.timeout(30_000),
  });
  if (!answer.ok || answer.body === null) return gone;
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const read of answer.body) {
    const part: unknown = read;
    if (!(part instanceof Uint8Array)) throw new TypeError('the body of an answer is bytes');
    parts.push(part);
    size += part.byteLength;
    if (size > largestDocument.packed) return tooLarge;
  }
  return new Uint8Array(Buffer.concat(parts));
}

const gone = problemOf(
  'file-unavailable',
  'Slack did not hand the file over; give it again, or paste its text',
);
const elsewhere = problemOf(
  'file-elsewhere',
  'the file lies outside Slack; save it and upload it, or paste its text',
);
const tooLarge = problemOf(
  'text-too-large',
  `the file has more than ${largestDocument.packed / 1_000_000} MB; split it, or paste its text`,
);

const refusalOf = (error: unknown): Problem =>
  error instanceof WebAPIPlatformError && /scope|not_allowed|no_permission/.test(error.data.error)
    ? problemOf(
        'files-not-allowed',
        'the app may not read files: paste the text of the bulletin, or ask an administrator to grant the scope files:read',
      )
    : gone;

/** Puts calendar files into threads, with the optional scope files:write. A lost answer is told as failed, and not repeated. */
export function createCalendarSender(tokenOf: TokenOf, options: WebClientOptions): CalendarSender {
  const client = postingClient(options);
  return {
    send: async ({ workspaceId, channel, threadTs }, { name, title, text }) => {
      try {
        const file = { file: Buffer.from(text, 'utf8'), filename: name, title };
        const place = { token: await tokenOf(workspaceId), channel_id: channel };
        await client.filesUploadV2(
          threadTs === null ? { ...place, ...file } : { ...place, ...file, thread_ts: threadTs },
        );
        return { kind: 'sent' };
      } catch (error) {
        if (error instanceof WebAPIPlatformError && mayNot.has(error.data.error))
          return { kind: 'not_allowed' };
        return { kind: 'failed', error: error instanceof Error ? error.message : String(error) };
      }
    },
  };
}

const mayNot: ReadonlySet<string> = new Set([
  'missing_scope',
  'not_allowed_token_type',
  'no_permission',
  'access_denied',
]);
