import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { type DeadlineKey, parseDeadlineKey, printDeadlineKey } from '../bulletin/deadline-key.ts';
import {
  type By,
  type DeadlineAction,
  type DeadlineEvent,
  type DeadlineState,
  isHeld,
  openState,
  stateAfter,
} from '../desk/deadline-state.ts';
import type { DeskStore, Place } from '../desk/ports.ts';
import type { SkipReason } from '../remind/delivery.ts';
import { compareDates, parseCalendarDate } from '../time/calendar-date.ts';
import { type Database, notifyWorkers, type Session } from './database.ts';
import { addDelivery, isUnsettled } from './ledger/delivery-rows.ts';
import { addRedraws } from './ledger/redraws.ts';
import { isIn } from './rows.ts';
import type { Tables } from './tables.ts';

/** The states of deadlines in a database. */
export const createDeskStore = (database: Database): DeskStore => ({
  act: (place, deadline, action, by, reminder) =>
    database.transact(async (session) => {
      await lockDeadline(session, place.workspaceId, deadline);
      const about = printDeadlineKey(deadline);
      const before = (await statesOf(session, place, [about])).get(about) ?? openState;
      const after = stateAfter(before, action, by);
      if (after !== before) {
        await save(session, place, deadline, { before, after });
        await record(session, { ...action, ...by, deadline, channelId: place.channelId }, place.workspaceId);
        await adjustDeliveries(session, place, deadline, { action, at: by.at, isSettled: after.outcome !== null });
        // What a channel has done is shown there; who owns a deadline, and how it ended, everywhere.
        const channelId = isOfChannel(action) ? place.channelId : null;
        await addRedraws(session, { ...place, channelId }, { deadline, change: null }, by.at);
      }
      if (reminder && place.channelId !== null && after.outcome === null) {
        const { workspaceId, channelId } = place;
        await addDelivery(session, { ...reminder, workspaceId, channelId }, by.at);
      }
      if (reminder || after !== before) await notifyWorkers(session);
      return { before, after };
    }),
  states: async (place, deadlines) => statesOf(database, place, deadlines.map(printDeadlineKey)),
  heldIn: async ({ workspaceId, channelId }, today) => {
    const rows = await database.query
      .selectFrom('channel_deadline')
      .selectAll()
      .where('workspace_id', '=', workspaceId)
      .where('channel_id', '=', channelId)
      .where('held_by', 'is not', null)
      .where((where) =>
        where.not(
          where.exists(
            where
              .selectFrom('deadline_state')
              .select('about')
              .whereRef('deadline_state.workspace_id', '=', 'channel_deadline.workspace_id')
              .whereRef('deadline_state.about', '=', 'channel_deadline.about')
              .where('outcome', 'is not', null),
          ),
        ),
      )
      .execute();
    return rows
      .flatMap((row) => {
        const [deadline, hold] = [parseDeadlineKey(row.about), channelState(row).held];
        return deadline && isHeld(hold, today) && hold && deadline.date >= today ? [{ deadline, hold }] : [];
      })
      .sort((a, b) => compareDates(a.deadline.date, b.deadline.date));
  },
  ownedBy: async (workspaceId, userId) => {
    const rows = await database.query
      .selectFrom('deadline_state')
      .select('about')
      .where('workspace_id', '=', workspaceId)
      .where('owner', '=', userId)
      .where('outcome', 'is', null)
      .orderBy('deadline_date')
      .orderBy('about')
      .execute();
    return rows.flatMap(({ about }) => parseDeadlineKey(about) ?? []);
  },
  history: async (workspaceId, deadline) => {
    const rows = await database.query
      .selectFrom('deadline_event')
      .selectAll()
      .where('workspace_id', '=', workspaceId)
      .$if(deadline !== null, (query) => query.where('about', '=', deadline ? printDeadlineKey(deadline) : ''))
      .orderBy('done_at', 'desc')
      .orderBy('id', 'desc')
      .execute();
    return rows.flatMap((row) => eventOf(row) ?? []);
  },
  move: (workspaceId, from, to, by) => database.transact((session) => move(session, workspaceId, { from, to, by })),
});

const isOfChannel = ({ kind }: DeadlineAction): boolean =>
  kind === 'acknowledge' || kind === 'take_back_acknowledgement' || kind === 'hold' || kind === 'release';

// Whoever comes second waits here, and then sees what the first one did. SQLite admits one writer anyway.
async function lockDeadline({ query, dialect }: Session, workspaceId: string, deadline: DeadlineKey): Promise<void> {
  if (dialect === 'postgres')
    await sql`select pg_advisory_xact_lock(hashtextextended(${`${workspaceId}|${printDeadlineKey(deadline)}`}, 0))`.execute(
      query,
    );
}

async function statesOf(
  session: Session,
  { workspaceId, channelId }: Place,
  abouts: readonly string[],
): Promise<ReadonlyMap<string, DeadlineState>> {
  if (abouts.length === 0) return new Map();
  const shared = await session.query
    .selectFrom('deadline_state')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where(isIn(session, 'about', abouts))
    .execute();
  const ofChannel =
    channelId === null
      ? []
      : await session.query
          .selectFrom('channel_deadline')
          .selectAll()
          .where('workspace_id', '=', workspaceId)
          .where('channel_id', '=', channelId)
          .where(isIn(session, 'about', abouts))
          .execute();
  const states = new Map<string, DeadlineState>();
  for (const row of shared) states.set(row.about, { ...openState, ...sharedState(row) });
  for (const row of ofChannel) states.set(row.about, { ...(states.get(row.about) ?? openState), ...channelState(row) });
  return states;
}

function sharedState(row: Tables['deadline_state']): Pick<DeadlineState, 'owner' | 'outcome'> {
  const { owner, owned_at, outcome, note, settled_by, settled_at } = row;
  return {
    owner: owner === null ? null : { userId: owner, since: owned_at ?? 0 },
    outcome: outcome === null ? null : { kind: outcome, note: note ?? '', by: settled_by ?? '', at: settled_at ?? 0 },
  };
}

function channelState(row: Tables['channel_deadline']): Pick<DeadlineState, 'acknowledged' | 'held'> {
  const { acknowledged_by, acknowledged_at, held_by, held_at, held_until } = row;
  return {
    acknowledged: acknowledged_by === null ? null : { by: acknowledged_by, at: acknowledged_at ?? 0 },
    held: held_by === null ? null : { by: held_by, at: held_at ?? 0, until: held_until },
  };
}

async function save(
  { query }: Session,
  { workspaceId, channelId }: Place,
  deadline: DeadlineKey,
  { before, after }: { readonly before: DeadlineState; readonly after: DeadlineState },
): Promise<void> {
  const about = printDeadlineKey(deadline);
  const { owner, outcome, acknowledged, held } = after;
  if (owner !== before.owner || outcome !== before.outcome) {
    const columns = {
      owner: owner?.userId ?? null,
      owned_at: owner?.since ?? null,
      outcome: outcome?.kind ?? null,
      note: outcome?.note ?? null,
      settled_by: outcome?.by ?? null,
      settled_at: outcome?.at ?? null,
    };
    await query
      .insertInto('deadline_state')
      .values({ workspace_id: workspaceId, about, deadline_date: deadline.date, ...columns })
      .onConflict((conflict) => conflict.columns(['workspace_id', 'about']).doUpdateSet(columns))
      .execute();
  }
  if (channelId !== null && (acknowledged !== before.acknowledged || held !== before.held)) {
    const columns = {
      acknowledged_by: acknowledged?.by ?? null,
      acknowledged_at: acknowledged?.at ?? null,
      held_by: held?.by ?? null,
      held_at: held?.at ?? null,
      held_until: held?.until ?? null,
    };
    await query
      .insertInto('channel_deadline')
      .values({ workspace_id: workspaceId, channel_id: channelId, about, ...columns })
      .onConflict((conflict) => conflict.columns(['workspace_id', 'channel_id', 'about']).doUpdateSet(columns))
      .execute();
  }
}

async function record({ query }: Session, event: DeadlineEvent, workspaceId: string): Promise<void> {
  await query
    .insertInto('deadline_event')
    .values({
      id: randomUUID(),
      workspace_id: workspaceId,
      about: printDeadlineKey(event.deadline),
      kind: event.kind,
      channel_id: event.channelId,
      done_by: event.by,
      done_at: event.at,
      ...detailsOf(event),
    })
    .execute();
}

function detailsOf(event: DeadlineEvent): Pick<Tables['deadline_event'], 'subject' | 'note'> {
  switch (event.kind) {
    case 'assign':
      return { subject: event.owner, note: null };
    case 'settle':
      return { subject: event.as, note: event.note };
    case 'hold':
      return { subject: event.until, note: null };
    case 'moved':
      return { subject: event.from, note: null };
    default:
      return { subject: null, note: null };
  }
}

function eventOf(row: Tables['deadline_event']): DeadlineEvent | null {
  const deadline = parseDeadlineKey(row.about);
  if (!deadline) return null;
  const about = { deadline, channelId: row.channel_id, by: row.done_by, at: row.done_at };
  const { kind, subject, note } = row;
  switch (kind) {
    case 'assign':
      return { ...about, kind, owner: subject };
    case 'settle':
      return { ...about, kind, as: subject === 'not_applicable' ? subject : 'done', note: note ?? '' };
    case 'hold':
      return { ...about, kind, until: subject === null ? null : parseCalendarDate(subject) };
    case 'moved':
      return { ...about, kind, from: subject ?? '' };
    default:
      return { ...about, kind };
  }
}

/**
 * What is planned follows the state: a deadline that is settled, in any channel, or held in this one is not posted; one that is open
 * again is, as far as it is still to come.
 */
async function adjustDeliveries(
  { query }: Session,
  { workspaceId, channelId }: Place,
  deadline: DeadlineKey,
  { action, at, isSettled }: { readonly action: DeadlineAction; readonly at: number; readonly isSettled: boolean },
): Promise<void> {
  const about = printDeadlineKey(deadline);
  const ofDeadline = () =>
    query
      .updateTable('delivery')
      .where('workspace_id', '=', workspaceId)
      .where('about', '=', about)
      .where('kind', 'in', ['reminder', 'snoozed', 'nudge'])
      .$if(isOfChannel(action), (rows) => rows.where('channel_id', '=', channelId ?? ''));
  const skip = (reason: SkipReason) =>
    ofDeadline().set({ status: 'skipped', reason, settled_at: at }).where(isUnsettled);
  // Another snooze, or none, takes the place of an earlier one.
  const endSnooze = () => skip('superseded').where('kind', '=', 'snoozed').execute();
  switch (action.kind) {
    case 'settle':
      await skip('settled').execute();
      return;
    case 'hold':
      await endSnooze();
      await skip('muted').execute();
      return;
    case 'reopen':
    case 'release':
      if (action.kind === 'release') await endSnooze();
      if (action.kind === 'release' && isSettled) {
        // They wait for the deadline to be reopened.
        await ofDeadline()
          .set({ reason: 'settled' })
          .where('status', '=', 'skipped')
          .where('reason', '=', 'muted')
          .execute();
        return;
      }
      await ofDeadline()
        .set({ status: 'pending', reason: null, settled_at: null })
        .where('status', '=', 'skipped')
        .where('reason', '=', action.kind === 'reopen' ? 'settled' : 'muted')
        .where('due_at', '>', at)
        .execute();
      return;
    default:
  }
}

async function move(
  session: Session,
  workspaceId: string,
  { from, to, by }: { readonly from: DeadlineKey; readonly to: DeadlineKey; readonly by: By },
): Promise<void> {
  const [was, becomes] = [printDeadlineKey(from), printDeadlineKey(to)];
  const { rows: shared } = await sql`
    insert into deadline_state
      (workspace_id, about, deadline_date, owner, owned_at, outcome, note, settled_by, settled_at)
    select workspace_id, cast(${becomes} as text), cast(${to.date} as text), owner, owned_at, outcome, note, settled_by, settled_at
    from deadline_state where workspace_id = ${workspaceId} and about = ${was}
    on conflict do nothing returning about`.execute(session.query);
  const { rows: held } = await sql`
    insert into channel_deadline (workspace_id, channel_id, about, held_by, held_at, held_until)
    select workspace_id, channel_id, cast(${becomes} as text), held_by, held_at, held_until
    from channel_deadline where workspace_id = ${workspaceId} and about = ${was} and held_by is not null
    on conflict do nothing returning about`.execute(session.query);
  if (shared.length + held.length === 0) return;
  await record(session, { kind: 'moved', from: was, ...by, deadline: to, channelId: null }, workspaceId);
}
