import { isSet, type Json, textOf } from '../json.ts';
import type { Parts } from '../parts.ts';
import type { Message } from '../state/message.ts';
import { readContent } from '../web-api/chat-methods.ts';
import { post } from './post.ts';
import type { ResponsePlace } from './response-urls.ts';

/** What a `response_url` answers. */
export type Said = { readonly status: 200 } | { readonly status: 400 | 404; readonly error: string };

/** Takes what the app posts to a `response_url`: a new message, or a change of the one that held the button. */
export function respond(parts: Parts, id: string, args: Json): Said {
  const used = parts.responseUrls.use(id);
  if ('error' in used) return { status: 404, error: used.error };
  return sayAt(parts, used.place, args);
}

/** Says at the place where something was done what the app answers: ephemeral unless it says `in_channel`. */
export function sayAt(parts: Parts, place: ResponsePlace, args: Json): Said {
  const original = place.ts === null ? undefined : parts.messages.find(place.channel, place.ts);
  if (isSet(args, 'delete_original')) {
    if (original) parts.messages.remove(original);
    return original ? { status: 200 } : { status: 404, error: 'message_not_found' };
  }
  const content = readContent(args);
  if ('refusal' in content) return { status: 400, error: content.refusal.error };
  if (original && isSet(args, 'replace_original')) {
    const metadata = content.value.metadata ?? original.metadata;
    parts.messages.replace({
      ...original,
      ...content.value,
      metadata,
      edited: original.ephemeralTo === null,
    });
    return { status: 200 };
  }
  post(parts, {
    ...content.value,
    channel: place.channel,
    user: parts.identity.botUser,
    threadTs: textOf(args, 'thread_ts') || threadOf(original),
    ephemeralTo: textOf(args, 'response_type') === 'in_channel' ? null : place.user,
  });
  return { status: 200 };
}

// An answer to a button in a thread stays in the thread.
const threadOf = (original: Message | undefined): string | null => original?.threadTs ?? null;
