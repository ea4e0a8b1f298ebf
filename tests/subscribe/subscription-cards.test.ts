import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { answerCard } from '../../src/bot/answer-card.ts';
import { answerHome, answerModal, homeView } from '../../src/bot/home.ts';
import { corpusOf } from '../../src/bulletin/corpus.ts';
import { readFormValue, readIdValue, readSnoozeValue } from '../../src/cards/button-values.ts';
import { describePostError } from '../../src/cards/errors.ts';
import type { HeldList } from '../../src/desk/held-list.ts';
import { type Library, libraryInProcess } from '../../src/question/library.ts';
import type { SubscriptionAnswer, SubscriptionView } from '../../src/subscribe/answers.ts';
import { readFilter } from '../../src/subscribe/filter.ts';
import { formModal, readForm, workingModal } from '../../src/subscribe/forms.ts';
import type { Subscription } from '../../src/subscribe/subscription.ts';
import { introductionCard } from '../../src/subscribe/subscription-card.ts';
import { formatLeadTimes } from '../../src/subscribe/subscription-lines.ts';
import { parseTimeOfDay } from '../../src/time/instant.ts';
import { hostileText } from '../bulletin/arbitrary-bulletin.ts';
import { day } from '../bundled-library.ts';
import { assertSlackHome, assertSlackMessage, assertSlackModal } from '../slack-schema/assert-slack.ts';

const at = parseTimeOfDay('09:00');
if (at === null) throw new Error('no such hour');

const subscription: Subscription = {
  id: 's'.repeat(100),
  workspaceId: 'T1',
  channelId: 'C0PRIVACY1',
  number: 12,
  filter: 'x'.repeat(300),
  leads: { unit: 'working_days', before: [365, 300, 250, 200, 150, 100, 50, 14, 1, 0] },
  at,
  zone: 'America/Argentina/ComodRivadavia',
  digestDay: 3,
  cards: 'compact',
  alerts: true,
  createdBy: 'U0ADACHEN1',
  createdAt: 0,
  state: { kind: 'suspended', reason: 'channel_not_found', since: 0 },
};

const long = (size: number): string => '"word" '.repeat(size).slice(0, size).trim();

const place = { botName: 'privacylaw', channelId: 'C1' };
let largest: SubscriptionView;
let library: Library;

beforeAll(() => {
  const entry = {
    id: 'x-r1',
    section: 'regulatory' as const,
    title: long(500),
    date: null,
    body: 'word',
    authorities: [],
    instruments: [],
    penalties: [],
    deadlines: [
      {
        kind: 'compliance_deadline' as const,
        date: day('2019-05-01'),
        start: null,
        quote: long(500),
        status: 'extracted' as const,
      },
    ],
  };
  library = libraryInProcess(
    corpusOf([{ id: 'x', title: long(300), issued: '2019-04', jurisdiction: 'GS', language: 'en', entries: [entry] }]),
  );
  const [about] = library.deadlines;
  if (!about) throw new Error('no deadline');
  const key = { entryId: 'x-r1', kind: 'compliance_deadline', edge: 'end', date: day('2019-05-01') } as const;
  const one = { on: day('2019-04-17'), key, about, lead: 14, daysLeft: 14 };
  largest = {
    subscription,
    hasCalendar: true,
    botName: 'b'.repeat(80),
    understood: [long(600), '<!channel>'],
    upcoming: [one, one, one],
  };
});

/** So many muted and snoozed deadlines. */
const holdsOf = ({ upcoming }: SubscriptionView, count: number): HeldList => ({
  zone: 'Asia/Shanghai',
  today: day('2019-04-22'),
  held: upcoming.slice(0, 1).flatMap(({ key: deadline, about }) =>
    Array.from({ length: count }, (_, at) => {
      const until = at % 2 === 0 ? null : day('2019-04-25');
      return { deadline, about, hold: { by: 'U0ADACHEN1', at: 0, until } };
    }),
  ),
});

const answers = (view: SubscriptionView): readonly SubscriptionAnswer[] => [
  { kind: 'subscribed', view, isIntroduced: false, zoneTyped: 'x'.repeat(300) },
  { kind: 'already_subscribed', view, words: 'x'.repeat(400) },
  { kind: 'subscription_changed', view },
  { kind: 'subscription_resumed', view },
  ...(['nothing', 'which', 'no_such', 'all'] as const).map((asks) => ({
    kind: 'subscriptions' as const,
    asks,
    total: 999,
    shown: [view, view, view, view],
    page: { number: 2, of: 200 },
    held: holdsOf(view, 0),
  })),
  {
    kind: 'subscriptions',
    asks: 'nothing',
    total: 999,
    shown: [view, view],
    page: { number: 2, of: 200 },
    held: holdsOf(view, 999),
  },
  { kind: 'subscriptions', asks: 'nothing', total: 0, shown: [], page: { number: 1, of: 1 }, held: holdsOf(view, 0) },
  { kind: 'subscriptions', asks: 'nothing', total: 0, shown: [], page: { number: 1, of: 1 }, held: holdsOf(view, 7) },
  { kind: 'unsubscribed', ended: [view.subscription], left: 0 },
  { kind: 'unsubscribed', ended: [view.subscription, view.subscription], left: 3 },
  { kind: 'no_subscription' },
  {
    kind: 'invalid_command',
    problems: Array.from({ length: 40 }, () => ({ part: 'zone' as const, text: 'x'.repeat(290) })),
    dates: ['next year', 'x'.repeat(290)],
    unread: ['x'.repeat(290)],
    understood: [long(600)],
    terms: view.subscription,
    words: 'x'.repeat(400),
    choices: Array.from({ length: 3 }, () => ({ label: long(300), words: 'x'.repeat(400) })),
  },
  { kind: 'nothing_matches', words: 'x'.repeat(300), understood: [long(300)] },
  { kind: 'cannot_post', error: 'x'.repeat(200), words: 'x'.repeat(300), place },
  { kind: 'slack_is_busy', seconds: 1 },
  { kind: 'calendar_address', id: 's1', address: `https://example.org/${'x'.repeat(300)}` },
  { kind: 'calendar_address', id: 's1', address: null },
  { kind: 'calendar_revoked' },
  { kind: 'no_channel' },
  { kind: 'form', form: { for: 'new', channelId: 'C1', terms: view.subscription, filter: '', alerts: false } },
  { kind: 'form', form: { for: 'settings', channelId: 'C1', terms: view.subscription, subscriptions: 3 } },
  { kind: 'form', form: { for: 'change', subscription: view.subscription } },
  { kind: 'settings_saved', terms: view.subscription, changed: 2 },
];

describe('a card about subscriptions', () => {
  it('is within Slack’s limits, however long its texts', () => {
    const active = { ...largest, subscription: { ...subscription, state: { kind: 'active' } as const } };
    for (const answer of [...answers(largest), ...answers(active)]) {
      assertSlackMessage(answerCard(answer, { canShare: true }));
      assertSlackModal(answerModal(answer));
      if (answer.kind === 'form') assertSlackModal(formModal(answer.form));
    }
    assertSlackMessage(introductionCard(largest.subscription, largest.understood));
    assertSlackModal(workingModal());
    assertSlackHome(
      homeView(
        answerHome(
          library,
          day('2019-04-22'),
          Array.from({ length: 30 }, () => largest),
        ),
      ),
    );
  });

  it('never turns what was typed into markup', () => {
    fc.assert(
      fc.property(hostileText, (words) => {
        const view = { ...largest, subscription: { ...subscription, filter: words }, understood: [words] };
        for (const answer of answers(view)) {
          const card = answerCard(answer, { canShare: true });
          expect(card.text).not.toMatch(/[<>]/);
          expect(JSON.stringify(card.blocks)).not.toMatch(/"type":"(?:mrkdwn|broadcast)"/);
        }
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    [{ unit: 'days', before: [14, 7, 1] }, '14, 7 and 1 days before'],
    [{ unit: 'days', before: [1] }, '1 day before'],
    [{ unit: 'working_days', before: [10, 0] }, '10 working days before and on the day itself'],
    [{ unit: 'days', before: [0] }, 'on the day itself'],
  ] as const)('gives lead times in words: %j', (leads, words) => {
    expect(formatLeadTimes(leads)).toBe(words);
  });

  it('explains every error of Slack, and says what to do', () => {
    for (const error of ['not_in_channel', 'is_archived', 'token_revoked', 'something_new']) {
      const { why, next } = describePostError(error, place);
      expect([why, next].every((sentence) => sentence.endsWith('.'))).toBe(true);
    }
    expect(describePostError('not_in_channel', place).next).toContain('/invite @privacylaw');
    const direct = { ...place, channelId: 'D1' };
    expect(describePostError('channel_not_found', direct).next).not.toContain('/invite');
  });
});

describe('a submitted form', () => {
  const option = (value: string) => ({ selected_option: { value } });
  const state = {
    filter: { filter: { value: '  ＭＩＩＴ\n pilots ' } },
    leads: { leads: { value: '1, 14 and 7' } },
    unit: { unit: option('working_days') },
    at: { at: { selected_time: '08:30' } },
    zone: { zone: option('Europe/Brussels') },
    digest: { digest: option('5') },
    cards: { cards: option('compact') },
    also: { also: { selected_options: [{ value: 'alerts' }] } },
  };

  it('is read', () => {
    expect(readForm(state)).toEqual({
      form: {
        filter: 'MIIT pilots',
        terms: {
          leads: { unit: 'working_days', before: [14, 7, 1] },
          at: '08:30',
          zone: 'Europe/Brussels',
          digestDay: 5,
          cards: 'compact',
        },
        alerts: true,
        anyway: false,
        applyToExisting: false,
      },
    });
  });

  it.each(['', '7 days or so', '400', '-1', '1 2 3 4 5 6 7 8 9 10 11'])(
    'with lead times that are not valid has an error: %j',
    (value) => {
      expect(readForm({ ...state, leads: { leads: { value } } })).toHaveProperty('errors.leads');
    },
  );

  it('has all its errors at once', () => {
    const read = readForm({ ...state, leads: {}, at: {}, zone: { zone: option('Mars/Base') } });
    expect('errors' in read && Object.keys(read.errors).sort()).toEqual(['at', 'leads', 'zone']);
  });
});

describe('the value of a button', () => {
  it.each(['', 'v0|1', 'v1', 'v1|', 'v1|a|b|c', 'v2|new', 'v1|change', 'v1|x|5', '|'])(
    'that is not valid is not read: %j',
    (value) => {
      expect(readFormValue(value)).toBeNull();
      expect(readSnoozeValue(value)).toBeNull();
    },
  );
});

describe('an id in a button', () => {
  it.each(['', 'v1|', 'v1', 'v2|d1', 'v1|a|b', `v1|${'x'.repeat(201)}`])('is not read from %j', (value) => {
    expect(readIdValue(value)).toBeNull();
  });
});

describe('a filter', () => {
  it('reports its dates: reminders are of deadlines on any date', () => {
    expect(readFilter('word in June 2019', library).dates).toEqual(['June 2019']);
    // Never the day as which it was read, which depends on nothing that was typed.
    expect(readFilter('campaigns every other friday', library).dates).toEqual(['friday']);
    expect(readFilter('pilots next month from:2019-05', library).dates.join(' ')).not.toMatch(/\d{4} |January/);
    expect(readFilter('word', library).dates).toEqual([]);
  });

  it.each([
    ['not pilots', ['excluding pilots']],
    ['campaigns, but not SAMR', ['campaigns', 'excluding SAMR']],
    ['everything except for pilots', ['excluding pilots']],
    ['除了试点', ['excluding pilots']],
    ['deadlines without MIIT', ['excluding MIIT']],
    ['"do not track" rules', ['with the words “rules”', 'exact phrase “do not track”']],
  ])('leaves out what plain words leave out, and says so: %s', (words, understood) => {
    expect(readFilter(words, library).understood).toEqual(understood);
  });
});
