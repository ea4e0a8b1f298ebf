import { sql } from 'kysely';
import { printDeadlineKey } from '../bulletin/deadline-key.ts';
import type { CorpusMemory, CorpusSnapshot } from '../remind/ports.ts';
import type { Instant } from '../time/instant.ts';
import { type Database, notifyWorkers, type TransactionSession } from './database.ts';
import { rowsAsTable } from './rows.ts';
import { everyWorkspace } from './tables.ts';

/** The memory of the corpus in a database. */
export function createCorpusMemory(database: Database): CorpusMemory {
  return { note: note(database), firstSeen: firstSeen(database) };
}

const note =
  (database: Database): CorpusMemory['note'] =>
  (corpus, now) =>
    database.transact(async (session) => {
      const last = await lockLast(session);
      if (last.version === corpus.version || last.revision > corpus.revision) return false;
      await addKnown(session, corpus, last.version === noCorpus ? 0 : now);
      await session.query
        .updateTable('noted_corpus')
        .set({ version: corpus.version, revision: corpus.revision, noted_at: now })
        .where('workspace_id', '=', everyWorkspace)
        .execute();
      await session.query
        .updateTable('subscription')
        .set({ next_run_at: now })
        .where(sql<boolean>`state = 'active'`)
        .execute();
      await notifyWorkers(session);
      return true;
    });

const noCorpus = '';

// A second process waits here, and then sees what the first recorded.
async function lockLast({ query, dialect }: TransactionSession): Promise<Pick<CorpusSnapshot, 'version' | 'revision'>> {
  await query
    .insertInto('noted_corpus')
    .values({ workspace_id: everyWorkspace, version: noCorpus, revision: 0, noted_at: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return query
    .selectFrom('noted_corpus')
    .select(['version', 'revision'])
    .where('workspace_id', '=', everyWorkspace)
    .$if(dialect === 'postgres', (rows) => rows.forUpdate())
    .executeTakeFirstOrThrow();
}

async function addKnown(session: TransactionSession, corpus: CorpusSnapshot, at: Instant): Promise<void> {
  const entries = corpus.entryIds.map((entry_id) => ({ entry_id }));
  await sql`
    insert into known_entry (workspace_id, entry_id, known_at)
    select ${sql.lit(everyWorkspace)}, entry_id, cast(${at} as bigint)
    from ${rowsAsTable(session, { entry_id: 'text' }, entries)} where true
    on conflict do nothing`.execute(session.query);
  const deadlines = corpus.deadlines.map((key) => ({ about: printDeadlineKey(key) }));
  await sql`
    insert into known_deadline (workspace_id, about, known_at)
    select ${sql.lit(everyWorkspace)}, about, cast(${at} as bigint)
    from ${rowsAsTable(session, { about: 'text' }, deadlines)} where true
    on conflict do nothing`.execute(session.query);
}

const firstSeen =
  ({ query }: Database): CorpusMemory['firstSeen'] =>
  async () => {
    const entries = await query
      .selectFrom('known_entry')
      .select(['entry_id', 'known_at'])
      .where('workspace_id', '=', everyWorkspace)
      .where('known_at', '>', 0)
      .execute();
    const deadlines = await query
      .selectFrom('known_deadline')
      .select(['about', 'known_at'])
      .where('workspace_id', '=', everyWorkspace)
      .where('known_at', '>', 0)
      .execute();
    const ofEntry = new Map(entries.map((row) => [row.entry_id, row.known_at]));
    const ofDeadline = new Map(deadlines.map((row) => [row.about, row.known_at]));
    return {
      entry: (id) => ofEntry.get(id) ?? 0,
      deadline: (key) => ofDeadline.get(printDeadlineKey(key)) ?? 0,
    };
  };
