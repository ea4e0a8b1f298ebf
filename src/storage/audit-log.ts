import type { Correction } from '../bulletin/correction.ts';
import { type AuditRow, auditRow, deadlineRow } from '../desk/audit.ts';
import { selectCorrections } from './correction-rows.ts';
import type { Database, Session } from './database.ts';
import { createDeskStore } from './desk-store.ts';
import { everyWorkspace } from './tables.ts';

/**
 * Who did what in a workspace, and when: about deadlines, subscriptions and their calendars, imports, corrections, and what concerns the workspace. Changes
 * of a subscription's terms, and of what concerns the workspace, replace one another: the last one is known.
 */
export async function auditLog(database: Database, workspaceId: string): Promise<readonly AuditRow[]> {
  const history = await createDeskStore(database).history(workspaceId, null);
  const corrections = await selectCorrections(database, workspaceId);
  return [
    ...history.map(deadlineRow),
    ...(await subscriptionRows(database, workspaceId)),
    ...(await importRows(database, workspaceId)),
    ...corrections.map(correctionRow),
    ...(await scopeRows(database, workspaceId)),
  ];
}

async function subscriptionRows({ query }: Session, workspaceId: string): Promise<readonly AuditRow[]> {
  const subscriptions = await query
    .selectFrom('subscription')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .execute();
  const calendars = await query
    .selectFrom('revoked_calendar')
    .select(['revoked_by', 'revoked_at'])
    .where('workspace_id', '=', workspaceId)
    .execute();
  return [
    ...subscriptions.flatMap((row) => {
      const about = { channel: row.channel_id, subject: String(row.number), note: row.filter };
      const made = auditRow({ by: row.created_by, at: row.created_at }, 'subscribe', about);
      if (row.ended_by === null || row.ended_at === null) return [made];
      return [made, auditRow({ by: row.ended_by, at: row.ended_at }, 'unsubscribe', about)];
    }),
    ...calendars.map((row) => auditRow({ by: row.revoked_by, at: row.revoked_at }, 'revoke_calendar', {})),
  ];
}

async function importRows({ query }: Session, workspaceId: string): Promise<readonly AuditRow[]> {
  const columns = ['bulletin_id', 'revision', 'imported_by', 'imported_at'] as const;
  const rows = await query
    .selectFrom('imported_bulletin')
    .select(columns)
    .where('workspace_id', 'in', [everyWorkspace, workspaceId])
    .unionAll(
      query.selectFrom('bulletin_version').select(columns).where('workspace_id', 'in', [everyWorkspace, workspaceId]),
    )
    .execute();
  return rows.map((row) =>
    auditRow({ by: row.imported_by, at: row.imported_at }, 'import', {
      subject: row.bulletin_id,
      note: `revision ${row.revision}`,
    }),
  );
}

function correctionRow(correction: Correction): AuditRow {
  const { about, becomes, entryId: entry, why: note = '' } = correction;
  if ('title' in about) return auditRow(correction, 'edit_entry', { entry, note });
  const subject = becomes && 'kind' in becomes ? `${becomes.kind} ${becomes.date ?? ''}` : '';
  const was = 'kind' in about ? { kind: about.kind, date: about.date } : { date: about.date ?? '' };
  return auditRow(correction, becomes === null ? 'remove_deadline' : 'correct_deadline', {
    entry,
    ...was,
    subject,
    note,
  });
}

async function scopeRows({ query }: Session, workspaceId: string): Promise<readonly AuditRow[]> {
  const rows = await query.selectFrom('workspace_scope').selectAll().where('workspace_id', '=', workspaceId).execute();
  return rows.map((row) =>
    auditRow({ by: row.chosen_by, at: row.chosen_at }, 'choose_scope', {
      subject: row.jurisdictions,
      note: row.topics,
    }),
  );
}
