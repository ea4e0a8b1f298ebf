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

/** Where what is known is kept, and by which key. */
const known = { entries: ['known_entry', 'entry_id'], deadlines: ['known_deadline', 'about'] } as const;

async function addKnown(session: TransactionSession, view: string, corpus: CorpusSnapshot, at: Instant): Promise<void> {
  const keys = { entries: corpus.entryIds, deadlines: corpus.deadlines.map(printDeadlineKey) };
  for (const kind of ['entries', 'deadlines'] as const) {
    const [table, column] = known[kind];
    const rows = keys[kind].map((key) => ({ key }));
    await sql`
      insert into ${sql.table(table)} (workspace_id, ${sql.ref(column)}, known_at)
      select ${sql.lit(view)}, key, cast(${at} as bigint)
      from ${rowsAsTable(session, { key: 'text' }, rows)}
      where key not in (select ${sql.ref(column)} from ${sql.table(table)} where workspace_id = ${everyWorkspace})
      on conflict do nothing`.execute(session.query);
  }
}

const firstSeen =
  (database: Database): CorpusMemory['firstSeen'] =>
  async (view) => {
    const [entries, deadlines] = [
      await knownSince(database, view, 'entries'),
      await knownSince(database, view, 'deadlines'),
    ];
    return {
      entry: (id) => entries.get(id) ?? 0,
      deadline: (key) => deadlines.get(printDeadlineKey(key)) ?? 0,
    };
  };

async function knownSince(
  { query }: Database,
  view: string,
  kind: keyof typeof known,
): Promise<ReadonlyMap<string, Instant>> {
  const [table, column] = known[kind];
  const since = new Map<string, Instant>();
  // What the workspace knew before all did comes last, and counts.
  for (const one of new Set([everyWorkspace, view])) {
    const { rows } = await sql<{ key: string; known_at: Instant }>`
      select ${sql.ref(column)} as key, known_at from ${sql.table(table)}
      where workspace_id = ${one} and known_at > 0`.execute(query);
    for (const { key, known_at } of rows) since.set(key, known_at);
  }
  return since;
}
