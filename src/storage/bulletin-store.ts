import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import { type Bulletin, bulletinSchema } from '../bulletin/bulletin.ts';
import { compareBulletins, isSame } from '../bulletin/bulletin-changes.ts';
import type { Scope } from '../bulletin/scope.ts';
import type { BulletinStore, ImportedBulletin, KeptBulletin } from '../curate/ports.ts';
import { recordEvent } from './audit-events.ts';
import { insertCorrections, selectCorrections } from './correction-rows.ts';
import type { Database, Session, TransactionSession } from './database.ts';
import { storable } from './rows.ts';
import { everyWorkspace } from './tables.ts';

// A bulletin of 1,000 entries takes tens of milliseconds to parse, compare or serialise, so the event loop gets a turn between any two
// of these steps.

/** The imported bulletins and the corrections in a database. */
export function createBulletinStore(database: Database): BulletinStore {
  return {
    take: importBulletins(database),
    correct: (workspaceId, correction, revision) =>
      database.transact(async (session) => {
        if ((await lockRevision(session, workspaceId)) !== revision) return false;
        const last = await insertCorrections(session, [correction], { workspaceId, revision });
        await setRevision(session, workspaceId, last);
        return true;
      }),
    choose: (workspaceId, { jurisdictions, topics }, { by, at }) =>
      database.transact(async (session) => {
        const chosen = {
          jurisdictions: JSON.stringify(jurisdictions),
          topics: JSON.stringify(topics),
          chosen_by: by,
          chosen_at: at,
        };
        const revision = await lockRevision(session, workspaceId);
        await session.query
          .insertInto('workspace_scope')
          .values({ workspace_id: workspaceId, ...chosen })
          .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet(chosen))
          .execute();
        await setRevision(session, workspaceId, revision + 1);
        const about = { subject: chosen.jurisdictions, note: chosen.topics };
        await recordEvent(session, { workspaceId, action: 'choose_scope', by, at, ...about });
      }),
    revisions: async () => {
      const rows = await database.query.selectFrom('corpus_revision').selectAll().execute();
      const own = new Map(rows.map((row) => [row.workspace_id, row.revision]));
      const shared = own.get(everyWorkspace) ?? 0;
      own.delete(everyWorkspace);
      return { of: (id) => shared + (own.get(id) ?? 0), hasOwn: (id) => own.has(id) };
    },
    undo: undoImport(database),
    earlier: async (workspaceId, bulletinId) => {
      const rows = await database.query
        .selectFrom('bulletin_version')
        .select('bulletin')
        .where('workspace_id', 'in', [everyWorkspace, workspaceId])
        .where('bulletin_id', '=', bulletinId)
        .orderBy('imported_at', 'desc')
        .execute();
      const versions: Bulletin[] = [];
      for (const { bulletin } of rows) {
        versions.push(parseBulletin(bulletin));
        await nextTurn();
      }
      return versions;
    },
    kept: async (workspaceId) => {
      const { rows, ...stored } = await database.transact(async (session) => ({
        // Locked first, so that it counts exactly what is read after it.
        revision: await lockRevision(session, workspaceId),
        rows: await rowsOf(session, workspaceId),
        corrections: await selectCorrections(session, workspaceId),
        scope: await scopeOf(session, workspaceId),
      }));
      const bulletins: KeptBulletin[] = [];
      for (const { bulletin, revision, imported_by: by, imported_at: at } of rows) {
        bulletins.push({ bulletin: parseBulletin(bulletin), revision, by, at });
        await nextTurn();
      }
      const hasOwn = rows.some((row) => row.workspace_id === workspaceId) || stored.corrections.length > 0;
      return { ...stored, bulletins, hasOwn };
    },
  };
}

async function scopeOf({ query }: TransactionSession, workspaceId: string): Promise<Scope | null> {
  const row = await query
    .selectFrom('workspace_scope')
    .select(['jurisdictions', 'topics'])
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst();
  const list = (json: string) => z.array(z.string()).parse(JSON.parse(json));
  return row ? { jurisdictions: list(row.jurisdictions), topics: list(row.topics) } : null;
}

const parseBulletin = (json: string): Bulletin => bulletinSchema.parse(JSON.parse(json));

/**
 * The corpus revision of a workspace: what was changed for every workspace, and what it changed itself. Locked until the transaction
 * ends: other processes that want one wait.
 */
export async function lockRevision(session: TransactionSession, workspaceId: string): Promise<number> {
  const { query, dialect } = session;
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
  return revision + (workspaceId === everyWorkspace ? 0 : await ownRevision(session, workspaceId));
}

/** Changes the corpus revision of a workspace after it was locked. From then on the workspace has something of its own. */
export async function setRevision(session: TransactionSession, workspaceId: string, revision: number): Promise<void> {
  const shared = workspaceId === everyWorkspace ? 0 : await ownRevision(session, everyWorkspace);
  const own = { revision: revision - shared };
  await session.query
    .insertInto('corpus_revision')
    .values({ workspace_id: workspaceId, ...own })
    .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet(own))
    .execute();
}

async function ownRevision({ query }: TransactionSession, workspaceId: string): Promise<number> {
  const row = await query
    .selectFrom('corpus_revision')
    .select('revision')
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst();
  return row?.revision ?? 0;
}

// Of two bulletins with one id, that of the workspace.
async function rowsOf({ query }: Session, workspaceId: string) {
  const rows = await query
    .selectFrom('imported_bulletin')
    .selectAll()
    .where('workspace_id', 'in', [everyWorkspace, workspaceId])
    .orderBy('bulletin_id')
    .execute();
  const own = new Set(rows.filter((row) => row.workspace_id === workspaceId).map((row) => row.bulletin_id));
  return rows.filter((row) => row.workspace_id === workspaceId || !own.has(row.bulletin_id));
}

/** All or none: `BulletinStore.take`. */
function importBulletins(database: Database): BulletinStore['take'] {
  return async (workspaceId, given, { replaces = new Map(), corrections = [], by, at }) => {
    const bulletins: { readonly bulletin: Bulletin; readonly json: string }[] = [];
    for (const one of given) {
      const bulletin = await asStored(one);
      bulletins.push({ bulletin, json: JSON.stringify(bulletin) });
      await nextTurn();
    }
    return database.transact(async (session) => {
      const corpusRevision = await lockRevision(session, workspaceId);
      const results: ImportedBulletin[] = [];
      for (const { bulletin } of bulletins)
        results.push(await compareWithStored(session, bulletin, { workspaceId, replaces }));
      const refused = results.filter(({ kind }) => kind === 'refused');
      if (refused.length > 0) return refused;
      for (const [i, { kind, id, revision }] of results.entries()) {
        if (kind === 'unchanged') continue;
        const replaced = await archive(session, workspaceId, id);
        const row = { bulletin: bulletins[i]?.json ?? '', revision, imported_by: by, imported_at: at, replaced };
        await session.query
          .insertInto('imported_bulletin')
          .values({ workspace_id: workspaceId, bulletin_id: id, ...row })
          .onConflict((conflict) => conflict.columns(['workspace_id', 'bulletin_id']).doUpdateSet(row))
          .execute();
      }
      const isChanged = results.some(({ kind }) => kind !== 'unchanged');
      const revision = isChanged ? corpusRevision + 1 : corpusRevision;
      const last = await insertCorrections(session, corrections, { workspaceId, revision });
      if (last > corpusRevision) await setRevision(session, workspaceId, last);
      return results;
    });
  };
}

/** Keeps the current version of a bulletin as an earlier one. @returns its revision; null if there is none */
async function archive({ query }: TransactionSession, workspaceId: string, id: string): Promise<number | null> {
  const row = await query
    .selectFrom('imported_bulletin')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('bulletin_id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const { replaced: _, ...version } = row;
  await query.insertInto('bulletin_version').values(version).execute();
  return row.revision;
}

function undoImport(database: Database): BulletinStore['undo'] {
  return (workspaceId, { id, revision, by, at }) =>
    database.transact(async (session) => {
      const corpusRevision = await lockRevision(session, workspaceId);
      const { query } = session;
      const current = await query
        .selectFrom('imported_bulletin')
        .select(['revision', 'replaced'])
        .where('workspace_id', '=', workspaceId)
        .where('bulletin_id', '=', id)
        .executeTakeFirst();
      if (current?.revision !== revision) return null;
      await archive(session, workspaceId, id);
      await query
        .deleteFrom('imported_bulletin')
        .where('workspace_id', '=', workspaceId)
        .where('bulletin_id', '=', id)
        .execute();
      const before = await query
        .selectFrom('bulletin_version')
        .selectAll()
        .where('workspace_id', '=', workspaceId)
        .where('bulletin_id', '=', id)
        .where('revision', '=', current.replaced ?? -1)
        .executeTakeFirst();
      if (before) {
        const restored = { ...before, revision: revision + 1, imported_by: by, imported_at: at, replaced: revision };
        await query.insertInto('imported_bulletin').values(restored).execute();
      }
      await setRevision(session, workspaceId, corpusRevision + 1);
      const about = { subject: id, note: `revision ${revision}` };
      await recordEvent(session, { workspaceId, action: 'undo_import', by, at, ...about });
      return before ? 'restored' : 'removed';
    });
}

// With storable characters and the fields in the order of the schema, so that it can be compared with a stored one.
async function asStored(bulletin: Bulletin): Promise<Bulletin> {
  await nextTurn();
  const json = JSON.stringify(bulletin, (_, value: unknown) => (typeof value === 'string' ? storable(value) : value));
  await nextTurn();
  const parsed = parseBulletin(json);
  await nextTurn();
  return parsed;
}

interface Comparing {
  readonly workspaceId: string;
  readonly replaces: ReadonlyMap<string, string>;
}

/** What an import would do to a bulletin, with the revision that it would have; that of the stored one where it is refused. */
async function compareWithStored(
  { query }: TransactionSession,
  bulletin: Bulletin,
  { workspaceId, replaces }: Comparing,
): Promise<ImportedBulletin> {
  const { id, title } = bulletin;
  const rows = await query
    .selectFrom('imported_bulletin')
    .select(['workspace_id', 'bulletin', 'revision'])
    .where('workspace_id', 'in', [everyWorkspace, workspaceId])
    .where('bulletin_id', '=', id)
    .execute();
  const own = rows.find((row) => row.workspace_id === workspaceId);
  const visible = own ?? rows[0];
  const stored = visible ? parseBulletin(visible.bulletin) : null;
  await nextTurn();
  // The id was free when it was given to this bulletin; another process has imported a bulletin with another title since.
  if (visible && stored?.title !== title && stored?.title !== replaces.get(id))
    return { id, kind: 'refused', revision: visible.revision, changes: compareBulletins(null, bulletin) };
  const before = own ? stored : null;
  const changes = compareBulletins(before, bulletin);
  await nextTurn();
  const revision = own?.revision ?? (await lastRevision(query, workspaceId, id));
  if (before && isSame(before, bulletin)) return { id, kind: 'unchanged', revision, changes };
  return { id, kind: before ? 'updated' : 'added', revision: revision + 1, changes };
}

/** The revision of the last version that was undone; 0 if there is none. */
async function lastRevision(query: Session['query'], workspaceId: string, id: string): Promise<number> {
  const last = await query
    .selectFrom('bulletin_version')
    .select('revision')
    .where('workspace_id', '=', workspaceId)
    .where('bulletin_id', '=', id)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.revision ?? 0;
}
