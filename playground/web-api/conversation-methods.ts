import { isSet, type Json, textOf } from '../json.ts';
import type { Parts } from '../parts.ts';
import { channelAsSlack, directMessagesId } from '../state/channels.ts';
import { type Message, messageAsSlack, metadataOf } from '../state/message.ts';
import { type ApiAnswer, type ApiMethod, failed, namedChannel, ok, pageOf, readableChannel } from './api-answer.ts';

/** The methods that read conversations. */
export const conversationMethods = {
  'conversations.history': (parts, args) => {
    const channel = readableChannel(parts, args);
    if ('error' in channel) return channel.error;
    const messages = parts.messages
      .all()
      .filter((message) => message.channel === channel.value.id && (!isReply(message) || message.broadcast));
    return messagesAnswer(parts, args, newestFirst(messages));
  },

  'conversations.replies': (parts, args) => {
    const channel = readableChannel(parts, args);
    if ('error' in channel) return channel.error;
    const ts = textOf(args, 'ts');
    const parent = parts.messages.find(channel.value.id, ts);
    if (!parent) return failed('thread_not_found');
    const thread = parts.messages
      .all()
      .filter((message) => message.channel === channel.value.id && [message.ts, message.threadTs].includes(ts));
    return messagesAnswer(parts, args, newestFirst(thread).reverse());
  },

  'conversations.info': (parts, args) => {
    const channel = namedChannel(parts, args);
    if ('error' in channel) return channel.error;
    return ok({ channel: channelAsSlack(channel.value, parts.identity) });
  },

  'conversations.list': (parts, args) => {
    const types = (textOf(args, 'types') || 'public_channel').split(',').map((type) => type.trim());
    const unknown = types.some((type) => !['public_channel', 'private_channel', 'mpim', 'im'].includes(type));
    if (unknown) return failed('invalid_types');
    const listed = parts.channels
      .all()
      .filter(({ kind }) => types.includes(kind === 'im' ? 'im' : 'public_channel'))
      .filter(({ archived }) => !(archived && isSet(args, 'exclude_archived')));
    const page = pageOf(listed, args);
    if (!page) return failed('invalid_cursor');
    const channels = page.items.map((channel) => channelAsSlack(channel, parts.identity));
    return ok({ channels, response_metadata: { next_cursor: page.nextCursor } });
  },

  'conversations.members': (parts, args) => {
    const channel = namedChannel(parts, args);
    if ('error' in channel) return channel.error;
    const page = pageOf(channel.value.members, args);
    if (!page) return failed('invalid_cursor');
    return ok({ members: page.items, response_metadata: { next_cursor: page.nextCursor } });
  },

  'conversations.open': (parts, args) => {
    const users = textOf(args, 'users').split(',').filter(Boolean);
    const named = textOf(args, 'channel');
    const [user] = users;
    if (!user && named === '') return failed('users_list_not_supplied');
    if (users.length > 1) return failed('not_supported_in_playground');
    const channel = parts.channels.find(user ? directMessagesId(user) : named);
    if (channel?.kind !== 'im') return failed(user ? 'user_not_found' : 'channel_not_found');
    const whole = isSet(args, 'return_im') ? channelAsSlack(channel, parts.identity) : { id: channel.id };
    return ok({ no_op: true, already_open: true, channel: whole });
  },
} satisfies Readonly<Record<string, ApiMethod>>;

const isReply = ({ threadTs, ts }: Message): boolean => threadTs !== null && threadTs !== ts;

const newestFirst = (messages: readonly Message[]): Message[] =>
  messages.filter(({ ephemeralTo }) => ephemeralTo === null).sort((a, b) => Number(b.ts) - Number(a.ts));

function messagesAnswer(parts: Parts, args: Json, messages: readonly Message[]): ApiAnswer {
  const page = pageOf(messages.filter(inRange(args)), args);
  if (!page) return failed('invalid_cursor');
  return ok({
    messages: page.items.map((message) => ({
      ...messageAsSlack(message, parts.identity),
      ...replyFacts(parts, message),
      ...(isSet(args, 'include_all_metadata') ? metadataOf(message) : {}),
    })),
    has_more: page.nextCursor !== '',
    ...(page.nextCursor === '' ? {} : { response_metadata: { next_cursor: page.nextCursor } }),
  });
}

// Without `inclusive` the bounds themselves are excluded.
function inRange(args: Json): (message: Message) => boolean {
  const oldest = Number(textOf(args, 'oldest') || 0);
  const latest = Number(textOf(args, 'latest') || Infinity);
  const inclusive = isSet(args, 'inclusive');
  return ({ ts }) => {
    const at = Number(ts);
    return inclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  };
}

function replyFacts({ messages }: Parts, parent: Message): Json {
  const replies = messages
    .all()
    .filter(
      (message) =>
        message.channel === parent.channel &&
        isReply(message) &&
        message.threadTs === parent.ts &&
        message.ephemeralTo === null,
    );
  const last = replies.at(-1);
  return last ? { thread_ts: parent.ts, reply_count: replies.length, latest_reply: last.ts } : {};
}
