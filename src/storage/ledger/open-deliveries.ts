import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { OpenDelivery } from '../../remind/ports.ts';
import type { Tables } from '../tables.ts';

/** What somebody has to look at when it is due: word for word the condition of the index `delivery_open`. */
export const isOpen: RawBuilder<boolean> = sql`held = 0 and status in ('pending', 'sending', 'uncertain')`;

/** What is not settled yet, held or not. */
export const isUnsettled: RawBuilder<boolean> = sql`status in ('pending', 'sending', 'uncertain')`;

/**
 * Tells a job queue, in the transaction that opens them, when deliveries are due. One told in vain finds nothing to claim; one
 * that is lost is told again by `announceOverdue`.
 */
export type Announce = (transaction: Transaction<Tables>, opened: readonly OpenDelivery[]) => Promise<void>;

/** For whoever looks at the ledger without being told. */
export const announceNothing: Announce = async () => {};

/** The same, troubled only where there is something to tell. */
export function sparing(announce: Announce): Announce {
  return async (transaction, opened) => {
    if (opened.length > 0) await announce(transaction, opened);
  };
}
