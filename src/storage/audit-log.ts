import type { Correction } from '../bulletin/correction.ts';
import { type AuditRow, auditRow, deadlineRow } from '../desk/audit.ts';
import { parseTermsChange } from './audit-events.ts';
import { selectCorrections } from './correction-rows.ts';
import type { Database, Session } from './database.ts';
import { createDeskStore } from './desk-store.ts';
import { everyWorkspace, type Tables } from './tables.ts';

/**
 * Who did what in a workspace, and when: about deadlines, subscriptions and their calendars, imports, corrections, what concerns the workspace, and the
 * tokens of other programs.
 */
export async function auditLog(database: Database, workspaceId: string): Promise<readonly AuditRow[]> {
  const history = await createDeskStore(database).history(workspaceId, null);
  const corrections = await selectCorrections(database, workspaceId);
  const events = await database.query
    .selectFrom('audit_event')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .orderBy('done_at')
    .execute();
  return [
    ...history.map(deadlineRow),
    ...(await subscriptionRows(database, workspaceId, events)),
    ...(await importRows(database, workspaceId)),
    ...corrections.map(correctionRow),
    ...events.map(eventRow),
  ];
}

type EventRow = Tables['audit_event'];

/** @param events in the order in which they happened */
async function subscriptionRows(
  { query }: Session,
  workspaceId: string,
  events: readonly EventRow[],
): Promise<readonly AuditRow[]> {
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
  const firstFilters = firstFiltersOf(events);
  return [
    ...subscriptions.flatMap((row) => {
      const about = { channel: row.channel_id, subject: String(row.number), note: row.filter };
      const note = firstFilters.get(`${row.channel_id} ${row.number}`) ?? row.filter;
      const made = auditRow({ by: row.created_by, at: row.created_at }, 'subscribe', { ...about, note });
      if (row.ended_by === null || row.ended_at === null) return [made];
      return [made, auditRow({ by: row.ended_by, at: row.ended_at }, 'unsubscribe', about)];
    }),
    ...calendars.map((row) => auditRow({ by: row.revoked_by, at: row.revoked_at }, 'revoke_calendar', {})),
  ];
}

/** The filters that subscriptions were made with, of those that have another one now; by channel and number. */
function firstFiltersOf(events: readonly EventRow[]): ReadonlyMap<string, string> {
  const changes = events.filter(({ action }) => action === 'change_subscription');
  return new Map(
    changes.toReversed().flatMap(({ channel_id, subject, note }) => {
      const [was] = parseTermsChange(note)['filter'] ?? [];
      return was === undefined ? [] : [[`${channel_id} ${subject}`, String(was)]];
    }),
  );
}

function eventRow({ action, done_by: by, done_at: at, channel_id, subject, note }: EventRow): AuditRow {
  const about = { channel: channel_id ?? '', subject: subject ?? '' };
  if (action !== 'change_subscription') return auditRow({ by, at }, action, { ...about, note: note ?? '' });
  const changes = Object.entries(parseTermsChange(note)).map(
    ([column, [was, is]]) => `${column}: ${was ?? 'none'} → ${is ?? 'none'}`,
  );
  return auditRow({ by, at }, action, { ...about, note: changes.join('; ') });
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
