import { expect, test } from 'vitest';
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
const summary = (claimed: readonly ClaimedDelivery[]) =>
  claimed.map(({ delivery }) => [delivery.channelId, delivery.status, delivery.attempt]);

function one<T>(values: readonly T[]): T {
  const [value] = values;
  if (values.length !== 1 || value === undefined) throw new Error(`expected one, got ${values.length}`);
  return value;
}

const mute = { kind: 'hold', until: null } as const;

eachDatabase('delivering', ({ open }) => {
  test('a delivery is claimed once when it is due, and settled for good', async () => {
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
    });
    expect(await ledger.posted('T0OTHER01', claimed.delivery.id)).toBeNull();
  });

  test('the channels that were reminded of a deadline are counted, in their own workspace', async () => {
    const { ledger, planned } = await openStores(await open());
    await planned([reminder()]);
    const count = (workspaceId: string) => ledger.remindedChannels(workspaceId, [inAWeek]);
    expect(await count(channel.workspaceId)).toBe(0);
    expect(await ledger.cardsPosted(channel, inAWeek)).toEqual([]);
    await ledger.settle([settled(one(await ledger.claim(monday, limits)), posted())]);
    expect(await count(channel.workspaceId)).toBe(1);
    expect(await count('T0OTHER01')).toBe(0);
    expect(await ledger.cardsPosted(channel, inAWeek)).toEqual([expect.closeTo(1_762_045_200_000, 0)]);
    expect(await ledger.cardsPosted({ ...channel, channelId: 'C0OTHER001' }, inAWeek)).toEqual([]);
    expect(await ledger.cardsPosted({ ...channel, workspaceId: 'T0OTHER01' }, inAWeek)).toEqual([]);
    const start = { ...inAWeek, edge: 'start' } as const;
    expect(await ledger.remindedChannels(channel.workspaceId, [start])).toBe(0);
  });

  test('a claim that is not settled within its lease may have been posted: one process at a time looks for it', async () => {
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
    expect(summary(await ledger.claim(monday + 2 * leases, limits))).toEqual([['C0PRIVACY1', 'uncertain', 1]]);
  });

  test('a delivery that is retried keeps the time of its first attempt, and says that it may be a duplicate', async () => {
    const { ledger, planned } = await openStores(await open());
    await planned([reminder()]);
    const first = one(await ledger.claim(monday, limits));
    const again = { kind: 'again', at: monday + minute, error: 'timeout', mayRepeat: true } as const;
    await ledger.settle([settled(first, again)]);
    expect(await ledger.nextDueAt()).toBe(monday + minute);
    expect(await ledger.claim(monday + minute - 1, limits)).toEqual([]);
    expect(one(await ledger.claim(monday + minute, limits)).delivery).toMatchObject({
      status: 'pending',
      attempt: 2,
      firstTryAt: monday,
      lastTryAt: monday + minute,
      mayRepeat: true,
    });
  });

  test('an uncertain delivery is looked for when it is due, whatever the pace of its channel', async () => {
    const { ledger, planned } = await openStores(await open());
    await planned([reminder(inAWeek, { lead: 7 }), reminder(inAWeek, { lead: 1, dueAt: monday + minute })]);
    const first = one(await ledger.claim(monday, limits));
    await ledger.settle([settled(first, { kind: 'uncertain', at: monday + minute, error: 'timeout' })]);
    expect(await ledger.stats(monday)).toMatchObject({ open: 2, uncertain: 1, lag: 0 });
    const both = await ledger.claim(monday + minute, limits);
    expect(both.map(({ delivery }) => delivery.status).sort()).toEqual(['pending', 'uncertain']);
  });

  test('a late report of an earlier attempt does not change a later one', async () => {
    const { ledger, standing, planned } = await openStores(await open());
    await planned([reminder()]);
    const first = one(await ledger.claim(monday, limits));
    await ledger.settle([settled(first, { kind: 'again', at: monday, error: 'ratelimited', mayRepeat: false })]);
    const later = one(await ledger.claim(monday + minute, limits));
    await ledger.settle([settled(first, { kind: 'failed', error: 'late', at: monday })]);
    await ledger.settle([settled(first, posted())]);
    expect(await standing(monday + minute)).toMatchObject({ open: 1, posted: 0, failed: 0 });
    await ledger.settle([settled(later, posted())]);
    expect(await standing(monday + minute)).toMatchObject({ open: 0, posted: 1 });
  });

  test('an attempt that was posted is recorded as posted, even if it was believed lost, muted or ended meanwhile', async () => {
    const { ledger, desk, standing, planned, subscriptions } = await openStores(await open());
    const lost = await planned([reminder()], { channelId: 'C0LOST0001' });
    const muted = await planned([reminder()], { channelId: 'C0MUTED001' });
    const ended = await planned([reminder()], { channelId: 'C0ENDED001' });
    const claimed = await ledger.claim(monday, limits);
    expect(claimed).toHaveLength(3);
    const [again] = claimed.filter(({ subscription }) => subscription.id === lost.id);
    if (again) await ledger.settle([settled(again, { kind: 'again', at: monday, error: 'absent', mayRepeat: false })]);
    await desk.act(muted, inAWeek, mute, { by: 'U1', at: monday });
    await subscriptions.end(channel.workspaceId, ended.id, 'U1', monday);
    expect(await standing(monday)).toMatchObject({ open: 1, posted: 0 });
    await ledger.settle(claimed.map((one) => settled(one, posted())));
    expect(await standing(monday)).toMatchObject({ open: 0, posted: 3 });
  });

  test('a delivery that was muted while it was being posted is not retried', async () => {
    const { ledger, desk, standing, planned } = await openStores(await open());
    const subscription = await planned([reminder()]);
    const claimed = one(await ledger.claim(monday, limits));
    await desk.act(subscription, inAWeek, mute, { by: 'U1', at: monday });
    await ledger.settle([settled(claimed, { kind: 'again', at: monday, error: 'ratelimited', mayRepeat: false })]);
    expect(await ledger.claim(monday + hour, limits)).toEqual([]);
    expect(await standing(monday)).toMatchObject({ open: 0, posted: 0 });
  });

  test('many settlements are recorded at once', async () => {
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

  test('a channel gets one post in each interval, whichever process claims; the others are postponed one by one', async () => {
    const [here, there] = [await openStores(await open()), await openStores(await open())];
    await here.planned([14, 7, 1].map((lead) => reminder(inAWeek, { lead })));
    await here.planned([reminder()], { channelId: 'C0OTHER001' });
    expect(new Set(summary(await here.ledger.claim(monday, limits)))).toEqual(
      new Set([
        ['C0OTHER001', 'pending', 1],
        ['C0PRIVACY1', 'pending', 1],
      ]),
    );
    expect(await there.ledger.claim(monday + second - 1, limits)).toEqual([]);
    expect(await there.ledger.claim(monday + second, limits)).toHaveLength(1);
    expect(await here.ledger.claim(monday + second, limits)).toEqual([]);
    expect(await there.ledger.claim(monday + 2 * second, limits)).toHaveLength(1);
  });

  test('a busy channel does not hold up the others', async () => {
    const { ledger, planned } = await openStores(await open());
    const leads = Array.from({ length: 12 }, (_, lead) => lead);
    await planned(leads.map((lead) => reminder(inAWeek, { lead, dueAt: monday - hour })));
    await planned([reminder()], { channelId: 'C0OTHER001' });
    const claimed = await ledger.claim(monday, { ...limits, most: 3 });
    expect(summary(claimed).map(([channelId]) => channelId)).toEqual(['C0PRIVACY1', 'C0OTHER001']);
  });

  test('a reservation that was made before the clock was put back is ignored', async () => {
    const { ledger, planned, add } = await openStores(await open());
    const early = monday - dayLength;
    await planned([reminder(), reminder(inAWeek, { lead: 1, dueAt: early })]);
    expect(await ledger.claim(monday, { ...limits, most: 1 })).toHaveLength(1);
    const lead14 = reminder(inAWeek, { lead: 14, dueAt: early });
    const { subscription } = one(await ledger.claim(monday + second, limits));
    await add(subscription, lead14, early);
    expect(await ledger.claim(early, limits)).toHaveLength(1);
  });

  test('two processes lose nothing and post nothing twice', async () => {
    const [here, there] = [await openStores(await open()), await openStores(await open())];
    const wanted = 120;
    for (let i = 0; i < wanted / 2; i += 1) await createIn(here.subscriptions, asked({ channelId: `C${i}` }), monday);
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

  test('a delivery is added once, and only in its own workspace', async () => {
    const { planned, add } = await openStores(await open());
    const subscription = await planned([reminder()]);
    const another = reminder(inAWeek, { lead: 1, dueAt: monday + hour });
    expect(await add(subscription, reminder(), monday)).toBe(0);
    expect(await add(subscription, another, monday)).toBe(1);
    expect(await add(subscription, another, monday)).toBe(0);
    expect(await add({ ...subscription, workspaceId: 'T0OTHER01' }, reminder(inAWeek, { lead: 3 }), monday)).toBe(0);
  });

  test('instants far beyond 2038 are kept to the millisecond, and notices to the letter', async () => {
    const { ledger, subscriptions, add } = await openStores(await open());
    const late = Date.UTC(2999, 11, 31, 23, 59, 59, 999);
    const subscription = await createIn(subscriptions, asked({ createdAt: late }), late);
    const entryIds = [`'; drop table delivery; -- \\ "`, '条例 🧑‍⚖️', '長'.repeat(10_000)];
    const notice = { kind: 'new_entries', knownAt: late, entryIds, count: 3 } as const;
    await add(subscription, { notice, dueAt: late, threadTs: null, channelOnce: null, skipped: null }, late);
    const claimed = one(await ledger.claim(late, limits));
    expect(claimed.delivery).toMatchObject({ notice, firstTryAt: late });
    expect(claimed.subscription.createdAt).toBe(late);
    expect([await ledger.nextDueAt(), await ledger.nextRunAt()]).toEqual([late + leases, late]);
  });
});
