import { type RawBuilder, sql } from 'kysely';
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
  (view, corpus, now) =>
    database.transact(async (session) => {
      const last = await lockLast(session, view);
      if (last.version === corpus.version || last.revision > corpus.revision) return false;
      await addKnown(session, view, corpus, (await isFirst(session, view, last)) ? 0 : now);
      await session.query
        .updateTable('noted_corpus')
        .set({ version: corpus.version, revision: corpus.revision, noted_at: now })
        .where('workspace_id', '=', view)
        .execute();
      await session.query
        .updateTable('subscription')
        .set({ next_run_at: now })
        .where(sql<boolean>`state = 'active'`)
        .where(isSeenIn(view))
        .execute();
      await notifyWorkers(session);
      return true;
    });

/**
 * The workspaces whose corpus is the one of that name: a workspace's own, or `*`, the one of all that have nothing of their own. A
 * condition on a column `workspace_id`.
 */
export const isSeenIn = (view: string): RawBuilder<boolean> =>
  view === everyWorkspace
    ? sql`workspace_id not in (select workspace_id from corpus_revision)`
    : sql`workspace_id = ${view}`;

const noCorpus = '';

// A second process waits here, and then sees what the first recorded.
async function lockLast(
  { query, dialect }: TransactionSession,
  view: string,
): Promise<Pick<CorpusSnapshot, 'version' | 'revision'>> {
  await query
    .insertInto('noted_corpus')
    .values({ workspace_id: view, version: noCorpus, revision: 0, noted_at: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return query
    .selectFrom('noted_corpus')
    .select(['version', 'revision'])
    .where('workspace_id', '=', view)
    .$if(dialect === 'postgres', (rows) => rows.forUpdate())
    .executeTakeFirstOrThrow();
}

// The own corpus of a workspace follows the shared one, so what it adds is new.
async function isFirst(
  { query }: TransactionSession,
  view: string,
  last: Pick<CorpusSnapshot, 'version'>,
): Promise<boolean> {
  if (last.version !== noCorpus) return false;
  if (view === everyWorkspace) return true;
  const shared = await query
    .selectFrom('noted_corpus')
    .select('version')
    .where('workspace_id', '=', everyWorkspace)
    .executeTakeFirst();
  return (shared?.version ?? noCorpus) === noCorpus;
}

async function addKnown(session: TransactionSession, view: string, corpus: CorpusSnapshot, at: Instant): Promise<void> {
  const entries = corpus.entryIds.map((entry_id) => ({ entry_id }));
  await sql`
    insert into known_entry (workspace_id, entry_id, known_at)
    select ${sql.lit(view)}, entry_id, cast(${at} as bigint)
    from ${rowsAsTable(session, { entry_id: 'text' }, entries)}
    where entry_id not in (select entry_id from known_entry where workspace_id = ${everyWorkspace})
    on conflict do nothing`.execute(session.query);
  const deadlines = corpus.deadlines.map((key) => ({ about: printDeadlineKey(key) }));
  await sql`
    insert into known_deadline (workspace_id, about, known_at)
    select ${sql.lit(view)}, about, cast(${at} as bigint)
    from ${rowsAsTable(session, { about: 'text' }, deadlines)}
    where about not in (select about from known_deadline where workspace_id = ${everyWorkspace})
    on conflict do nothing`.execute(session.query);
}

const firstSeen =
  ({ query }: Database): CorpusMemory['firstSeen'] =>
  async (view) => {
    // What the workspace knew before all did comes last, and counts.
    const views = view === everyWorkspace ? [view] : [everyWorkspace, view];
    const [ofEntry, ofDeadline] = [new Map<string, Instant>(), new Map<string, Instant>()];
    for (const one of views) {
      const entries = await query
        .selectFrom('known_entry')
        .select(['entry_id', 'known_at'])
        .where('workspace_id', '=', one)
        .where('known_at', '>', 0)
        .execute();
      const deadlines = await query
        .selectFrom('known_deadline')
        .select(['about', 'known_at'])
        .where('workspace_id', '=', one)
        .where('known_at', '>', 0)
        .execute();
      for (const row of entries) ofEntry.set(row.entry_id, row.known_at);
      for (const row of deadlines) ofDeadline.set(row.about, row.known_at);
    }
    return {
      entry: (id) => ofEntry.get(id) ?? 0,
      deadline: (key) => ofDeadline.get(printDeadlineKey(key)) ?? 0,
    };
  };
