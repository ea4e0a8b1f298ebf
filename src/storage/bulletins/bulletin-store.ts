import { bulletinSchema } from '../../bulletin/bulletin.ts';
import type { BulletinStore, KeptBulletin } from '../../workflows/bulletin-ports.ts';
import { othersTurn } from '../../workflows/others-turn.ts';
import type { Database, Session } from '../database.ts';
import { everyWorkspace, type Tables } from '../tables.ts';
import { lockRevision, revisionOf, setRevision } from './corpus-revision.ts';
import { correctionOf, correctionRow } from './correction-row.ts';
import { takeBulletins } from './take-bulletins.ts';

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
