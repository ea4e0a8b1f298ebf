import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { By } from '../desk/deadline-state.ts';
import type { TransactionSession } from './database.ts';
import type { SubscriptionRow, Tables } from './tables.ts';

/** What somebody did in a workspace. */
interface AuditEvent extends By {
  readonly workspaceId: string;
  readonly action: Tables['audit_event']['action'];
  readonly channelId?: string;
  readonly subject?: string;
  readonly note?: string;
}

/** Records for the audit log what somebody did, in the transaction that does it. */
export async function recordEvent({ query }: TransactionSession, event: AuditEvent): Promise<void> {
  const { workspaceId, action, by, at, channelId = null, subject = null, note = null } = event;
  await query
    .insertInto('audit_event')
    .values({
      id: randomUUID(),
      workspace_id: workspaceId,
      action,
      done_by: by,
      done_at: at,
      channel_id: channelId,
      subject,
      note,
    })
    .execute();
}

const value = z.union([z.string(), z.number()]).nullable();

const termsChange = z.record(z.string(), z.tuple([value, value]));

/** What was changed of a subscription: by column, what it was and what it became. */
type TermsChange = Readonly<z.output<typeof termsChange>>;

const termsColumns = [
  'filter',
  'leads_unit',
  'leads_before',
  'at',
  'zone',
  'digest_day',
  'cards',
  'language',
  'alerts',
] as const satisfies readonly (keyof SubscriptionRow)[];

/** What differs between a subscription and what it becomes, for the note of an event; null if nothing does. */
export function printTermsChange(row: SubscriptionRow, becomes: Partial<SubscriptionRow>): string | null {
  const changed = termsColumns.filter((column) => column in becomes && row[column] !== becomes[column]);
  if (changed.length === 0) return null;
  return JSON.stringify(Object.fromEntries(changed.map((column) => [column, [row[column], becomes[column]]])));
}

/** What `printTermsChange` printed. */
export const parseTermsChange = (note: string | null): TermsChange => termsChange.parse(JSON.parse(note ?? '{}'));
