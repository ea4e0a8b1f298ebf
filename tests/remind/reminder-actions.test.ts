import { describe, expect, it } from 'vitest';
import { corpusOf } from '../../src/bulletin/corpus.ts';
import type { DeadlineKey } from '../../src/bulletin/deadline-key.ts';
import { libraryInProcess } from '../../src/question/library.ts';
import type { PostedDelivery } from '../../src/remind/ports.ts';
import { createReminderActions, type ReminderActionDependencies } from '../../src/remind/reminder-action-use-cases.ts';
import type { Subscription } from '../../src/subscribe/subscription.ts';
import { parseTimeOfDay } from '../../src/time/instant.ts';
import { day } from '../bundled-library.ts';

const nine = parseTimeOfDay('09:00');
if (nine === null) throw new Error('no such hour');

const key: DeadlineKey = { entryId: 'x-r1', kind: 'pilot_end', edge: 'end', date: day('2019-04-24') };
const library = libraryInProcess(
  corpusOf([
    {
      id: 'x',
      title: 'x',
      issued: '2019-04',
      jurisdiction: 'CN',
      language: 'en',
      entries: [
        {
          id: 'x-r1',
          section: 'regulatory',
          title: 'A pilot',
          date: null,
          body: 'A pilot until then.',
          authorities: [],
          instruments: [],
          penalties: [],
          deadlines: [{ kind: 'pilot_end', date: key.date, start: null, quote: 'until then', status: 'extracted' }],
        },
      ],
    },
  ]),
);
const subscription: Subscription = {
  id: 's1',
  workspaceId: 'T1',
  channelId: 'C1',
  number: 1,
  filter: '',
  leads: { unit: 'days', before: [2] },
  at: nine,
  zone: 'Asia/Shanghai',
  digestDay: null,
  cards: 'full',
  language: 'en',
  alerts: false,
  createdBy: 'U1',
  createdAt: 0,
  state: { kind: 'active' },
};
const posted: PostedDelivery = {
  id: 'd1',
  subscriptionId: 's1',
  workspaceId: 'T1',
  channelId: 'C1',
  notice: { kind: 'reminder', deadline: key, lead: 2, status: 'extracted' },
  ts: '1555894800.000100',
  threadTs: null,
};
const ada = { workspaceId: 'T1', userId: 'UADA', channelId: 'C1' };

/** Fakes that hold one delivery. */
function office(more: Partial<ReminderActionDependencies> = {}) {
  const deps: ReminderActionDependencies = {
    ledger: {
      posted: async (workspaceId, id) => (workspaceId === 'T1' && id === 'd1' ? posted : null),
    },
    store: { find: async () => subscription, calendarToken: async () => 'token' },
    calendars: { send: async () => ({ kind: 'sent' }) },
    feedOf: () => null,
    library: () => library,
    zone: 'Asia/Shanghai',
    clock: { now: () => new Date('2019-04-22T02:30:00Z') },
    log: { info: () => {}, warn: () => {}, error: () => {} },
    ...more,
  };
  return { actions: createReminderActions(deps) };
}

describe('a button on a reminder', () => {
  it('says so where the subscription has ended', async () => {
    const { actions } = office({ store: { find: async () => null, calendarToken: async () => null } });
    expect(await actions.addToCalendar('d1', ada)).toEqual({ kind: 'subscription_gone' });
  });

  it('says so where the deadline is no longer listed', async () => {
    const { actions } = office({ library: () => libraryInProcess(corpusOf([])) });
    expect(await actions.addToCalendar('d1', ada)).toEqual({ kind: 'deadline_gone' });
  });
});
