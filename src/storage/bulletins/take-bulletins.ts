import { z } from 'zod';
import { type Bulletin, bulletinSchema } from '../../bulletin/bulletin.ts';
import { bulletinChanges, isSame } from '../../bulletin/bulletin-changes.ts';
import type { BulletinStore, ImportedBulletin, ImportedBy } from '../../workflows/bulletin-ports.ts';
import { othersTurn } from '../../workflows/others-turn.ts';
import type { Database, TransactionSession } from '../database.ts';
import { storable } from '../engines/storable.ts';
import { everyWorkspace } from '../tables.ts';
import { lockRevision, setRevision } from './corpus-revision.ts';

/** Takes bulletins into the database, all or none: `BulletinStore.take`. */
export function takeBulletins(database: Database): BulletinStore['take'] {
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
    refused.push({ id, kind: 'refused', revision: seen.revision, changes: bulletinChanges(null, bulletin) });
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
  const changes = bulletinChanges(before?.bulletin ?? null, taking.bulletin);
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
