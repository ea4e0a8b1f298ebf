import type { Channel } from './channels.ts';
import type { Announcer } from './happening.ts';

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
