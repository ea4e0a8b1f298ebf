import { createHash } from 'node:crypto';
import type { Bulletin } from '../bulletin/bulletin.ts';
import type { ImportDraft } from '../curate/ports.ts';
import { dayBulletin, withEntries } from '../sources/draft-bulletin.ts';
import type { NewItem, Settled, SourceStore } from '../sources/ports.ts';
import type { Source, SourceState } from '../sources/source.ts';
import type { Database, Session, TransactionSession } from './database.ts';
import { insertDraft, storedDraft } from './draft-store.ts';
import { messageColumn, readMessageColumn } from './message-rows.ts';
import type { Tables } from './tables.ts';

// Stands for the watched folder among the sources. No source has such an id.
const folderSource = '*folder';

/** From so many entries on, what is new goes into another draft, which is faster to show and to change. */
const mostInDraft = 100;

/** The sources in a database. */
export function createSourceStore({ query, transact }: Database): SourceStore {
  return {
    busyWorkspaces: async (now) => {
      const due = query
        .selectFrom('source')
        .select('workspace_id')
        .where('enabled', '=', 1)
        .where('next_at', '<=', now);
      const waiting = query
        .selectFrom('import_draft')
        .select('workspace_id')
        .where('source_id', 'is not', null)
        .where('announced_at', 'is', null);
      return (await due.union(waiting).execute()).map((row) => row.workspace_id);
    },
    list: async (workspaceId) => {
      const rows = await query.selectFrom('source').selectAll().where('workspace_id', '=', workspaceId).execute();
      return rows.map(stateOf);
    },
    save: async (workspaceId, source, by) => {
      const columns = { ...columnsOf(source), saved_by: by, next_at: 0, etag: null, last_modified: null };
      await query
        .insertInto('source')
        .values({ workspace_id: workspaceId, ...columns, failures: 0, drafted: 0 })
        .onConflict((conflict) => conflict.columns(['workspace_id', 'id']).doUpdateSet(columns))
        .execute();
    },
    remove: (workspaceId, sourceId) =>
      transact(async (session) => {
        await session.query
          .deleteFrom('source')
          .where('workspace_id', '=', workspaceId)
          .where('id', '=', sourceId)
          .execute();
        await session.query
          .deleteFrom('source_item')
          .where('workspace_id', '=', workspaceId)
          .where('source_id', '=', sourceId)
          .execute();
      }),
    claim: async (workspaceId, source, { now, until, evenIfNotDue }) => {
      // One of a file has no row before it is asked for the first time.
      await query
        .insertInto('source')
        .values({
          workspace_id: workspaceId,
          ...columnsOf(source),
          saved_by: 'the file',
          next_at: 0,
          failures: 0,
          drafted: 0,
        })
        .onConflict((conflict) => conflict.columns(['workspace_id', 'id']).doNothing())
        .execute();
      const claimed = await query
        .updateTable('source')
        .set({ next_at: until })
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', source.id)
        .$if(!evenIfNotDue, (rows) => rows.where('next_at', '<=', now))
        .returning('id')
        .execute();
      return claimed.length > 0;
    },
    unseen: async (workspaceId, sourceId, keys) => {
      const seen = await seenOf({ query }, { workspaceId, sourceId }, keys.map(digest));
      return new Set(keys.filter((key) => !seen.has(digest(key))));
    },
    settle: (workspaceId, source, settled) => transact((session) => settle(session, { workspaceId, source, settled })),
    keepFile: (workspaceId, { key, draft }) =>
      transact(async (session) => {
        const isNew = await markSeen(session, { workspaceId, sourceId: folderSource }, [digest(key)], draft.at);
        if (isNew > 0) await addDraft(session, { workspaceId, sourceId: folderSource, draft });
        return isNew > 0;
      }),
    waiting: async (workspaceId) => {
      const rows = await query
        .selectFrom('import_draft')
        .select(['id', 'source_id', 'title', 'entries', 'deadlines', 'made_at', 'announced_at'])
        .where('workspace_id', '=', workspaceId)
        .where('source_id', 'is not', null)
        .orderBy('made_at')
        .execute();
      return rows.map(({ id, source_id, title, entries, deadlines, made_at, announced_at }) => ({
        draftId: id,
        sourceId: source_id ?? '',
        title: title ?? '',
        entries: entries ?? 0,
        deadlines: deadlines ?? 0,
        at: made_at,
        isAnnounced: announced_at !== null,
      }));
    },
    announced: async (workspaceId, drafts) => {
      for (const { draftId, at } of drafts)
        await query
          .updateTable('import_draft')
          .set({ announced_at: at })
          .where('workspace_id', '=', workspaceId)
          .where('id', '=', draftId)
          .where('made_at', '=', at)
          .execute();
    },
  };
}

type SourceRow = Tables['source'];

const columnsOf = ({ id, name, url, kind, jurisdiction, language, full_page, enabled }: Source) => ({
  id,
  name,
  url,
  kind,
  jurisdiction,
  language,
  full_page: full_page ? (1 as const) : (0 as const),
  enabled: enabled ? (1 as const) : (0 as const),
});

const stateOf = ({ full_page, enabled, ...row }: SourceRow): SourceState => ({
  source: {
    id: row.id,
    name: row.name,
    url: row.url,
    kind: row.kind,
    jurisdiction: row.jurisdiction,
    language: row.language,
    full_page: full_page === 1,
    enabled: enabled === 1,
  },
  checkedAt: row.checked_at,
  nextAt: row.next_at,
  etag: row.etag,
  lastModified: row.last_modified,
  failures: row.failures,
  error: readMessageColumn(row.error),
  found: row.found_at === null ? null : { entries: row.found_entries ?? 0, at: row.found_at },
});

// What identifies an item may be long, and the key of a table must not be.
const digest = (key: string): string => createHash('sha256').update(key).digest('base64url');

interface ItemPlace {
  readonly workspaceId: string;
  readonly sourceId: string;
}

async function seenOf(
  { query }: Pick<Session, 'query'>,
  { workspaceId, sourceId }: ItemPlace,
  digests: readonly string[],
): Promise<ReadonlySet<string>> {
  if (digests.length === 0) return new Set();
  const rows = await query
    .selectFrom('source_item')
    .select('key')
    .where('workspace_id', '=', workspaceId)
    .where('source_id', '=', sourceId)
    .where('key', 'in', [...digests])
    .execute();
  return new Set(rows.map(({ key }) => key));
}

/** @returns how many were not marked before */
async function markSeen(
  { query }: Session,
  { workspaceId, sourceId }: ItemPlace,
  digests: readonly string[],
  at: number,
): Promise<number> {
  if (digests.length === 0) return 0;
  const added = await query
    .insertInto('source_item')
    .values([...new Set(digests)].map((key) => ({ workspace_id: workspaceId, source_id: sourceId, key, seen_at: at })))
    .onConflict((conflict) => conflict.columns(['workspace_id', 'source_id', 'key']).doNothing())
    .returning('key')
    .execute();
  return added.length;
}

interface Settling {
  readonly workspaceId: string;
  readonly source: Source;
  readonly settled: Settled;
}

async function settle(session: TransactionSession, { workspaceId, source, settled }: Settling): Promise<number> {
  const { query, dialect } = session;
  // Holds back another process that settles the same source.
  const row = await query
    .selectFrom('source')
    .select(['drafted_on', 'drafted'])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', source.id)
    .$if(dialect === 'postgres', (rows) => rows.forUpdate())
    .executeTakeFirst();
  // Somebody has removed it in the meantime.
  if (!row) return 0;
  const place = { workspaceId, sourceId: source.id };
  const at = settled.checkedAt ?? 0;
  const seen = await seenOf(
    session,
    place,
    settled.items.flatMap(({ keys }) => keys.map(digest)),
  );
  const items = settled.items.filter(({ keys }) => !keys.some((key) => seen.has(digest(key))));
  await markSeen(session, place, [...items.flatMap(({ keys }) => keys), ...settled.passed].map(digest), at);
  const added = items.reduce((sum, { entries }) => sum + entries.length, 0);
  const drafted = added === 0 ? {} : await addToDraft(session, { workspaceId, source, settled }, items, row);
  const { checkedAt, nextAt, etag, lastModified, failures, error } = settled;
  await query
    .updateTable('source')
    .set({
      checked_at: checkedAt,
      next_at: nextAt,
      etag,
      last_modified: lastModified,
      failures,
      error: messageColumn(error),
      ...(added > 0 && { found_entries: added, found_at: at }),
      ...drafted,
    })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', source.id)
    .execute();
  return added;
}

/** @returns what the source remembers of its newest draft */
async function addToDraft(
  session: TransactionSession,
  { workspaceId, source, settled }: Settling,
  items: readonly NewItem[],
  row: Pick<SourceRow, 'drafted_on' | 'drafted'>,
): Promise<Pick<SourceRow, 'drafted_on' | 'drafted'>> {
  const { day, similar } = settled;
  const at = settled.checkedAt ?? 0;
  const entries = items.flatMap((item) => item.entries);
  const problems = items.flatMap((item) => item.problems);
  const today = row.drafted_on === day ? row.drafted : 0;
  const open = await openDraft(session, workspaceId, { source, bulletinId: dayBulletin(source, day, today).id });
  if (open && open.draft.bulletin.entries.length < mostInDraft) {
    const { draft } = open;
    const bulletin = withEntries(draft.bulletin, entries);
    const grown = {
      ...draft,
      bulletin,
      problems: [...draft.problems, ...problems],
      similar: [...draft.similar, ...similar(onlyNew(bulletin, draft.bulletin))],
    };
    await session.query
      .updateTable('import_draft')
      .set({
        draft: JSON.stringify(grown),
        ...factsOf(bulletin),
        made_at: Math.max(at, open.at + 1),
        announced_at: null,
      })
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', open.id)
      .execute();
    return row;
  }
  const bulletin = withEntries(dayBulletin(source, day, today + 1), entries);
  const draft = { bulletin, problems, replaces: null, similar: similar(bulletin), by: source.id, at };
  await addDraft(session, { workspaceId, sourceId: source.id, draft });
  return { drafted_on: day, drafted: today + 1 };
}

const onlyNew = (bulletin: Bulletin, before: Bulletin): Bulletin => ({
  ...bulletin,
  entries: bulletin.entries.slice(before.entries.length),
});

async function openDraft(
  { query, dialect }: TransactionSession,
  workspaceId: string,
  { source, bulletinId }: { readonly source: Source; readonly bulletinId: string },
) {
  const row = await query
    .selectFrom('import_draft')
    .select(['id', 'draft', 'made_at'])
    .where('workspace_id', '=', workspaceId)
    .where('source_id', '=', source.id)
    .where('bulletin_id', '=', bulletinId)
    .$if(dialect === 'postgres', (rows) => rows.forUpdate())
    .executeTakeFirst();
  return row && { id: row.id, at: row.made_at, draft: storedDraft.parse(JSON.parse(row.draft)) };
}

async function addDraft(
  { query }: Session,
  { workspaceId, sourceId, draft }: ItemPlace & { readonly draft: Omit<ImportDraft, 'decisions'> },
): Promise<void> {
  const { by, at, ...rest } = draft;
  await insertDraft(query, {
    workspace_id: workspaceId,
    draft: JSON.stringify(rest),
    made_by: by,
    made_at: at,
    source_id: sourceId,
    ...factsOf(draft.bulletin),
  });
}

const factsOf = ({ id, title, entries }: Bulletin) => ({
  bulletin_id: id,
  title,
  entries: entries.length,
  deadlines: entries.flatMap(({ deadlines }) => deadlines).filter(({ status }) => status === 'extracted').length,
});
