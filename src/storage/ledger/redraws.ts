import { type RawBuilder, sql } from 'kysely';
import { type DeadlineKey, printDeadlineKey } from '../../bulletin/deadline-key.ts';
import type { Place } from '../../desk/ports.ts';
import type { DeadlineChange } from '../../remind/delivery.ts';
import type { Instant } from '../../time/instant.ts';
import type { Session } from '../database.ts';
import { insertDeliveries } from './delivery-rows.ts';

/** The posted cards of a deadline: exactly the condition of the index `delivery_card`. */
export const isCard: RawBuilder<boolean> = sql`status = 'posted' and kind in ('reminder', 'snoozed', 'nudge')`;

/** Has the posted cards of a deadline drawn anew, in one channel or in all: they show its state, wherever they stand. */
export async function addRedraws(
  session: Session,
  { workspaceId, channelId }: Place,
  { deadline, change }: { readonly deadline: DeadlineKey; readonly change: DeadlineChange | null },
  now: Instant,
): Promise<void> {
  const cards = await session.query
    .selectFrom('delivery')
    .select(['id', 'subscription_id', 'channel_id', 'slack_ts'])
    .where('workspace_id', '=', workspaceId)
    .where('about', '=', printDeadlineKey(deadline))
    .where(isCard)
    .$if(channelId !== null, (rows) => rows.where('channel_id', '=', channelId ?? ''))
    .execute();
  const redraws = cards.map(({ id, subscription_id, channel_id, slack_ts }) => ({
    workspaceId,
    subscriptionId: subscription_id,
    channelId: channel_id,
    delivery: {
      notice: { kind: 'redraw', deadline, of: id, ts: slack_ts ?? '', change, asked: now } as const,
      dueAt: now,
      threadTs: null,
      channelOnce: null,
      skipped: null,
    },
  }));
  await insertDeliveries(session, redraws, { now, held: 0 });
}
