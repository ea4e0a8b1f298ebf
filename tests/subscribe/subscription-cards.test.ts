import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { answerCard } from '../../src/bot/answer-card.ts';
import { answerHome, answerModal, homeView } from '../../src/bot/home.ts';
import { authorityTable } from '../../src/bulletin/authorities.ts';
import { deadlineKinds, sections } from '../../src/bulletin/bulletin.ts';
import { corpusOf } from '../../src/bulletin/corpus.ts';
import { readFormValue, readIdValue, readSnoozeValue } from '../../src/cards/button-values.ts';
import { describePostError } from '../../src/cards/errors.ts';
import type { HeldList } from '../../src/desk/held-list.ts';
import { inLanguage, type Language } from '../../src/messages/language.ts';
import { type Library, libraryInProcess } from '../../src/question/library.ts';
import type { FilledForm, SubscriptionAnswer, SubscriptionView } from '../../src/subscribe/answers.ts';
import { joinFilter, readFilter, splitFilter } from '../../src/subscribe/filter.ts';
import { formModal, workingModal } from '../../src/subscribe/forms.ts';
import { readForm, writeFormState } from '../../src/subscribe/read-form.ts';
import { type Subscription, usualTerms } from '../../src/subscribe/subscription.ts';
import { introductionCard } from '../../src/subscribe/subscription-card.ts';
import { formatLeadTimes, formatTerms } from '../../src/subscribe/subscription-lines.ts';
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
  language: 'en',
  alerts: true,
  createdBy: 'U0ADACHEN1',
  createdAt: 0,
  state: { kind: 'suspended', reason: 'channel_not_found', since: 0 },
};

const long = (size: number): string => '"word" '.repeat(size).slice(0, size).trim();

// All that the app itself says where Slack reads markup.
const ownWords = /^(?::warning: \*Paused\* since 31 December 1969|Next \*[\w ]+\* · (?:for you|by <@U0ADACHEN1>))$/;

function mrkdwnIn(blocks: readonly unknown[]): readonly string[] {
  const found: string[] = [];
  JSON.stringify(blocks, (_, value: unknown) => {
    if (isMrkdwn(value)) found.push(value.text);
    return value;
  });
  return found;
}

/** Every text that a card or a form shows. */
function textsIn(shown: unknown): readonly string[] {
  const found: string[] = [];
  JSON.stringify(shown, (key, value: unknown) => {
    if (key === 'text' && typeof value === 'string') found.push(value);
    return value;
  });
  return found;
}

const isMrkdwn = (value: unknown): value is { readonly text: string } =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'mrkdwn' && 'text' in value;

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
    today: day('2019-04-16'),
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

// All that can be picked, and as many words as can be typed.
const filled = (view: SubscriptionView): FilledForm => ({
  wanted: view.subscription,
  parts: {
    kinds: [...deadlineKinds],
    sections: [...sections],
    authorities: authorityTable()
      .authorities.slice(0, 30)
      .map(({ code }) => code),
    jurisdictions: ['CN', 'EU'],
    words: 'x'.repeat(300),
  },
  preview: view,
  problems: [],
  matching: 1234,
  coming: 12_345,
  jurisdictions: ['GS', 'CN', 'EU'],
  isExpanded: true,
  turn: 99,
});

const ended = ({ subscription: { number, filter }, understood }: SubscriptionView) => ({ number, filter, understood });

const answers = (view: SubscriptionView): readonly SubscriptionAnswer[] => [
  { kind: 'subscribed', view, isIntroduced: false, zoneTyped: 'x'.repeat(300) },
  { kind: 'similar_subscription', view, words: 'x'.repeat(400), overlap: null },
  { kind: 'similar_subscription', view, words: 'x'.repeat(400), overlap: { covered: 999, of: 999 } },
  { kind: 'subscription_changed', view },
  { kind: 'next_reminders', view },
  { kind: 'subscription_resumed', view },
  ...(['nothing', 'which', 'no_such', 'all'] as const).map((asks) => ({
    kind: 'subscriptions' as const,
    asks,
    channelId: 'C1',
    total: 999,
    shown: [view, view, view, view, view],
    page: { number: 2, of: 200 },
    held: holdsOf(view, 0),
  })),
  {
    kind: 'subscriptions',
    asks: 'nothing',
    channelId: 'C1',
    total: 999,
    shown: [view, view],
    page: { number: 2, of: 200 },
    held: holdsOf(view, 999),
  },
  ...[0, 7].map((count) => ({
    kind: 'subscriptions' as const,
    asks: 'nothing' as const,
    channelId: 'C1',
    total: 0,
    shown: [],
    page: { number: 1, of: 1 },
    held: holdsOf(view, count),
  })),
  { kind: 'unsubscribed', ended: [ended(view)], left: 0 },
  { kind: 'unsubscribed', ended: [ended(view), ended(view)], left: 3 },
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
  { kind: 'form', form: { for: 'new', channelId: 'C1', ...filled(view) } },
  { kind: 'form', form: { for: 'new', channelId: 'D1', ...filled(view), isExpanded: false, matching: 0 } },
  { kind: 'form', form: { for: 'new', channelId: 'C1', ...filled(view), problems: ['x'.repeat(500), 'x'] } },
  { kind: 'form', form: { for: 'settings', channelId: 'C1', terms: view.subscription, subscriptions: 3 } },
  { kind: 'form', form: { for: 'change', present: { ...view, understood: ['pilots'] }, ...filled(view) } },
  { kind: 'form', form: { for: 'change', present: view, ...filled(view) } },
  { kind: 'form', form: { for: 'end', view } },
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
          expect(JSON.stringify(card.blocks)).not.toContain('"type":"broadcast"');
          for (const text of mrkdwnIn(card.blocks)) expect(text).toMatch(ownWords);
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

  it('is in the language of its reader', () => {
    const view = {
      ...largest,
      subscription: {
        ...subscription,
        number: 3,
        filter: '',
        leads: { unit: 'days', before: [14, 7, 1, 0] },
        zone: 'Asia/Shanghai',
        language: 'zh-CN',
        state: { kind: 'active' },
      },
      understood: [],
    } as const;
    const texts = inLanguage('zh-CN', () => [
      ...textsIn(answerCard({ kind: 'subscribed', view, isIntroduced: false, zoneTyped: '北京' }, { canShare: true })),
      ...textsIn(formModal({ for: 'new', channelId: 'C1', ...filled(view) })),
    ]);
    for (const text of [
      '订阅 3 已创建。',
      ' 的下一次提醒在 ',
      '2019年4月17日星期三',
      '全部期限 · 提前 14、7 和 1 天及当天，09:00（Asia/Shanghai） · 精简卡片 · 每周摘要：星期三 · 新条目即时通知',
      '“北京”已识别为 Asia/Shanghai。',
      '介绍消息可能没有发出。',
      '，12,345 个近期期限中有 1,234 个符合条件',
      '请输入城市名或 IANA 时区名，例如 Shanghai 或 Europe/Brussels。',
    ]) {
      expect(texts).toContain(text);
    }
  });

  it('says in which language reminders come only where that is not the reader’s', () => {
    const formatted = (reader: Language, language: Language) =>
      inLanguage(reader, () => formatTerms({ ...usualTerms('UTC'), language }));
    expect(formatted('en', 'en')).toBe('14, 7 and 1 days before, at 09:00 (UTC) · full cards');
    expect(formatted('en', 'zh-CN')).toBe('14, 7 and 1 days before, at 09:00 (UTC) · full cards · in Chinese');
    expect(formatted('zh-CN', 'zh-CN')).toBe('提前 14、7 和 1 天，09:00（UTC） · 完整卡片');
    expect(formatted('zh-CN', 'en')).toBe('提前 14、7 和 1 天，09:00（UTC） · 完整卡片 · 英文');
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

describe('a form', () => {
  const option = (value: string) => ({ selected_option: { value } });
  const options = (...values: readonly string[]) => ({ selected_options: values.map((value) => ({ value })) });
  const leads = { unit: 'working_days', before: [5] } as const;
  const kept = { ...subscription, filter: 'shown', leads, language: 'zh-CN' } as const;
  const about = { channelId: 'C1', id: 'sub-1' };
  const state = writeFormState(about, { wanted: kept, turn: 3 });
  const shown = {
    words: { words: { value: '  ＭＩＩＴ\n rules ' } },
    kinds: { kinds: options('pilot_end', 'consultation_close') },
    authorities: { authorities: options('CAC') },
    leads: { leads: options('1', '14', '7') },
    at: { at: { selected_time: '08:30' } },
    digest: { digest: option('5') },
  };
  const more = {
    sections: { sections: options('enforcement') },
    jurisdictions: { jurisdictions: options('EU') },
    unit: { unit: option('days') },
    zone: { zone: option('Europe/Brussels') },
    cards: { cards: option('full') },
    language: { language: option('en') },
    also: { also: options() },
  };
  const read = (values: Parameters<typeof readForm>[0]['state']['values']) =>
    readForm({ private_metadata: state, state: { values } });

  it('is read, with what is behind “More options” as it was', () => {
    expect(read(shown)).toEqual({
      form: {
        about,
        wanted: {
          filter: 'kind:consultation_close,pilot_end authority:CAC MIIT rules',
          leads: { unit: 'working_days', before: [14, 7, 1] },
          at: '08:30',
          zone: 'America/Argentina/ComodRivadavia',
          digestDay: 5,
          cards: 'compact',
          language: 'zh-CN',
          alerts: true,
        },
        parts: {
          kinds: ['consultation_close', 'pilot_end'],
          authorities: ['CAC'],
          sections: [],
          jurisdictions: [],
          words: '  ＭＩＩＴ\n rules ',
        },
        isPreviewed: false,
        isExpanded: false,
        turn: 3,
        applyToExisting: false,
      },
    });
  });

  it('is read with the fields of “More options” once they are shown', () => {
    expect(read({ ...shown, ...more })).toMatchObject({
      form: {
        wanted: {
          filter: 'kind:consultation_close,pilot_end authority:CAC section:enforcement jurisdiction:EU MIIT rules',
          leads: { unit: 'days' },
          zone: 'Europe/Brussels',
          cards: 'full',
          language: 'en',
          alerts: false,
        },
        isExpanded: true,
      },
    });
  });

  it('knows whether its filter is the one that was previewed', () => {
    const values = { ...shown, words: { words: { value: 'Shown' } }, kinds: {}, authorities: {} };
    expect(read(values)).toMatchObject({ form: { isPreviewed: false } });
    expect(read({ ...values, words: { words: { value: ' shown ' } } })).toMatchObject({ form: { isPreviewed: true } });
  });

  it('keeps a filter that reads like terms apart from the terms', () => {
    const wanted = { ...kept, filter: 'weekly | compact cards at 9pm' };
    const sent = { private_metadata: writeFormState(about, { wanted, turn: 1 }), state: { values: shown } };
    expect(readForm(sent)).toMatchObject({ form: { wanted: { leads: { unit: 'working_days' }, cards: 'compact' } } });
  });

  it('of a channel is about the one that is picked', () => {
    const channel = { channel: { channel: { selected_conversation: 'C2' } } };
    expect(read({ ...shown, ...channel })).toMatchObject({ form: { about: { channelId: 'C2' } } });
  });

  it('has all its errors at once', () => {
    const result = read({ ...shown, ...more, leads: {}, at: {}, zone: { zone: option('Mars/Base') } });
    expect('errors' in result && Object.keys(result.errors).sort()).toEqual(['at', 'leads', 'zone']);
  });

  it('of an older version says so', () => {
    const sent = { private_metadata: 'v1|C1', state: { values: shown } };
    expect(readForm(sent)).toMatchObject({ errors: { leads: expect.stringContaining('older version') } });
  });
});

describe('a filter in a form', () => {
  it.each([
    ['consultations by MIIT', { kinds: ['consultation_close'], authorities: ['MIIT'], words: '' }],
    ['enforcement facial recognition CAC, SAMR', { authorities: ['CAC', 'SAMR'] }],
    ['section:enforcement word', { sections: ['enforcement'], words: 'word' }],
    ['jurisdiction:EU pilots everywhere', { jurisdictions: ['EU'], kinds: ['pilot_end'], words: 'everywhere' }],
    ['"word for word" -fines', { words: '"word for word" -fines' }],
    ['pilots except MIIT', { kinds: ['pilot_end'], words: '-authority:MIIT' }],
    ['kind:nonsense', { kinds: [], words: 'kind:nonsense' }],
    ['', { words: '' }],
  ])('is what can be picked and the rest: %s', (filter, parts) => {
    expect(splitFilter(filter, library)).toMatchObject(parts);
  });

  it('covers the same as before', () => {
    const words = fc.constantFrom(
      'pilots',
      'MIIT',
      'not',
      'word',
      '"a b"',
      'EU',
      'law:PIPL',
      'OR',
      '-CAC',
      'fines',
      '备案',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 5 }), (typed) => {
        const filter = typed.join(' ');
        const again = joinFilter(splitFilter(filter, library));
        expect(readFilter(again, library).covers).toBe(readFilter(filter, library).covers);
      }),
    );
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
