import { expect, test } from 'vitest';
import { printDeadlineKey } from '../../src/bulletin/deadline-key.ts';
import { type DeadlineAction, openState } from '../../src/desk/deadline-state.ts';
import { todayIn } from '../../src/time/calendar-date.ts';
import { dayLength, hour, minute } from '../../src/time/instant.ts';
import { eachDatabase } from './databases.ts';
import { limits, openStores, postAll } from './open-stores.ts';
import { channel, day, inAWeek, monday, reminder } from './samples.ts';

const by = (user: string, at = monday) => ({ by: user, at });
const elsewhere = { ...channel, channelId: 'C0OTHER001' };
const mute = { kind: 'hold', until: null } as const;

// A reminder that its channel gets once on the day on which it is due.
const card = (changes: Parameters<typeof reminder>[1] = {}) =>
  reminder(inAWeek, { ...changes, channelOnce: todayIn('UTC', new Date(changes.dueAt ?? monday)) });

eachDatabase('the desk', ({ open }) => {
  test('a channel acknowledges and mutes for itself; owner and outcome hold for the workspace', async () => {
    const { desk } = await openStores(await open());
    await desk.act(channel, inAWeek, { kind: 'assign', owner: 'UBEN' }, by('UADA'));
    await desk.act(channel, inAWeek, { kind: 'acknowledge' }, by('UADA'));
    await desk.act(channel, inAWeek, mute, by('UADA'));
    const key = printDeadlineKey(inAWeek);
    const stateIn = async (place: Parameters<typeof desk.states>[0]) =>
      (await desk.states(place, [inAWeek])).get(key) ?? openState;
    expect(await stateIn(channel)).toEqual({
      owner: { userId: 'UBEN', since: monday },
      outcome: null,
      acknowledged: { by: 'UADA', at: monday },
      held: { by: 'UADA', at: monday, until: null },
    });
    expect(await stateIn(elsewhere)).toMatchObject({ owner: { userId: 'UBEN' }, acknowledged: null, held: null });
    expect(await stateIn({ ...channel, workspaceId: 'T0OTHER01' })).toEqual(openState);
  });

  test('of two who acknowledge at the same moment one is first, and both are told who', async () => {
    const database = await open();
    const { desk } = await openStores(database);
    const [one, other] = await Promise.all(
      ['U1', 'U2'].map((user) => desk.act(channel, inAWeek, { kind: 'acknowledge' }, by(user))),
    );
    expect(one?.after.acknowledged).toEqual(other?.after.acknowledged);
    expect((await desk.history(channel.workspaceId, inAWeek)).length).toBe(1);
  });

  test('the history says who did what and when, latest first', async () => {
    const { desk } = await openStores(await open());
    await desk.act(channel, inAWeek, { kind: 'assign', owner: 'UBEN' }, by('UADA', monday));
    await desk.act(channel, inAWeek, { kind: 'settle', as: 'done', note: 'Sent' }, by('UBEN', monday + minute));
    await desk.act({ ...channel, channelId: null }, inAWeek, { kind: 'reopen' }, by('UADA', monday + 2 * minute));
    expect(await desk.history(channel.workspaceId, inAWeek)).toEqual([
      { kind: 'reopen', deadline: inAWeek, channelId: null, by: 'UADA', at: monday + 2 * minute },
      {
        kind: 'settle',
        as: 'done',
        note: 'Sent',
        deadline: inAWeek,
        channelId: channel.channelId,
        by: 'UBEN',
        at: monday + minute,
      },
      { kind: 'assign', owner: 'UBEN', deadline: inAWeek, channelId: channel.channelId, by: 'UADA', at: monday },
    ]);
    expect(await desk.history('T0OTHER01', null)).toEqual([]);
  });

  test('the open deadlines of an owner are listed, soonest first', async () => {
    const { desk } = await openStores(await open());
    const soon = { ...inAWeek, entryId: 'cn-2026-10-r2', date: day('2026-11-03') };
    const done = { ...inAWeek, entryId: 'cn-2026-10-r3' };
    for (const deadline of [inAWeek, done, soon])
      await desk.act(channel, deadline, { kind: 'assign', owner: 'UBEN' }, by('UADA'));
    await desk.act(channel, done, { kind: 'settle', as: 'done', note: '' }, by('UBEN'));
    expect(await desk.ownedBy(channel.workspaceId, 'UBEN')).toEqual([soon, inAWeek]);
    expect(await desk.ownedBy(channel.workspaceId, 'UADA')).toEqual([]);
  });

  test('a deadline that moves keeps its owner and its mute, but nobody has seen the new day', async () => {
    const { desk } = await openStores(await open());
    await desk.act(channel, inAWeek, { kind: 'assign', owner: 'UBEN' }, by('UBEN'));
    await desk.act(channel, inAWeek, mute, by('UADA'));
    const moved = { ...inAWeek, date: day('2026-11-20') };
    await desk.move(channel.workspaceId, inAWeek, moved, by('UADA'));
    expect((await desk.states(channel, [moved])).get(printDeadlineKey(moved))).toMatchObject({
      owner: { userId: 'UBEN' },
      acknowledged: null,
      held: { by: 'UADA', until: null },
    });
    expect(await desk.history(channel.workspaceId, moved)).toMatchObject([
      { kind: 'moved', from: printDeadlineKey(inAWeek) },
    ]);
  });

  test('a channel’s muted and snoozed deadlines are listed with who and until when, soonest first', async () => {
    const { desk } = await openStores(await open());
    const [later, past, done, other] = [
      { ...inAWeek, entryId: 'cn-2026-10-r2', date: day('2026-11-20') },
      { ...inAWeek, entryId: 'cn-2026-10-r3', date: day('2026-11-01') },
      { ...inAWeek, entryId: 'cn-2026-10-r4' },
      { ...inAWeek, entryId: 'cn-2026-10-r5' },
    ];
    const snooze = (until: string) => ({ kind: 'hold', until: day(until) }) as const;
    await desk.act(channel, later, mute, by('UBEN'));
    await desk.act(channel, inAWeek, snooze('2026-11-05'), by('UADA'));
    await desk.act(channel, past, mute, by('UADA'));
    await desk.act(channel, done, mute, by('UADA'));
    await desk.act(channel, done, { kind: 'settle', as: 'done', note: '' }, by('UADA'));
    await desk.act(elsewhere, other, mute, by('UADA'));
    const held = async (today: string) =>
      (await desk.heldIn(channel, day(today))).map(({ deadline, hold }) => [deadline.entryId, hold.by, hold.until]);
    expect(await held('2026-11-02')).toEqual([
      [inAWeek.entryId, 'UADA', '2026-11-05'],
      [later.entryId, 'UBEN', null],
    ]);
    expect(await held('2026-11-05')).toEqual([[later.entryId, 'UBEN', null]]);
    await desk.act(channel, later, { kind: 'release' }, by('UADA'));
    expect(await held('2026-11-05')).toEqual([]);
  });

  test('a snooze holds back what is planned until its day, on which one reminder comes, however often it is changed', async () => {
    const { ledger, desk, planned } = await openStores(await open());
    const { id: subscriptionId } = await planned([reminder(inAWeek, { lead: 1, dueAt: monday + hour })]);
    const snooze = (until: string, user = 'UADA') => {
      const at = Date.parse(`${until}T01:00Z`);
      const delivery = {
        notice: { kind: 'snoozed', deadline: inAWeek, until: day(until), status: 'extracted' },
        dueAt: at,
        threadTs: null,
        channelOnce: until,
        skipped: null,
      } as const;
      const action = { kind: 'hold', until: day(until) } as const;
      return desk.act(channel, inAWeek, action, by(user), { subscriptionId, delivery });
    };
    for (const until of ['2026-11-05', '2026-11-04', '2026-11-05']) await snooze(until);
    expect(await ledger.nextDueAt()).toBe(Date.parse('2026-11-05T01:00Z'));
    await Promise.all([snooze('2026-11-06', 'U1'), snooze('2026-11-04', 'U2'), snooze('2026-11-05', 'U3')]);
    const held = (await desk.states(channel, [inAWeek])).get(printDeadlineKey(inAWeek))?.held;
    expect([await ledger.nextDueAt(), (await ledger.stats(monday)).open]).toEqual([
      Date.parse(`${held?.until}T01:00Z`),
      1,
    ]);
    await desk.act(channel, inAWeek, { kind: 'release' }, by('UADA'));
    expect([await ledger.nextDueAt(), (await ledger.stats(monday)).open]).toEqual([monday + hour, 1]);
  });

  test('what somebody snoozed for themselves comes though the channel’s subscription ends or is suspended', async () => {
    const { ledger, desk, subscriptions, planned } = await openStores(await open());
    const { id: subscriptionId } = await planned([reminder()]);
    const until = day('2026-11-05');
    const delivery = {
      notice: { kind: 'snoozed', deadline: inAWeek, until, status: 'extracted' },
      dueAt: monday + dayLength,
      threadTs: null,
      channelOnce: until,
      skipped: null,
    } as const;
    const alone = { ...channel, channelId: 'D0ADACHEN1' };
    await desk.act(alone, inAWeek, { kind: 'hold', until }, by('UADA'), { subscriptionId, delivery });
    await subscriptions.suspend(channel.workspaceId, subscriptionId, { reason: 'is_archived', since: monday });
    await subscriptions.end(channel.workspaceId, subscriptionId, 'UADA', monday);
    const claimed = await ledger.claim(monday + dayLength, limits);
    expect(claimed.map(({ delivery: { channelId, notice } }) => [channelId, notice.kind])).toEqual([
      ['D0ADACHEN1', 'snoozed'],
    ]);
  });

  test('who wants reminders of what they own has the open ones planned', async () => {
    const { desk, planned, plan } = await openStores(await open());
    await planned([], { channelId: 'D0ADACHEN1', filter: 'mine' });
    await planned([], {});
    const done = { ...inAWeek, entryId: 'cn-2026-10-r2' };
    for (const deadline of [inAWeek, done])
      await desk.act(channel, deadline, { kind: 'assign', owner: 'U0ADACHEN1' }, by('UBEN'));
    await desk.act(channel, done, { kind: 'settle', as: 'done', note: '' }, by('UBEN'));
    await desk.act(channel, { ...inAWeek, entryId: 'x' }, { kind: 'assign', owner: 'UBEN' }, by('UBEN'));
    const seen = await plan(monday + 2 * dayLength);
    expect(seen.map(({ owned }) => owned && [...owned])).toEqual(
      expect.arrayContaining([[printDeadlineKey(inAWeek)], null]),
    );
  });

  test('what is open of a deadline is not posted once it is muted in its channel, or settled anywhere', async () => {
    const { ledger, desk, planned } = await openStores(await open());
    await planned([reminder()]);
    await planned([reminder()], { channelId: elsewhere.channelId });
    const openNow = async () => (await ledger.stats(monday)).open;
    expect(await openNow()).toBe(2);
    await desk.act({ ...channel, workspaceId: 'T0OTHER01' }, inAWeek, mute, by('U1'));
    expect(await openNow()).toBe(2);
    await desk.act(channel, inAWeek, mute, by('U1'));
    expect(await openNow()).toBe(1);
    await desk.act(channel, inAWeek, { kind: 'settle', as: 'not_applicable', note: '' }, by('U1'));
    expect(await openNow()).toBe(0);
  });

  test('what was still to come is open again once it is unmuted or reopened', async () => {
    const { ledger, desk, planned } = await openStores(await open());
    const ahead = reminder(inAWeek, { lead: 1, dueAt: monday + dayLength });
    await planned([ahead]);
    for (const [one, other] of [
      [mute, { kind: 'release' }],
      [{ kind: 'settle', as: 'done', note: '' }, { kind: 'reopen' }],
    ] as const) {
      await desk.act(channel, inAWeek, one, by('U1', monday + minute));
      expect(await ledger.nextDueAt()).toBeNull();
      await desk.act(channel, inAWeek, other, by('U1', monday + minute));
      expect(await ledger.nextDueAt()).toBe(monday + dayLength);
    }
  });

  test('what is done is reminded of nowhere, also where it is unmuted afterwards, until it is reopened', async () => {
    const { ledger, desk, planned } = await openStores(await open());
    const ahead = reminder(inAWeek, { lead: 1, dueAt: monday + dayLength });
    await planned([ahead]);
    const act = (action: DeadlineAction) => desk.act(channel, inAWeek, action, by('U1', monday + minute));
    await act(mute);
    await act({ kind: 'settle', as: 'done', note: '' });
    await act({ kind: 'release' });
    expect(await ledger.nextDueAt()).toBeNull();
    await act({ kind: 'reopen' });
    expect(await ledger.nextDueAt()).toBe(monday + dayLength);
  });

  test('the posted cards of a deadline are drawn anew: those of the channel that saw it, those of all that are told who owns it', async () => {
    const { ledger, desk, planned } = await openStores(await open());
    await planned([reminder()]);
    await planned([reminder()], { channelId: elsewhere.channelId });
    await postAll(ledger, monday);
    const redrawn = async (at: number) => {
      const claimed = await ledger.claim(at, { ...limits, pace: 0 });
      const settlement = { kind: 'posted', ts: '1.0', at } as const;
      await ledger.settle(claimed.map(({ delivery: { id, attempt } }) => ({ id, attempt, settlement })));
      return claimed.map(({ delivery: { channelId, notice } }) => [channelId, notice.kind]);
    };
    await desk.act(channel, inAWeek, { kind: 'acknowledge' }, by('U1', monday + minute));
    expect(await redrawn(monday + minute)).toEqual([[channel.channelId, 'redraw']]);
    await desk.act(channel, inAWeek, { kind: 'assign', owner: 'U2' }, by('U1', monday + 2 * minute));
    expect(await redrawn(monday + 2 * minute)).toEqual(
      expect.arrayContaining([
        [elsewhere.channelId, 'redraw'],
        [channel.channelId, 'redraw'],
      ]),
    );
  });
});

eachDatabase('the cards of a day from which a deadline has moved', ({ open }) => {
  const moved = { ...inAWeek, date: day('2026-11-20') };
  const movedAgain = { ...inAWeek, date: day('2026-11-24') };
  const correction = (to: typeof moved.date, round: number) => ({
    ...reminder(),
    notice: { kind: 'changed', deadline: inAWeek, change: { kind: 'moved', to }, round, isNews: true } as const,
    channelOnce: null,
  });
  /** The redraws that an action leads to, settled. */
  const redrawnBy = async (
    { desk, ledger }: Awaited<ReturnType<typeof openStores>>,
    deadline: typeof moved,
    at: number,
  ) => {
    await desk.act(channel, deadline, { kind: 'acknowledge' }, by('U1', at));
    const claimed = await ledger.claim(at, { ...limits, pace: 0 });
    return claimed.map(({ delivery: { notice } }) => notice);
  };

  test('are drawn anew with what is done about the day to which it moved last', async () => {
    const stores = await openStores(await open());
    await stores.planned([reminder()]);
    await postAll(stores.ledger, monday);
    for (const [round, to] of [moved.date, movedAgain.date].entries()) {
      await stores.plan(monday + dayLength * (round + 1), [correction(to, round + 1)]);
      await postAll(stores.ledger, monday + dayLength * (round + 1));
    }
    expect(await redrawnBy(stores, moved, monday + 3 * dayLength)).toEqual([]);
    expect(await redrawnBy(stores, movedAgain, monday + 3 * dayLength)).toMatchObject([
      { kind: 'redraw', deadline: inAWeek, change: { kind: 'moved', to: movedAgain.date } },
    ]);
  });

  test('are drawn anew in their own channel where that alone has seen it', async () => {
    const stores = await openStores(await open());
    await stores.planned([reminder()], { channelId: elsewhere.channelId });
    await postAll(stores.ledger, monday);
    await stores.plan(monday + dayLength, [correction(moved.date, 1)]);
    await postAll(stores.ledger, monday + dayLength);
    expect(await redrawnBy(stores, moved, monday + 2 * dayLength)).toEqual([]);
  });
});

eachDatabase('one card of a deadline a day in each channel', ({ open }) => {
  test('two subscriptions of a channel bring it once, two channels once each', async () => {
    const { ledger, planned, standing } = await openStores(await open());
    await planned([card()]);
    await planned([card()], { filter: 'MIIT' });
    await planned([card()], { channelId: elsewhere.channelId });
    expect((await ledger.stats(monday)).open).toBe(2);
    await postAll(ledger, monday);
    expect(await standing(monday)).toMatchObject({ open: 0, posted: 2 });
  });

  test('also where both are planned by two processes at once', async () => {
    const database = await open();
    const { ledger, planned, plan } = await openStores(database);
    await planned([]);
    for (let number = 0; number < 6; number += 1) await planned([], { filter: `filter ${number}` });
    const tomorrow = monday + dayLength;
    await Promise.all([1, 2, 3].map(() => plan(tomorrow, [card({ dueAt: tomorrow })])));
    expect((await ledger.stats(tomorrow)).open).toBe(1);
  });

  test('who unsubscribes leaves the reminder to the other subscription', async () => {
    const { ledger, subscriptions, planned } = await openStores(await open());
    const first = await planned([card()]);
    const second = await planned([card()], { filter: 'MIIT' });
    await subscriptions.end(channel.workspaceId, first.id, 'U1', monday);
    const claimed = await ledger.claim(monday, limits);
    expect(claimed.map(({ subscription }) => subscription.id)).toEqual([second.id]);
  });

  test('on another day it comes again, and one that an outage has kept back is left out', async () => {
    const { ledger, planned, plan } = await openStores(await open());
    await planned([card({ lead: 7 })]);
    const tomorrow = monday + dayLength;
    await plan(tomorrow, [card({ lead: 6, dueAt: tomorrow })]);
    const claimed = await ledger.claim(tomorrow, limits);
    expect(claimed.map(({ delivery: { notice } }) => notice)).toMatchObject([{ lead: 6 }]);
    expect((await ledger.stats(tomorrow)).open).toBe(1);
  });
});
