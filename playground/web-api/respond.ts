import { post } from '../delivery/post.ts';
import type { ResponsePlace } from '../delivery/response-urls.ts';
import { isSet, type Json, textOf } from '../json.ts';
import type { Parts } from '../parts.ts';
import { type ApiAnswer, failed, ok } from './api-answer.ts';
import { readContent } from './chat-methods.ts';

/** Accepts what the app posts to a `response_url`: a new message, or a change of the one with the button. */
export function respond(parts: Parts, id: string, args: Json): ApiAnswer {
  const used = parts.responseUrls.use(id);
  if ('error' in used) return failed(used.error);
  return respondAt(parts, used.place, args);
}

/** Posts the app's response where a user did something; ephemeral, unless its `response_type` is `in_channel`. */
export function respondAt(parts: Parts, place: ResponsePlace, args: Json): ApiAnswer {
  const { messages, identity } = parts;
  const original = place.ts === null ? undefined : messages.find(place.channel, place.ts);
  if (isSet(args, 'delete_original')) {
    if (original) messages.remove(original);
    return original ? ok() : failed('message_not_found');
  }
  const content = readContent(args);
  if ('error' in content) return content.error;
  if (original && isSet(args, 'replace_original')) {
    const metadata = content.value.metadata ?? original.metadata;
    const edited = original.ephemeralTo === null;
    messages.replace({ ...original, ...content.value, metadata, edited });
    return ok();
  }
  post(parts, {
    ...content.value,
    channel: place.channel,
    user: identity.botUser,
    // A response to a button in a thread stays in the thread.
    threadTs: textOf(args, 'thread_ts') || (original?.threadTs ?? null),
    ephemeralTo: textOf(args, 'response_type') === 'in_channel' ? null : place.user,
  });
  return ok();
}
