import { isJson, type Json, objectOf, objectsOf, textOf } from '../json.ts';
import type { PageMessage } from '../page-protocol.ts';
import { directMessagesId } from './channels.ts';
import type { Identity } from './people.ts';

/** A message with everything that Slack keeps about it. */
export interface Message {
  readonly channel: string;
  readonly ts: string;
  /** The ts of the parent, for a reply. */
  readonly threadTs: string | null;
  readonly user: string;
  readonly text: string;
  readonly blocks: readonly Json[];
  readonly attachments: readonly Json[];
  readonly metadata: Json | null;
  readonly files: readonly Json[];
  readonly reactions: readonly { readonly name: string; readonly users: readonly string[] }[];
  /** The only user who sees it, or null where everybody does. */
  readonly ephemeralTo: string | null;
  readonly edited: boolean;
  readonly system: boolean;
  /** Whether a reply is shown in the channel as well. */
  readonly broadcast: boolean;
}

/** A new message; what is left out is empty. */
export type MessageDraft = Pick<Message, 'channel' | 'user' | 'text'> & Partial<Omit<Message, 'ts'>>;

/** The message that a draft becomes under that timestamp. */
export function messageFrom(draft: MessageDraft, ts: string): Message {
  const empty = { threadTs: null, blocks: [], attachments: [], metadata: null, files: [], reactions: [] };
  return { ...empty, ephemeralTo: null, edited: false, system: false, broadcast: false, ...draft, ts };
}

/** Whether the user can see the message: neither ephemeral nor a direct message to somebody else. */
export function isSeenBy(message: Message, user: string): boolean {
  const isPrivate = message.channel.startsWith('D') && message.channel !== directMessagesId(user);
  return !isPrivate && (message.ephemeralTo === null || message.ephemeralTo === user);
}

/** The message as the page shows it, with the blocks of its attachments after its own. */
export function pageMessage(message: Message): PageMessage {
  const { channel, ts, threadTs, broadcast, user, text, edited, system } = message;
  return {
    channel,
    ts,
    threadTs,
    broadcast,
    user,
    text,
    blocks: [...message.blocks, ...message.attachments.flatMap((each) => objectsOf(each, 'blocks'))],
    ephemeral: message.ephemeralTo !== null,
    edited,
    system,
  };
}

/** The message as the Web API and payloads show it. */
export function messageAsSlack(message: Message, { botUser, botId, appId, team, name }: Identity): Json {
  const { user, text, ts, threadTs, blocks, attachments, files, reactions, system } = message;
  const profile = { id: botId, app_id: appId, name, team_id: team.id };
  return {
    type: 'message',
    ...(system ? { subtype: 'bot_message' } : {}),
    user,
    text,
    ts,
    team: team.id,
    ...(user === botUser && !system ? { bot_id: botId, app_id: appId, bot_profile: profile } : {}),
    ...(threadTs ? { thread_ts: threadTs } : {}),
    ...(blocks.length > 0 ? { blocks } : {}),
    ...(attachments.length > 0 ? { attachments } : {}),
    ...(files.length > 0 ? { files } : {}),
    ...(reactions.length > 0 ? { reactions: reactions.map((each) => ({ ...each, count: each.users.length })) } : {}),
    ...(message.edited ? { edited: { user, ts } } : {}),
  };
}

/** The mentions that notify people: in the text, and in blocks where Slack parses them. */
export function mentionsIn(message: Pick<Message, 'text' | 'blocks' | 'attachments'>): readonly string[] {
  const texts = [message.text, ...[...message.blocks, ...message.attachments].flatMap(parsedTexts)];
  return texts.flatMap((text) => text.match(/<(?:!(?:channel|here|everyone|subteam)|@[UW])[^>]*>/g) ?? []);
}

function parsedTexts(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(parsedTexts);
  if (!isJson(value)) return [];
  switch (value['type']) {
    case 'mrkdwn':
    case 'markdown':
      return [textOf(value, 'text')];
    case 'plain_text':
      return [];
    case 'broadcast':
      return [`<!${textOf(value, 'range')}>`];
    case 'user':
      return [`<@${textOf(value, 'user_id')}>`];
    case 'usergroup':
      return [`<!subteam^${textOf(value, 'usergroup_id')}>`];
    default:
      return Object.values(value).flatMap(parsedTexts);
  }
}

/** The metadata of a message, for callers that ask for it. */
export function metadataOf({ metadata }: Message): Json {
  if (!metadata) return {};
  const event_payload = objectOf(metadata, 'event_payload');
  return { metadata: { event_type: textOf(metadata, 'event_type'), event_payload } };
}

/** Something that happened in the workspace. */
export type WorkspaceEvent = Readonly<
  | { type: 'message' | 'message_deleted'; message: Message }
  | { type: 'views' | 'home'; user: string }
  | { type: 'channels' | 'clock' | 'connection' | 'call' }
>;

/** Passes the events of the workspace to its listeners. */
export interface EventBus {
  readonly emit: (event: WorkspaceEvent) => void;
  /** Calls the listener with every event until the returned function is called. */
  readonly listen: (listener: (event: WorkspaceEvent) => void) => () => void;
}

/** A bus without listeners. */
export function createEventBus(): EventBus {
  const listeners = new Set<(event: WorkspaceEvent) => void>();
  return {
    emit: (event) => {
      for (const listener of Array.from(listeners)) listener(event);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
