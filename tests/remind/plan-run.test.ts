import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planRun } from '../../src/remind/plan-run.ts';
import { planningCorpus } from '../../src/remind/planning-corpus.ts';
import { plusDays } from '../../src/time/calendar-date.ts';
import { day } from '../bundled-library.ts';
import { corpusWith } from './corpus-with.ts';
import { Simulation } from './simulation.ts';
import { moment, subscribed, time } from './subscribed.ts';

const aprilEnd = corpusWith({ 'cn-r1': [{ date: '2019-04-30' }] });

describe('a subscription', () => {
  it('posts a reminder at each lead time, at its posting time', () => {
    const bot = new Simulation(subscribed(), aprilEnd).run('2019-01-01T00:00Z', '2019-05-31T00:00Z');
    expect(bot.posted).toEqual([
      '2019-04-16 09:00 cn-r1 lead 14, 14 days left',
      '2019-04-23 09:00 cn-r1 lead 7, 7 days left',
      '2019-04-29 09:00 cn-r1 lead 1, 1 days left',
      '2019-04-30 09:00 cn-r1 nudge in its thread',
    ]);
  });

  it.each([
    'Pacific/Pago_Pago',
    'America/Los_Angeles',
    'America/St_Johns',
    'UTC',
    'Asia/Kolkata',
    'Asia/Shanghai',
    'Pacific/Chatham',
    'Pacific/Kiritimati',
  ])('posts at the time of its zone, from -11 to +14: %s', (zone) => {
    const bot = new Simulation(subscribed({ zone }), aprilEnd).run('2019-01-01T00:00Z', '2019-04-29T22:00Z');
    expect(bot.posted.slice(0, 3)).toEqual([
      '2019-04-16 09:00 cn-r1 lead 14, 14 days left',
      '2019-04-23 09:00 cn-r1 lead 7, 7 days left',
      '2019-04-29 09:00 cn-r1 lead 1, 1 days left',
    ]);
  });

  it('created within the lead times posts the latest reminder that is due once, at the next posting time', () => {
    const bot = new Simulation(subscribed({ createdAt: moment('2019-04-24T08:00Z') }), aprilEnd);
    bot.run('2019-04-24T08:00Z', '2019-04-28T00:00Z');
    expect(bot.posted).toEqual(['2019-04-25 09:00 cn-r1 lead 7, 5 days left']);
    expect(bot.skipped).toEqual(['cn-r1 lead 14: superseded']);
  });

  it('posts no reminder before its first posting time, though an import has it planned', () => {
    const bot = new Simulation(subscribed({ createdAt: moment('2019-04-24T08:00Z') }), aprilEnd);
    const more = corpusWith({ 'cn-r1': [{ date: '2019-04-30' }], 'cn-r2': [] });
    bot.brings(more, '2019-04-24T10:00Z').run('2019-04-24T10:00Z', '2019-04-24T20:00Z');
    expect(bot.posted).toEqual([]);
    bot.run('2019-04-24T20:00Z', '2019-04-26T00:00Z');
    expect(bot.posted).toEqual(['2019-04-25 09:00 cn-r1 lead 7, 5 days left']);
  });

  it('posts a reminder of a deadline that becomes known within its lead times at once, and the later ones on their days', () => {
    const bot = new Simulation(subscribed(), corpusWith({ 'cn-r2': [] }));
    bot.run('2019-04-01T00:00Z', '2019-04-24T07:00Z');
    const both = corpusWith({ 'cn-r1': [{ date: '2019-04-30' }], 'cn-r2': [] });
    bot.brings(both, '2019-04-24T08:00Z').run('2019-04-24T08:00Z', '2019-04-29T12:00Z');
    expect(bot.posted).toEqual([
      '2019-04-24 16:00 cn-r1 lead 7, 6 days left',
      '2019-04-29 09:00 cn-r1 lead 1, 1 days left',
    ]);
  });

  it('posts nothing of a deadline that is in doubt; once a curator confirms it, its reminders', () => {
    const of = (status: string) => corpusWith({ 'cn-r1': [{ date: '2019-04-30', status }] });
    const bot = new Simulation(subscribed(), of('unconfirmed'));
    bot.run('2019-04-01T00:00Z', '2019-04-24T07:00Z');
    expect(bot.posted).toEqual([]);
    bot.brings(of('confirmed'), '2019-04-24T08:00Z').run('2019-04-24T08:00Z', '2019-04-29T12:00Z');
    expect(bot.posted).toEqual([
      '2019-04-24 16:00 cn-r1 lead 7, 6 days left',
      '2019-04-29 09:00 cn-r1 lead 1, 1 days left',
    ]);
  });

  it('posts reminders of the start of a campaign and of its end', () => {
    const campaign = corpusWith({
      'cn-r1': [{ kind: 'campaign_end', start: '2019-03-10', date: '2019-04-30' }],
    });
    const bot = new Simulation(subscribed({ leads: { unit: 'days', before: [7] } }), campaign);
    bot.run('2019-01-01T00:00Z', '2019-04-29T00:00Z');
    expect(bot.posted).toEqual([
      '2019-03-03 09:00 cn-r1 start lead 7, 7 days left',
      '2019-04-23 09:00 cn-r1 lead 7, 7 days left',
    ]);
  });

  it('posts neither where one of them is muted', () => {
    const campaign = corpusWith({
      'cn-r1': [{ kind: 'campaign_end', start: '2019-03-10', date: '2019-04-30' }],
    });
    const bot = new Simulation(subscribed(), campaign);
    bot.held.set('cn-r1|campaign_end|2019-03-10|start', null);
    expect(bot.run('2019-01-01T00:00Z', '2019-05-29T00:00Z').posted).toEqual([]);
  });

  it('posts reminders of effective dates like others, and of nothing that its filter does not match', () => {
    const corpus = corpusWith({
      'cn-r1': [{ date: '2019-04-30' }],
      'cn-r2': [{ kind: 'effective_date', date: '2019-04-20' }],
    });
    const bot = new Simulation(subscribed({ filter: 'cn-r2', leads: { unit: 'days', before: [1] } }), corpus);
    bot.run('2019-01-01T00:00Z', '2019-05-29T00:00Z');
    expect(bot.posted).toEqual([
      '2019-04-19 09:00 cn-r2 lead 1, 1 days left',
      '2019-04-20 09:00 cn-r2 nudge in its thread',
    ]);
  });

  it('has a day planned once, though its posting time moves later that day', () => {
    const corpus = planningCorpus(aprilEnd, { entry: () => 0, deadline: () => 0 }, () => ({
      deadline: () => true,
      entry: () => true,
    }));
    const progress = { plannedUntil: day('2019-04-23'), plannedAt: moment('2019-04-23T01:00Z') };
    const facts = {
      subscription: subscribed({ at: time('17:00') }),
      progress,
      posted: [],
      held: new Map<string, null>(),
      owned: null,
      lastDigest: null,
    };
    expect(planRun(facts, corpus, moment('2019-04-23T02:00Z'))).toEqual({
      deliveries: [],
      progress: { plannedUntil: '2019-04-23', plannedAt: moment('2019-04-23T02:00Z') },
      nextRunAt: moment('2019-04-23T09:00Z'),
    });
  });

  it('posts nothing twice, though its posting time moves later that day', () => {
    const bot = new Simulation(subscribed(), aprilEnd).run('2019-04-01T00:00Z', '2019-04-23T02:00Z');
    bot.changes({ at: time('17:00') }).brings(aprilEnd, '2019-04-23T03:00Z');
    bot.run('2019-04-23T03:00Z', '2019-04-28T12:00Z');
    expect(bot.posted).toHaveLength(2);
  });
});

describe('on the last day', () => {
  const week = subscribed({ leads: { unit: 'days', before: [7] } });

  it('there is no nudge where somebody has acknowledged', () => {
    const bot = new Simulation(week, aprilEnd).run('2019-04-01T00:00Z', '2019-04-24T00:00Z');
    bot.acknowledges('cn-r1|consultation_close|2019-04-30').run('2019-04-24T00:00Z', '2019-05-02T00:00Z');
    expect(bot.posted).toEqual(['2019-04-23 09:00 cn-r1 lead 7, 7 days left']);
  });

  it.each([
    ['waits until people work', '06:00', 'Asia/Shanghai', '2019-04-30 09:00'],
    ['comes at the posting time after that', '17:00', 'Asia/Shanghai', '2019-04-30 17:00'],
    [
      'does not wait where the day is over in the country of the deadline by then',
      '05:00',
      'America/Los_Angeles',
      '2019-04-30 05:00',
    ],
    ['waits where it is not', '05:00', 'America/New_York', '2019-04-30 09:00'],
  ])('a nudge %s: at %s in %s', (_, at, zone, posted) => {
    const bot = new Simulation({ ...week, at: time(at), zone }, aprilEnd);
    bot.run('2019-04-01T00:00Z', '2019-05-02T00:00Z');
    expect(bot.posted.at(-1)).toBe(`${posted} cn-r1 nudge in its thread`);
  });

  it('there is no nudge where the day has a lead time of its own', () => {
    const bot = new Simulation(subscribed({ leads: { unit: 'days', before: [7, 0] } }), aprilEnd);
    bot.run('2019-04-01T00:00Z', '2019-05-02T00:00Z');
    expect(bot.posted.at(-1)).toBe('2019-04-30 09:00 cn-r1 lead 0, 0 days left');
    expect(bot.posted).toHaveLength(2);
  });

  it('there is no nudge beside a late reminder, or after the day', () => {
    const late = new Simulation(subscribed(), aprilEnd).run('2019-04-01T00:00Z', '2019-04-28T00:00Z');
    late.run('2019-04-30T03:00Z', '2019-05-01T12:00Z');
    expect(late.posted.at(-1)).toBe('2019-04-30 11:00 cn-r1 lead 1, 0 days left');
    const down = new Simulation(week, aprilEnd).run('2019-04-01T00:00Z', '2019-04-28T00:00Z');
    expect(down.run('2019-05-01T03:00Z', '2019-05-02T00:00Z').posted).toHaveLength(1);
  });
});

describe('a bot that was down', () => {
  const threeLeads = subscribed({ leads: { unit: 'days', before: [14, 7, 1] } });

  it('for a day posts the missed reminder once on return, with the days that are left', () => {
    const bot = new Simulation(threeLeads, aprilEnd).run('2019-04-01T00:00Z', '2019-04-22T12:00Z');
    bot.run('2019-04-24T04:30Z', '2019-04-28T00:00Z');
    expect(bot.posted).toEqual([
      '2019-04-16 09:00 cn-r1 lead 14, 14 days left',
      '2019-04-24 12:30 cn-r1 lead 7, 6 days left',
    ]);
  });

  it('for two reminders posts the latest, and records the other as superseded', () => {
    const bot = new Simulation(threeLeads, aprilEnd).run('2019-04-01T00:00Z', '2019-04-15T12:00Z');
    bot.run('2019-04-24T04:30Z', '2019-04-28T00:00Z');
    expect(bot.posted).toEqual(['2019-04-24 12:30 cn-r1 lead 7, 6 days left']);
    expect(bot.skipped).toEqual(['cn-r1 lead 14: superseded']);
  });

  it('past the deadline posts nothing, and records the reminders as passed', () => {
    const bot = new Simulation(threeLeads, aprilEnd).run('2019-04-01T00:00Z', '2019-04-22T12:00Z');
    bot.run('2019-05-03T04:30Z', '2019-05-10T00:00Z');
    expect(bot.posted).toEqual(['2019-04-16 09:00 cn-r1 lead 14, 14 days left']);
    expect(bot.skipped).toEqual(['cn-r1 lead 7: passed', 'cn-r1 lead 1: passed']);
  });

  it('for a year posts reminders of upcoming deadlines, and records a month of past ones', () => {
    const monthly = Array.from({ length: 24 }, (_, at) => ({
      date: `${2019 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-20`,
    }));
    const bot = new Simulation(threeLeads, corpusWith({ 'cn-r1': monthly }));
    bot.run('2019-01-01T00:00Z', '2019-02-01T00:00Z');
    const before = bot.posted.length;
    bot.run('2020-02-15T04:00Z', '2020-02-18T00:00Z');
    expect(bot.posted.slice(before)).toEqual(['2020-02-15 12:00 cn-r1 lead 7, 5 days left']);
    expect(bot.skipped).toEqual([
      'cn-r1 lead 14: passed',
      'cn-r1 lead 7: passed',
      'cn-r1 lead 1: passed',
      'cn-r1 lead 14: superseded',
    ]);
  });
});

describe('where the clock of the zone changes, a reminder', () => {
  const may = (date: string) => corpusWith({ 'cn-r1': [{ date }] }, 'EU');
  const night = { zone: 'Europe/Berlin', at: time('02:30'), leads: { unit: 'days', before: [1] } } as const;

  it('in the gap of spring is posted right after it, once', () => {
    const bot = new Simulation(subscribed(night), may('2019-04-01')).run('2019-03-01T00:00Z', '2019-03-31T20:00Z');
    expect(bot.posted).toEqual(['2019-03-31 03:00 cn-r1 lead 1, 1 days left']);
  });

  it('at a time that comes twice in autumn is posted at the first, once', () => {
    const bot = new Simulation(subscribed(night), may('2019-10-28'));
    bot.run('2019-10-01T00:00Z', '2019-10-27T00:30Z');
    expect(bot.posted).toEqual(['2019-10-27 02:30 cn-r1 lead 1, 1 days left']);
    expect(bot.run('2019-10-27T00:31Z', '2019-10-27T20:00Z').posted).toHaveLength(1);
  });

  it('on a day that Apia skipped is posted at the first moment after it, once', () => {
    const apia = subscribed({ zone: 'Pacific/Apia', createdAt: 0, leads: { unit: 'days', before: [2] } });
    const bot = new Simulation(apia, may('2012-01-01')).run('2011-12-01T00:00Z', '2011-12-31T10:00Z');
    expect(bot.posted).toEqual(['2011-12-31 00:00 cn-r1 lead 2, 1 days left']);
  });

  it('on a leap day or at the end of a year is like any other', () => {
    const days = corpusWith({
      'cn-r1': [{ date: '2020-02-29' }],
      'cn-r2': [{ date: '2020-03-01' }],
      'cn-r3': [{ date: '2020-01-01' }],
    });
    const bot = new Simulation(subscribed({ leads: { unit: 'days', before: [1] } }), days);
    for (const id of [
      'cn-r1|consultation_close|2020-02-29',
      'cn-r2|consultation_close|2020-03-01',
      'cn-r3|consultation_close|2020-01-01',
    ])
      bot.acknowledges(id);
    expect(bot.run('2019-12-01T00:00Z', '2020-03-10T00:00Z').posted).toEqual([
      '2019-12-31 09:00 cn-r3 lead 1, 1 days left',
      '2020-02-28 09:00 cn-r1 lead 1, 1 days left',
      '2020-02-29 09:00 cn-r2 lead 1, 1 days left',
    ]);
  });

  it('of a subscription that moves from zone +14 to -11 is neither lost nor posted twice', () => {
    const bot = new Simulation(subscribed({ zone: 'Pacific/Kiritimati' }), aprilEnd);
    bot.run('2019-04-01T00:00Z', '2019-04-22T20:00Z');
    bot.changes({ zone: 'Pacific/Pago_Pago' }).brings(aprilEnd, '2019-04-22T20:30Z');
    bot.run('2019-04-22T20:30Z', '2019-04-30T03:00Z');
    expect(bot.posted.map((one) => one.slice(17))).toEqual([
      'cn-r1 lead 14, 14 days left',
      'cn-r1 lead 7, 7 days left',
      'cn-r1 lead 1, 1 days left',
    ]);
  });
});

describe('where the clock of the machine was wrong', () => {
  it('by an hour, a day or a month, nothing is posted twice and nothing is lost', () => {
    for (const back of ['2019-04-23T01:00Z', '2019-04-22T02:00Z', '2019-03-23T02:00Z']) {
      const bot = new Simulation(subscribed(), aprilEnd).run('2019-02-01T00:00Z', '2019-04-23T02:00Z');
      bot.run(back, '2019-04-29T12:00Z');
      expect(bot.posted).toEqual([
        '2019-04-16 09:00 cn-r1 lead 14, 14 days left',
        '2019-04-23 09:00 cn-r1 lead 7, 7 days left',
        '2019-04-29 09:00 cn-r1 lead 1, 1 days left',
      ]);
    }
  });

  it('and far ahead, reminders recorded as passed are posted on their days after all', () => {
    const bot = new Simulation(subscribed(), aprilEnd).run('2019-04-01T00:00Z', '2019-04-10T00:00Z');
    bot.run('2019-05-20T00:00Z', '2019-05-20T12:00Z');
    expect(bot.skipped).toHaveLength(3);
    bot.run('2019-04-10T01:00Z', '2019-04-29T12:00Z');
    expect(bot.posted).toEqual([
      '2019-04-16 09:00 cn-r1 lead 14, 14 days left',
      '2019-04-23 09:00 cn-r1 lead 7, 7 days left',
      '2019-04-29 09:00 cn-r1 lead 1, 1 days left',
    ]);
  });

  it('and little more than a day ahead, a last reminder recorded as passed is posted after all', () => {
    const bot = new Simulation(subscribed(), aprilEnd).run('2019-04-01T00:00Z', '2019-04-22T00:00Z');
    bot.run('2019-05-01T00:30Z', '2019-05-01T00:30Z');
    expect(bot.skipped).toContain('cn-r1 lead 1: passed');
    bot.run('2019-04-29T20:00Z', '2019-04-29T21:00Z');
    expect(bot.posted.at(-1)).toBe('2019-04-30 04:00 cn-r1 lead 1, 0 days left');
  });

  it('and ahead when a channel subscribed, its reminders are posted all the same', () => {
    const bot = new Simulation(subscribed({ createdAt: moment('2031-01-01T00:00Z') }), aprilEnd);
    bot.run('2019-04-20T01:00Z', '2019-04-24T00:00Z');
    expect(bot.posted).toEqual([
      '2019-04-20 09:00 cn-r1 lead 14, 10 days left',
      '2019-04-23 09:00 cn-r1 lead 7, 7 days left',
    ]);
  });

  it('and years ahead, the next runs go on as if it had not been', () => {
    const bot = new Simulation(subscribed(), aprilEnd).run('2019-04-01T00:00Z', '2019-04-20T00:00Z');
    bot.run('2031-01-01T00:00Z', '2031-01-03T00:00Z').run('2019-04-20T01:00Z', '2019-04-29T12:00Z');
    expect(bot.posted).toEqual([
      '2019-04-16 09:00 cn-r1 lead 14, 14 days left',
      '2019-04-23 09:00 cn-r1 lead 7, 7 days left',
      '2019-04-29 09:00 cn-r1 lead 1, 1 days left',
    ]);
  });
});

describe('lead times in working days', () => {
  it('leave out the Golden Week and count its make-up days', () => {
    const corpus = corpusWith({ 'cn-r1': [{ date: '2019-10-13' }] });
    const bot = new Simulation(subscribed({ leads: { unit: 'working_days', before: [7, 6, 1] } }), corpus);
    bot.run('2019-09-01T00:00Z', '2019-10-12T12:00Z');
    expect(bot.posted).toEqual([
      '2019-09-29 09:00 cn-r1 lead 7, 14 days left',
      '2019-09-30 09:00 cn-r1 lead 6, 13 days left',
      '2019-10-12 09:00 cn-r1 lead 1, 1 days left',
    ]);
  });

  it('leave out weekends elsewhere', () => {
    const corpus = corpusWith({ 'cn-r1': [{ date: '2019-10-14' }] }, 'EU');
    const bot = new Simulation(subscribed({ leads: { unit: 'working_days', before: [1] } }), corpus);
    expect(bot.run('2019-09-01T00:00Z', '2019-10-13T12:00Z').posted).toEqual([
      '2019-10-11 09:00 cn-r1 lead 1, 3 days left',
    ]);
  });
});

describe('whatever happens to a bot', () => {
  const span = fc.tuple(fc.integer({ min: 0, max: 60 * 24 }), fc.integer({ min: 0, max: 20 * 24 }));
  const at = (hours: number) => new Date(moment('2019-03-15T00:00Z') + hours * 3_600_000).toISOString();

  it('no reminder is posted twice, and the last one is not lost, through stops and clock changes', () => {
    fc.assert(
      fc.property(
        fc.array(span, { maxLength: 8 }),
        fc.constantFrom('UTC', 'Asia/Shanghai', 'America/New_York'),
        (spans, zone) => {
          const bot = new Simulation(subscribed({ zone }), aprilEnd);
          for (const [from, length] of spans) bot.run(at(from), at(from + length));
          const posted = bot.posted.map((one) => one.replace(/^\S+ \S+ |, .*/g, ''));
          expect(new Set(posted).size).toBe(posted.length);
          bot.run('2019-04-29T00:00Z', '2019-04-30T20:00Z');
          expect(bot.posted.some((one) => one.includes('lead 1'))).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('each day is planned once, however often the bot runs', () => {
    const days = Array.from({ length: 10 }, (_, ahead) => ({ date: plusDays(day('2019-04-10'), ahead * 3) }));
    const often = new Simulation(subscribed(), corpusWith({ 'cn-r1': days }));
    for (let hours = 0; hours < 60 * 24; hours += 5) often.run(at(hours), at(hours));
    const seldom = new Simulation(subscribed(), corpusWith({ 'cn-r1': days }));
    seldom.run(at(0), at(60 * 24));
    const kinds = (bot: Simulation) => bot.posted.map((one) => one.replace(/ \d\d:\d\d/, '')).sort();
    expect(kinds(often)).toEqual(kinds(seldom));
  });
});
