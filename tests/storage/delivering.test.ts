import { expect, test } from 'vitest';
import { printDeadlineKey } from '../../src/bulletin/deadline-key.ts';
import type { ClaimedDelivery } from '../../src/remind/ports.ts';
import type { Settlement } from '../../src/remind/settle.ts';
import { dayLength, hour, minute, second } from '../../src/time/instant.ts';
import { createIn } from './create-subscription.ts';
import { eachDatabase } from './databases.ts';
import { limits, openStores } from './open-stores.ts';
import { asked, channel, inAWeek, monday, reminder } from './samples.ts';

const leases = limits.lease;
const posted = (at = monday): Settlement => ({ kind: 'posted', ts: '1762045200.000100', at });
const settled = ({ delivery: { id, attempt } }: ClaimedDelivery, settlement: Settlement) => ({
  id,
  attempt,
  settlement,
});
const told = (claimed: readonly ClaimedDelivery[]) =>
  claimed.map(({ delivery }) => [delivery.channelId, delivery.status, delivery.attempt]);

function one<T>(values: readonly T[]): T {
  const [value] = values;
  if (values.length !== 1 || value === undefined) throw new Error(`one was expected, not ${values.length}`);
  return value;
}

eachDatabase('delivering', ({ open }) => {
  test('a delivery is claimed when it is due, by one alone, and settled for good', async () => {
    const { ledger, planned } = await openStores(await open());
    await planned([reminder()]);
    expect(await ledger.nextDueAt()).toBe(monday);
    expect(await ledger.claim(monday - 1, limits)).toEqual([]);
    const claimed = one(await ledger.claim(monday, limits));
    expect(await ledger.claim(monday, limits)).toEqual([]);
    await ledger.settle([settled(claimed, posted())]);
    expect(await ledger.claim(monday + hour, limits)).toEqual([]);
    expect(await ledger.nextDueAt()).toBeNull();
    expect(await ledger.posted(channel.workspaceId, claimed.delivery.id)).toEqual({
      ...channel,
      id: claimed.delivery.id,
      subscriptionId: claimed.subscription.id,
      notice: reminder().notice,
      ts: '1762045200.000100',
      threadTs: null,
      acknowledgedBy: null,
    });
    expect(await ledger.posted('T0OTHER01', claimed.delivery.id)).toBeNull();
  });

  test('a claim that is not settled within its lease may have been posted: it is looked for, by one at a time', async () => {
    const { ledger, planned } = await openStores(await open());
    await planned([reminder()]);
    await ledger.claim(monday, limits);
    expect(await ledger.claim(monday + leases - 1, limits)).toEqual([]);
    const lost = one(await ledger.claim(monday + leases, limits));
    expect(lost.delivery).toMatchObject({
      status: 'uncertain',
      attempt: 1,
      firstTryAt: monday,
      lastTryAt: monday,
    });
    expect(await ledger.claim(monday + leases, limits)).toEqual([]);
    expect(told(await ledger.claim(monday + 2 * leases, limits))).toEqual([['C0PRIVACY1', 'uncertain', 1]]);
  });

  test('what is to be tried again keeps the moment of its first try, and says that it may repeat', async () => {
    const { ledger, planned, announced } = await openStores(await open());
    await planned([reminder()]);
    const first = one(await ledger.claim(monday, limits));
    announced.length = 0;
    const again = { kind: 'again', at: monday + minute, error: 'timeout', mayRepeat: true } as const;
    await ledger.settle([settled(first, again)]);
    expect(announced).toEqual([{ id: first.delivery.id, dueAt: monday + minute }]);
    expect(await ledger.claim(monday + minute - 1, limits)).toEqual([]);
    expect(one(await ledger.claim(monday + minute, limits)).delivery).toMatchObject({
      status: 'pending',
      attempt: 2,
      firstTryAt: monday,
      lastTryAt: monday + minute,
      mayRepeat: true,
    });
  });

  test('an uncertain delivery is looked for at its moment, without waiting for the pace of its channel', async () => {
    const { ledger, planned } = await openStores(await open());
    await planned([reminder(inAWeek, { lead: 7 }), reminder(inAWeek, { lead: 1, dueAt: monday + minute })]);
    const first = one(await ledger.claim(monday, limits));
    await ledger.settle([settled(first, { kind: 'uncertain', at: monday + minute, error: 'timeout' })]);
    expect(await ledger.stats(monday)).toMatchObject({ open: 2, uncertain: 1, lag: 0 });
    const both = await ledger.claim(monday + minute, limits);
    expect(both.map(({ delivery }) => delivery.status).sort()).toEqual(['pending', 'uncertain']);
  });

  test('what an earlier try reports late changes nothing of a later one', async () => {
    const { ledger, standing, planned } = await openStores(await open());
    await planned([reminder()]);
    const first = one(await ledger.claim(monday, limits));
    await ledger.settle([
      settled(first, { kind: 'again', at: monday, error: 'ratelimited', mayRepeat: false }),
    ]);
    const later = one(await ledger.claim(monday + minute, limits));
    await ledger.settle([settled(first, { kind: 'failed', error: 'late', at: monday })]);
    await ledger.settle([settled(first, posted())]);
    expect(await standing(monday + minute)).toMatchObject({ open: 1, posted: 0, failed: 0 });
    await ledger.settle([settled(later, posted())]);
    expect(await standing(monday + minute)).toMatchObject({ open: 0, posted: 1 });
  });

  test('that a try was posted is noted even where it was taken for lost, muted or ended meanwhile', async () => {
    const { ledger, standing, planned, subscriptions } = await openStores(await open());
    const lost = await planned([reminder()], { channelId: 'C0LOST0001' });
    const muted = await planned([reminder()], { channelId: 'C0MUTED001' });
    const ended = await planned([reminder()], { channelId: 'C0ENDED001' });
    const claimed = await ledger.claim(monday, limits);
    expect(claimed).toHaveLength(3);
    const [again] = claimed.filter(({ subscription }) => subscription.id === lost.id);
    if (again)
      await ledger.settle([settled(again, { kind: 'again', at: monday, error: 'absent', mayRepeat: false })]);
    await ledger.mute(muted, inAWeek, 'U1', monday);
    await subscriptions.end(channel.workspaceId, ended.id, 'U1', monday);
    expect(await standing(monday)).toMatchObject({ open: 1, posted: 0 });
    await ledger.settle(claimed.map((one) => settled(one, posted())));
    expect(await standing(monday)).toMatchObject({ open: 0, posted: 3 });
  });

  test('what was muted or ended while it was under way is not tried again', async () => {
    const { ledger, standing, planned } = await openStores(await open());
    const subscription = await planned([reminder()]);
    const claimed = one(await ledger.claim(monday, limits));
    await ledger.mute(subscription, inAWeek, 'U1', monday);
    await ledger.settle([
      settled(claimed, { kind: 'again', at: monday, error: 'ratelimited', mayRepeat: false }),
    ]);
    expect(await ledger.claim(monday + hour, limits)).toEqual([]);
    expect(await standing(monday)).toMatchObject({ open: 0, posted: 0 });
  });

  test('many settlements are noted at once, each its own', async () => {
    const { ledger, standing, planned } = await openStores(await open());
    for (const channelId of ['C1', 'C2', 'C3', 'C4']) await planned([reminder()], { channelId });
    const [a, b, c, d] = await ledger.claim(monday, limits);
    if (!a || !b || !c || !d) throw new Error('four are claimed');
    await ledger.settle([
      settled(a, posted()),
      settled(b, { kind: 'failed', error: 'channel_not_found', at: monday }),
      settled(c, { kind: 'skipped', reason: 'passed', at: monday }),
      settled(d, { kind: 'uncertain', error: 'timeout', at: monday + minute }),
    ]);
    expect(await standing(monday + hour)).toEqual({
      open: 1,
      uncertain: 1,
      posted: 1,
      failed: 1,
      lag: hour - minute,
    });
    expect(await ledger.nextDueAt()).toBe(monday + minute);
  });

  test('a channel gets one post in the length of the pace, whoever claims; the rest are put off, one after the other', async () => {
    const [here, there] = [await openStores(await open()), await openStores(await open())];
    await here.planned([14, 7, 1].map((lead) => reminder(inAWeek, { lead })));
    await here.planned([reminder()], { channelId: 'C0OTHER001' });
    here.announced.length = 0;
    expect(new Set(told(await here.ledger.claim(monday, limits)))).toEqual(
      new Set([
        ['C0OTHER001', 'pending', 1],
        ['C0PRIVACY1', 'pending', 1],
      ]),
    );
    expect(here.announced.map(({ dueAt }) => dueAt)).toEqual([monday + second, monday + 2 * second]);
    expect(await there.ledger.claim(monday + second - 1, limits)).toEqual([]);
    expect(await there.ledger.claim(monday + second, limits)).toHaveLength(1);
    expect(await here.ledger.claim(monday + second, limits)).toEqual([]);
    expect(await there.ledger.claim(monday + 2 * second, limits)).toHaveLength(1);
  });

  test('a busy channel does not hide the others that are due', async () => {
    const { ledger, planned } = await openStores(await open());
    const leads = Array.from({ length: 12 }, (_, lead) => lead);
    await planned(leads.map((lead) => reminder(inAWeek, { lead, dueAt: monday - hour })));
    await planned([reminder()], { channelId: 'C0OTHER001' });
    const claimed = await ledger.claim(monday, { ...limits, most: 3 });
    expect(told(claimed).map(([channelId]) => channelId)).toEqual(['C0PRIVACY1', 'C0OTHER001']);
  });

  test('a pace that was reserved before the clock was put back is not waited for', async () => {
    const { ledger, planned } = await openStores(await open());
    const early = monday - dayLength;
    await planned([reminder(), reminder(inAWeek, { lead: 1, dueAt: early })]);
    expect(await ledger.claim(monday, { ...limits, most: 1 })).toHaveLength(1);
    const lead14 = reminder(inAWeek, { lead: 14, dueAt: early });
    const { subscription } = one(await ledger.claim(monday + second, limits));
    await ledger.add(subscription, [lead14], early);
    expect(await ledger.claim(early, limits)).toHaveLength(1);
  });

  test('only those asked for are claimed, and of those only what is due', async () => {
    const { ledger, planned, announced } = await openStores(await open());
    await planned([reminder()], { channelId: 'C1' });
    await planned([reminder()], { channelId: 'C2' });
    await planned([reminder(inAWeek, { dueAt: monday + hour })], { channelId: 'C3' });
    const [first = '', , third = ''] = announced.map(({ id }) => id);
    expect(await ledger.claim(monday, limits, [])).toEqual([]);
    const claimed = await ledger.claim(monday, limits, [first, third, 'unknown']);
    expect(told(claimed)).toEqual([['C1', 'pending', 1]]);
  });

  test('two processes lose nothing and double nothing', async () => {
    const [here, there] = [await openStores(await open()), await openStores(await open())];
    const wanted = 120;
    for (let i = 0; i < wanted / 2; i += 1)
      await createIn(here.subscriptions, asked({ channelId: `C${i}` }), monday);
    await here.plan(monday, [reminder(inAWeek, { lead: 7 }), reminder(inAWeek, { lead: 1 })]);
    const drain = async ({ ledger }: typeof here): Promise<readonly string[]> => {
      const ids: string[] = [];
      for (;;) {
        const claimed = await ledger.claim(monday, { ...limits, most: 7, pace: 0 });
        if (claimed.length === 0) return ids;
        ids.push(...claimed.map(({ delivery }) => delivery.id));
        await ledger.settle(claimed.map((delivery) => settled(delivery, posted())));
      }
    };
    const drained = (await Promise.all([drain(here), drain(there), drain(here)])).flat();
    expect(new Set(drained).size).toBe(drained.length);
    expect([drained.length, (await there.standing(monday)).posted]).toEqual([wanted, wanted]);
  });

  test('who acknowledged first is kept', async () => {
    const { ledger, planned } = await openStores(await open());
    await planned([reminder()]);
    const claimed = one(await ledger.claim(monday, limits));
    const { id } = claimed.delivery;
    const acknowledge = (by: string, workspaceId: string = channel.workspaceId) =>
      ledger.acknowledge(workspaceId, id, by, monday);
    expect(await acknowledge('U1')).toBeNull();
    await ledger.settle([settled(claimed, posted())]);
    expect(await acknowledge('U9', 'T0OTHER01')).toBeNull();
    const [by, same] = await Promise.all([acknowledge('U1'), acknowledge('U2')]);
    expect(by).toMatch(/^U[12]$/);
    expect([same, await acknowledge('U3')]).toEqual([by, by]);
    expect(await ledger.posted(channel.workspaceId, id)).toMatchObject({ acknowledgedBy: by });
  });

  test('a muted deadline is not spoken of again, and no other workspace can mute it', async () => {
    const { ledger, planned } = await openStores(await open());
    const subscription = await planned([reminder()]);
    await ledger.mute({ ...subscription, workspaceId: 'T0OTHER01' }, inAWeek, 'U1', monday);
    expect((await ledger.stats(monday)).open).toBe(1);
    await ledger.mute(subscription, inAWeek, 'U1', monday);
    expect((await ledger.stats(monday)).open).toBe(0);
    expect(await ledger.muted(subscription)).toEqual(new Set([printDeadlineKey(inAWeek)]));
    expect(await ledger.muted({ ...subscription, workspaceId: 'T0OTHER01' })).toEqual(new Set());
    await ledger.unmute({ ...subscription, workspaceId: 'T0OTHER01' }, inAWeek);
    expect((await ledger.muted(subscription)).size).toBe(1);
    await ledger.unmute(subscription, inAWeek);
    expect(await ledger.muted(subscription)).toEqual(new Set());
  });

  test('what was still ahead when a deadline was muted is open again once that is taken back', async () => {
    const { ledger, planned, announced } = await openStores(await open());
    const ahead = reminder(inAWeek, { lead: 1, dueAt: monday + dayLength });
    const subscription = await planned([reminder(), ahead]);
    await ledger.mute(subscription, inAWeek, 'U1', monday + hour);
    announced.length = 0;
    await ledger.unmute(subscription, inAWeek);
    expect(announced.map(({ dueAt }) => dueAt)).toEqual([monday + dayLength]);
    expect(await ledger.claim(monday + dayLength - 1, limits)).toEqual([]);
    expect(one(await ledger.claim(monday + dayLength, limits)).delivery.notice).toEqual(ahead.notice);
  });

  test('what is added is new once, and announced', async () => {
    const { ledger, planned, announced } = await openStores(await open());
    const subscription = await planned([reminder()]);
    announced.length = 0;
    const added = [reminder(), reminder(inAWeek, { lead: 1, dueAt: monday + hour })];
    expect(await ledger.add(subscription, added, monday)).toBe(1);
    expect(await ledger.add(subscription, added, monday)).toBe(0);
    expect(announced.map(({ dueAt }) => dueAt)).toEqual([monday + hour]);
    expect(
      await ledger.add(
        { ...subscription, workspaceId: 'T0OTHER01' },
        [reminder(inAWeek, { lead: 3 })],
        monday,
      ),
    ).toBe(0);
  });

  test('open deliveries that nobody looked at are announced again, those due longest first', async () => {
    const { ledger, planned, announced } = await openStores(await open());
    await planned([reminder(inAWeek, { lead: 1, dueAt: monday + minute }), reminder()]);
    const ids = announced.map(({ id }) => id);
    announced.length = 0;
    const overdue = (now: number, most = 10) => ledger.announceOverdue(now, { by: 5 * minute, most });
    expect(await overdue(monday + 5 * minute)).toEqual([]);
    expect(await overdue(monday + hour, 1)).toEqual(announced);
    expect(await overdue(monday + hour)).toHaveLength(2);
    expect(new Set(announced.map(({ id }) => id))).toEqual(new Set(ids));
  });

  test('what is announced is announced with the transaction or not at all', async () => {
    const database = await open();
    const { ledger, planned } = await openStores(database);
    const subscription = await planned([]);
    const { createDeliveryLedger } = await import('../../src/storage/ledger/delivery-ledger.ts');
    const broken = createDeliveryLedger(database, async () => {
      throw new Error('the queue does not take it');
    });
    await expect(broken.add(subscription, [reminder()], monday)).rejects.toThrow(
      'the queue does not take it',
    );
    expect((await ledger.stats(monday)).open).toBe(0);
  });

  test('moments far beyond 2038 are kept to the millisecond, and notices to the letter', async () => {
    const { ledger, subscriptions } = await openStores(await open());
    const late = Date.UTC(2999, 11, 31, 23, 59, 59, 999);
    const subscription = await createIn(subscriptions, asked({ createdAt: late }), late);
    const entryIds = [`'; drop table delivery; -- \\ "`, '条例 🧑‍⚖️', '長'.repeat(10_000)];
    const notice = { kind: 'new_entries', knownAt: late, entryIds, count: 3 } as const;
    await ledger.add(subscription, [{ notice, dueAt: late, threadTs: null, skipped: null }], late);
    const claimed = one(await ledger.claim(late, limits));
    expect(claimed.delivery).toMatchObject({ notice, firstTryAt: late });
    expect(claimed.subscription.createdAt).toBe(late);
    expect([await ledger.nextDueAt(), await ledger.nextRunAt()]).toEqual([late + leases, late]);
  });
});
