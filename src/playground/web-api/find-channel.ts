import { type Json, textOf } from '../json.ts';
import type { Parts } from '../parts.ts';
import { type Channel, directMessagesId } from '../state/channels.ts';
import { type OrRefusal, refused } from './api-answer.ts';

/** The conversation a call names in `channel`: an id, a name, or a user for their direct messages. */
export function namedChannel({ channels, people }: Parts, args: Json): OrRefusal<Channel> {
  const named = textOf(args, 'channel');
  const person = people.find(({ id, isBot }) => id === named && !isBot);
  const channel = channels.find(person ? directMessagesId(person.id) : named);
  return channel ? { value: channel } : { refusal: refused('channel_not_found') };
}

/** The conversation a call reads: the bot has to be in it. */
export function readableChannel(parts: Parts, args: Json): OrRefusal<Channel> {
  const found = namedChannel(parts, args);
  if ('refusal' in found || found.value.members.includes(parts.identity.botUser)) return found;
  return { refusal: refused('not_in_channel') };
}

/** The conversation a call writes to: open, and the bot in it or allowed into every public one. */
export function writableChannel(parts: Parts, args: Json): OrRefusal<Channel> {
  const { identity } = parts;
  const found = namedChannel(parts, args);
  if ('refusal' in found) return found;
  const { archived, kind, members } = found.value;
  if (archived) return { refusal: refused('is_archived') };
  const anywhere = identity.scopes?.includes('chat:write.public') ?? false;
  if (!members.includes(identity.botUser) && !anywhere) return { refusal: refused('not_in_channel') };
  return kind === 'im' && !identity.messagesTab ? { refusal: refused('messages_tab_disabled') } : found;
}
