import { WebAPIPlatformError, type WebClient, type WebClientOptions } from '@slack/web-api';
import { message } from '../bulletin/message.ts';
import { type Problem, problemOf } from '../bulletin/problem.ts';
import { escapeMrkdwn } from '../cards/rich-text.ts';
import type { FileFetcher } from '../curate/ports.ts';
import { largestDocument } from '../reader/formats/decode-text.ts';
import type { CalendarSender } from '../remind/ports.ts';
import type { TokenOf } from './bot-tokens.ts';
import { clientWithoutRetries } from './web-client.ts';

/**
 * Downloads files that were uploaded for the app, with the optional scope files:read. The token is sent only to Slack's hosts and to
 * the host of the Web API, and a download ends once it is larger than any bulletin.
 */
export function createFileFetcher(tokenOf: TokenOf, options: WebClientOptions): FileFetcher {
  const client = clientWithoutRetries(options);
  return {
    fetch: async (workspaceId, { id, name }) => {
      try {
        const token = await tokenOf(workspaceId);
        const { file } = await client.files.info({ token, file: id });
        const address = file?.url_private_download ?? file?.url_private;
        if (address === undefined) return unavailable;
        if (!isSlackHost(new URL(address), options.slackApiUrl)) return elsewhere;
        if ((file?.size ?? 0) > largestDocument.packed) return tooLarge;
        const bytes = await download(address, token);
        return bytes instanceof Uint8Array ? { name, bytes } : bytes;
      } catch (error) {
        return isRefusal(error, /scope|not_allowed|no_permission/) ? notAllowed : unavailable;
      }
    },
  };
}

function isSlackHost({ hostname, protocol, host }: URL, apiUrl = 'https://slack.com/api/'): boolean {
  const isSlack = protocol === 'https:' && (hostname === 'slack.com' || hostname.endsWith('.slack.com'));
  return isSlack || host === new URL(apiUrl).host;
}

async function download(address: string, token: string): Promise<Uint8Array | Problem> {
  const response = await fetch(address, {
    headers: { Authorization: `Bearer ${token}` },
    // If the token does not open the file, Slack redirects to its sign-in page.
    redirect: 'error',
    signal: AbortSignal.timeout(30_000),
  });
  if (!response.ok || response.body === null) return unavailable;
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const read of response.body) {
    const part: unknown = read;
    if (!(part instanceof Uint8Array)) throw new TypeError('the body of a response is not bytes');
    parts.push(part);
    size += part.byteLength;
    if (size > largestDocument.packed) return tooLarge;
  }
  return new Uint8Array(Buffer.concat(parts));
}

const unavailable = problemOf('file-unavailable', message('slack.file.unavailable'));
const elsewhere = problemOf('file-elsewhere', message('slack.file.elsewhere'));
const tooLarge = problemOf(
  'text-too-large',
  message('slack.file.too_large', { most: largestDocument.packed / 1_000_000, ending: '.txt' }),
);
const notAllowed = problemOf('files-not-allowed', message('slack.file.not_allowed', { scope: 'files:read' }));

const isRefusal = (error: unknown, reason: RegExp): boolean =>
  error instanceof WebAPIPlatformError && reason.test(error.data.error);

/** Posts calendar files in threads and direct messages, with the optional scope files:write. A lost response counts as a failure; nothing is retried. */
export function createCalendarSender(tokenOf: TokenOf, options: WebClientOptions): CalendarSender {
  const client = clientWithoutRetries(options);
  return {
    send: async ({ workspaceId, channel, threadTs }, { name, title, text }) => {
      try {
        const file = { file: Buffer.from(text, 'utf8'), filename: name, title };
        const token = await tokenOf(workspaceId);
        if (isPerson(channel)) return await sendToPerson(client, { token, userId: channel }, file);
        const place = { token, channel_id: channel };
        await client.filesUploadV2(
          threadTs === null ? { ...place, ...file } : { ...place, ...file, thread_ts: threadTs },
        );
        return { kind: 'sent' };
      } catch (error) {
        return failureOf(error);
      }
    },
  };
}

type Outcome = Awaited<ReturnType<CalendarSender['send']>>;

function failureOf(error: unknown): Outcome {
  if (isRefusal(error, /^(missing_scope|not_allowed_token_type|no_permission|access_denied)$/))
    return { kind: 'not_allowed' };
  return { kind: 'failed', error: error instanceof Error ? error.message : String(error) };
}

const isPerson = (channel: string): boolean => /^[UW]/.test(channel);

// Files are shared with channels only, and a direct message has the ID of one once something is posted in it.
async function sendToPerson(
  client: WebClient,
  { token, userId }: { readonly token: string; readonly userId: string },
  file: { readonly file: Buffer; readonly filename: string; readonly title: string },
): Promise<Outcome> {
  const { channel, ts } = await client.chat.postMessage({ token, channel: userId, text: escapeMrkdwn(file.title) });
  if (channel === undefined || ts === undefined) return { kind: 'failed', error: 'no channel' };
  try {
    await client.filesUploadV2({ token, channel_id: channel, thread_ts: ts, ...file });
    return { kind: 'sent' };
  } catch (error) {
    await client.chat.delete({ token, channel, ts }).catch(() => {});
    return failureOf(error);
  }
}
