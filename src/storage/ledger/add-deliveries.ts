import type { DeliveryLedger } from '../../workflows/reminder-ports.ts';
import type { Database } from '../database.ts';
import { insertDeliveries } from './insert-deliveries.ts';
import type { Announce } from './open-deliveries.ts';

/** Adds deliveries to one subscription: `DeliveryLedger.add`. Those of a suspended one wait until it is resumed. */
export function addDeliveries(database: Database, announce: Announce): DeliveryLedger['add'] {
  return ({ id, workspaceId, channelId }, deliveries, now) =>
    database.transact(async (session) => {
      const subscription = await session.query
        .selectFrom('subscription')
        .select('state')
        .where('id', '=', id)
        .where('workspace_id', '=', workspaceId)
        .where('state', '<>', 'ended')
        // Nobody suspends or ends it meanwhile.
        .$if(session.dialect === 'postgres', (rows) => rows.forShare())
        .executeTakeFirst();
      if (!subscription) return 0;
      const owned = deliveries.map((delivery) => ({ workspaceId, subscriptionId: id, channelId, delivery }));
      const held = subscription.state === 'suspended' ? 1 : 0;
      const taken = await insertDeliveries(session, owned, { now, held });
      const opened = taken.filter(({ status }) => status === 'pending' && held === 0);
      await announce(
        session.query,
        opened.map((row) => ({ id: row.id, dueAt: row.due_at })),
      );
      return taken.length;
    });
}
