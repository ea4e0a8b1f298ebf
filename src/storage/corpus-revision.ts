import type { Session, TransactionSession } from './database.ts';
import { everyWorkspace } from './tables.ts';

/** The corpus version; 0 before the first import. */
export async function revisionOf({ query }: Session): Promise<number> {
  const row = await query
    .selectFrom('corpus_revision')
    .select('revision')
    .where('workspace_id', '=', everyWorkspace)
    .executeTakeFirst();
  return row?.revision ?? 0;
}

/** The corpus version, kept from changing until the transaction ends: whoever comes second waits here. */
export async function lockRevision({ query, dialect }: TransactionSession): Promise<number> {
  await query
    .insertInto('corpus_revision')
    .values({ workspace_id: everyWorkspace, revision: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { revision } = await query
    .selectFrom('corpus_revision')
    .select('revision')
    .where('workspace_id', '=', everyWorkspace)
    .$if(dialect === 'postgres', (rows) => rows.forUpdate())
    .executeTakeFirstOrThrow();
  return revision;
}

/** Changes the corpus version that was locked. */
export async function setRevision({ query }: TransactionSession, revision: number): Promise<void> {
  await query
    .updateTable('corpus_revision')
    .set({ revision })
    .where('workspace_id', '=', everyWorkspace)
    .execute();
}
