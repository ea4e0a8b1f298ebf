import type { Snapshot } from '../page-protocol.ts';

/** What people and channels are called, by their ids. */
export interface Names {
  readonly user: (id: string) => string;
  readonly channel: (id: string) => string;
}

/** The names a snapshot knows; an id it does not know stands for itself. */
export function namesOf({ users, channels, app }: Snapshot): Names {
  const people = new Map(users.map(({ id, name }) => [id, name]));
  const places = new Map(channels.map(({ id, name }) => [id, name]));
  return {
    user: (id) => people.get(id) ?? (id === app.botUser ? app.name : id),
    channel: (id) => places.get(id) ?? id,
  };
}
