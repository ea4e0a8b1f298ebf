import type { Channel } from './channels.ts';
import type { WorkspaceClock } from './clock.ts';
import { type EventBus, type Message, type MessageDraft, messageFrom } from './message.ts';

/** The conversations of the workspace. */
export interface ChannelStore {
  all(): readonly Channel[];
  /** Finds a channel by its id, or by its name with or without `#`. */
  find(idOrName: string): Channel | undefined;
  /** Replaces the channel with the same id. */
  replace(channel: Channel): void;
}

/** A store of these conversations. */
export function createChannelStore(initial: readonly Channel[], { emit }: EventBus): ChannelStore {
  let channels = initial;
  return {
    all: () => channels,
    find: (idOrName) =>
      channels.find(
        ({ id, name, kind }) => id === idOrName || (kind === 'channel' && name === idOrName.replace(/^#/, '')),
      ),
    replace: (channel) => {
      channels = channels.map((each) => (each.id === channel.id ? channel : each));
      emit({ type: 'channels' });
    },
  };
}

/** The messages of the workspace, in the order they were posted. */
export interface MessageStore {
  all(): readonly Message[];
  find(channel: string, ts: string): Message | undefined;
  post(draft: MessageDraft): Message;
  /** Replaces the message with the same channel and ts. */
  replace(message: Message): void;
  remove(message: Message): void;
  /** A timestamp that no message has. */
  newTs(): string;
}

/** An empty store. Timestamps follow the workspace's clock, even back into the past, and are never used twice. */
export function createMessageStore(clock: WorkspaceClock, { emit }: EventBus): MessageStore {
  const messages: Message[] = [];
  const used = new Set<string>();
  let last = 0;
  const newTs = (): string => {
    let micros = clock.now().getTime() * 1000;
    if (micros <= last && last - micros < 1_000_000) micros = last + 1;
    while (used.has(formatTs(micros))) micros += 1;
    last = micros;
    used.add(formatTs(micros));
    return formatTs(micros);
  };
  const indexOf = ({ channel, ts }: Pick<Message, 'channel' | 'ts'>): number =>
    messages.findIndex((each) => each.channel === channel && each.ts === ts);
  return {
    all: () => messages,
    find: (channel, ts) => messages[indexOf({ channel, ts })],
    post: (draft) => {
      const message = messageFrom(draft, newTs());
      messages.push(message);
      emit({ type: 'message', message });
      return message;
    },
    replace: (message) => {
      const index = indexOf(message);
      if (index < 0) return;
      messages[index] = message;
      emit({ type: 'message', message });
    },
    remove: (message) => {
      const index = indexOf(message);
      if (index < 0) return;
      messages.splice(index, 1);
      emit({ type: 'message_deleted', message });
    },
    newTs,
  };
}

const formatTs = (micros: number): string =>
  `${Math.floor(micros / 1_000_000)}.${String(micros % 1_000_000).padStart(6, '0')}`;
