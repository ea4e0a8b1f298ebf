import { printDeadlineKey } from '../bulletin/deadline-key.ts';
import type { DeadlineEvent } from './deadline-state.ts';

const columns = ['at', 'by', 'action', 'entry', 'kind', 'date', 'channel', 'subject', 'note'] as const;

type Row = Readonly<Record<(typeof columns)[number], string>>;

/**
 * The history of deadlines for an auditor: JSON objects, one a line, or CSV (RFC 4180) with a heading. `at` is an instant in UTC; `subject` the
 * new owner, the day until which reminders are held, or the deadline that moved.
 */
export function auditLines(events: readonly DeadlineEvent[], format: 'csv' | 'jsonl'): readonly string[] {
  const rows = events.map(rowOf);
  if (format === 'jsonl') return rows.map((row) => JSON.stringify(row));
  return [columns.join(','), ...rows.map((row) => columns.map((name) => csvField(row[name])).join(','))];
}

function rowOf(event: DeadlineEvent): Row {
  const { deadline, by, at, channelId, kind } = event;
  const row = {
    at: new Date(at).toISOString(),
    by,
    action: kind,
    entry: deadline.entryId,
    kind: deadline.kind,
    date: deadline.date,
    channel: channelId ?? '',
    subject: '',
    note: '',
  };
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
