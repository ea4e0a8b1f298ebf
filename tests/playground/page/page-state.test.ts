import { describe, expect, test } from 'vitest';
import { addressOf, clockDate, formatClock, placeIn } from '../../../playground/page/names.ts';
import { applyChange, FormValues, Store } from '../../../playground/page/store.ts';
import type { PageMessage, Snapshot } from '../../../playground/page-protocol.ts';

const message = (ts: string, text: string): PageMessage => ({
  channel: 'C1',
  ts,
  threadTs: null,
  broadcast: false,
  user: 'U1',
  text,
  blocks: [],
  ephemeral: false,
  edited: false,
  system: false,
});

const snapshot: Snapshot = {
  workspace: 'Harbour',
  disclaimer: 'Not Slack',
  user: 'U1',
  users: [
    { id: 'U1', name: 'Mei', isBot: false, role: null },
    { id: 'U2', name: 'Mei Chen', isBot: false, role: null },
  ],
  channels: [
    { id: 'C0', name: 'old', kind: 'channel', botIsMember: true, archived: true },
    { id: 'C1', name: 'privacy', kind: 'channel', botIsMember: true, archived: false },
    { id: 'D1', name: 'Privacy Law', kind: 'im', botIsMember: true, archived: false },
  ],
  messages: [message('1.0', 'one')],
  views: [],
  home: null,
  clock: { now: '2019-04-21T23:30:00Z', zone: 'Asia/Shanghai' },
  connection: { connected: true, canRedeliver: false },
  app: { name: 'Privacy Law', botUser: 'UB', commands: [], shortcuts: [], messagesTab: true, homeTab: true },
};

describe('changes', () => {
  test('a message replaces the one with its timestamp, or is added', () => {
    const edited = applyChange(snapshot, { type: 'message', message: message('1.0', 'uno') });
    const both = applyChange(edited, { type: 'message', message: message('2.0', 'two') });
    expect(both.messages.map(({ text }) => text)).toEqual(['uno', 'two']);
  });

  test('a message is deleted from its own channel only', () => {
    expect(applyChange(snapshot, { type: 'message_deleted', channel: 'C2', ts: '1.0' }).messages).toHaveLength(1);
    expect(applyChange(snapshot, { type: 'message_deleted', channel: 'C1', ts: '1.0' }).messages).toEqual([]);
  });

  test('only what depends on a changed part is redrawn', () => {
    const store = new Store({
      snapshot,
      place: 'C1',
      thread: null,
      unread: new Set(),
      online: true,
      sideOpen: false,
    });
    const drawn: string[] = [];
    store.watch(
      (state) => [state.place],
      ({ place }) => drawn.push(place),
    );
    store.update({ online: false });
    store.update({ place: 'home' });
    expect(drawn).toEqual(['C1', 'home']);
  });
});

describe('values of inputs', () => {
  const ids = { blockId: 'b', actionId: 'a' };

  test('a value survives an update that keeps its ids', () => {
    const values = new FormValues();
    values.start(ids, { type: 'plain_text_input', value: null });
    values.set(ids, { type: 'plain_text_input', value: 'typed' });
    values.startRedraw();
    expect(values.start(ids, { type: 'plain_text_input', value: 'initial' })).toEqual({
      type: 'plain_text_input',
      value: 'typed',
    });
    expect(values.state()).toEqual({ b: { a: { type: 'plain_text_input', value: 'typed' } } });
  });

  test('the value of an element that is no longer drawn is dropped', () => {
    const values = new FormValues();
    values.start(ids, { type: 'plain_text_input', value: null });
    values.startRedraw();
    expect(values.state()).toEqual({});
  });
});

test('an address leads to its place, or else to the first channel with the bot', () => {
  expect(placeIn(addressOf('D1'), snapshot)).toBe('D1');
  expect(placeIn('#home', snapshot)).toBe('home');
  expect(placeIn('#channel/C9', snapshot)).toBe('C1');
});

test('the clock is shown in the time zone of the workspace', () => {
  expect(formatClock(snapshot.clock)).toBe('Monday 22 April 2019, 07:30');
  expect(clockDate(snapshot.clock)).toBe('2019-04-22');
});
