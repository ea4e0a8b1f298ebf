import type { Database } from '../database.ts';

/** The workspace whose subscriptions the database holds: the app serves one. Null where nobody has subscribed. */
export async function soleWorkspace({ query }: Database): Promise<string | null> {
  const row = await query
    .selectFrom('subscription')
    .select('workspace_id')
    .where('state', '!=', 'ended')
    .limit(1)
    .executeTakeFirst();
  return row?.workspace_id ?? null;
}
