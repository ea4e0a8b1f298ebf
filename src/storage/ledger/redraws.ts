import { type RawBuilder, sql } from 'kysely';
import { type DeadlineKey, printDeadlineKey } from '../../bulletin/deadline-key.ts';
import type { Place } from '../../desk/ports.ts';
import type { DeadlineChange } from '../../remind/delivery.ts';
import type { Instant } from '../../time/instant.ts';
import type { Session } from '../database.ts';
import type { DeliveryRow } from '../tables.ts';
import { insertDeliveries, parseNotice } from './delivery-rows.ts';

/** The posted cards of a deadline: exactly the condition of the index `delivery_card`. */
export const isCard: RawBuilder<boolean> = sql`status = 'posted' and kind in ('reminder', 'snoozed', 'nudge')`;

/**
 * Has the posted cards of a deadline drawn anew, in one channel or in all: they show its state, wherever they stand. So do the cards of a day
 * from which it has moved.
 */
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
  const own = cards.map((one) => ({ ...one, deadline, change }));
  // Where the deadline itself has changed, each of its cards has a correction of its own.
  const overtaken = change === null ? await overtakenCards(session, { workspaceId, channelId }, deadline) : [];
  const redraws = [...own, ...overtaken].map((one) => ({
    workspaceId,
    subscriptionId: one.subscription_id,
    channelId: one.channel_id,
    delivery: {
      notice: {
        kind: 'redraw',
        deadline: one.deadline,
        of: one.id,
        ts: one.slack_ts ?? '',
        change: one.change,
        asked: now,
      } as const,
      dueAt: now,
      threadTs: null,
      channelOnce: null,
      skipped: null,
    },
  }));
  await insertDeliveries(session, redraws, { now, held: 0 });
}

// The cards of the days from which a deadline has moved, with the last correction of each: it leads to the day that the card now shows.
async function overtakenCards(session: Session, { workspaceId, channelId }: Place, deadline: DeadlineKey) {
  const { rows } = await sql<Pick<DeliveryRow, 'id' | 'subscription_id' | 'channel_id' | 'slack_ts' | 'notice'>>`
    select card.id, card.subscription_id, card.channel_id, card.slack_ts, correction.notice
    from delivery as correction
    join (select * from delivery where ${isCard}) as card
      on card.workspace_id = correction.workspace_id and card.about = correction.about
      and card.subscription_id = correction.subscription_id
    where correction.kind = 'changed' and correction.workspace_id = ${workspaceId}
      and correction.entry_id = ${deadline.entryId} and correction.deadline_kind = ${deadline.kind}
    order by correction.created_at`.execute(session.query);
  const latest = [...new Map(rows.map((row) => [row.id, row])).values()];
  const became = printDeadlineKey(deadline);
  return latest.flatMap(({ notice: text, ...card }) => {
    const notice = parseNotice(text);
    if (notice.kind !== 'changed' || notice.change.kind !== 'moved') return [];
    if (channelId !== null && card.channel_id !== channelId) return [];
    const { deadline: was, change } = notice;
    return printDeadlineKey({ ...was, date: change.to }) === became ? [{ ...card, deadline: was, change }] : [];
  });
}
