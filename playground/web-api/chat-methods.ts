import { checkBlocks, longestMessageBlocks } from '../block-kit/check-blocks.ts';
import { blocksWithIds, withIds } from '../block-kit/form-state.ts';
import { post } from '../delivery/post.ts';
import { isJson, isSet, type Json, textOf } from '../json.ts';
import type { Parts } from '../parts.ts';
import { type Message, messageAsSlack, metadataOf } from '../state/message.ts';
import {
  type ApiAnswer,
  type ApiMethod,
  failed,
  namedChannel,
  type OrError,
  ok,
  readableChannel,
  writableChannel,
} from './api-answer.ts';

/** The methods that post and change messages. */
export const chatMethods = {
  'chat.postMessage': (parts, args) => {
    const channel = writableChannel(parts, args);
    if ('error' in channel) return channel.error;
    const content = readContent(args);
    if ('error' in content) return content.error;
    const threadTs = textOf(args, 'thread_ts') || null;
    const message = post(parts, {
      ...content.value,
      channel: channel.value.id,
      user: parts.identity.botUser,
      threadTs,
      broadcast: threadTs !== null && isSet(args, 'reply_broadcast'),
    });
    return posted(parts, message);
  },

  'chat.postEphemeral': (parts, args) => {
    const channel = writableChannel(parts, args);
    if ('error' in channel) return channel.error;
    const user = textOf(args, 'user');
    if (!parts.people.some(({ id }) => id === user)) return failed('user_not_found');
    if (!channel.value.members.includes(user)) return failed('user_not_in_channel');
    const content = readContent(args);
    if ('error' in content) return content.error;
    const message = post(parts, {
      ...content.value,
      channel: channel.value.id,
      user: parts.identity.botUser,
      threadTs: textOf(args, 'thread_ts') || null,
      ephemeralTo: user,
    });
    return ok({ message_ts: message.ts });
  },

  'chat.update': (parts, args) => {
    const found = ownMessage(parts, args, 'cant_update_message');
    if ('error' in found) return found.error;
    const content = readContent(keptText(args, found.value));
    if ('error' in content) return content.error;
    const metadata = content.value.metadata ?? found.value.metadata;
    const message = { ...found.value, ...content.value, metadata, edited: true };
    parts.messages.replace(message);
    return ok({
      channel: message.channel,
      ts: message.ts,
      text: message.text,
      message: messageAsSlack(message, parts.identity),
    });
  },

  'chat.delete': (parts, args) => {
    const found = ownMessage(parts, args, 'cant_delete_message');
    if ('error' in found) return found.error;
    parts.messages.remove(found.value);
    return ok({ channel: found.value.channel, ts: found.value.ts });
  },

  'chat.getPermalink': (parts, args) => {
    const channel = namedChannel(parts, args);
    if ('error' in channel) return channel.error;
    const ts = textOf(args, 'message_ts');
    const message = parts.messages.find(channel.value.id, ts);
    if (!message || message.ephemeralTo !== null) return failed('message_not_found');
    return ok({ channel: channel.value.id, permalink: permalinkOf(parts, message) });
  },

  'reactions.add': (parts, args) => {
    const channel = readableChannel(parts, args);
    if ('error' in channel) return channel.error;
    const name = textOf(args, 'name');
    if (!/^[\w+'-]+(::skin-tone-[2-6])?$/.test(name)) return failed('invalid_name');
    const message = parts.messages.find(channel.value.id, textOf(args, 'timestamp'));
    if (!message || message.ephemeralTo !== null) return failed('message_not_found');
    const { botUser } = parts.identity;
    const same = message.reactions.find((each) => each.name === name);
    if (same?.users.includes(botUser)) return failed('already_reacted');
    const others = message.reactions.filter((each) => each.name !== name);
    const reactions = [...others, { name, users: [...(same?.users ?? []), botUser] }];
    parts.messages.replace({ ...message, reactions });
    return ok();
  },
} satisfies Readonly<Record<string, ApiMethod>>;

function permalinkOf({ baseUrl }: Parts, { channel, ts, threadTs }: Message): string {
  const link = `${baseUrl}archives/${channel}/p${ts.replace('.', '')}`;
  return threadTs && threadTs !== ts ? `${link}?thread_ts=${threadTs}&cid=${channel}` : link;
}

function posted({ identity }: Parts, message: Message): ApiAnswer {
  const shown = { ...messageAsSlack(message, identity), ...metadataOf(message) };
  return ok({ channel: message.channel, ts: message.ts, message: shown });
}

function ownMessage(parts: Parts, args: Json, notOwn: string): OrError<Message> {
  const channel = namedChannel(parts, args);
  if ('error' in channel) return channel;
  if (channel.value.archived) return { error: failed('is_archived') };
  const message = parts.messages.find(channel.value.id, textOf(args, 'ts'));
  if (!message || message.ephemeralTo !== null) return { error: failed('message_not_found') };
  return message.user === parts.identity.botUser && !message.system ? { value: message } : { error: failed(notOwn) };
}

// An update with text and no blocks removes the blocks; one with neither changes only the metadata.
function keptText(args: Json, message: Message): Json {
  const hasContent = ['text', 'blocks', 'attachments', 'markdown_text'].some((key) => args[key] !== undefined);
  return hasContent ? args : { ...args, text: message.text, blocks: message.blocks, attachments: message.attachments };
}

/** The content of a message. */
export type MessageContent = Pick<Message, 'text' | 'blocks' | 'attachments' | 'metadata'>;

/** Reads the content of a message from the arguments of a call, and validates it as strictly as Slack. */
export function readContent(args: Json): OrError<MessageContent> {
  const text = textOf(args, 'text') || textOf(args, 'markdown_text');
  const blocks = listIn(args['blocks']);
  const attachments = listIn(args['attachments']);
  const metadata = args['metadata'] ?? null;
  if (!blocks) return { error: failed('invalid_blocks_format') };
  if (!attachments) return { error: failed('invalid_attachments') };
  if (text === '' && blocks.length === 0 && attachments.length === 0) return { error: failed('no_text') };
  if (text.length > 40_000) return { error: failed('msg_too_long') };
  const problems = [
    ...checkBlocks(blocks, 'message'),
    ...attachments.flatMap((each, index) =>
      isJson(each) && each['blocks'] !== undefined
        ? checkBlocks(each['blocks'], 'message', `/attachments/${index}/blocks`)
        : [],
    ),
  ];
  if (problems.length > 0) return { error: failed('invalid_blocks', problems) };
  if (JSON.stringify(blocks).length > longestMessageBlocks) return { error: failed('msg_blocks_too_long') };
  if (metadata !== null && !isMetadata(metadata)) return { error: failed('invalid_metadata_format') };
  return {
    value: {
      text,
      blocks: withIds(blocks.filter(isJson)),
      attachments: attachments.filter(isJson).map((each) => (each['blocks'] ? blocksWithIds(each) : each)),
      metadata,
    },
  };
}

function listIn(value: unknown): readonly unknown[] | null {
  if (value === undefined || value === null || value === '') return [];
  return Array.isArray(value) ? value : null;
}

const isMetadata = (value: unknown): value is Json =>
  isJson(value) && textOf(value, 'event_type') !== '' && isJson(value['event_payload']);
