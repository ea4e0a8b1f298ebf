import { describe, expect, it } from 'vitest';
import type { Deadline } from '../../src/bulletin/bulletin.ts';
import { corpusOf } from '../../src/bulletin/corpus.ts';
import type { DeadlineKey } from '../../src/bulletin/deadline-key.ts';
import type { Card } from '../../src/cards/card.ts';
import { type Library, libraryInProcess } from '../../src/question/library.ts';
import { actionReplyCard } from '../../src/remind/action-reply-card.ts';
import { deadlineCalendar } from '../../src/remind/deadline-calendar.ts';
import type { Notice } from '../../src/remind/delivery.ts';
import { noticeCard } from '../../src/remind/notice-card.ts';
import { type NoticeView, viewNotice } from '../../src/remind/notice-view.ts';
import { reminderCard } from '../../src/remind/reminder-card.ts';
import type { Subscription } from '../../src/subscribe/subscription.ts';
import { plusDays } from '../../src/time/calendar-date.ts';
import { parseTimeOfDay } from '../../src/time/instant.ts';
import { day } from '../bundled-library.ts';
import { assertSlackMessage } from '../slack-schema/assert-slack.ts';

const nine = parseTimeOfDay('09:00');
if (nine === null) throw new Error('no such hour');

const today = day('2019-04-22');
const now = Date.parse('2019-04-22T01:00:00Z');
const long = (size: number): string => '"word" <!channel> '.repeat(size).slice(0, size).trim();

const subscription: Subscription = {
  id: 's1',
  workspaceId: 'T1',
  channelId: 'C1',
  number: 1,
  filter: '',
  leads: { unit: 'days', before: [14, 7, 1] },
  at: nine,
  zone: 'Asia/Shanghai',
  digestDay: 1,
  cards: 'full',
  alerts: true,
  createdBy: 'U1',
  createdAt: 0,
  state: { kind: 'active' },
};

const deadline = (date: string, more: Partial<Deadline> = {}): Deadline => ({
  kind: 'pilot_end',
  date: day(date),
  start: null,
  quote: 'until then',
  status: 'extracted',
  ...more,
});

const libraryWith = (deadlines: readonly Deadline[], text = 'A pilot'): Library =>
  libraryInProcess(
    corpusOf([
      {
        id: 'x',
        title: text.slice(0, 300),
        issued: '2019-04',
        jurisdiction: 'CN',
        language: 'en',
        entries: Array.from({ length: 20 }, (_, i) => ({
          id: `x-r${i + 1}`,
          section: 'regulatory' as const,
          title: text.slice(0, 500),
          date: today,
          body: text,
          authorities: [],
          instruments: [],
          penalties: [],
          deadlines: [...deadlines],
        })),
      },
    ]),
  );

const key = (date: string, edge: DeadlineKey['edge'] = 'end'): DeadlineKey => ({
  entryId: 'x-r1',
  kind: 'pilot_end',
  edge,
  date: day(date),
});

const tell = (notice: Notice, library: Library): NoticeView =>
  viewNotice(notice, {
    subscription,
    library,
    ages: { entry: () => now - 1000, deadline: () => 0 },
    now,
  });

function card(notice: Notice, library: Library, mayRepeat = false): Card {
  const told = tell(notice, library);
  if (told.kind === 'skip') throw new Error(told.reason);
  return noticeCard(told, { deliveryId: 'd1', subscription, mayRepeat });
}

const seen = ({ blocks }: Card): string => JSON.stringify(blocks);

describe('a reminder', () => {
  const library = libraryWith([deadline('2019-04-29', { start: day('2019-04-25') })]);
  const reminder = (date: string, lead: number, edge: DeadlineKey['edge'] = 'end'): Notice => ({
    kind: 'reminder',
    deadline: key(date, edge),
    lead,
    status: 'extracted',
  });

  it('says where the day has ended already, though it is still that day in the channel', () => {
    const told = viewNotice(reminder('2019-04-29', 0), {
      subscription: { ...subscription, zone: 'America/Los_Angeles' },
      library,
      ages: { entry: () => 0, deadline: () => 0 },
      now: Date.parse('2019-04-29T18:00:00Z'),
    });
    if (told.kind === 'skip') throw new Error(told.reason);
    expect(seen(noticeCard(told, { deliveryId: 'd1', subscription, mayRepeat: false }))).toContain(
      'Pilot ends 29 April 2019 (China), today; there that day has ended',
    );
  });

  it('says what ends, when and where, in how many days, and that no curator has confirmed it', () => {
    const told = seen(card(reminder('2019-04-29', 7), library));
    for (const part of [
      'Pilot ends 29 April 2019 (China), in 7 days',
      'Runs from 25 April 2019 to 29 April 2019',
      'read by the app, not yet confirmed by a curator',
      ' · x-r1',
      'Days are counted from 22 April 2019',
    ]) {
      expect(told).toContain(part);
    }
    expect(told).not.toMatch(/comes late|stand here twice/);
  });

  it('of the first day of a window says what begins', () => {
    expect(seen(card(reminder('2019-04-25', 7, 'start'), library))).toContain('Pilot begins 25 April 2019');
  });

  it('that comes late says so, with its true days left', () => {
    const told = seen(card(reminder('2019-04-29', 14), library));
    expect(told).toContain('in 7 days');
    expect(told).toContain('This reminder comes late');
  });

  it('that may stand there already says so', () => {
    expect(seen(card(reminder('2019-04-29', 7), library, true))).toContain('It may stand here twice');
  });

  it('can be snoozed up to its day and not beyond', () => {
    const in4Days = libraryWith([deadline('2019-04-26')]);
    const choices = (told: Card) =>
      [...seen(told).matchAll(/"value":"v1\|d1\|(\d)"/g)].map(([, days]) => days);
    expect(choices(card(reminder('2019-04-29', 7), library))).toEqual(['1', '3', '7']);
    expect(choices(card(reminder('2019-04-26', 7), in4Days))).toEqual(['1', '3']);
  });

  it('that is no longer in the bulletins, or has passed, is not told', () => {
    expect(tell(reminder('2019-05-29', 7), library)).toEqual({ kind: 'skip', reason: 'withdrawn' });
    const passed = libraryWith([deadline('2019-04-21')]);
    expect(tell(reminder('2019-04-21', 7), passed)).toEqual({ kind: 'skip', reason: 'passed' });
  });

  it('that was acknowledged names who and when, and has every button but that one', () => {
    const told = tell(reminder('2019-04-29', 7), library);
    if (told.kind !== 'reminder') throw new Error(told.kind);
    const facts = { deliveryId: 'd1', reminder: told, cards: 'compact', mayRepeat: false } as const;
    const done = seen(reminderCard({ ...facts, acknowledged: { by: 'U9', when: 'on 22 April 2019' } }));
    expect(done).toContain('"user_id":"U9"');
    expect(done).toContain('on 22 April 2019');
    expect(done).not.toContain('acknowledge_reminder');
    for (const id of ['snooze_reminder', 'add_to_calendar', 'show_entry', 'mute_deadline']) {
      expect(done).toContain(id);
    }
  });
});

describe('a correction', () => {
  const library = libraryWith([deadline('2019-05-15', { status: 'confirmed' })]);
  it.each<[Extract<Notice, { kind: 'changed' }>['change'], string, string]>([
    [
      { kind: 'moved', to: day('2019-05-15') },
      '2019-04-29',
      'Moved to 15 May 2019. Said before: Pilot ends 29 April 2019.',
    ],
    [{ kind: 'confirmed' }, '2019-05-15', 'Confirmed by a curator: Pilot ends 15 May 2019.'],
    [{ kind: 'withdrawn' }, '2019-04-29', 'Do not rely on what was said before: Pilot ends 29 April 2019.'],
    [{ kind: 'restored' }, '2019-05-15', 'Stands again as it was told first'],
  ])('says what was said and what is so now: %j', (change, date, words) => {
    expect(seen(card({ kind: 'changed', deadline: key(date), change, round: 1 }, library))).toContain(words);
  });
});

describe('every card that is posted', () => {
  it('is within what Slack accepts, however much there is to say', () => {
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
      { kind: 'changed', deadline: key('2019-04-01'), change: { kind: 'moved', to: about.date }, round: 1 },
      { kind: 'changed', deadline: key('2019-04-01'), change: { kind: 'withdrawn' }, round: 1 },
      { kind: 'digest', day: today, newSince: 0 },
      { kind: 'new_entries', knownAt: now, entryIds: many.map((_, i) => `x-r${i + 1}`), count: 500 },
      { kind: 'suspension', reason: 'x'.repeat(100), since: now },
    ];
    for (const notice of notices) {
      const told = card(notice, library, true);
      assertSlackMessage(told);
      expect(told.text).not.toMatch(/[<>]/);
      expect(seen(told)).not.toMatch(/<!date|"type":"(?:date|mrkdwn|broadcast)"/);
    }
  });

  it('and every answer to a press, too', () => {
    const told = tell(
      { kind: 'nudge', deadline: key('2019-04-29') },
      libraryWith([deadline('2019-04-29')], long(500)),
    );
    if (told.kind !== 'nudge') throw new Error(told.kind);
    const { day: seenDay } = told;
    const cards = [
      actionReplyCard({ kind: 'already_acknowledged', by: 'U1' }),
      actionReplyCard({ kind: 'snoozed', until: today, at: nine, zone: 'Asia/Shanghai' }),
      actionReplyCard({ kind: 'too_late_to_snooze', day: seenDay }),
      actionReplyCard({
        kind: 'muted',
        subscriptionId: 's'.repeat(200),
        deadline: seenDay.key,
        title: long(500),
      }),
      actionReplyCard({ kind: 'unmuted', title: long(500) }),
      actionReplyCard({ kind: 'calendar_sent' }),
      actionReplyCard({ kind: 'calendar_link', address: `https://example.org/${'x'.repeat(300)}` }),
      actionReplyCard({ kind: 'calendar_by_hand', day: seenDay, why: 'not_allowed' }),
      actionReplyCard({ kind: 'calendar_by_hand', day: seenDay, why: 'failed' }),
      actionReplyCard({ kind: 'deadline_gone' }),
      actionReplyCard({ kind: 'subscription_gone' }),
      actionReplyCard({ kind: 'not_known' }),
      actionReplyCard({ kind: 'stale' }),
    ];
    for (const one of cards) assertSlackMessage(one ?? { text: '', blocks: [] });
  });
});

describe('a calendar', () => {
  const library = libraryWith([
    deadline('2019-04-30', { start: day('2019-04-25'), quote: 'a;b,c\\d\r\nBEGIN:VEVENT' }),
  ]);
  const [first] = library.deadlines;
  const text = first ? deadlineCalendar([first], 'Privacy Law', now) : '';

  it('has an event of a whole day for the deadline and for the first day of its window, in no zone', () => {
    expect(text.match(/^DTSTART.*$/gm)).toEqual([
      'DTSTART;VALUE=DATE:20190425',
      'DTSTART;VALUE=DATE:20190430',
    ]);
    expect(text).not.toMatch(/TZID|VTIMEZONE/);
  });

  it('names the jurisdiction, and keeps the ids of its events', () => {
    const unfolded = text.replace(/\r\n[ \t]/g, '');
    expect(unfolded).toContain('SUMMARY:Pilot ends (China): A pilot');
    expect(unfolded.match(/^UID:.*$/gm)).toEqual([
      'UID:x-r1-pilot_end-1-start@privacy-law-slack',
      'UID:x-r1-pilot_end-1-end@privacy-law-slack',
    ]);
  });

  it('takes outside words for words: they begin no event of their own', () => {
    expect(text.match(/^BEGIN:VEVENT/gm)).toHaveLength(2);
  });
});
