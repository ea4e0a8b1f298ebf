import { sql } from 'kysely';
import type { Instant } from '../../time/instant.ts';
import type { Channel } from '../../workflows/reminder-ports.ts';
import type { Session } from '../database.ts';
import { rowsAsTable } from '../rows-as-table.ts';

/** A channel as one text, to know it again by. */
export const channelKey = ({ workspaceId, channelId }: Channel): string =>
  JSON.stringify([workspaceId, channelId]);

/**
 * Reserves each channel for one post, from now for the length of the pace, across all processes.
 * @returns for each channel, by its key, null where it is reserved, else when it will be free
 */
export async function reservePace(
  session: Session,
  channels: readonly Channel[],
  { now, pace }: { readonly now: Instant; readonly pace: number },
): Promise<ReadonlyMap<string, Instant | null>> {
  if (channels.length === 0) return new Map();
  const table = rowsAsTable(session, columns, inOrder(channels));
  const { rows: reserved } = await sql<ChannelRow>`
    insert into channel_pace (workspace_id, channel_id, free_at)
    select workspace_id, channel_id, cast(${now + pace} as bigint) from ${table} where true
    on conflict (workspace_id, channel_id) do update set free_at = excluded.free_at
    where channel_pace.free_at <= ${now} or channel_pace.free_at > ${now + tooFar * pace}
    returning workspace_id, channel_id`.execute(session.query);
  const busy = reserved.length < channels.length ? await freeAt(session, channels) : [];
  return new Map([
    ...busy.map((row) => [keyOf(row), row.free_at] as const),
    ...reserved.map((row) => [keyOf(row), null] as const),
  ]);
}

const columns = { workspace_id: 'text', channel_id: 'text' } as const;

/** A reservation of more paces than this was made by a clock that has been put back since. */
const tooFar = 10;

interface ChannelRow {
  readonly workspace_id: string;
  readonly channel_id: string;
}

const keyOf = ({ workspace_id: workspaceId, channel_id: channelId }: ChannelRow): string =>
  channelKey({ workspaceId, channelId });

// Two processes that lock the same rows in the same order wait for each other and never at once.
const inOrder = (channels: readonly Channel[]): readonly ChannelRow[] =>
  channels
    .toSorted((a, b) => (channelKey(a) < channelKey(b) ? -1 : 1))
    .map(({ workspaceId, channelId }) => ({ workspace_id: workspaceId, channel_id: channelId }));

async function freeAt(
  session: Session,
  channels: readonly Channel[],
): Promise<readonly (ChannelRow & { readonly free_at: Instant })[]> {
  const { rows } = await sql<ChannelRow & { readonly free_at: Instant }>`
    select channel_pace.workspace_id, channel_pace.channel_id, channel_pace.free_at
    from ${rowsAsTable(session, columns, inOrder(channels))}
    join channel_pace
      on channel_pace.workspace_id = item.workspace_id and channel_pace.channel_id = item.channel_id`.execute(
    session.query,
  );
  return rows;
}
