import { describe, expect, it } from 'vitest';
import { corpusOf } from '../../src/bulletin/corpus.ts';
import type { DeadlineKey } from '../../src/bulletin/deadline-key.ts';
import { libraryInProcess } from '../../src/question/library.ts';
import type { PostedDelivery } from '../../src/remind/ports.ts';
import { createReminderActions, type ReminderActionDependencies } from '../../src/remind/reminder-action-use-cases.ts';
import { bulletinOf } from '../bulletin-of.ts';
import { day } from '../bundled-library.ts';
import { pilotEnd } from './corpus-with.ts';
import { subscribed } from './subscribed.ts';

const key: DeadlineKey = { entryId: 'x-r1', kind: 'pilot_end', edge: 'end', date: day('2019-04-24') };
const library = libraryInProcess(corpusOf([bulletinOf({}, [{ deadlines: [pilotEnd(key.date)] }])]));
const subscription = subscribed({ leads: { unit: 'days', before: [2] } });
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
