import { sql } from 'kysely';
import type { DeliveryLedger, Settled } from '../../remind/ports.ts';
import type { Database } from '../database.ts';
import { rowsAsTable } from '../rows.ts';

/** Records the outcomes of claimed deliveries in one statement: `DeliveryLedger.settle`. */
export function settle(database: Database): DeliveryLedger['settle'] {
  return async (settled) => {
    if (settled.length === 0) return;
    await database.transact(async (session) => {
      // That an attempt was posted is a fact, whatever was decided meanwhile about an attempt believed lost.
      await sql`
        update delivery set
          status = item.status, reason = item.reason, error = item.error,
          slack_ts = coalesce(item.ts, delivery.slack_ts),
          may_repeat = coalesce(item.may_repeat, delivery.may_repeat),
          due_at = case when item.status in ('pending', 'uncertain') then item.at else delivery.due_at end,
          settled_at = case when item.status in ('pending', 'uncertain') then null else item.at end
        from ${rowsAsTable(session, columns, settled.map(rowOf))}
        where delivery.id = item.id and delivery.attempt = item.attempt and (
          delivery.status in ('sending', 'uncertain')
          or (item.status = 'posted' and delivery.status in ('pending', 'failed', 'skipped')))`.execute(session.query);
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
