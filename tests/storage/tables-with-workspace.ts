import { sql } from 'kysely';
import type { Database } from '../../src/storage/database.ts';

/** How many rows of a workspace each table holds, of those that hold any. */
export async function rowsOfWorkspace(
  { query, dialect }: Database,
  workspaceId: string,
): Promise<Readonly<Record<string, number>>> {
  const tables = await query.introspection.getTables();
  const schema = dialect === 'postgres' ? await currentSchema(query) : undefined;
  const counts: Record<string, number> = {};
  for (const table of tables) {
    if (table.schema !== schema || !table.columns.some(({ name }) => name === 'workspace_id')) continue;
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from ${sql.table(table.name)} where workspace_id = ${workspaceId}`.execute(query);
    const n = rows[0]?.n ?? 0;
    if (n > 0) counts[table.name] = n;
  }
  return counts;
}

async function currentSchema(query: Database['query']): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`select current_schema() as name`.execute(query);
  return rows[0]?.name;
}
