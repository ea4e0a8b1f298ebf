import { WebAPIPlatformError, type WebClientOptions } from '@slack/web-api';
import type { CalendarSender } from '../workflows/subscription-ports.ts';
import { postingClient } from './post-card.ts';
import type { TokenOf } from './reminder-poster.ts';

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
