import { randomUUID } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import { formerMember } from '../cards/rich-text.ts';
import type { Instant } from '../time/instant.ts';
import { lockRevision, setRevision } from './bulletin-store.ts';
import type { Database, Session } from './database.ts';
import { createDeskStore } from './desk-store.ts';
import { isIn } from './rows.ts';
import { everyWorkspace } from './tables.ts';

/** Somebody of a workspace. */
export interface Person {
  readonly workspaceId: string;
  /** A user id of Slack. */
  readonly userId: string;
}

type Row = Readonly<Record<string, unknown>>;

/**
 * Every row that names a person or belongs to their direct messages with the app, by table. Secrets and the texts of bulletins are
 * left out.
 */
export async function personRecords(
  database: Database,
  person: Person,
): Promise<Readonly<Record<string, readonly Row[]>>> {
  const ids = [person.userId, ...(await directChannels(database, person))];
  const records: Record<string, readonly Row[]> = {};
  for (const [table, columns] of await tablesOfWorkspaces(database)) {
    const named = columns.flatMap((column) => ids.map((id) => sql`${sql.ref(column)} like ${`%${id}%`}`));
    const { rows } = await sql<Row>`select * from ${sql.table(table)}
      where workspace_id = ${person.workspaceId} and (${sql.join(named, sql` or `)})`.execute(database.query);
    const theirs = rows.filter((row) => columns.some((column) => ids.some((id) => isNamed(row[column], id))));
    if (theirs.length > 0) records[table] = theirs.map(withoutOmitted);
  }
  const { rows } = await sql<Row>`select * from installation where ${isInstallationOf(person)}`.execute(database.query);
  return rows.length > 0 ? { ...records, installation: rows } : records;
}

// What serves a workspace may serve its whole organisation, so it has no column of the workspace.
const isInstallationOf = ({ workspaceId, userId }: Person): RawBuilder<boolean> =>
  sql`installed_by = ${userId}
    and id in (select installation from served_workspace where workspace_id = ${workspaceId})`;

const omitted = /token$|^bulletin$|^draft$/;

const withoutOmitted = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([column]) => !omitted.test(column)));

/** What erasing a person did. */
export interface Erasure {
  /** The open deadlines that nobody owns now. */
  readonly disowned: number;
  /** The subscriptions that were only theirs, and are deleted. */
  readonly personal: number;
  /** The subscriptions that they made for channels, and that go on. */
  readonly ofChannels: number;
}

/**
 * Erases a person: their direct messages' subscriptions and settings are deleted, the open deadlines that they owned have no owner, and every record
 * that stays says "a former member" in place of their id. What was done, and when, is kept. Can be repeated.
 * @param options.notes also erases what they wrote about deadlines and corrections
 */
export async function erasePerson(
  database: Database,
  person: Person,
  { at, notes }: { readonly at: Instant; readonly notes: boolean },
): Promise<Erasure> {
  const { workspaceId, userId } = person;
  const desk = createDeskStore(database);
  const owned = await desk.ownedBy(workspaceId, userId);
  for (const deadline of owned)
    await desk.act({ workspaceId, channelId: null }, deadline, { kind: 'assign', owner: null }, { by: erasing, at });
  const counts = await database.transact(async (session) => {
    const direct = [userId, ...(await directChannels(session, person))];
    const personal = await deleteDirect(session, person, direct);
    if (notes) await deleteNotes(session, person);
    await sql`update deadline_state set owner = null, owned_at = null
      where workspace_id = ${workspaceId} and owner = ${userId}`.execute(session.query);
    const { rows: ofChannels } = await sql`select 1 from subscription
      where workspace_id = ${workspaceId} and created_by = ${userId} and state <> 'ended'`.execute(session.query);
    await replaceEverywhere(session, person);
    await sql`update installation set installed_by = ${formerMember} where ${isInstallationOf(person)}`.execute(
      session.query,
    );
    // Every process shows who corrected a deadline from memory.
    await setRevision(session, everyWorkspace, (await lockRevision(session, everyWorkspace)) + 1);
    return { personal, ofChannels: ofChannels.length };
  });
  return { disowned: owned.length, ...counts };
}

const erasing = 'the command line';

/** The direct messages of a person with the app. */
async function directChannels(session: Session, { workspaceId, userId }: Person): Promise<readonly string[]> {
  const acts = [
    ['subscription', 'created_by'],
    ['channel_settings', 'saved_by'],
    ['deadline_event', 'done_by'],
    ['audit_event', 'done_by'],
  ] as const;
  const channels = acts.map(
    ([table, by]) => sql`select channel_id from ${sql.table(table)}
      where workspace_id = ${workspaceId} and ${sql.ref(by)} = ${userId} and channel_id like 'D%'`,
  );
  const { rows } = await sql<{ channel_id: string }>`${sql.join(channels, sql` union `)}`.execute(session.query);
  return rows.map(({ channel_id }) => channel_id);
}

// Deleting a subscription deletes its deliveries; notes on a pause were sent for the subscriptions of channels.
async function deleteDirect(session: Session, { workspaceId }: Person, direct: readonly string[]): Promise<number> {
  const { query } = session;
  const isDirect = isIn(session, 'channel_id', direct);
  let subscriptions = 0;
  for (const table of [
    'subscription',
    'delivery',
    'channel_settings',
    'channel_number',
    'channel_pace',
    'channel_deadline',
    'audit_event',
  ]) {
    const { rows } = await sql`delete from ${sql.table(table)}
      where workspace_id = ${workspaceId} and ${isDirect} returning channel_id`.execute(query);
    if (table === 'subscription') subscriptions = rows.length;
  }
  await sql`update deadline_event set channel_id = null
    where workspace_id = ${workspaceId} and ${isDirect}`.execute(query);
  for (const channel of direct)
    await sql`delete from recent_key
      where workspace_id = ${workspaceId} and key like ${`%${channel}%`}`.execute(query);
  return subscriptions;
}

async function deleteNotes({ query }: Session, { workspaceId, userId }: Person): Promise<void> {
  for (const [table, note, by] of [
    ['deadline_event', 'note', 'done_by'],
    ['deadline_state', 'note', 'settled_by'],
    ['deadline_correction', 'why', 'corrected_by'],
  ] as const)
    await sql`update ${sql.table(table)} set ${sql.ref(note)} = null
      where workspace_id = ${workspaceId} and ${sql.ref(by)} = ${userId}`.execute(query);
}

/** Puts "a former member" in place of an id, in every text of every table: in columns of ids, in notes and in JSON. */
async function replaceEverywhere(session: Session, { workspaceId, userId }: Person): Promise<void> {
  const { query } = session;
  for (const [table, columns] of await tablesOfWorkspaces(session)) {
    for (const column of columns) {
      const ofWorkspace = sql`workspace_id = ${workspaceId}`;
      const { rows } = await sql<{ text: string }>`select distinct ${sql.ref(column)} as text from ${sql.table(table)}
        where ${ofWorkspace} and ${sql.ref(column)} like ${`%${userId}%`}`.execute(query);
      for (const { text } of rows.filter((row) => isNamed(row.text, userId)))
        await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${text.replace(mentionOf(userId), nameIn(table))}
          where ${ofWorkspace} and ${sql.ref(column)} = ${text}`.execute(query);
    }
  }
}

// The name of a token stays one that can be typed, and the only one.
const nameIn = (table: string): string =>
  table === 'client_token' ? `former-member-${randomUUID().slice(0, 8)}` : formerMember;

const isNamed = (value: unknown, userId: string): boolean => typeof value === 'string' && mentionOf(userId).test(value);

// As Slack writes a mention, or the id alone, but no longer id that begins or ends with it. In JSON it may follow `\n`.
const mentionOf = (userId: string): RegExp =>
  new RegExp(`<@${userId}(?:\\|[^>]*)?>|(?<!(?:^|[^\\\\])[A-Za-z0-9])${userId}(?![A-Za-z0-9])`, 'g');

/** The columns of text in each table that holds data of workspaces, as the database has them. */
async function tablesOfWorkspaces({ query, dialect }: Session): Promise<ReadonlyMap<string, readonly string[]>> {
  const schema = dialect === 'postgres' ? await currentSchema(query) : undefined;
  const tables = await query.introspection.getTables();
  return new Map(
    tables
      .filter((table) => table.schema === schema && table.columns.some(({ name }) => name === 'workspace_id'))
      .map(
        ({ name, columns }) =>
          [
            name,
            columns
              .filter((column) => column.dataType.toLowerCase() === 'text' && column.name !== 'workspace_id')
              .map((column) => column.name),
          ] as const,
      )
      .filter(([, columns]) => columns.length > 0),
  );
}

async function currentSchema(query: Session['query']): Promise<string | undefined> {
  const name: RawBuilder<{ name: string }> = sql`select current_schema() as name`;
  return (await name.execute(query)).rows[0]?.name;
}
