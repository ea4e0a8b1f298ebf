import { expect, test } from 'vitest';
import type { FeedEvent } from '../../src/remind/calendar-feed.ts';
import { createTokenStore } from '../../src/storage/installation-store.ts';
import { createSubscriptionStore } from '../../src/storage/subscription-store.ts';
import { createVault } from '../../src/storage/vault.ts';
import { forgetWorkspace } from '../../src/storage/workspace.ts';
import { hour, minute } from '../../src/time/instant.ts';
import { day } from '../bundled-library.ts';
import { createIn } from './create-subscription.ts';
import { eachDatabase } from './databases.ts';
import { limits, openStores } from './open-stores.ts';
import { asked, channel, inAWeek, monday, reminder, time } from './samples.ts';
import { rowsOfWorkspace } from './tables-with-workspace.ts';

const changed = { by: 'U1', at: monday, nextRunAt: monday + minute };

eachDatabase('the subscription store', ({ open }) => {
  const store = async () => createSubscriptionStore(await open());

  test('a subscription is found as it was created, by channel, by workspace and by id', async () => {
    const subscriptions = await store();
    const wanted = asked({
      filter: 'facial recognition',
      alerts: true,
      digestDay: 1,
      cards: 'compact',
      language: 'zh-CN',
    });
    const made = await createIn(subscriptions, wanted, monday);
    expect(made).toEqual({ ...wanted, id: made.id, number: 1, state: { kind: 'active' } });
    expect(await subscriptions.ofChannel(channel)).toEqual([made]);
    expect(await subscriptions.ofWorkspace(channel.workspaceId)).toEqual([made]);
    expect(await subscriptions.find(channel.workspaceId, made.id)).toEqual(made);
  });

  test('the address of a calendar can be revoked: the old one is known as revoked, and there is a new one', async () => {
    const subscriptions = await store();
    const { workspaceId } = channel;
    const { id } = await createIn(subscriptions, asked(), monday);
    const first = await subscriptions.calendarToken(workspaceId, id);
    expect(await subscriptions.ofCalendar(first ?? '')).toMatchObject({ id });
    expect(await subscriptions.ofCalendar(id)).toBeNull();
    expect(await subscriptions.calendarToken('T0OTHER01', id)).toBeNull();

    expect(await subscriptions.revokeCalendar('T0OTHER01', id, 'U1', monday)).toBe(false);
    expect(await subscriptions.revokeCalendar(workspaceId, id, 'U1', monday)).toBe(true);
    const second = await subscriptions.calendarToken(workspaceId, id);
    expect(second).not.toBe(first);
    expect(await subscriptions.ofCalendar(first ?? '')).toBe('revoked');
    expect(await subscriptions.ofCalendar(second ?? '')).toMatchObject({ id });
  });

  test('of two who revoke the address of a calendar at the same time, neither fails, and no old address works', async () => {
    const subscriptions = await store();
    const { workspaceId } = channel;
    const { id } = await createIn(subscriptions, asked(), monday);
    const first = await subscriptions.calendarToken(workspaceId, id);
    const revoke = () => subscriptions.revokeCalendar(workspaceId, id, 'U1', monday);
    expect(await Promise.all([revoke(), revoke()])).toEqual([true, true]);
    expect(await subscriptions.ofCalendar(first ?? '')).toBe('revoked');
  });

  test('the calendar of an ended subscription is revoked', async () => {
    const subscriptions = await store();
    const { workspaceId } = channel;
    const { id } = await createIn(subscriptions, asked(), monday);
    const token = await subscriptions.calendarToken(workspaceId, id);
    await subscriptions.end(workspaceId, id, 'U1', monday);
    expect(await subscriptions.calendarToken(workspaceId, id)).toBeNull();
    expect(await subscriptions.ofCalendar(token ?? '')).toBe('revoked');
    expect(await subscriptions.revokeCalendar(workspaceId, id, 'U1', monday)).toBe(false);
  });

  test('the events of a calendar are kept as they were last changed, by one process after the other', async () => {
    const [one, other] = [await store(), await store()];
    const { workspaceId } = channel;
    const { id } = await createIn(one, asked(), monday);
    const event = { uid: 'x@y', date: day('2026-06-30'), summary: 'S', description: 'D', alerts: [-9, 60] };
    const counted = (last: readonly FeedEvent[]) => [
      { ...event, sequence: (last[0]?.sequence ?? 0) + 1, cancelledAt: last.length > 0 ? 5 : null },
    ];
    await Promise.all([one, other, one].map((each) => each.updateCalendar(workspaceId, id, counted)));
    expect(await other.updateCalendar(workspaceId, id, (last) => last)).toEqual([
      { ...event, sequence: 3, cancelledAt: 5 },
    ]);
    expect(await one.updateCalendar('T0OTHER01', id, counted)).toBeNull();
    await one.end(workspaceId, id, 'U1', monday);
    expect(await one.updateCalendar(workspaceId, id, counted)).toBeNull();
  });

  test('another workspace can neither see nor change a subscription', async () => {
    const subscriptions = await store();
    const { id } = await createIn(subscriptions, asked(), monday);
    expect(await subscriptions.find('T0OTHER01', id)).toBeNull();
    expect(await subscriptions.ofWorkspace('T0OTHER01')).toEqual([]);
    expect(await subscriptions.ofChannel({ ...channel, workspaceId: 'T0OTHER01' })).toEqual([]);
    expect(await subscriptions.end('T0OTHER01', id, 'U1', monday)).toBe(false);
    expect(await subscriptions.change('T0OTHER01', id, asked(), changed)).toBe(false);
    expect(await subscriptions.suspend('T0OTHER01', id, { reason: 'is_archived', since: monday })).toBe(false);
    expect(await subscriptions.find(channel.workspaceId, id)).not.toBeNull();
  });

  test('the numbers of a channel are given once, even to concurrent requests', async () => {
    const [one, other] = [await store(), await store()];
    const made = await Promise.all(
      Array.from({ length: 8 }, (_, i) => createIn(i % 2 ? one : other, asked({ filter: `${i}` }), monday)),
    );
    expect(new Set(made.map(({ number }) => number))).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8]));
    await one.end(channel.workspaceId, made.find(({ number }) => number === 8)?.id ?? '', 'U1', monday);
    expect((await createIn(other, asked(), monday)).number).toBe(9);
    expect((await createIn(other, asked({ channelId: 'C0OTHER01' }), monday)).number).toBe(1);
  });

  test('a channel has one subscription with a filter, even after concurrent requests, and may have a new one after it ended', async () => {
    const [one, other] = [await store(), await store()];
    const filters = ['MIIT pilots', 'miit  PILOTS', ' MIIT pilots ', 'MIIT pilots'];
    const made = await Promise.all(filters.map((filter, i) => (i % 2 ? one : other).create(asked({ filter }), monday)));
    const taken = made.filter((subscription) => subscription !== null);
    expect(taken).toHaveLength(1);
    expect(await one.create(asked({ filter: 'MIIT', channelId: channel.channelId }), monday)).not.toBeNull();
    expect(await one.create(asked({ filter: 'MIIT pilots', channelId: 'C0OTHER01' }), monday)).not.toBeNull();
    await one.end(channel.workspaceId, taken[0]?.id ?? '', 'U1', monday);
    expect(await other.create(asked({ filter: 'MIIT pilots' }), monday)).not.toBeNull();
  });

  test('an ended subscription is not listed, and its open deliveries are skipped', async () => {
    const { subscriptions, ledger, planned, add } = await openStores(await open());
    const { id } = await planned([reminder()]);
    expect(await subscriptions.end(channel.workspaceId, id, 'U1', monday)).toBe(true);
    expect(await subscriptions.end(channel.workspaceId, id, 'U1', monday)).toBe(false);
    expect(await subscriptions.ofChannel(channel)).toEqual([]);
    expect(await ledger.claim(monday, limits)).toEqual([]);
    expect(await ledger.nextRunAt()).toBeNull();
    expect(await ledger.nextDueAt()).toBeNull();
    expect(await add({ ...channel, id }, reminder(inAWeek, { lead: 1 }), monday)).toBe(0);
  });

  test('changed terms apply from the next planning, at the given moment', async () => {
    const { subscriptions, ledger } = await openStores(await open());
    const { id } = await createIn(subscriptions, asked(), monday);
    const terms = {
      ...asked(),
      at: time('17:30'),
      zone: 'Europe/Paris',
      leads: { unit: 'working_days', before: [] },
    } as const;
    expect(await subscriptions.change(channel.workspaceId, id, terms, changed)).toBe(true);
    expect(await subscriptions.find(channel.workspaceId, id)).toMatchObject({
      at: '17:30',
      zone: 'Europe/Paris',
      leads: { unit: 'working_days', before: [] },
    });
    expect(await ledger.nextRunAt()).toBe(monday + minute);
  });

  test('a suspended subscription waits, and its creator is notified once', async () => {
    const { subscriptions, ledger, planned, plan } = await openStores(await open());
    const { id } = await planned([reminder()]);
    const suspension = { reason: 'is_archived', since: monday };
    expect(await subscriptions.suspend(channel.workspaceId, id, suspension)).toBe(true);
    expect(await subscriptions.suspend(channel.workspaceId, id, suspension)).toBe(false);
    const claimed = await ledger.claim(monday, limits);
    expect(claimed.map(({ delivery }) => [delivery.channelId, delivery.notice])).toEqual([
      ['U0ADACHEN1', { kind: 'suspension', ...suspension }],
    ]);
    expect(claimed[0]?.subscription.state).toEqual({ kind: 'suspended', ...suspension });
    expect(await plan(monday + limits.lease)).toEqual([]);
  });

  test('a resumed subscription is planned, and the deliveries that waited are open', async () => {
    const { subscriptions, ledger, planned, add } = await openStores(await open());
    const { id } = await planned([reminder()]);
    await subscriptions.suspend(channel.workspaceId, id, { reason: 'is_archived', since: monday });
    await add({ ...channel, id }, reminder(inAWeek, { lead: 1 }), monday);
    expect(await subscriptions.resume(channel.workspaceId, id, monday + minute)).toBe(true);
    expect(await subscriptions.resume(channel.workspaceId, id, monday + minute)).toBe(false);
    expect(await ledger.nextRunAt()).toBe(monday + minute);
    const claimed = await ledger.claim(monday, { ...limits, pace: 0 });
    expect(claimed.map(({ delivery }) => delivery.notice.kind).sort()).toEqual(['reminder', 'reminder', 'suspension']);
    expect(claimed[0]?.subscription.state).toEqual({ kind: 'active' });
  });

  test('a channel has the settings that were saved last', async () => {
    const subscriptions = await store();
    expect(await subscriptions.settings(channel)).toBeNull();
    const { leads, at, zone, digestDay, cards, language } = asked({ zone: 'Pacific/Apia', language: 'zh-CN' });
    const terms = { leads, at, zone, digestDay, cards, language };
    await subscriptions.saveSettings(channel, { ...terms, zone: 'UTC', digestDay: 5, language: 'en' }, 'U1');
    await subscriptions.saveSettings(channel, terms, 'U2');
    expect(await subscriptions.settings(channel)).toEqual(terms);
  });

  test('forgetting a workspace deletes all of its data and none of another', async () => {
    const database = await open();
    const { subscriptions, ledger, desk, planned } = await openStores(database);
    const other = await planned([reminder()], { workspaceId: 'T0OTHER01' });
    await planned([reminder()]);
    const { leads, at, zone, digestDay, cards, language } = asked();
    await subscriptions.saveSettings(channel, { leads, at, zone, digestDay, cards, language }, 'U1');
    await ledger.claim(monday, limits);
    await desk.act(channel, inAWeek, { kind: 'assign', owner: 'U1' }, { by: 'U1', at: monday });
    expect(Object.keys(await rowsOfWorkspace(database, channel.workspaceId)).sort()).toEqual([
      'channel_deadline',
      'channel_number',
      'channel_pace',
      'channel_settings',
      'deadline_event',
      'deadline_state',
      'delivery',
      'subscription',
    ]);
    const tokens = createTokenStore(database, createVault([]));
    await tokens.save('A1', { token: 'xoxe.xoxb-1', refreshToken: 'xoxe-1', expiresAt: monday });
    expect(await forgetWorkspace(database, channel.workspaceId, monday)).toBe(true);
    expect(await tokens.find('A1')).toBeNull();
    expect(await rowsOfWorkspace(database, channel.workspaceId)).toEqual({});
    expect(await subscriptions.ofWorkspace('T0OTHER01')).toEqual([other]);
    expect((await ledger.stats(monday)).open).toBe(1);
  });

  test('a removal that was reported late deletes nothing that was made since, and no token that was renewed since', async () => {
    const database = await open();
    const { subscriptions, planned } = await openStores(database);
    const tokens = createTokenStore(database, createVault([]));
    await tokens.save('A1', { token: 'xoxe.xoxb-1', refreshToken: 'xoxe-1', expiresAt: monday + 12 * hour });
    expect(await forgetWorkspace(database, channel.workspaceId, monday - 1)).toBe(false);
    expect(await tokens.find('A1')).not.toBeNull();
    const made = await planned([]);
    expect(await forgetWorkspace(database, channel.workspaceId, made.createdAt - 1)).toBe(false);
    expect(await subscriptions.ofWorkspace(channel.workspaceId)).toEqual([made]);
    expect(await forgetWorkspace(database, channel.workspaceId, Math.max(made.createdAt, monday))).toBe(true);
    expect(await subscriptions.ofWorkspace(channel.workspaceId)).toEqual([]);
  });

  test('text of any kind is stored: quotes, markup, scripts, ten thousand characters; what no database can store is replaced', async () => {
    const subscriptions = await store();
    const hostile = `'; drop table subscription; -- \\ " $1 ? %s <!channel> {"a":1} 面部识别 🧑‍⚖️ \u202E`;
    const texts = [hostile, '個人資料'.repeat(2500), `nul\0, half \uD83D of a pair`];
    for (const filter of texts) await createIn(subscriptions, asked({ filter }), monday);
    expect((await subscriptions.ofChannel(channel)).map(({ filter }) => filter)).toEqual([
      hostile,
      '個人資料'.repeat(2500),
      'nul\uFFFD, half \uFFFD of a pair',
    ]);
    expect(await subscriptions.find(channel.workspaceId, `\0' or 1=1 --`)).toBeNull();
  });
});
