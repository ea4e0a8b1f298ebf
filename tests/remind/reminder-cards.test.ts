import { describe, expect, it } from 'vitest';
import type { Deadline } from '../../src/bulletin/bulletin.ts';
import { corpusOf } from '../../src/bulletin/corpus.ts';
import { type DeadlineKey, printDeadlineKey } from '../../src/bulletin/deadline-key.ts';
import type { Card } from '../../src/cards/card.ts';
import { type DeadlineState, openState } from '../../src/desk/deadline-state.ts';
import { inLanguage, languages } from '../../src/messages/language.ts';
import { type Library, libraryInProcess } from '../../src/question/library.ts';
import { actionReplyCard } from '../../src/remind/action-reply-card.ts';
import type { DeadlineChange, Notice } from '../../src/remind/delivery.ts';
import { noticeCard } from '../../src/remind/notice-card.ts';
import { type NoticeContext, type NoticeView, viewNotice } from '../../src/remind/notice-view.ts';
import { type CalendarDate, plusDays } from '../../src/time/calendar-date.ts';
import { bulletinOf } from '../bulletin-of.ts';
import { day } from '../bundled-library.ts';
import { assertSlackMessage } from '../slack-schema/assert-slack.ts';
import { pilotEnd as deadline } from './corpus-with.ts';
import { subscribed } from './subscribed.ts';

const today = day('2019-04-22');
const now = Date.parse('2019-04-22T01:00:00Z');
const long = (size: number): string => '"word" <!channel> '.repeat(size).slice(0, size).trim();

const subscription = subscribed({ leads: { unit: 'days', before: [14, 7, 1] }, digestDay: 1, alerts: true });

const libraryWith = (deadlines: readonly Deadline[], text = 'A pilot'): Library =>
  libraryInProcess(
    corpusOf([
      bulletinOf(
        { title: text.slice(0, 300) },
        Array.from({ length: 20 }, () => ({ title: text.slice(0, 500), date: today, body: text, deadlines })),
      ),
    ]),
  );

const key = (date: string, edge: DeadlineKey['edge'] = 'end'): DeadlineKey => ({
  entryId: 'x-r1',
  kind: 'pilot_end',
  edge,
  date: day(date),
});

const view = (notice: Notice, library: Library, more: Partial<NoticeContext> = {}): NoticeView =>
  viewNotice(notice, {
    subscription,
    library,
    firstSeen: { entry: () => now - 1000, deadline: () => 0 },
    held: new Map(),
    owned: null,
    now,
    ...more,
  });

function card(
  notice: Notice,
  library: Library,
  more: Partial<
    NoticeContext & {
      mayRepeat: boolean;
      state: DeadlineState;
      states: ReadonlyMap<string, DeadlineState>;
      remindedOn: readonly CalendarDate[];
    }
  > = {},
) {
  const viewed = view(notice, library, more);
  if (viewed.kind === 'skip') throw new Error(viewed.reason);
  return noticeCard(viewed, {
    deliveryId: 'd1',
    subscription: more.subscription ?? subscription,
    botName: 'privacylaw',
    mayRepeat: more.mayRepeat ?? false,
    state: more.state ?? openState,
    states: more.states ?? new Map(),
    remindedOn: more.remindedOn ?? [],
  });
}

const seen = ({ blocks }: Card): string => JSON.stringify(blocks);
/** What a reader sees, a line of runs in one piece. */
const read = ({ blocks }: Card): string =>
  [...seen({ text: '', blocks }).matchAll(/"text":"((?:[^"\\\\]|\\\\.)*)"/g)].map(([, text]) => text).join('');

describe('a reminder', () => {
  const library = libraryWith([deadline('2019-04-29', { start: day('2019-04-25') })]);
  const reminder = (date: string, lead: number, edge: DeadlineKey['edge'] = 'end'): Notice => ({
    kind: 'reminder',
    deadline: key(date, edge),
    lead,
    status: 'extracted',
  });

  it('says where the date is over in its jurisdiction, though not in the channel, and so does a nudge', () => {
    const inLosAngeles = {
      subscription: { ...subscription, zone: 'America/Los_Angeles' },
      now: Date.parse('2019-04-29T18:00:00Z'),
    };
    expect(read(card(reminder('2019-04-29', 0), library, inLosAngeles))).toContain(
      'Pilot ends Monday 29 April 2019 (China), today (already over in China)',
    );
    expect(read(card({ kind: 'nudge', deadline: key('2019-04-29') }, library, inLosAngeles))).toContain(
      'Pilot ends Monday 29 April 2019 (China), today (already over in China)',
    );
  });

  it('says what ends when and where, in how many days, after which text, and as of when', () => {
    const posted = card(reminder('2019-04-29', 7), library);
    const { text } = posted;
    const shown = read(posted);
    for (const part of [
      'Pilot ends Monday 29 April 2019 (China), in 7 days',
      '25 to 29 April 2019',
      '“until then”',
      'A pilot, regulatory no. 1',
      'As of 22 April 2019 · Not legal advice. Check the source before you act.',
    ]) {
      expect(shown).toContain(part);
    }
    expect(shown).not.toMatch(/Late reminder|Possible duplicate/);
    expect(text).toBe('A pilot: pilot ends 29 April 2019 (China), in 7 days. No owner yet · not acknowledged.');
  });

  it('of the start of a window says what begins', () => {
    const begins = card(reminder('2019-04-25', 7, 'start'), library);
    expect(read(begins)).toContain('Pilot begins Thursday 25 April 2019');
    expect(seen(begins)).toContain('"text":"Thursday 25 April 2019","style":{"bold":true}');
  });

  it('that is late says so, with the days that are left', () => {
    const late = seen(card(reminder('2019-04-29', 14), library));
    expect(late).toContain('in 7 days');
    expect(late).toContain('Late reminder');
  });

  it('that was due before anybody subscribed is not late', () => {
    const created = { ...subscription, createdAt: Date.parse('2019-04-21T01:00Z') };
    const shown = seen(card(reminder('2019-04-29', 14), library, { subscription: created }));
    expect(shown).toContain('in 7 days');
    expect(shown).not.toContain('Late reminder');
  });

  it('that may have been posted before says so', () => {
    expect(seen(card(reminder('2019-04-29', 7), library, { mayRepeat: true }))).toContain('Possible duplicate');
  });

  it('can be snoozed up to its date', () => {
    const in4Days = libraryWith([deadline('2019-04-26')]);
    const today = libraryWith([deadline('2019-04-22')]);
    const choices = (posted: Card) => [...seen(posted).matchAll(/"value":"v1\|d1\|(\w+)"/g)].map(([, days]) => days);
    expect(choices(card(reminder('2019-04-29', 7), library))).toEqual(['next', '3', '7', 'form']);
    expect(choices(card(reminder('2019-04-26', 7), in4Days))).toEqual(['next', '3', 'form']);
    expect(choices(card(reminder('2019-04-22', 7), today))).toEqual([]);
  });

  it('that is no longer listed, or is past, is not posted', () => {
    expect(view(reminder('2019-05-29', 7), library)).toEqual({ kind: 'skip', reason: 'withdrawn' });
    const past = libraryWith([deadline('2019-04-21')]);
    expect(view(reminder('2019-04-21', 7), past)).toEqual({ kind: 'skip', reason: 'passed' });
  });

  const by = { by: 'U9', at: now };
  it.each<[string, Partial<DeadlineState>, string, readonly string[]]>([
    [
      'nobody has seen',
      {},
      '*No owner yet* · not acknowledged',
      ['acknowledge_reminder', 'own_deadline', 'snooze_reminder'],
    ],
    [
      'somebody has acknowledged',
      { acknowledged: by },
      '*Acknowledged* by <@U9> on 22 April 2019 · no owner yet',
      ['own_deadline', 'finish_deadline'],
    ],
    [
      'somebody owns',
      { acknowledged: by, owner: { userId: 'U8', since: now } },
      '*Owner:* <@U8> since 22 April 2019',
      ['finish_deadline', 'hand_over_deadline'],
    ],
    [
      'somebody has handed over without a look at this channel',
      { owner: { userId: 'U8', since: now } },
      '*Owner:* <@U8> since 22 April 2019',
      ['acknowledge_reminder', 'finish_deadline', 'hand_over_deadline'],
    ],
    [
      'the channel has muted',
      { held: { ...by, until: null } },
      '*Muted* for this channel by <@U9> · *No owner yet* · not acknowledged',
      ['acknowledge_reminder', 'own_deadline', 'snooze_reminder'],
    ],
    [
      'the channel has snoozed',
      { held: { ...by, until: day('2019-04-25') }, acknowledged: by },
      '*Snoozed* until 25 April 2019 by <@U9> · *Acknowledged* by <@U9> on 22 April 2019 · no owner yet',
      ['own_deadline', 'finish_deadline'],
    ],
  ])('of a deadline that %s says so, and offers what comes next', (_, state, line, controls) => {
    const { blocks } = card(reminder('2019-04-29', 7), library, { state: { ...openState, ...state } });
    const texts = blocks.flatMap((block) => (block.type === 'section' ? block.text?.text : []));
    expect(texts).toEqual([line]);
    const shown = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
    expect(shown.flatMap((one) => ('action_id' in one && one.type !== 'overflow' ? one.action_id : []))).toEqual(
      controls,
    );
    expect(shown.length).toBeLessThanOrEqual(4);
  });

  it.each([
    ['done', ':white_check_mark: *Done* by <@U9> on 22 April 2019'],
    ['not_applicable', '*Not applicable* by <@U9> on 22 April 2019'],
  ] as const)('of a deadline that is settled as %s shrinks to who, when and why', (kind, line) => {
    const state = { ...openState, outcome: { ...by, kind, note: 'Sent by <!channel> email' } };
    const settled = card(reminder('2019-04-29', 7), library, { state });
    expect(seen(settled)).toContain(JSON.stringify(line));
    expect(seen(settled)).toContain('“Sent by <!channel> email”');
    expect(settled.blocks).toHaveLength(3);
    expect(seen(settled)).toContain('reopen_deadline');
    expect(seen(settled)).not.toContain('days');
  });

  it('says what is in doubt about the entry', () => {
    const [source] = library.corpus.bulletins;
    const doubtful = source && {
      ...source,
      entries: source.entries.map((entry) => ({ ...entry, doubt: 'Known as of July 2026; the gazette was not seen.' })),
    };
    const doubting = libraryInProcess(corpusOf(doubtful ? [doubtful] : []));
    expect(seen(card(reminder('2019-04-29', 7), doubting))).toContain('the gazette was not seen');
  });

  it('on the last day names the owner, or else who subscribed', () => {
    const nudge: Notice = { kind: 'nudge', deadline: key('2019-04-22') };
    const today = libraryWith([deadline('2019-04-22')]);
    expect(seen(card(nudge, today))).toContain('nobody has acknowledged it* · <@U1>');
    const owned = { ...openState, owner: { userId: 'U8', since: now } };
    expect(seen(card(nudge, today, { state: owned }))).toContain('not marked as done* · <@U8>');
  });

  it('on the last day says when the channel was reminded before, and offers what is left to do', () => {
    const nudge: Notice = { kind: 'nudge', deadline: key('2019-04-22') };
    const days = ['2018-12-30', '2019-01-02', '2019-03-30', '2019-04-01', '2019-04-08'].map(day);
    const last = card(nudge, libraryWith([deadline('2019-04-22')]), { remindedOn: days });
    expect(read(last)).toContain('Reminded here on 30 December 2018, 2 January, 30 March, 1 and 8 April 2019');
    expect(controlsOf(last)).toEqual(['acknowledge_reminder', 'own_deadline', 'finish_deadline', 'more:reminder']);
  });

  it('that is compact has the source, and everything else in its menu', () => {
    const compact = { subscription: { ...subscription, cards: 'compact' as const } };
    const posted = card(reminder('2019-04-29', 7), library, compact);
    expect(read(posted)).toMatch(/Pilot ends Mon 29 Apr 2019 \(China\), in 7 days · no link/);
    expect(controlsOf(posted)).toEqual([]);
    expect(seen(posted)).toContain('acknowledge_reminder>v1|d1');
  });
});

/** The ids of the controls in the row of a card. */
const controlsOf = ({ blocks }: Card): readonly unknown[] =>
  blocks.flatMap((block) =>
    block.type === 'actions' ? block.elements.map((one) => 'action_id' in one && one.action_id) : [],
  );

describe('a reminder whose deadline was corrected', () => {
  const library = libraryWith([deadline('2019-05-15', { status: 'confirmed' })]);
  const redrawn = (change: DeadlineChange, state: Partial<DeadlineState> = {}): Card =>
    card({ kind: 'redraw', deadline: key('2019-04-29'), of: 'd1', ts: '1.0', change, asked: now }, library, {
      state: { ...openState, ...state },
    });
  const moved = { kind: 'moved', to: day('2019-05-15') } as const;

  it.each<[string, Partial<DeadlineState>, readonly string[]]>([
    ['nobody owns', {}, ['acknowledge_reminder', 'own_deadline', 'finish_deadline', 'more:reminder']],
    [
      'somebody owns',
      { owner: { userId: 'U8', since: now } },
      ['acknowledge_reminder', 'finish_deadline', 'hand_over_deadline', 'more:reminder'],
    ],
    [
      'somebody has acknowledged',
      { acknowledged: { by: 'U9', at: now } },
      ['own_deadline', 'finish_deadline', 'more:reminder'],
    ],
    ['is done', { outcome: { kind: 'done', note: '', by: 'U9', at: now } }, []],
  ])('and that %s offers what can be done about the new day alone', (_, state, controls) => {
    const posted = redrawn(moved, state);
    assertSlackMessage(posted);
    expect(read(posted)).toContain('Correction: Pilot ends 15 May 2019, not 29 April 2019.');
    expect(read(posted)).toContain('Pilot ends Wednesday 15 May 2019');
    expect(controlsOf(posted)).toEqual(controls);
    const values = [...seen(posted).matchAll(/v1\|x-r1\|pilot_end\|([\d-]+)/g)].map(([, date]) => date);
    expect(new Set(values)).toEqual(new Set(['2019-05-15']));
    expect(seen(posted)).not.toContain('"v1|d1"');
    const asks = controls.includes('acknowledge_reminder');
    expect(read(posted).includes('Acknowledge new day')).toBe(asks);
  });

  it('away offers the entry alone', () => {
    const posted = redrawn({ kind: 'withdrawn' });
    assertSlackMessage(posted);
    expect(read(posted)).toContain('*No longer listed* · don’t rely on this reminder');
    expect(seen(posted)).toContain('"text":"Pilot ends 29 April 2019","style":{"strike":true}');
    expect(posted.blocks).toHaveLength(3);
    expect([...seen(posted).matchAll(/"value":"([^"|>]+)>/g)].map(([, id]) => id)).toEqual(['show_entry']);
  });
});

describe('a correction', () => {
  const library = libraryWith([deadline('2019-05-15', { status: 'confirmed' })]);
  it.each<[Extract<Notice, { kind: 'changed' }>['change'], string, string]>([
    [{ kind: 'moved', to: day('2019-05-15') }, '2019-04-29', 'Correction: Pilot ends 15 May 2019, not 29 April 2019.'],
    [{ kind: 'confirmed' }, '2019-05-15', 'Confirmed: Pilot ends 15 May 2019.'],
    [
      { kind: 'withdrawn' },
      '2019-04-29',
      'No longer listed: Pilot ends 29 April 2019. Don’t rely on the earlier reminder.',
    ],
    [{ kind: 'restored' }, '2019-05-15', 'Listed again: Pilot ends 15 May 2019.'],
  ])('says what is right, and what no longer is: %j', (change, date, words) => {
    expect(seen(card({ kind: 'changed', deadline: key(date), change, round: 1, isNews: true }, library))).toContain(
      words,
    );
  });
});

describe('a correction of a deadline that a curator removed', () => {
  it('names the curator', () => {
    const [source] = libraryWith([deadline('2019-04-29')]).corpus.bulletins;
    const about = { kind: 'pilot_end', date: day('2019-04-29') } as const;
    const removal = { entryId: 'x-r1', about, becomes: null, by: 'U0ADACHEN1', at: now, on: today };
    const library = libraryInProcess(corpusOf(source ? [source] : [], { revision: 1, corrections: [removal] }));
    const change = { kind: 'withdrawn' } as const;
    const shown = seen(card({ kind: 'changed', deadline: key('2019-04-29'), change, round: 1, isNews: true }, library));
    expect(shown).toContain('"user_id":"U0ADACHEN1"');
  });
});

describe('a digest', () => {
  const digest = { kind: 'digest', day: today, newSince: now } as const;
  const library = libraryWith([deadline('2019-04-29'), deadline('2019-07-29')]);

  it('has the key dates of thirty days, and says so where some are left out', () => {
    const { text, blocks } = card(digest, library);
    expect(text).toBe('Week of 22 April 2019: 20 key dates in the next 30 days');
    expect(JSON.stringify(blocks)).toContain('and 12 more');
  });

  it('leaves out muted deadlines, and says how many', () => {
    const held = new Map([[printDeadlineKey(key('2019-04-29')), null]]);
    const shown = seen(card(digest, library, { held }));
    expect(shown).not.toContain('x-r1|');
    expect([
      ...shown.matchAll(
        /in 7 days[^"]*"},{"type":"text","text":", "},{"type":"text","text":"no owner","style":{"bold":true}}/g,
      ),
    ]).toHaveLength(8);
    expect(shown).toContain('1 key date muted or settled');
  });

  it('says how many have no owner, and names nobody', () => {
    const owned = { ...openState, owner: { userId: 'U8', since: 0 } };
    const two = libraryWith([deadline('2019-04-29')]);
    const states = new Map([[printDeadlineKey(key('2019-04-29')), owned]]);
    const shown = seen(card(digest, two, { states }));
    expect(shown).toContain(', 19 without an owner');
    expect(shown).not.toContain('U8');
  });

  it('opens all deadlines with the filter of its subscription', () => {
    const filtered = card(digest, library, { subscription: { ...subscription, filter: 'pilots' } });
    expect(seen(filtered)).toMatch(/"All matching deadlines".*"value":"v1\|1\|deadlines pilots"/);
    expect(seen(card(digest, library))).toMatch(/"All deadlines".*"value":"v1\|1\|deadlines"/);
  });

  it('offers to change its subscription, and to stop it', () => {
    const posted = card(digest, library, { subscription: { ...subscription, filter: 'pilots' } });
    expect(seen(posted)).toContain('"open_form>v1|change|s1"');
    expect(seen(posted)).toContain('"open_form>v1|change|s1|pilots, no digest"');
    expect(seen(posted)).toContain('Filter: pilots, weekly on Monday');
  });

  it('is not posted with nothing in it', () => {
    expect(view(digest, libraryWith([]))).toEqual({ kind: 'skip', reason: 'empty' });
  });
});

describe('in Chinese', () => {
  const library = libraryWith([deadline('2019-04-30', { start: day('2019-04-25') })]);
  const inChinese = (notice: Notice, more: Parameters<typeof card>[2] = {}): Card =>
    inLanguage('zh-CN', () => card(notice, library, more));
  const reminder: Notice = { kind: 'reminder', deadline: key('2019-04-30'), lead: 7, status: 'extracted' };

  it('a reminder says what ends when and where, its state and what can be done', () => {
    const posted = inChinese(reminder);
    expect(posted.text).toBe('A pilot · 试点结束：2019年4月30日（中国），还有 8 天。暂无负责人 · 尚未确认知悉。');
    const shown = read(posted);
    for (const part of ['试点结束：2019年4月30日星期二（中国），还有 8 天', '确认知悉', '我来负责', '标记为已完成…'])
      expect(shown).toContain(part);
  });

  it('a state has its words in the order of the language', () => {
    const state = {
      ...openState,
      acknowledged: { by: 'U9', at: now },
      held: { by: 'U9', at: now, until: day('2019-04-25') },
    };
    expect(read(inChinese(reminder, { state }))).toContain(
      '*稍后提醒* · <@U9> 设为 2019年4月25日 再提醒 · *已知悉* · <@U9> 于 2019年4月22日 确认 · 暂无负责人',
    );
  });

  it('the card of the last day lists earlier days with what the first of them says written once', () => {
    const remindedOn = ['2018-12-30', '2019-04-01', '2019-04-08'].map(day);
    const last = inChinese(
      { kind: 'nudge', deadline: key('2019-04-30') },
      { now: Date.parse('2019-04-30T01:00:00Z'), remindedOn },
    );
    expect(read(last)).toContain('此前已于 2018年12月30日、2019年4月1日和 8日 在此提醒');
  });

  it('a digest counts what is coming', () => {
    const { text, blocks } = inChinese({ kind: 'digest', day: today, newSince: now });
    expect(text).toBe('2019年4月22日 起一周：未来 30 天内有 40 个关键日期');
    expect(JSON.stringify(blocks)).toContain('，每星期一发送');
  });
});

describe.each(languages)('every card that is posted in %s', (language) => {
  it('is within Slack’s limits, however long its texts', () => {
    const many = Array.from({ length: 20 }, (_, i) => plusDays(today, i + 1));
    const library = libraryWith(
      many.map((date) => deadline(date, { start: today, quote: long(500) })),
      long(500),
    );
    const about = key(plusDays(today, 8));
    const notices: readonly Notice[] = [
      { kind: 'reminder', deadline: about, lead: 14, status: 'extracted' },
      { kind: 'snoozed', deadline: about, until: today, status: 'extracted' },
      { kind: 'nudge', deadline: about },
      {
        kind: 'changed',
        deadline: key('2019-04-01'),
        change: { kind: 'moved', to: about.date },
        round: 1,
        isNews: true,
      },
      { kind: 'changed', deadline: key('2019-04-01'), change: { kind: 'withdrawn' }, round: 1, isNews: true },
      { kind: 'digest', day: today, newSince: 0 },
      { kind: 'new_entries', knownAt: now, entryIds: many.map((_, i) => `x-r${i + 1}`), count: 500 },
      { kind: 'suspension', reason: 'x'.repeat(100), since: now },
    ];
    for (const notice of notices) {
      const posted = inLanguage(language, () => card(notice, library, { mayRepeat: true }));
      assertSlackMessage(posted);
      expect(posted.text).not.toMatch(/[<>]/);
      expect(seen(posted)).not.toMatch(/<!date|"type":"(?:date|broadcast)"/);
      for (const block of posted.blocks) if (block.type === 'section') expect(block.text?.text).not.toMatch(/<!|word/);
    }
  });

  it('and so is every reply to an action', () => {
    const nudge = view(
      { kind: 'nudge', deadline: key('2019-04-29') },
      libraryWith([deadline('2019-04-29')], long(500)),
    );
    if (nudge.kind !== 'nudge') throw new Error(nudge.kind);
    const { day: keyDate } = nudge;
    const cards = [
      actionReplyCard({ kind: 'calendar_sent', day: keyDate, to: 'thread' }),
      actionReplyCard({ kind: 'calendar_sent', day: keyDate, to: 'person' }),
      actionReplyCard({ kind: 'calendar_link', day: keyDate, address: `https://example.org/${'x'.repeat(300)}` }),
      actionReplyCard({ kind: 'calendar_by_hand', day: keyDate, why: 'not_allowed' }),
      actionReplyCard({ kind: 'calendar_by_hand', day: keyDate, why: 'failed' }),
      actionReplyCard({ kind: 'deadline_gone' }),
      actionReplyCard({ kind: 'subscription_gone' }),
      actionReplyCard({ kind: 'not_known' }),
      actionReplyCard({ kind: 'stale' }),
    ];
    for (const one of cards) assertSlackMessage(one);
  });
});
