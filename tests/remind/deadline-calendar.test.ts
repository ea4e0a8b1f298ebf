import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import type { Deadline } from '../../src/bulletin/bulletin.ts';
import { type CorpusDeadline, corpusOf } from '../../src/bulletin/corpus.ts';
import { deadlineKeys } from '../../src/bulletin/deadline-key.ts';
import { inLanguage } from '../../src/messages/language.ts';
import { type Library, libraryInProcess } from '../../src/question/library.ts';
import { type FeedEvent, nextFeed } from '../../src/remind/calendar-feed.ts';
import {
  type CalendarReminders,
  calendarEvents,
  calendarLinks,
  printCalendar,
} from '../../src/remind/deadline-calendar.ts';
import { dayLength } from '../../src/time/instant.ts';
import { bulletinOf } from '../bulletin-of.ts';
import { day } from '../bundled-library.ts';
import { pilotEnd as deadline } from './corpus-with.ts';
import { time } from './subscribed.ts';

const nine = time('09:00');
const now = Date.parse('2019-04-22T01:00:00Z');

/** With these deadlines as they are, also if no file could hold them. */
const libraryWith = (deadlines: readonly Deadline[], title = 'A pilot'): Library => {
  const bulletin = bulletinOf({}, [{ title, body: title }]);
  const entries = bulletin.entries.map((entry) => ({ ...entry, deadlines: [...deadlines] }));
  return libraryInProcess(corpusOf([{ ...bulletin, entries }]));
};

describe('a calendar', () => {
  const library = libraryWith([
    deadline('2019-04-30', { start: day('2019-04-25'), quote: 'a;b,c\\d\r\nBEGIN:VEVENT' }),
  ]);
  const textOf = (deadlines: readonly CorpusDeadline[], reminders: CalendarReminders = null): string =>
    printCalendar(nextFeed([], calendarEvents(deadlines, reminders), { now, revision: 3 }), now);
  // As a calendar app reads it.
  const eventsIn = (text: string): readonly ICAL.Component[] =>
    new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
  const propertyOf = (event: ICAL.Component | undefined, name: string): string =>
    String(event?.getFirstPropertyValue(name));
  const text = textOf(library.deadlines);

  it('has an all-day event for the deadline and for the start of its window, in no time zone', () => {
    expect(text.match(/^DTSTART.*$/gm)).toEqual(['DTSTART;VALUE=DATE:20190425', 'DTSTART;VALUE=DATE:20190430']);
    expect(text).not.toMatch(/TZID|VTIMEZONE/);
  });

  it('leaves the day free, and names jurisdiction and deadline', () => {
    const events = eventsIn(text);
    expect(events.map((one) => propertyOf(one, 'transp'))).toEqual(['TRANSPARENT', 'TRANSPARENT']);
    expect(events.map((one) => propertyOf(one, 'sequence'))).toEqual(['3', '3']);
    expect(propertyOf(events[1], 'summary')).toBe('Pilot ends (China): A pilot');
    expect(events.map((one) => propertyOf(one, 'uid'))).toEqual([
      'x-r1-pilot_end-start@privacy-law-slack',
      'x-r1-pilot_end-end@privacy-law-slack',
    ]);
  });

  it('keeps the id of a deadline that moves, and tells several of a kind apart', () => {
    const idOf = (deadlines: readonly Deadline[], date: string) =>
      propertyOf(
        eventsIn(textOf(libraryWith(deadlines).deadlines.filter((one) => one.deadline.date === date)))[0],
        'uid',
      );
    const [june, july] = [deadline('2026-06-30'), deadline('2026-07-30')];
    const moved = (from: Deadline, date: string) => {
      const was = { kind: from.kind, date: from.date };
      return deadline(date, { corrected: { by: 'U0ADACHEN1', on: day('2026-06-01'), was } });
    };
    expect(idOf([moved(june, '2026-08-30')], '2026-08-30')).toBe(idOf([june], '2026-06-30'));
    expect(idOf([deadline('2026-06-15')], '2026-06-15')).toBe(idOf([june], '2026-06-30'));
    expect(idOf([june, moved(july, '2026-08-30')], '2026-08-30')).toBe(idOf([june, july], '2026-07-30'));
    expect(idOf([moved(june, '2026-08-30'), july], '2026-08-30')).toBe(idOf([june, july], '2026-06-30'));
    expect(idOf([june, july], '2026-06-30')).not.toBe(idOf([june, july], '2026-07-30'));
  });

  it('alerts when the subscription reminds, at its hour', () => {
    const reminders = { leads: { unit: 'days', before: [7, 1, 0] }, at: nine } as const;
    const [event] = eventsIn(textOf(libraryWith([deadline('2026-06-30')]).deadlines, reminders));
    const triggers = event?.getAllSubcomponents('valarm').map((one) => propertyOf(one, 'trigger'));
    // Nine o'clock is 15 hours before midnight.
    expect(triggers).toEqual(['-P6DT15H', '-PT15H', 'PT9H']);
    expect(eventsIn(text)[0]?.getAllSubcomponents('valarm')).toEqual([]);
  });

  it('alerts on working days of the jurisdiction if the subscription counts those', () => {
    const reminders = { leads: { unit: 'working_days', before: [1] }, at: nine } as const;
    // The Monday after a weekend.
    const [event] = eventsIn(textOf(libraryWith([deadline('2026-06-29')]).deadlines, reminders));
    expect(propertyOf(event?.getFirstSubcomponent('valarm') ?? undefined, 'trigger')).toBe('-P2DT15H');
  });

  it('reads nothing in a quote as an event of its own', () => {
    expect(eventsIn(text)).toHaveLength(2);
    expect(propertyOf(eventsIn(text)[1], 'description')).toContain('a;b,c\\d BEGIN:VEVENT');
  });
});

describe('a calendar that is loaded again', () => {
  const at = (days: number) => ({ now: now + days * dayLength, revision: 3 });
  const load = (last: readonly FeedEvent[], deadlines: readonly Deadline[], days: number, title?: string) =>
    nextFeed(last, calendarEvents(libraryWith(deadlines, title).deadlines, null), at(days));
  const [june, july] = [deadline('2026-06-30'), deadline('2026-07-30', { kind: 'consultation_close' })];
  const states = (feed: readonly FeedEvent[]) =>
    feed.map(({ date, sequence, cancelledAt }) => [date, sequence, cancelledAt === null ? 'there' : 'cancelled']);
  const first = load([], [june, july], 0);

  it('stays as it is while nothing changes', () => {
    expect(states(first)).toEqual([
      ['2026-06-30', 3, 'there'],
      ['2026-07-30', 3, 'there'],
    ]);
    expect(load(first, [june, july], 1)).toEqual(first);
  });

  it('counts up the event that changed, by an import or a bundled file, and no other', () => {
    expect(states(load(first, [deadline('2026-06-15'), july], 1))).toEqual([
      ['2026-06-15', 4, 'there'],
      ['2026-07-30', 3, 'there'],
    ]);
    expect(load(first, [june, july], 1, 'Another title').map(({ sequence }) => sequence)).toEqual([4, 4]);
  });

  it('never goes below the sequence that the corpus would have given', () => {
    const [event] = nextFeed(first, calendarEvents(libraryWith([deadline('2026-06-15')]).deadlines, null), {
      now,
      revision: 9,
    });
    expect(event?.sequence).toBe(9);
  });

  it('cancels what is gone for 60 days, counted once, and then leaves it out', () => {
    const gone = load(first, [june], 1);
    expect(states(gone)).toEqual([
      ['2026-06-30', 3, 'there'],
      ['2026-07-30', 4, 'cancelled'],
    ]);
    expect(load(gone, [june], 60)).toEqual(gone);
    expect(states(load(gone, [june], 61))).toEqual([['2026-06-30', 3, 'there']]);
    const events = new ICAL.Component(ICAL.parse(printCalendar(gone, now))).getAllSubcomponents('vevent');
    expect(events.map((event) => event.getFirstPropertyValue('status'))).toEqual([null, 'CANCELLED']);
  });

  it('takes back what is there again', () => {
    const again = load(load(first, [june], 1), [june, july], 2);
    expect(states(again)).toEqual([
      ['2026-06-30', 3, 'there'],
      ['2026-07-30', 5, 'there'],
    ]);
  });
});

it('a calendar in another language is a newer version of the same events', () => {
  const { deadlines } = libraryWith([deadline('2019-04-30', { start: day('2019-04-25') })]);
  const english = nextFeed([], calendarEvents(deadlines, null), { now, revision: 1 });
  inLanguage('zh-CN', () => {
    const chinese = nextFeed(english, calendarEvents(deadlines, null), { now, revision: 1 });
    expect(chinese.map(({ uid, sequence }) => [uid, sequence])).toEqual(english.map(({ uid }) => [uid, 2]));
    const [, end] = chinese;
    expect(end?.summary).toBe('试点结束（中国）：A pilot');
    expect(end?.description).toBe(
      [
        '试点结束：2019年4月30日（中国）',
        '2019年4月25日 至 2019年4月30日',
        '原文：“until then”（自动识别，未经确认）',
        '来源：A bulletin · 监管动态 1 · x-r1',
        '不构成法律意见，行动前请核对原文。',
      ].join('\n'),
    );
  });
});

describe('the links to calendars on the web', () => {
  it('open an all-day event, with its text as it is', () => {
    const [about] = libraryWith(
      [deadline('2019-04-30', { quote: 'by 30 April & "no later"' })],
      'A & B=C #1',
    ).deadlines;
    if (!about) throw new Error('no deadline');
    const [key] = deadlineKeys(about);
    if (!key) throw new Error('no key');
    const { google, outlook } = calendarLinks(about, key);
    const [ofGoogle, ofOutlook] = [new URL(google).searchParams, new URL(outlook).searchParams];
    expect(ofGoogle.get('dates')).toBe('20190430/20190501');
    expect(ofGoogle.get('text')).toBe('Pilot ends (China): A & B=C #1');
    expect(ofGoogle.get('details')).toContain('by 30 April & "no later"');
    expect([ofOutlook.get('startdt'), ofOutlook.get('enddt'), ofOutlook.get('allday')]).toEqual([
      '2019-04-30',
      '2019-05-01',
      'true',
    ]);
    expect(ofOutlook.get('subject')).toBe('Pilot ends (China): A & B=C #1');
  });

  it('are never longer than Slack allows, and keep the day and the title', () => {
    const [about] = libraryWith([deadline('2019-04-30', { quote: '试'.repeat(2000) })], '点'.repeat(500)).deadlines;
    if (!about) throw new Error('no deadline');
    for (const key of deadlineKeys(about)) {
      for (const address of Object.values(calendarLinks(about, key))) {
        expect(address.length).toBeLessThanOrEqual(3000);
        expect(address).toContain(encodeURIComponent('点点点'));
      }
    }
  });
});
