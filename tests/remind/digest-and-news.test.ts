import { describe, expect, it } from 'vitest';
import { corpusWith } from './corpus-with.ts';
import { Simulation } from './simulation.ts';
import { moment, subscribed } from './subscribed.ts';

const nothing = corpusWith({ 'cn-r1': [] });
// 1 April 2019 was a Monday.
const mondays = subscribed({ digestDay: 1, createdAt: moment('2019-03-27T00:00Z') });

describe('the weekly digest', () => {
  it('is posted on its weekday at the posting time, with what is new since the last one', () => {
    const bot = new Simulation(mondays, nothing).run('2019-03-27T00:00Z', '2019-04-09T00:00Z');
    expect(bot.posted).toEqual([
      '2019-04-01 09:00 digest of 2019-04-01 since 2019-03-25T01:00Z',
      '2019-04-08 09:00 digest of 2019-04-08 since 2019-04-01T01:00Z',
    ]);
  });

  it('is posted up to three days late, and skipped after that', () => {
    const late = new Simulation(mondays, nothing).run('2019-03-27T00:00Z', '2019-04-07T00:00Z');
    expect(late.run('2019-04-11T05:00Z', '2019-04-12T00:00Z').posted.at(-1)).toBe(
      '2019-04-11 13:00 digest of 2019-04-08 since 2019-04-01T01:00Z',
    );
    const later = new Simulation(mondays, nothing).run('2019-03-27T00:00Z', '2019-04-07T00:00Z');
    later.run('2019-04-12T05:00Z', '2019-04-13T00:00Z');
    expect(later.skipped).toEqual(['digest of 2019-04-08 since 2019-04-01T01:00Z: passed']);
  });

  it('after one that was skipped has what is new since the last one posted', () => {
    const bot = new Simulation(mondays, nothing).run('2019-03-27T00:00Z', '2019-04-07T00:00Z');
    bot.run('2019-04-12T05:00Z', '2019-04-16T00:00Z');
    expect(bot.posted.at(-1)).toBe('2019-04-15 09:00 digest of 2019-04-15 since 2019-04-01T01:00Z');
  });

  it('after a year has the news of five weeks, once', () => {
    const bot = new Simulation(mondays, nothing).run('2019-03-27T00:00Z', '2019-04-07T00:00Z');
    const before = bot.posted.length;
    bot.run('2020-04-07T05:00Z', '2020-04-12T00:00Z');
    expect(bot.posted.slice(before)).toEqual(['2020-04-07 13:00 digest of 2020-04-06 since 2020-03-02T01:00Z']);
  });
});

describe('the weekly digest after the clock was a week ahead', () => {
  it('has what is new in the week before it', () => {
    const bot = new Simulation(mondays, nothing).run('2019-04-15T00:00Z', '2019-04-15T02:00Z');
    bot.run('2019-04-08T00:00Z', '2019-04-08T02:00Z');
    expect(bot.posted).toEqual([
      '2019-04-15 09:00 digest of 2019-04-15 since 2019-04-08T01:00Z',
      '2019-04-08 09:00 digest of 2019-04-08 since 2019-04-01T01:00Z',
    ]);
  });
});

describe('new entries that match', () => {
  const alerts = subscribed({ alerts: true, createdAt: moment('2019-04-01T00:00Z') });
  const more = corpusWith({ 'cn-r1': [], 'cn-r2': [], 'cn-r3': [] });

  it('are posted at once, those of one import together', () => {
    const bot = new Simulation(alerts, nothing).run('2019-04-01T00:00Z', '2019-04-05T12:00Z');
    bot.brings(more, '2019-04-05T20:00Z').run('2019-04-05T20:00Z', '2019-04-20T00:00Z');
    expect(bot.posted).toEqual(['2019-04-06 04:00 2 new: cn-r2, cn-r3']);
  });

  it('are posted before the first posting time of a subscription as well', () => {
    const bot = new Simulation(alerts, nothing);
    bot.brings(more, '2019-04-01T00:30Z').run('2019-04-01T00:30Z', '2019-04-03T00:00Z');
    expect(bot.posted).toEqual(['2019-04-01 08:30 2 new: cn-r2, cn-r3']);
  });

  it('are not posted where they were known before the subscription, or where it has no alerts', () => {
    const early = new Simulation(subscribed({ alerts: true, createdAt: moment('2019-04-06T00:00Z') }), nothing);
    early.brings(more, '2019-04-05T20:00Z').run('2019-04-06T00:01Z', '2019-04-20T00:00Z');
    expect(early.posted).toEqual([]);
    const silent = new Simulation(subscribed(), nothing).run('2019-04-01T00:00Z', '2019-04-05T12:00Z');
    expect(silent.brings(more, '2019-04-05T20:00Z').run('2019-04-05T20:00Z', '2019-04-20T00:00Z').posted).toEqual([]);
  });

  it('are skipped after thirty days', () => {
    const bot = new Simulation(alerts, nothing).run('2019-04-01T00:00Z', '2019-04-05T12:00Z');
    bot.brings(more, '2019-04-05T20:00Z').run('2019-05-10T00:00Z', '2019-05-20T00:00Z');
    expect(bot.posted).toEqual([]);
    expect(bot.skipped).toEqual(['2 new: cn-r2, cn-r3: passed']);
  });

  it('are posted after the clock was put back as well', () => {
    const bot = new Simulation(alerts, nothing).brings(nothing, '2019-04-05T12:00Z');
    bot.run('2019-04-05T12:00Z', '2019-04-05T12:00Z').brings(more, '2019-04-05T11:00Z');
    bot.run('2019-04-05T11:00Z', '2019-04-09T00:00Z');
    expect(bot.posted).toEqual(['2019-04-05 19:00 2 new: cn-r2, cn-r3']);
  });

  it('are posted where they were recorded by a clock that is minutes behind', () => {
    const bot = new Simulation(alerts, nothing).brings(nothing, '2019-04-05T12:00Z');
    bot.run('2019-04-05T12:00Z', '2019-04-05T12:00Z').brings(more, '2019-04-05T11:57Z');
    bot.run('2019-04-05T12:01Z', '2019-04-09T00:00Z');
    expect(bot.posted).toEqual(['2019-04-05 20:01 2 new: cn-r2, cn-r3']);
  });

  it('are all counted, and twenty of them named', () => {
    const many = corpusWith(Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`cn-r${at + 1}`, []])));
    const bot = new Simulation(alerts, nothing).run('2019-04-01T00:00Z', '2019-04-05T12:00Z');
    bot.brings(many, '2019-04-05T20:00Z').run('2019-04-05T20:00Z', '2019-04-06T00:00Z');
    expect(bot.posted[0]?.split(', ')).toHaveLength(20);
    expect(bot.posted[0]).toContain('59 new: cn-r2');
  });
});
