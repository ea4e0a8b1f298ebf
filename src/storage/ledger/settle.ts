import { sql } from 'kysely';
import type { DeliveryLedger, Settled } from '../../remind/ports.ts';
import type { Database } from '../database.ts';
import { rowsAsTable } from '../rows.ts';
import type { DeliveryRow } from '../tables.ts';
import type { Announce } from './open-deliveries.ts';

/** Notes what came of claimed deliveries in one statement: `DeliveryLedger.settle`. */
export function settle(database: Database, announce: Announce): DeliveryLedger['settle'] {
  return async (settled) => {
    if (settled.length === 0) return;
    await database.transact(async (session) => {
      // That a try was posted is a fact, whatever has been decided since about a try that was thought to be lost.
      const { rows } = await sql<Pick<DeliveryRow, 'id' | 'due_at' | 'status' | 'held'>>`
        update delivery set
          status = item.status, reason = item.reason, error = item.error,
          slack_ts = coalesce(item.ts, delivery.slack_ts),
          may_repeat = coalesce(item.may_repeat, delivery.may_repeat),
          due_at = case when item.status in ('pending', 'uncertain') then item.at else delivery.due_at end,
          settled_at = case when item.status in ('pending', 'uncertain') then null else item.at end
        from ${rowsAsTable(session, columns, settled.map(rowOf))}
        where delivery.id = item.id and delivery.attempt = item.attempt and (
          delivery.status in ('sending', 'uncertain')
          or (item.status = 'posted' and delivery.status in ('pending', 'failed', 'skipped')))
        returning delivery.id, delivery.due_at, delivery.status, delivery.held`.execute(session.query);
      const open = rows.filter(
        ({ status, held }) => held === 0 && (status === 'pending' || status === 'uncertain'),
      );
      await announce(
        session.query,
        open.map(({ id, due_at }) => ({ id, dueAt: due_at })),
      );
    });
  };
}

const columns = {
  id: 'text',
  attempt: 'bigint',
  status: 'text',
  at: 'bigint',
  ts: 'text',
  error: 'text',
  reason: 'text',
  may_repeat: 'bigint',
} as const;

function rowOf({ id, attempt, settlement }: Settled) {
  const { at } = settlement;
  const row = { id, attempt, at, ts: null, error: null, reason: null, may_repeat: null };
  switch (settlement.kind) {
    case 'posted':
      return { ...row, status: 'posted', ts: settlement.ts };
    case 'failed':
      return { ...row, status: 'failed', error: settlement.error };
    case 'skipped':
      return { ...row, status: 'skipped', reason: settlement.reason };
    case 'again':
      return {
        ...row,
        status: 'pending',
        error: settlement.error,
        may_repeat: settlement.mayRepeat ? 1 : 0,
      };
    case 'uncertain':
      return { ...row, status: 'uncertain', error: settlement.error };
  }
}
