import { type Json, objectOf, objectsOf, textOf } from '../json.ts';
import type { PageMessage } from '../page-protocol.ts';
import { directMessagesId } from './channels.ts';
import type { Identity } from './people.ts';

/** A message with all that Slack keeps of it. */
export interface Message {
  readonly channel: string;
  readonly ts: string;
  /** The parent's ts where it is a reply. */
  readonly threadTs: string | null;
  readonly user: string;
  readonly text: string;
  readonly blocks: readonly Json[];
  readonly attachments: readonly Json[];
  readonly metadata: Json | null;
  readonly files: readonly Json[];
  readonly reactions: readonly { readonly name: string; readonly users: readonly string[] }[];
  /** The only one who sees it, where it is ephemeral. */
  readonly ephemeralTo: string | null;
  readonly edited: boolean;
  readonly system: boolean;
  /** A reply that was sent to the channel as well. */
  readonly broadcast: boolean;
}

/** What must be said of a new message; the rest is empty. */
export type MessageDraft = Pick<Message, 'channel' | 'user' | 'text'> & Partial<Omit<Message, 'ts'>>;

/** A message out of a draft and its timestamp. */
export function messageFrom(draft: MessageDraft, ts: string): Message {
  const empty = { threadTs: null, blocks: [], attachments: [], metadata: null, files: [], reactions: [] };
  return { ...empty, ephemeralTo: null, edited: false, system: false, broadcast: false, ...draft, ts };
}

/** Whether that user has the message on the screen: not another's ephemeral message nor another's direct messages. */
export function isSeenBy(message: Message, user: string): boolean {
  const ofAnother = message.channel.startsWith('D') && message.channel !== directMessagesId(user);
  return !ofAnother && (message.ephemeralTo === null || message.ephemeralTo === user);
}

/** The message as the page shows it; blocks of attachments follow its own. */
export function pageMessage(message: Message): PageMessage {
  return {
    channel: message.channel,
    ts: message.ts,
    threadTs: message.threadTs,
    user: message.user,
    text: message.text,
    blocks: [...message.blocks, ...message.attachments.flatMap((each) => objectsOf(each, 'blocks'))],
    ephemeral: message.ephemeralTo !== null,
    edited: message.edited,
    system: message.system,
  };
}

/** The message as Web API answers and payloads carry it. */
export function messageAsSlack(message: Message, { botUser, botId, appId, team, name }: Identity): Json {
  const byApp = message.user === botUser && !message.system;
  return {
    type: 'message',
    ...(message.system ? { subtype: 'bot_message' } : {}),
    user: message.user,
    text: message.text,
    ts: message.ts,
    team: team.id,
    ...(byApp
      ? { bot_id: botId, app_id: appId, bot_profile: { id: botId, app_id: appId, name, team_id: team.id } }
      : {}),
    ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.attachments.length > 0 ? { attachments: message.attachments } : {}),
    ...(message.files.length > 0 ? { files: message.files } : {}),
    ...(message.reactions.length > 0
      ? { reactions: message.reactions.map((each) => ({ ...each, count: each.users.length })) }
      : {}),
    ...(message.edited ? { edited: { user: message.user, ts: message.ts } } : {}),
  };
}

/** How a message would call people to it: broadcasts and mentions in its text and in blocks that are parsed. */
export function mentionsIn(message: Pick<Message, 'text' | 'blocks' | 'attachments'>): readonly string[] {
  const texts = [message.text, ...[...message.blocks, ...message.attachments].flatMap(parsedTexts)];
  return texts.flatMap((text) => text.match(/<(?:!(?:channel|here|everyone|subteam)|@[UW])[^>]*>/g) ?? []);
}

function parsedTexts(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(parsedTexts);
  if (typeof value !== 'object' || value === null) return [];
  const json: Json = { ...value };
  const type = textOf(json, 'type');
  if (type === 'mrkdwn' || type === 'markdown') return [textOf(json, 'text')];
  if (type === 'plain_text') return [];
  if (type === 'broadcast') return [`<!${textOf(json, 'range')}>`];
  if (type === 'user') return [`<@${textOf(json, 'user_id')}>`];
  if (type === 'usergroup') return [`<!subteam^${textOf(json, 'usergroup_id')}>`];
  return Object.values(json).flatMap(parsedTexts);
}

/** The metadata of a message as a caller who asked for it sees it. */
export const metadataOf = ({ metadata }: Message): Json =>
  metadata
    ? {
        metadata: {
          event_type: textOf(metadata, 'event_type'),
          event_payload: objectOf(metadata, 'event_payload'),
        },
      }
    : {};

/** Something that changed in the workspace, before it is told to each user in their own view of it. */
export type Happening =
  | { readonly type: 'message'; readonly message: Message }
  | { readonly type: 'message_deleted'; readonly message: Message }
  | { readonly type: 'channels' }
  | { readonly type: 'views'; readonly user: string }
  | { readonly type: 'home'; readonly user: string }
  | { readonly type: 'clock' }
  | { readonly type: 'connection' }
  | { readonly type: 'call' };

/** Tells everybody who listens what happened. */
export interface Announcer {
  readonly announce: (happening: Happening) => void;
  /** Listens until the returned function is called. */
  readonly listen: (listener: (happening: Happening) => void) => () => void;
}

/** An announcer with no listeners yet. */
export function createAnnouncer(): Announcer {
  const listeners = new Set<(happening: Happening) => void>();
  return {
    announce: (happening) => {
      for (const listener of Array.from(listeners)) listener(happening);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
