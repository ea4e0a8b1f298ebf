import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadlineKinds } from '../../src/bulletin/bulletin.ts';
import { type DeadlineKey, deadlineKeys, parseDeadlineKey, printDeadlineKey } from '../../src/bulletin/deadline-key.ts';
import type { DeadlineChange, Notice } from '../../src/remind/delivery.ts';
import { skipReason } from '../../src/remind/notice-view.ts';
import { canSnooze, snoozedReminder, snoozedUntil } from '../../src/remind/upcoming-reminders.ts';
import { plusDays } from '../../src/time/calendar-date.ts';
import { dayLength } from '../../src/time/instant.ts';
import { day } from '../bundled-library.ts';
import { corpusWith } from './corpus-with.ts';
import { moment, subscribed } from './subscribed.ts';

const corpus = corpusWith({ 'cn-r1': [{ date: '2019-04-30' }] });
const now = moment('2019-04-20T01:00Z');
const key: DeadlineKey = {
  entryId: 'cn-r1',
  kind: 'consultation_close',
  edge: 'end',
  date: day('2019-04-30'),
};

const why = (notice: Notice, today = '2019-04-20') => skipReason(notice, corpus, { today: day(today), now });
const reminderOf = (deadline: DeadlineKey): Notice => ({
  kind: 'reminder',
  deadline,
  lead: 7,
  status: 'confirmed',
});
const changeOf = (deadline: DeadlineKey, change: DeadlineChange): Notice => ({
  kind: 'changed',
  deadline,
  change,
  round: 1,
  isNews: true,
});

describe('right before posting', () => {
  it('a reminder is worth posting up to its date, while it is listed', () => {
    expect(why(reminderOf(key), '2019-04-30')).toBeNull();
    expect(why(reminderOf(key), '2019-05-01')).toBe('passed');
    expect(why(reminderOf({ ...key, date: day('2019-05-02') }))).toBe('withdrawn');
    expect(why({ kind: 'nudge', deadline: key }, '2019-05-01')).toBe('passed');
    expect(why({ kind: 'snoozed', deadline: key, until: day('2019-04-20'), status: 'confirmed' })).toBeNull();
  });

  it('a correction is worth posting only while it is true', () => {
    const gone = { ...key, date: day('2019-04-28') };
    expect(why(changeOf(gone, { kind: 'moved', to: key.date }))).toBeNull();
    expect(why(changeOf(gone, { kind: 'moved', to: day('2019-05-20') }))).toBe('superseded');
    expect(why(changeOf(gone, { kind: 'withdrawn' }))).toBeNull();
    expect(why(changeOf(key, { kind: 'withdrawn' }))).toBe('superseded');
    expect(why(changeOf(key, { kind: 'confirmed' }))).toBeNull();
    expect(why(changeOf(gone, { kind: 'confirmed' }))).toBe('superseded');
    expect(why(changeOf(key, { kind: 'restored' }))).toBeNull();
    expect(why(changeOf({ ...key, kind: 'other' }, { kind: 'renamed', to: 'consultation_close' }))).toBeNull();
  });

  it('a digest is worth posting for three days, and news for thirty while one of its entries is listed', () => {
    expect(why({ kind: 'digest', day: day('2019-04-17'), newSince: 0 })).toBeNull();
    expect(why({ kind: 'digest', day: day('2019-04-16'), newSince: 0 })).toBe('passed');
    const news = (days: number, entryIds: readonly string[]) =>
      why({ kind: 'new_entries', knownAt: now - days * dayLength, entryIds, count: entryIds.length });
    expect([news(30, ['cn-r1']), news(31, ['cn-r1']), news(1, ['cn-r9'])]).toEqual([null, 'passed', 'withdrawn']);
  });

  it('a note on a suspension is always worth posting', () => {
    expect(why({ kind: 'suspension', reason: 'is_archived', since: 0 })).toBeNull();
  });
});

describe('a snooze', () => {
  it.each([
    ['2019-04-20', false],
    ['2019-04-27', false],
    ['2019-04-28', true],
    ['2019-04-30', true],
    ['2019-05-01', false],
  ])('on 27 April of a deadline on 30 April is possible until %s: %s', (until, isPossible) => {
    expect(canSnooze(key, day(until), day('2019-04-27'))).toBe(isPossible);
  });

  it.each([
    ['next', '2019-04-26', 'CN', '2019-04-28'],
    ['next', '2019-04-26', 'DE', '2019-04-29'],
    ['next', '2019-04-30', 'CN', '2019-05-05'],
    ['3', '2019-04-26', 'CN', '2019-04-29'],
  ] as const)(
    'to “%s” on %s in %s is until %s, with its make-up days and holidays',
    (choice, today, country, until) => {
      expect(snoozedUntil(choice, day(today), country)).toBe(until);
    },
  );

  it('adds the reminder on its day, at the posting time of the subscription', () => {
    expect(snoozedReminder({ deadline: key, status: 'extracted' }, day('2019-04-23'), subscribed())).toEqual({
      notice: { kind: 'snoozed', deadline: key, until: '2019-04-23', status: 'extracted' },
      dueAt: moment('2019-04-23T01:00Z'),
      channelOnce: '2019-04-23',
      threadTs: null,
      skipped: null,
    });
  });
});

describe('a deadline key', () => {
  it('is parsed as it was printed', () => {
    const keys: fc.Arbitrary<DeadlineKey> = fc.record({
      entryId: fc.stringMatching(/^[a-z0-9-]{1,20}$/),
      kind: fc.constantFrom(...deadlineKinds),
      edge: fc.constantFrom('start', 'end'),
      date: fc.integer({ min: 0, max: 40_000 }).map((days) => plusDays(day('1990-01-01'), days)),
    });
    fc.assert(
      fc.property(keys, (one) => {
        expect(parseDeadlineKey(printDeadlineKey(one))).toEqual(one);
      }),
    );
  });

  it.each([
    '',
    'cn-r1',
    '|other|2019-04-30',
    'cn-r1|party|2019-04-30',
    'cn-r1|other|2019-02-30',
    'cn-r1|other|2019-04-30|end',
    'cn-r1|other|2019-04-30|start|x',
  ])('is not parsed from %j', (text) => {
    expect(parseDeadlineKey(text)).toBeNull();
  });

  it('for the start exists where a window begins before its end, except for effective dates', () => {
    const keysOf = (deadline: { kind: string; start?: string; date: string }) => {
      const [source] = corpusWith({ 'cn-r1': [deadline] }).entries;
      const [one] = source?.entry.deadlines ?? [];
      return source && one ? deadlineKeys({ deadline: one, source }).map(printDeadlineKey) : [];
    };
    expect(keysOf({ kind: 'pilot_end', start: '2019-04-01', date: '2019-12-31' })).toEqual([
      'cn-r1|pilot_end|2019-04-01|start',
      'cn-r1|pilot_end|2019-12-31',
    ]);
    expect(keysOf({ kind: 'pilot_end', start: '2019-12-31', date: '2019-12-31' })).toEqual([
      'cn-r1|pilot_end|2019-12-31',
    ]);
    expect(keysOf({ kind: 'effective_date', start: '2019-04-01', date: '2019-12-31' })).toEqual([
      'cn-r1|effective_date|2019-12-31',
    ]);
    expect(keysOf({ kind: 'pilot_end', date: '2019-12-31' })).toEqual(['cn-r1|pilot_end|2019-12-31']);
  });
});
