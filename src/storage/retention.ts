import { setImmediate as nextTurn } from 'node:timers/promises';
import { type RawBuilder, sql } from 'kysely';
import { parseDeadlineKey } from '../bulletin/deadline-key.ts';
import { todayIn } from '../time/calendar-date.ts';
import { dayLength, type Instant } from '../time/instant.ts';
import type { Database } from './database.ts';
import { deleteOldDrafts } from './draft-store.ts';
import { isIn } from './rows.ts';

/** How long records are kept, in days. */
export interface Retention {
  /** Reminders after they were settled, subscriptions after they ended, and calendar addresses after they were revoked. */
  readonly records: number;
  /** What people did, after they did it; about deadlines, also after these are past. */
  readonly history: number;
}

/**
 * Deletes what is older than its retention period, in steps between which other work is done: settled reminders of past
 * deadlines, ended subscriptions, revoked calendars, the history and states of past deadlines, what else is only in the audit log, drafts that nobody imported, and short memories. What is still in use is never deleted.
 * @returns how many rows of each kind
 */
export async function enforceRetention(
  database: Database,
  { records, history }: Retention,
  now: Instant,
): Promise<Readonly<Record<string, number>>> {
  const { query } = database;
  const cut = now - records * dayLength;
  const historyCut = now - history * dayLength;
  const dayOf = (instant: Instant) => todayIn('UTC', new Date(instant));
  const ended = sql`select id from subscription where state = 'ended' and ended_at < ${cut}`;
  const isOld = sql`settled_at < ${cut} and (deadline_date is null or deadline_date < ${dayOf(cut)})`;
  const deliveries = await deleteInSteps(database, 'delivery', sql`subscription_id in (${ended}) or ${isOld}`);
  const subscriptions = await query
    .deleteFrom('subscription')
    .where('state', '=', 'ended')
    .where('ended_at', '<', cut)
    .where((where) =>
      where.not(
        where.exists(where.selectFrom('delivery').select('id').whereRef('subscription_id', '=', 'subscription.id')),
      ),
    )
    .returning('id')
    .execute();
  const calendars = await query
    .deleteFrom('revoked_calendar')
    .where('revoked_at', '<', cut)
    .returning('token')
    .execute();
  const past = await pastDeadlines(database, historyCut);
  // The history of a deadline goes as a whole.
  const isForgotten = (table: string) => sql`${isIn(database, 'about', past)} and not exists (
    select 1 from deadline_event as later where later.done_at >= ${historyCut}
      and later.workspace_id = ${sql.ref(`${table}.workspace_id`)} and later.about = ${sql.ref(`${table}.about`)})`;
  let states = 0;
  for (const table of ['deadline_state', 'channel_deadline']) {
    const { rows } = await sql`delete from ${sql.table(table)} where ${isForgotten(table)} returning about`.execute(
      query,
    );
    states += rows.length;
  }
  const events = await deleteInSteps(database, 'deadline_event', isForgotten('deadline_event'));
  const acts = await deleteInSteps(database, 'audit_event', sql`done_at < ${historyCut}`);
  const drafts = await deleteOldDrafts(query, now);
  const memories = await query.deleteFrom('recent_key').where('remember_until', '<=', now).returning('key').execute();
  return {
    deliveries,
    subscriptions: subscriptions.length,
    calendars: calendars.length,
    events,
    states,
    acts,
    drafts,
    memories: memories.length,
  };
}

/** The printed keys of the deadlines with a state or a history that were past at a moment, wherever on earth. */
async function pastDeadlines({ query }: Database, at: Instant): Promise<readonly string[]> {
  const { rows } = await sql<{ about: string }>`
    select about from deadline_event union select about from deadline_state union select about from channel_deadline`.execute(
    query,
  );
  const day = todayIn('UTC', new Date(at - dayLength));
  return rows.map(({ about }) => about).filter((about) => (parseDeadlineKey(about)?.date ?? day) < day);
}

/** How many rows are deleted at a time: no request of Slack waits longer than a few milliseconds. */
const step = 200;

async function deleteInSteps({ query }: Database, table: string, condition: RawBuilder<unknown>): Promise<number> {
  for (let deleted = 0; ; ) {
    const { rows } = await sql`delete from ${sql.table(table)}
      where id in (select id from ${sql.table(table)} where ${condition} limit ${step}) returning id`.execute(query);
    deleted += rows.length;
    if (rows.length < step) return deleted;
    await nextTurn();
  }
}
