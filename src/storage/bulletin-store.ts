import { z } from 'zod';
import { type Bulletin, bulletinSchema, deadlineKinds } from '../bulletin/bulletin.ts';
import { compareBulletins, isSame } from '../bulletin/bulletin-changes.ts';
import type { Correction } from '../bulletin/correction.ts';
import type { BulletinStore, ImportedBulletin, ImportedBy, KeptBulletin } from '../curate/ports.ts';
import { othersTurn } from '../ports.ts';
import { type CalendarDate, isCalendarDate } from '../time/calendar-date.ts';
import { lockRevision, revisionOf, setRevision } from './corpus-revision.ts';
import type { Database, Session, TransactionSession } from './database.ts';
import { storable } from './rows.ts';
import { everyWorkspace, type Tables } from './tables.ts';

/** The imported bulletins and the corrections on a database. */
export function createBulletinStore(database: Database): BulletinStore {
  return {
    take: takeBulletins(database),
    correct: (workspaceId, correction, revision) =>
      database.transact(async (session) => {
        if ((await lockRevision(session)) !== revision) return false;
        const row = correctionRow({ workspaceId, revision: revision + 1 }, correction);
        await session.query.insertInto('deadline_correction').values(row).execute();
        await setRevision(session, revision + 1);
        return true;
      }),
    revision: () => revisionOf(database),
    kept: async (workspaceId) => {
      const { rows, ...counted } = await database.transact(async (session) => ({
        // First: locked, so that what is read after it is what it counts.
        revision: await lockRevision(session),
        rows: await rowsOf(session, workspaceId),
        corrections: await correctionsOf(session, workspaceId),
      }));
      const bulletins: KeptBulletin[] = [];
      for (const row of rows) {
        await othersTurn();
        bulletins.push(keptBulletin(row));
      }
      return { ...counted, bulletins };
    },
  };
}

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

const keptBulletin = (row: Tables['imported_bulletin']): KeptBulletin => ({
  bulletin: bulletinSchema.parse(JSON.parse(row.bulletin)),
  revision: row.revision,
  by: row.imported_by,
  at: row.imported_at,
});

async function correctionsOf({ query }: Session, workspaceId: string) {
  const rows = await query
    .selectFrom('deadline_correction')
    .selectAll()
    .where('workspace_id', 'in', [everyWorkspace, workspaceId])
    .orderBy('revision')
    .execute();
  return rows.map(correctionOf);
}

/** Takes bulletins into the database, all or none: `BulletinStore.take`. */
function takeBulletins(database: Database): BulletinStore['take'] {
  return async (workspaceId, bulletins, { replaces = new Map(), ...imported }) => {
    const toKeep: Bulletin[] = [];
    for (const bulletin of bulletins) {
      const text = storableText(bulletin);
      await othersTurn();
      toKeep.push(bulletinSchema.parse(JSON.parse(text)));
      await othersTurn();
    }
    return database.transact(async (session) => {
      const revision = await lockRevision(session);
      const refused = await unknown(session, { workspaceId, bulletins: toKeep, replaces });
      if (refused.length > 0) return refused;
      const taken: ImportedBulletin[] = [];
      for (const bulletin of toKeep) {
        taken.push(await take(session, { workspaceId, bulletin, ...imported }));
      }
      await othersTurn();
      if (taken.some(({ kind }) => kind !== 'unchanged')) await setRevision(session, revision + 1);
      return taken;
    });
  };
}

interface Comparing {
  readonly workspaceId: string;
  readonly bulletins: readonly Bulletin[];
  readonly replaces: ReadonlyMap<string, string>;
}

// Of two processes that gave one free id to bulletins of different titles the second comes here.
async function unknown(
  { query }: TransactionSession,
  { workspaceId, bulletins, replaces }: Comparing,
): Promise<readonly ImportedBulletin[]> {
  const refused: ImportedBulletin[] = [];
  for (const bulletin of bulletins) {
    const { id, title } = bulletin;
    const rows = await query
      .selectFrom('imported_bulletin')
      .select(['workspace_id', 'bulletin', 'revision'])
      .where('workspace_id', 'in', [everyWorkspace, workspaceId])
      .where('bulletin_id', '=', id)
      .execute();
    const seen = rows.find((row) => row.workspace_id === workspaceId) ?? rows[0];
    if (!seen) continue;
    const { title: present } = titled.parse(JSON.parse(seen.bulletin));
    if (present === title || present === replaces.get(id)) continue;
    refused.push({ id, kind: 'refused', revision: seen.revision, changes: compareBulletins(null, bulletin) });
  }
  return refused;
}

const titled = z.object({ title: z.string() });

interface Taking extends ImportedBy {
  readonly workspaceId: string;
  readonly bulletin: Bulletin;
}

async function take(session: TransactionSession, taking: Taking): Promise<ImportedBulletin> {
  const { id } = taking.bulletin;
  const before = await find(session, taking);
  await othersTurn();
  const changes = compareBulletins(before?.bulletin ?? null, taking.bulletin);
  await othersTurn();
  if (before && isSame(before.bulletin, taking.bulletin))
    return { id, kind: 'unchanged', revision: before.revision, changes };
  const revision = (before?.revision ?? 0) + 1;
  await othersTurn();
  await save(session, taking, revision);
  return { id, kind: before ? 'updated' : 'added', revision, changes };
}

async function find({ query }: TransactionSession, { workspaceId, bulletin }: Taking) {
  const row = await query
    .selectFrom('imported_bulletin')
    .select(['bulletin', 'revision'])
    .where('workspace_id', '=', workspaceId)
    .where('bulletin_id', '=', bulletin.id)
    .executeTakeFirst();
  return row && { bulletin: bulletinSchema.parse(JSON.parse(row.bulletin)), revision: row.revision };
}

async function save(
  { query }: TransactionSession,
  { workspaceId, bulletin, by, at }: Taking,
  revision: number,
): Promise<void> {
  const kept = {
    bulletin: JSON.stringify(bulletin),
    revision,
    imported_by: by,
    imported_at: at,
  };
  await othersTurn();
  await query
    .insertInto('imported_bulletin')
    .values({ workspace_id: workspaceId, bulletin_id: bulletin.id, ...kept })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'bulletin_id']).doUpdateSet(kept))
    .execute();
}

// With the characters that databases keep alone; parsed, with the fields in the schema's order: so it compares with what was kept.
const storableText = (bulletin: Bulletin): string =>
  JSON.stringify(bulletin, (_, value: unknown) => (typeof value === 'string' ? storable(value) : value));

type Row = Tables['deadline_correction'];

/** The correction as it is kept. The revision is that of the corpus which it leads to. */
function correctionRow(
  { workspaceId, revision }: { readonly workspaceId: string; readonly revision: number },
  { entryId, about, becomes, by, at, on }: Correction,
): Row {
  return {
    workspace_id: workspaceId,
    revision,
    entry_id: entryId,
    about: JSON.stringify(about),
    becomes: becomes && JSON.stringify(becomes),
    corrected_by: by,
    corrected_at: at,
    corrected_on: on,
  };
}

/** Reads it back. Throws where it is none: the table holds only what this program has put into it. */
function correctionOf(row: Row): Correction {
  return {
    entryId: row.entry_id,
    about: deadlineDay.parse(JSON.parse(row.about)),
    becomes: row.becomes === null ? null : deadlineDay.parse(JSON.parse(row.becomes)),
    by: row.corrected_by,
    at: row.corrected_at,
    on: row.corrected_on,
  };
}

const deadlineDay = z.object({
  kind: z.enum(deadlineKinds),
  date: z.custom<CalendarDate>((value) => typeof value === 'string' && isCalendarDate(value)),
});
