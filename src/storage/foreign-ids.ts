import { sql } from 'kysely';
import type { Database } from './database.ts';
import { isIn } from './rows.ts';

/** Whether any of the ids is one of another workspace than this: of a subscription, a delivery or a draft. */
export const belongsElsewhere =
  (database: Database) =>
  async (workspaceId: string, ids: readonly string[]): Promise<boolean> => {
    const elsewhere = (table: string) =>
      sql`select 1 from ${sql.table(table)} where ${isIn(database, 'id', ids)} and workspace_id <> ${workspaceId}`;
    const { rows } = await sql`
      ${elsewhere('subscription')} union all ${elsewhere('delivery')} union all ${elsewhere('import_draft')}`.execute(
      database.query,
    );
    return rows.length > 0;
  };
