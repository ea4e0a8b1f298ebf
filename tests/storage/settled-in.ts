import type { Database } from '../../src/storage/database.ts';

/** How many deliveries of a database stand in their channels, and how many Slack refused. */
export async function settledIn({ query }: Database): Promise<{ readonly posted: number; readonly failed: number }> {
  const rows = await query
    .selectFrom('delivery')
    .select('status')
    .where('status', 'in', ['posted', 'failed'])
    // Not those that edit a card.
    .where('kind', '<>', 'redraw')
    .execute();
  const posted = rows.filter(({ status }) => status === 'posted').length;
  return { posted, failed: rows.length - posted };
}
