import { printDeadlineKey } from '../bulletin/deadline-key.ts';
import type { By, DeadlineEvent } from './deadline-state.ts';

const columns = ['at', 'by', 'action', 'entry', 'kind', 'date', 'channel', 'subject', 'note'] as const;

/**
 * What somebody did. `at` is an instant in UTC; `subject` the new owner, the day until which reminders are held, the deadline that moved, what a deadline
 * was corrected to, or the subscription or bulletin.
 */
export type AuditRow = Readonly<Record<(typeof columns)[number], string>>;

/** The audit log, latest first: JSON objects, one a line, or CSV (RFC 4180) with a heading. */
export function auditLines(unsorted: readonly AuditRow[], format: 'csv' | 'jsonl'): readonly string[] {
  const rows = unsorted.toSorted((one, other) => other.at.localeCompare(one.at));
  if (format === 'jsonl') return rows.map((row) => JSON.stringify(row));
  return [columns.join(','), ...rows.map((row) => columns.map((name) => csvField(row[name])).join(','))];
}

/** A row of the audit log; what is not given is empty. */
export const auditRow = (
  { by, at }: By,
  action: string,
  about: Partial<Omit<AuditRow, 'at' | 'by' | 'action'>>,
): AuditRow => ({
  entry: '',
  kind: '',
  date: '',
  channel: '',
  subject: '',
  note: '',
  ...about,
  at: new Date(at).toISOString(),
  by,
  action,
});

/** What was done about a deadline, in the audit log. */
export function deadlineRow(event: DeadlineEvent): AuditRow {
  const { deadline, channelId } = event;
  const { entryId: entry, kind, date } = deadline;
  const row = auditRow(event, event.kind, { entry, kind, date, channel: channelId ?? '' });
  switch (event.kind) {
    case 'assign':
      return { ...row, subject: event.owner ?? '' };
    case 'settle':
      return { ...row, action: event.as, note: event.note };
    case 'hold':
      return { ...row, action: event.until === null ? 'mute' : 'snooze', subject: event.until ?? '' };
    case 'release':
      return { ...row, action: 'unmute' };
    case 'moved':
      return { ...row, subject: event.from, note: printDeadlineKey(deadline) };
    case 'acknowledge':
    case 'take_back_acknowledgement':
    case 'reopen':
      return row;
  }
}

// A spreadsheet takes a field that begins with one of these signs for a formula (OWASP, "CSV Injection").
function csvField(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
