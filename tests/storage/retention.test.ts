import { expect, test } from 'vitest';
import { defaultRetention } from '../../src/app/settings.ts';
import { auditLog } from '../../src/storage/audit-log.ts';
import { createBulletinStore } from '../../src/storage/bulletin-store.ts';
import { createDraftStore } from '../../src/storage/draft-store.ts';
import { createRecentKeys } from '../../src/storage/recent-keys.ts';
import { enforceRetention } from '../../src/storage/retention.ts';
import { dayLength } from '../../src/time/instant.ts';
import { createIn } from './create-subscription.ts';
import { eachDatabase } from './databases.ts';
import { openStores, postAll } from './open-stores.ts';
import { asked, channel, day, inAWeek, monday, reminder } from './samples.ts';
import { rowsOfWorkspace } from './tables-with-workspace.ts';

const { workspaceId } = channel;
const { records, history } = defaultRetention;
const after = (days: number) => monday + days * dayLength;
const by = { by: 'U0ADACHEN1', at: monday };
const nothing = {
  deliveries: 0,
  subscriptions: 0,
  calendars: 0,
  events: 0,
  states: 0,
  acts: 0,
  drafts: 0,
  memories: 0,
};

eachDatabase('a retention period', ({ open }) => {
  test('of reminders begins when they are settled and their deadline is past; what is open is never deleted', async () => {
    const database = await open();
    const { planned, ledger } = await openStores(database);
    await planned([
      reminder(),
      reminder({ ...inAWeek, entryId: 'cn-2026-10-r2', date: day('2028-06-01') }),
      reminder({ ...inAWeek, entryId: 'cn-2026-10-r3' }, { dueAt: after(records + 9) }),
    ]);
    await postAll(ledger, monday);
    expect(await enforceRetention(database, defaultRetention, after(records))).toEqual(nothing);
    // The deadline is a week after the post.
    expect(await enforceRetention(database, defaultRetention, after(records + 7))).toEqual(nothing);
    expect(await enforceRetention(database, defaultRetention, after(records + 8))).toEqual({
      ...nothing,
      deliveries: 1,
    });
    expect(await rowsOfWorkspace(database, workspaceId)).toMatchObject({ delivery: 2, subscription: 1 });
    expect((await ledger.stats(after(records + 8))).open).toBe(1);
  });

  test('of subscriptions begins when they end, and their reminders go with them', async () => {
    const database = await open();
    const { subscriptions, planned, ledger } = await openStores(database);
    const { id } = await planned([reminder({ ...inAWeek, date: day('2028-06-01') })]);
    await postAll(ledger, monday);
    await subscriptions.revokeCalendar(workspaceId, id, 'U0ADACHEN1', monday);
    await createIn(subscriptions, asked({ filter: 'fines' }), monday);
    await subscriptions.end(workspaceId, id, 'U0ADACHEN1', after(1));
    expect(await enforceRetention(database, defaultRetention, after(records + 1))).toEqual({
      ...nothing,
      calendars: 1,
    });
    expect(await enforceRetention(database, defaultRetention, after(records + 2))).toEqual({
      ...nothing,
      deliveries: 1,
      subscriptions: 1,
    });
    expect(await subscriptions.ofWorkspace(workspaceId)).toMatchObject([{ filter: 'fines' }]);
  });

  test('of the history keeps a deadline as a whole until its last event is old and it is past', async () => {
    const database = await open();
    const { desk } = await openStores(database);
    const future = { ...inAWeek, entryId: 'cn-2026-10-r2', date: day('2036-01-01') };
    const reopened = { ...inAWeek, entryId: 'cn-2026-10-r3' };
    for (const deadline of [inAWeek, future, reopened])
      await desk.act(channel, deadline, { kind: 'settle', as: 'done', note: 'Sent' }, by);
    await desk.act(channel, inAWeek, { kind: 'hold', until: null }, by);
    await desk.act(channel, reopened, { kind: 'reopen' }, { ...by, at: after(300) });
    expect(await enforceRetention(database, defaultRetention, after(history + 7))).toEqual(nothing);
    expect(await enforceRetention(database, defaultRetention, after(history + 9))).toEqual({
      ...nothing,
      events: 2,
      states: 2,
    });
    const left = (await desk.history(workspaceId, null)).map(({ deadline, kind }) => [deadline.entryId, kind]);
    expect(left).toHaveLength(3);
    expect(left).toEqual(
      expect.arrayContaining([
        ['cn-2026-10-r2', 'settle'],
        ['cn-2026-10-r3', 'reopen'],
      ]),
    );
    expect((await desk.states(channel, [future])).size).toBe(1);
  });

  test('of what else the audit log has begins when it is done', async () => {
    const database = await open();
    const bulletins = createBulletinStore(database);
    for (const at of [monday, after(1)])
      await bulletins.choose(workspaceId, { jurisdictions: ['CN'], topics: [] }, { ...by, at });
    expect(await enforceRetention(database, defaultRetention, after(history))).toEqual(nothing);
    expect(await enforceRetention(database, defaultRetention, after(history + 1))).toEqual({ ...nothing, acts: 1 });
    expect(await auditLog(database, workspaceId)).toHaveLength(1);
  });

  test('ends short memories and the drafts of forms although nobody asks anything any more', async () => {
    const database = await open();
    const recent = createRecentKeys(database, workspaceId, { now: () => new Date(monday) });
    await recent.remember('thread|C1|1.0', '{"question":"what does it cost","ids":[]}', 25 * 3_600_000);
    await createDraftStore(database).save(workspaceId, {
      ...by,
      bulletin: { id: 'cn-2026-10', title: 'T', jurisdiction: 'CN', issued: '2026-10', language: 'en', entries: [] },
      replaces: null,
      similar: [],
      problems: [],
    });
    expect(await enforceRetention(database, defaultRetention, after(1))).toEqual(nothing);
    expect(await enforceRetention(database, defaultRetention, after(1.1))).toEqual({
      ...nothing,
      drafts: 1,
      memories: 1,
    });
  });

  test('of more reminders than one step deletes ends for all of them', async () => {
    const database = await open();
    const { planned, ledger } = await openStores(database);
    await planned(Array.from({ length: 450 }, (_, i) => reminder({ ...inAWeek, entryId: `cn-2026-10-r${i}` })));
    await postAll(ledger, monday);
    expect(await enforceRetention(database, defaultRetention, after(records + 8))).toEqual({
      ...nothing,
      deliveries: 450,
    });
  });
});
