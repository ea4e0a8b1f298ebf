import type { Context } from '@slack/bolt';
import type { Asker } from '../workflows/asker.ts';

/** Who asks, as Bolt read it out of what Slack sent. */
export function askerOf(
  { teamId, userId }: Pick<Context, 'teamId' | 'userId'>,
  channelId: string | null,
): Asker {
  return { workspaceId: teamId ?? '', userId: userId ?? '', channelId };
}
