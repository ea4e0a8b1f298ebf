import { expect, test } from 'vitest';
import { createRecentKeys } from '../../src/storage/recent-keys.ts';
import { forgetWorkspace } from '../../src/storage/workspace.ts';
import { minute } from '../../src/time/instant.ts';
import { eachDatabase } from './databases.ts';
import { openStores } from './open-stores.ts';
import { rowsOfWorkspace } from './tables-with-workspace.ts';

eachDatabase('the recent keys', ({ open }) => {
  let now = 0;
  const clock = { now: () => new Date(now) };
  const keysIn = async (workspaceId = 'T1') => createRecentKeys(await open(), workspaceId, clock);

  test('are new once, to whichever process asks first', async () => {
    now = 1000;
    const [one, other] = [await keysIn(), await keysIn()];
    const asked = await Promise.all([one, other, one, other].map((keys) => keys.addIfNew('event', minute)));
    expect(asked.filter(Boolean)).toHaveLength(1);
    expect(await other.addIfNew('another event', minute)).toBe(true);
    expect(await (await keysIn('T2')).addIfNew('event', minute)).toBe(true);
  });

  test('are new again after a while, and once they are forgotten', async () => {
    now = 1000;
    const [one, other] = [await keysIn(), await keysIn()];
    await one.addIfNew('event', minute);
    now += minute - 1;
    expect(await other.addIfNew('event', minute)).toBe(false);
    now += 1;
    expect(await other.addIfNew('event', minute)).toBe(true);
    await one.forget('event');
    expect(await other.addIfNew('event', minute)).toBe(true);
  });

  test('are deleted when they are no longer remembered, and with the workspace', async () => {
    now = 1000;
    const database = await open();
    const keys = createRecentKeys(database, 'T1', clock);
    for (const key of ['a', 'b', 'c']) await keys.addIfNew(key, minute);
    expect(await rowsOfWorkspace(database, 'T1')).toEqual({ recent_key: 3 });
    now += 10 * minute;
    await keys.addIfNew('d', minute);
    expect(await rowsOfWorkspace(database, 'T1')).toEqual({ recent_key: 1 });
    await forgetWorkspace(database, 'T1', now);
    expect(await rowsOfWorkspace(database, 'T1')).toEqual({});
  });

  test('remember a text for a while, for every process', async () => {
    now = 1000;
    const [one, other] = [await keysIn(), await keysIn()];
    expect(await other.recall('thread')).toBeNull();
    await one.remember('thread', 'first', minute);
    await one.remember('thread', 'second', minute);
    expect(await other.recall('thread')).toBe('second');
    expect(await (await keysIn('T2')).recall('thread')).toBeNull();
    now += minute;
    expect(await other.recall('thread')).toBeNull();
  });

  test('let one process at a time work, also after one has failed', async () => {
    const [one, other] = [await keysIn(), await keysIn()];
    const steps: string[] = [];
    const work = (name: string) => async () => {
      steps.push(`${name} begins`);
      await Promise.resolve();
      steps.push(`${name} ends`);
      if (name === 'a') throw new Error('a has failed');
    };
    await Promise.allSettled([one.inTurn('channel', work('a')), other.inTurn('channel', work('b'))]);
    const [first = '', second = ''] = steps.map((step) => step.split(' ')[0]).filter((_, at) => at % 2 === 0);
    expect([first, second].sort()).toEqual(['a', 'b']);
    expect(steps).toEqual([`${first} begins`, `${first} ends`, `${second} begins`, `${second} ends`]);
  });
});

eachDatabase('the ledger', ({ open }) => {
  test('tells every process when the reminders last ran', async () => {
    const [one, other] = [await openStores(await open()), await openStores(await open())];
    expect(await other.ledger.lastRunAt()).toBeNull();
    await one.ledger.recordRun(1000);
    await one.ledger.recordRun(2000);
    expect(await other.ledger.lastRunAt()).toBe(2000);
  });

  test('reserves a channel for one post at a time, and says when it is free again', async () => {
    const [one, other] = [await openStores(await open()), await openStores(await open())];
    const channel = { workspaceId: 'T1', channelId: 'C1' };
    expect(await one.ledger.reserve(channel, { now: 1000, pace: 500 })).toBeNull();
    expect(await other.ledger.reserve(channel, { now: 1200, pace: 500 })).toBe(1500);
    expect(await other.ledger.reserve({ ...channel, channelId: 'C2' }, { now: 1200, pace: 500 })).toBeNull();
    expect(await other.ledger.reserve(channel, { now: 1500, pace: 500 })).toBeNull();
  });
});
