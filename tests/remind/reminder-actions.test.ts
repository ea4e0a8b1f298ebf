import { describe, expect, it } from 'vitest';
import { corpusOf } from '../../src/bulletin/corpus.ts';
import type { DeadlineKey } from '../../src/bulletin/deadline-key.ts';
import type { Card } from '../../src/cards/card.ts';
import { libraryInProcess } from '../../src/question/library.ts';
import type { PlannedDelivery } from '../../src/remind/delivery.ts';
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
  acknowledgedBy: null,
};
const ada = { workspaceId: 'T1', userId: 'UADA', channelId: 'C1' };
const ben = { workspaceId: 'T1', userId: 'UBEN', channelId: 'C1' };

/** Fakes that hold one delivery and record what they were asked. */
function office(more: Partial<ReminderActionDependencies> = {}) {
  let by: string | null = null;
  const cards: Card[] = [];
  const added: PlannedDelivery[] = [];
  const deps: ReminderActionDependencies = {
    ledger: {
      posted: async (workspaceId, id) =>
        workspaceId === 'T1' && id === 'd1' ? { ...posted, acknowledgedBy: by } : null,
      acknowledge: async (_, id, user) => {
        if (id !== 'd1') return null;
        by ??= user;
        return by;
      },
      add: async (_, deliveries) => added.push(...deliveries),
      mute: async () => {},
      unmute: async () => {},
    },
    store: { find: async () => subscription },
    poster: {
      replace: async (_target, _ts, card) => {
        cards.push(card);
      },
    },
    calendars: { send: async () => ({ kind: 'sent' }) },
    feedOf: () => null,
    library: () => library,
    zone: 'Asia/Shanghai',
    clock: { now: () => new Date('2019-04-22T02:30:00Z') },
    log: { info: () => {}, warn: () => {}, error: () => {} },
    ...more,
  };
  return { actions: createReminderActions(deps), cards, added };
}

describe('an acknowledged reminder', () => {
  it('names who was first', async () => {
    const { actions, cards } = office();
    expect(await actions.acknowledge('d1', ada)).toEqual({ kind: 'acknowledged', isShown: true });
    expect(await actions.acknowledge('d1', ben)).toEqual({ kind: 'already_acknowledged', by: 'UADA' });
    expect(cards.map((card) => JSON.stringify(card).includes('UADA'))).toEqual([true, true]);
    expect(JSON.stringify(cards[0])).toContain('on 22 April 2019 at 10:30 (Asia/Shanghai)');
  });

  it('stays acknowledged where its card cannot be updated', async () => {
    const replace = () => Promise.reject(new Error('is_archived'));
    const { actions } = office({ poster: { replace } });
    expect(await actions.acknowledge('d1', ada)).toEqual({ kind: 'acknowledged', isShown: false });
  });

  it('of another workspace is not found', async () => {
    const { actions } = office();
    expect(await actions.acknowledge('d1', { ...ada, workspaceId: 'T2' })).toEqual({ kind: 'not_known' });
  });
});

describe('a snoozed reminder', () => {
  it('is posted again on that day, at the posting time of the subscription', async () => {
    const { actions, added } = office();
    const answer = await actions.snooze('d1', 1, ada);
    expect(answer).toEqual({ kind: 'snoozed', until: '2019-04-23', at: '09:00', zone: 'Asia/Shanghai' });
    expect(added.map(({ dueAt }) => new Date(dueAt).toISOString())).toEqual(['2019-04-23T01:00:00.000Z']);
  });

  it('is not put off past its deadline', async () => {
    const { actions, added } = office();
    expect((await actions.snooze('d1', 3, ada)).kind).toBe('too_late_to_snooze');
    expect(added).toEqual([]);
  });
});

describe('a button on a reminder', () => {
  it('says so where the subscription has ended', async () => {
    const { actions } = office({ store: { find: async () => null } });
    expect(await actions.mute('d1', ada)).toEqual({ kind: 'subscription_gone' });
  });

  it('says so where the deadline is no longer listed', async () => {
    const { actions } = office({ library: () => libraryInProcess(corpusOf([])) });
    expect(await actions.snooze('d1', 1, ada)).toEqual({ kind: 'deadline_gone' });
  });
});
