import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createBulletinStore } from '../../src/storage/bulletin-store.ts';
import type { Database } from '../../src/storage/database.ts';
import { createInstallationStore } from '../../src/storage/installation-store.ts';
import { erasePerson, personRecords } from '../../src/storage/person-data.ts';
import { createRecentKeys } from '../../src/storage/recent-keys.ts';
import { createVault } from '../../src/storage/vault.ts';
import { createIn } from './create-subscription.ts';
import { eachDatabase } from './databases.ts';
import { openStores, postAll } from './open-stores.ts';
import { asked, channel, day, inAWeek, monday, reminder } from './samples.ts';

const { workspaceId } = channel;
const leaver = 'U0LEAVER01';
const colleague = 'U0COLLEAG1';
const direct = 'D0LEAVER01';
const by = { by: leaver, at: monday };
const done = { ...inAWeek, entryId: 'cn-2026-10-r2' };

/** Somebody who has used everything that stores who did it. */
async function leaverIn(database: Database) {
  const stores = await openStores(database);
  const { subscriptions, desk, planned, ledger } = stores;
  const team = await planned([reminder(inAWeek, { channelOnce: 'today' })], { createdBy: leaver });
  const { leads, at, zone, digestDay, cards, language } = asked();
  const terms = { leads, at, zone, digestDay, cards, language };
  const own = await createIn(subscriptions, asked({ channelId: direct, createdBy: leaver }), monday);
  for (const { id } of [team, own])
    await subscriptions.change(workspaceId, id, { ...asked(), alerts: true }, { ...by, nextRunAt: monday });
  await subscriptions.saveSettings({ workspaceId, channelId: direct }, terms, leaver);
  await subscriptions.saveSettings(channel, terms, leaver);
  const ended = await createIn(subscriptions, asked({ filter: 'fines', createdBy: leaver }), monday);
  await subscriptions.revokeCalendar(workspaceId, ended.id, leaver, monday);
  await subscriptions.end(workspaceId, ended.id, leaver, monday);
  await postAll(ledger, monday);
  await desk.act(channel, inAWeek, { kind: 'assign', owner: leaver }, by);
  await desk.act({ workspaceId, channelId: direct }, inAWeek, { kind: 'hold', until: null }, by);
  await desk.act(channel, inAWeek, { kind: 'hold', until: day('2026-11-05') }, by);
  await desk.act(channel, done, { kind: 'settle', as: 'done', note: 'Sent by courier' }, by);
  const note = `Asked <@${leaver}|leo> and ${leaver}, not ${leaver}9`;
  const other = { ...done, entryId: 'cn-2026-10-r3' };
  await desk.act(channel, other, { kind: 'settle', as: 'not_applicable', note }, { by: colleague, at: monday });
  const bulletins = createBulletinStore(database);
  await bulletins.choose(workspaceId, { jurisdictions: ['CN'], topics: [] }, by);
  const about = { kind: 'effective_date', date: day('2026-11-09') } as const;
  const correction = { entryId: 'cn-2026-10-r1', about, becomes: null, ...by, on: day('2026-11-02'), why: 'A typo' };
  await bulletins.correct(workspaceId, correction, 1);
  await createInstallationStore(database, createVault([])).save(
    {
      id: workspaceId,
      name: 'Office',
      enterpriseId: null,
      botId: 'B1',
      botUserId: 'U0BOT',
      botName: 'privacylaw',
      installedBy: leaver,
      installedAt: monday,
    },
    { token: 'xoxb-1', refreshToken: null, expiresAt: null },
  );
  await createRecentKeys(database, workspaceId, { now: () => new Date(monday) }).remember(
    `thread|${direct}|`,
    '{}',
    1e9,
  );
  return { ...stores, team, bulletins, other };
}

/** Every text in the database in which an id stands, by table and column. */
async function mentionsIn({ query, dialect }: Database, id: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { name, schema, columns } of await query.introspection.getTables()) {
    if (dialect === 'postgres' && !(await isCurrent(query, schema))) continue;
    for (const column of columns) {
      const { rows } = await sql<{
        text: string;
      }>`select cast(${sql.ref(column.name)} as text) as text from ${sql.table(name)}
        where cast(${sql.ref(column.name)} as text) like ${`%${id}%`}`.execute(query);
      found.push(...rows.map(({ text }) => `${name}.${column.name}: ${text}`));
    }
  }
  return found;
}

async function isCurrent(query: Database['query'], schema: string | undefined): Promise<boolean> {
  const { rows } = await sql<{ name: string }>`select current_schema() as name`.execute(query);
  return rows[0]?.name === schema;
}

eachDatabase('the data of a person', ({ open }) => {
  test('is exported in full, without the secrets of others', async () => {
    const database = await open();
    await leaverIn(database);
    const records = await personRecords(database, { workspaceId, userId: leaver });
    expect(Object.keys(records).sort()).toEqual([
      'audit_event',
      'channel_deadline',
      'channel_number',
      'channel_settings',
      'deadline_correction',
      'deadline_event',
      'deadline_state',
      'installation',
      'recent_key',
      'revoked_calendar',
      'subscription',
      'workspace_scope',
    ]);
    expect(records['subscription']).toHaveLength(3);
    expect(records['deadline_event']?.map((row) => row['note'])).toContain('Sent by courier');
    expect(JSON.stringify(records)).not.toContain('token');
    expect(await personRecords(database, { workspaceId: 'T0OTHER01', userId: leaver })).toEqual({});
  });

  test('is erased everywhere, whichever table holds it; what was done, and when, stays', async () => {
    const database = await open();
    const { desk, subscriptions, team, bulletins, other, ledger } = await leaverIn(database);
    const before = await desk.history(workspaceId, null);
    const person = { workspaceId, userId: leaver };
    const erased = await erasePerson(database, person, { at: monday + 1, notes: false });
    expect(erased).toEqual({ disowned: 1, personal: 1, ofChannels: 1 });
    expect(await mentionsIn(database, leaver)).toEqual([
      expect.stringMatching(/^deadline_event\.note: Asked a former member and a former member, not U0LEAVER019$/),
      expect.stringMatching(/^deadline_state\.note: /),
    ]);
    expect(await mentionsIn(database, direct)).toEqual([]);
    const [disowned, ...history] = await desk.history(workspaceId, null);
    expect(disowned).toMatchObject({ kind: 'assign', owner: null, by: 'the command line' });
    expect(history.map(({ kind, deadline, at }) => ({ kind, deadline, at }))).toEqual(
      before.map(({ kind, deadline, at }) => ({ kind, deadline, at })),
    );
    const states = await desk.states(channel, [inAWeek, done, other]);
    expect(
      [...states.values()].map(({ owner, outcome, held }) => [owner, outcome?.by, outcome?.note, held?.by]),
    ).toEqual(
      expect.arrayContaining([
        [null, undefined, undefined, 'a former member'],
        [null, 'a former member', 'Sent by courier', undefined],
      ]),
    );
    // The channel keeps its reminders, and the card that named the owner is drawn anew.
    expect(await subscriptions.ofChannel(channel)).toEqual([{ ...team, alerts: true, createdBy: 'a former member' }]);
    expect((await ledger.stats(monday + 1)).open).toBeGreaterThan(0);
    // Other processes read the corrections again.
    expect((await bulletins.revisions()).of(workspaceId)).toBe(3);
    expect(await erasePerson(database, person, { at: monday + 2, notes: false })).toEqual({
      disowned: 0,
      personal: 0,
      ofChannels: 0,
    });
  });

  test('their own notes are erased where that is asked for, and nobody else’s', async () => {
    const database = await open();
    const { desk, other } = await leaverIn(database);
    await erasePerson(database, { workspaceId, userId: leaver }, { at: monday + 1, notes: true });
    const states = await desk.states(channel, [done, other]);
    expect(new Set([...states.values()].map(({ outcome }) => outcome?.note))).toEqual(
      new Set(['', expect.stringContaining('Asked a former member')]),
    );
    expect(await mentionsIn(database, 'Sent by courier')).toEqual([]);
    expect(await mentionsIn(database, 'A typo')).toEqual([]);
  });

  test('of a person in another workspace is left alone', async () => {
    const database = await open();
    await leaverIn(database);
    const before = await mentionsIn(database, leaver);
    await erasePerson(database, { workspaceId: 'T0OTHER01', userId: leaver }, { at: monday + 1, notes: true });
    expect(await mentionsIn(database, leaver)).toEqual(before);
  });
});
