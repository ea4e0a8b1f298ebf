import type { Database } from '../database.ts';
import { everyWorkspace, type Tables } from '../tables.ts';

/** The workspace of which the database holds something: the app serves one. Null where it holds nothing of any. */
export async function soleWorkspace({ query }: Database): Promise<string | null> {
  for (const table of [
    'imported_bulletin',
    'deadline_correction',
    'subscription',
  ] satisfies (keyof Tables)[]) {
    const row = await query
      .selectFrom(table)
      .select('workspace_id')
      .where('workspace_id', '!=', everyWorkspace)
      .limit(1)
      .executeTakeFirst();
    if (row) return row.workspace_id;
  }
  return null;
}
