import type { Channel } from './channels.ts';
import type { WorkspaceClock } from './clock.ts';
import { type Announcer, type Message, type MessageDraft, messageFrom } from './message.ts';

/** The conversations of the workspace. */
export interface ChannelStore {
  all(): readonly Channel[];
  /** By id, or by name with or without `#`. */
  find(idOrName: string): Channel | undefined;
  /** Puts the conversation in the place of the one with its id. */
  replace(channel: Channel): void;
}

/** A store of those conversations. */
export function createChannelStore(start: readonly Channel[], { announce }: Announcer): ChannelStore {
  let channels = start;
  return {
    all: () => channels,
    find: (idOrName) =>
      channels.find(
        ({ id, name, kind }) =>
          id === idOrName || (kind === 'channel' && name === idOrName.replace(/^#/, '')),
      ),
    replace: (channel) => {
      channels = channels.map((each) => (each.id === channel.id ? channel : each));
      announce({ type: 'channels' });
    },
  };
}

/** All messages of the workspace, in the order they came. */
export interface MessageStore {
  all(): readonly Message[];
  find(channel: string, ts: string): Message | undefined;
  post(draft: MessageDraft): Message;
  /** Puts the message in the place of the one with its channel and ts. */
  replace(message: Message): void;
  remove(message: Message): void;
  /** A timestamp that no message has. */
  newTs(): string;
}

/** An empty store. Timestamps follow the workspace's clock, also back into the past, and never repeat. */
export function createMessageStore(clock: WorkspaceClock, { announce }: Announcer): MessageStore {
  const messages: Message[] = [];
  const taken = new Set<string>();
  let last = 0;
  const newTs = (): string => {
    let micros = clock.now().getTime() * 1000;
    if (micros <= last && last - micros < 1_000_000) micros = last + 1;
    while (taken.has(written(micros))) micros += 1;
    last = micros;
    taken.add(written(micros));
    return written(micros);
  };
  const indexOf = ({ channel, ts }: Pick<Message, 'channel' | 'ts'>): number =>
    messages.findIndex((each) => each.channel === channel && each.ts === ts);
  return {
    all: () => messages,
    find: (channel, ts) => messages[indexOf({ channel, ts })],
    post: (draft) => {
      const message = messageFrom(draft, newTs());
      messages.push(message);
      announce({ type: 'message', message });
      return message;
    },
    replace: (message) => {
      const index = indexOf(message);
      if (index < 0) return;
      messages[index] = message;
      announce({ type: 'message', message });
    },
    remove: (message) => {
      const index = indexOf(message);
      if (index < 0) return;
      messages.splice(index, 1);
      announce({ type: 'message_deleted', message });
    },
    newTs,
  };
}

const written = (micros: number): string =>
  `${Math.floor(micros / 1_000_000)}.${String(micros % 1_000_000).padStart(6, '0')}`;
