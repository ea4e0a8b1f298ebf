import { expect, test } from 'vitest';
import { printDeadlineKey } from '../../src/bulletin/deadline-key.ts';
import type { PlannedDelivery } from '../../src/remind/delivery.ts';
import { everyWorkspace } from '../../src/storage/tables.ts';
import { furthestRun } from '../../src/subscribe/subscription.ts';
import { dayLength, hour, minute } from '../../src/time/instant.ts';
import { createIn } from './create-subscription.ts';
import { eachDatabase } from './databases.ts';
import { firstCorpus, limits, openStores, planOf, postAll } from './open-stores.ts';
import { asked, channel, day, inAWeek, monday, reminder } from './samples.ts';

const options = { view: everyWorkspace, most: 500, corpusVersion: firstCorpus.version };
const tomorrow = monday + dayLength;

eachDatabase('planning', ({ open }) => {
  test('a subscription is planned once when it is due, and next when its plan says', async () => {
    const { ledger, subscriptions } = await openStores(await open());
    const made = await createIn(subscriptions, asked(), monday);
    const plan = () => planOf([reminder()], monday);
    expect(await ledger.planDue(monday - 1, options, plan)).toMatchObject({ subscriptions: 0 });
    expect(await ledger.planDue(monday, options, plan)).toEqual({
      kind: 'planned',
      subscriptions: 1,
      opened: 1,
      failed: [],
    });
    expect(await ledger.planDue(monday, options, plan)).toMatchObject({ subscriptions: 0 });
    expect(await ledger.nextRunAt()).toBe(monday + dayLength - hour);
    const [claimed] = await ledger.claim(monday, limits);
    expect(claimed).toEqual({
      delivery: {
        ...channel,
        id: claimed?.delivery.id,
        subscriptionId: made.id,
        notice: reminder().notice,
        threadTs: null,
        status: 'pending',
        attempt: 1,
        firstTryAt: monday,
        lastTryAt: monday,
        mayRepeat: false,
      },
      subscription: made,
    });
  });

  test('planning knows how far the subscription was planned before', async () => {
    const { planned, plan } = await openStores(await open());
    const subscription = await planned([]);
    expect(await plan(tomorrow)).toEqual([
      {
        subscription,
        progress: { plannedUntil: '2026-11-02', plannedAt: monday },
        posted: [],
        held: new Map(),
        owned: null,
        lastDigest: null,
      },
    ]);
  });

  test('a notice is planned once; one that was skipped as superseded or passed may be planned again, a muted one may not', async () => {
    const { ledger, planned, plan } = await openStores(await open());
    const skipped = (lead: number, reason: PlannedDelivery['skipped']) => reminder(inAWeek, { lead, skipped: reason });
    await planned([
      reminder(inAWeek, { lead: 9 }),
      skipped(14, 'superseded'),
      skipped(13, 'passed'),
      skipped(12, 'muted'),
      // The same notice twice: what is to be posted wins.
      skipped(11, 'superseded'),
      reminder(inAWeek, { lead: 11 }),
    ]);
    expect((await ledger.stats(monday)).open).toBe(2);
    await plan(
      tomorrow,
      [14, 13, 12, 11, 9].map((lead) => reminder(inAWeek, { lead, dueAt: tomorrow })),
    );
    expect((await ledger.stats(tomorrow)).open).toBe(4);
  });

  test('after the clock was put back, a next run further ahead than any plan sets is due at once', async () => {
    const { ledger, plan, planned } = await openStores(await open());
    await planned([]);
    const next = (await ledger.nextRunAt()) ?? 0;
    expect(await plan(next - furthestRun)).toHaveLength(0);
    expect(await plan(next - furthestRun - 1)).toHaveLength(1);
    expect(await plan(next - furthestRun - 1)).toHaveLength(0);
  });

  test('subscriptions are planned in batches, longest due first', async () => {
    const { ledger, subscriptions } = await openStores(await open());
    for (const [i, channelId] of ['C3', 'C1', 'C2'].entries())
      await createIn(subscriptions, asked({ channelId }), monday - i * minute);
    const seen: string[] = [];
    for (const most of [2, 2, 2]) {
      await ledger.planDue(monday, { ...options, most }, ({ subscription }) => {
        seen.push(subscription.channelId);
        return planOf([], monday);
      });
    }
    expect(seen).toEqual(['C2', 'C1', 'C3']);
  });

  test('processes that plan at the same time share the work', async () => {
    const [one, other] = [await openStores(await open()), await openStores(await open())];
    for (let i = 0; i < 20; i += 1) await createIn(one.subscriptions, asked({ channelId: `C${i}` }), monday);
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        (i % 2 ? one : other).ledger.planDue(monday, { ...options, most: 5 }, () => planOf([reminder()], monday)),
      ),
    );
    const opened = outcomes.map((outcome) => (outcome.kind === 'planned' ? outcome.opened : Number.NaN));
    expect(opened.reduce((sum, n) => sum + n, 0)).toBe(20);
    expect((await one.ledger.stats(monday)).open).toBe(20);
  });

  test('one subscription that cannot be planned does not stop the others, and is retried in an hour', async () => {
    const { ledger, subscriptions, plan } = await openStores(await open());
    const bad = await createIn(subscriptions, asked({ channelId: 'C0BAD0001' }), monday);
    await createIn(subscriptions, asked(), monday);
    const error = new Error('no such zone');
    const outcome = await ledger.planDue(monday, options, ({ subscription }) => {
      if (subscription.id === bad.id) throw error;
      return planOf([reminder()], monday);
    });
    expect(outcome).toEqual({
      kind: 'planned',
      subscriptions: 2,
      opened: 1,
      failed: [{ subscriptionId: bad.id, error }],
    });
    expect(await plan(monday + hour - 1)).toEqual([]);
    expect(await plan(monday + hour)).toMatchObject([{ subscription: bad, progress: { plannedAt: null } }]);
  });

  test('nothing is planned with a corpus other than the recorded one', async () => {
    const { ledger, subscriptions, memory } = await openStores(await open());
    await createIn(subscriptions, asked(), monday);
    await memory.note(everyWorkspace, { ...firstCorpus, version: 'v2' }, monday);
    const plan = () => planOf([reminder()], monday);
    expect(await ledger.planDue(monday, options, plan)).toEqual({ kind: 'other_corpus', version: 'v2' });
    expect((await ledger.stats(monday)).open).toBe(0);
    expect(await ledger.planDue(monday, { ...options, corpusVersion: 'v2' }, plan)).toMatchObject({
      opened: 1,
    });
  });

  test('planning knows the latest reminder of each deadline around today', async () => {
    const { ledger, desk, planned, plan } = await openStores(await open());
    const soon = { ...inAWeek, date: day('2026-11-03') };
    await planned([reminder(soon, { lead: 2 }), reminder(inAWeek), reminder({ ...soon, entryId: 'cn-2026-10-r2' })]);
    await postAll(ledger, monday);
    await plan(monday + dayLength - hour, [reminder(soon, { lead: 1, dueAt: tomorrow })]);
    await postAll(ledger, tomorrow);
    await desk.act(channel, soon, { kind: 'acknowledge' }, { by: 'U0BEN0001', at: tomorrow });
    const [facts] = await plan(tomorrow + dayLength);
    const told = facts?.posted.toSorted((a, b) => (a.deadline.entryId < b.deadline.entryId ? -1 : 1));
    expect(told).toEqual([
      {
        deadline: soon,
        status: 'extracted',
        ts: `${tomorrow}.0`,
        isAcknowledged: true,
        changed: null,
      },
      {
        deadline: { ...soon, entryId: 'cn-2026-10-r2' },
        status: 'extracted',
        ts: expect.any(String),
        isAcknowledged: false,
        changed: null,
      },
    ]);
  });

  test('after a change of the corpus, planning knows every reminder of a deadline that has not passed, and the corrections posted since', async () => {
    const { ledger, memory, planned, plan } = await openStores(await open());
    const far = { ...inAWeek, date: day('2027-03-01') };
    const passed = { ...inAWeek, date: day('2026-10-01') };
    await planned([reminder(far), reminder(passed)]);
    await postAll(ledger, monday);
    await memory.note(everyWorkspace, { ...firstCorpus, version: 'v2' }, monday);
    const moved = { kind: 'moved', to: day('2027-04-01') } as const;
    const change = { kind: 'changed', deadline: far, change: moved, round: 1, isNews: true } as const;
    const [facts] = await plan(
      monday,
      [{ notice: change, dueAt: monday, threadTs: '1.0', channelOnce: 'changed:1', skipped: null }],
      'v2',
    );
    expect(facts?.posted).toMatchObject([{ deadline: far, changed: null }]);
    expect(await plan(tomorrow, [], 'v2')).toMatchObject([{ posted: [] }]);
    await memory.note(everyWorkspace, { ...firstCorpus, version: 'v3' }, tomorrow);
    const [later] = await plan(tomorrow, [], 'v3');
    expect(later?.posted).toMatchObject([{ deadline: far, changed: { change: moved, round: 1 } }]);
  });

  test('planning knows the latest digest, and the deadlines that the channel has muted or snoozed or that are settled', async () => {
    const { desk, planned, plan } = await openStores(await open());
    const digest = (text: string, skipped: PlannedDelivery['skipped'] = null): PlannedDelivery => ({
      notice: { kind: 'digest', day: day(text), newSince: 0 },
      dueAt: monday,
      threadTs: null,
      channelOnce: null,
      skipped,
    });
    await planned([digest('2026-10-26'), digest('2026-11-02'), digest('2026-11-09', 'passed')]);
    const other = { ...inAWeek, entryId: 'cn-2026-10-r2' };
    const by = { by: 'U1', at: monday };
    const elsewhere = { ...channel, channelId: 'C0OTHER001' };
    await desk.act(channel, inAWeek, { kind: 'hold', until: null }, by);
    await desk.act(elsewhere, { ...inAWeek, entryId: 'cn-2026-10-r3' }, { kind: 'hold', until: null }, by);
    await desk.act(elsewhere, other, { kind: 'settle', as: 'done', note: '' }, by);
    const [facts] = await plan(tomorrow);
    expect(facts?.lastDigest).toBe('2026-11-02');
    expect(facts?.held).toEqual(
      new Map([
        [printDeadlineKey(inAWeek), null],
        [printDeadlineKey(other), null],
      ]),
    );
    await desk.act(channel, inAWeek, { kind: 'hold', until: day('2026-11-05') }, by);
    await desk.act(channel, other, { kind: 'reopen' }, by);
    const [later] = await plan(tomorrow + dayLength);
    expect(later?.held).toEqual(new Map([[printDeadlineKey(inAWeek), '2026-11-05']]));
  });

  test('a preview lists what planning would open and what is open, each once, and changes nothing', async () => {
    const { ledger, subscriptions, planned, plan } = await openStores(await open());
    await planned([reminder()]);
    const other = await createIn(subscriptions, asked({ channelId: 'C0OTHER001' }), monday + minute);
    const deliveries = [
      reminder(inAWeek, { lead: 1, dueAt: tomorrow }),
      reminder(inAWeek, { lead: 0, dueAt: tomorrow + 1 }),
    ];
    const seen = await ledger.preview(tomorrow, everyWorkspace, () => planOf(deliveries, tomorrow));
    expect(seen.map(({ channelId, notice, dueAt }) => [channelId, notice, dueAt])).toEqual([
      [channel.channelId, reminder().notice, monday],
      [other.channelId, deliveries[0]?.notice, tomorrow],
      [channel.channelId, deliveries[0]?.notice, tomorrow],
    ]);
    expect((await ledger.stats(tomorrow)).open).toBe(1);
    expect(await ledger.nextRunAt()).toBe(monday + minute);
    expect(await plan(tomorrow)).toHaveLength(2);
  });
});
