import { describe, expect, it } from 'vitest';
import { matchMovedDates } from '../../src/remind/plan-corrections.ts';
import { day } from '../bundled-library.ts';
import { corpusWith, type ToldDeadline } from './corpus-with.ts';
import { Simulation } from './simulation.ts';
import { subscribed } from './subscribed.ts';

const entry = (...deadlines: readonly ToldDeadline[]) => corpusWith({ 'cn-r1': deadlines });

/** A bot that has told, on 16 April at 09:00, that 30 April is 14 days ahead. */
const told = (...deadlines: readonly ToldDeadline[]) =>
  new Simulation(subscribed({ leads: { unit: 'days', before: [14, 1] } }), entry(...deadlines)).run(
    '2019-04-01T00:00Z',
    '2019-04-17T12:00Z',
  );

/** What the bot says after another corpus came at night. */
const saysOf = (bot: Simulation, at: string, ...deadlines: readonly ToldDeadline[]) => {
  const before = bot.posted.length;
  bot.brings(entry(...deadlines), at).run(at, new Date(Date.parse(at) + 600_000).toISOString());
  return bot.posted.slice(before);
};

const april = { date: '2019-04-30' };
const may = { date: '2019-05-20' };

describe('a deadline that was told and then changed', () => {
  it('is said to be moved in its thread, at once, whatever the hour', () => {
    expect(saysOf(told(april), '2019-04-18T18:00Z', may)).toEqual([
      '2019-04-19 02:00 cn-r1 moved to 2019-05-20 in its thread',
    ]);
  });

  it('is said to be withdrawn where the entry tells nothing in its place', () => {
    expect(saysOf(told(april), '2019-04-18T18:00Z')).toEqual([
      '2019-04-19 02:00 cn-r1 withdrawn in its thread',
    ]);
  });

  it('is not said to be moved to a day that was known before', () => {
    expect(saysOf(told(april, may), '2019-04-18T18:00Z', may)).toEqual([
      '2019-04-19 02:00 cn-r1 withdrawn in its thread',
    ]);
  });

  it('is not said to be moved to a day that was told of its own', () => {
    const bot = told(april);
    const other = { date: '2019-04-28' };
    expect(saysOf(bot, '2019-04-18T18:00Z', april, other)).toEqual([
      '2019-04-19 02:00 cn-r1 lead 14, 9 days left',
    ]);
    expect(saysOf(bot, '2019-04-18T18:03Z', other)).toEqual([
      '2019-04-19 02:03 cn-r1 withdrawn in its thread',
    ]);
  });

  it('is said to be confirmed once it is, where it was told as extracted', () => {
    const bot = told({ ...april, status: 'extracted' });
    expect(saysOf(bot, '2019-04-18T18:00Z', april)).toEqual([
      '2019-04-19 02:00 cn-r1 confirmed in its thread',
    ]);
    expect(saysOf(bot, '2019-04-19T18:00Z', april, may)).toEqual([]);
  });

  it('is said to be of another kind where its day stands, not withdrawn', () => {
    expect(saysOf(told(april), '2019-04-18T18:00Z', { ...april, kind: 'filing_deadline' })).toEqual([
      '2019-04-19 02:00 cn-r1 renamed to filing_deadline in its thread',
      '2019-04-19 02:00 cn-r1 lead 14, 11 days left',
    ]);
  });

  it('by mistake is said to stand again, each time anew', () => {
    const bot = told(april);
    const says = [
      saysOf(bot, '2019-04-18T01:00Z', may),
      saysOf(bot, '2019-04-18T02:00Z', april),
      saysOf(bot, '2019-04-18T03:00Z', may),
      saysOf(bot, '2019-04-18T04:00Z'),
      saysOf(bot, '2019-04-18T05:00Z', april),
    ];
    expect(says.map((said) => said.map((one) => one.slice(17, -14)))).toEqual([
      ['cn-r1 moved to 2019-05-20'],
      ['cn-r1 restored'],
      ['cn-r1 moved to 2019-05-20'],
      ['cn-r1 withdrawn'],
      ['cn-r1 restored'],
    ]);
  });

  it('and moved on is said to be moved again; what was said is not said twice', () => {
    const bot = told(april);
    saysOf(bot, '2019-04-18T01:00Z', may);
    expect(saysOf(bot, '2019-04-18T02:00Z', may, { date: '2019-09-01', kind: 'other' })).toEqual([]);
    expect(saysOf(bot, '2019-04-18T03:00Z', { date: '2019-06-20' })).toEqual([
      '2019-04-18 11:00 cn-r1 moved to 2019-06-20 in its thread',
    ]);
  });

  it('is corrected once while the bot was down, to what it is on return', () => {
    const bot = told(april);
    bot.brings(entry(may), '2019-04-18T01:00Z').brings(entry({ date: '2019-06-20' }), '2019-04-20T01:00Z');
    const before = bot.posted.length;
    bot.run('2019-04-20T01:00Z', '2019-04-20T03:00Z');
    expect(bot.posted.slice(before)).toEqual(['2019-04-20 09:00 cn-r1 moved to 2019-06-20 in its thread']);
  });

  it('is not spoken of once it is muted', () => {
    const bot = told(april);
    bot.muted.add('cn-r1|consultation_close|2019-04-30');
    expect(saysOf(bot, '2019-04-18T18:00Z', may)).toEqual([]);
  });

  it('is followed by its new day on the leads of that', () => {
    const bot = told(april);
    saysOf(bot, '2019-04-18T18:00Z', { date: '2019-04-28' });
    bot.run('2019-04-18T20:00Z', '2019-04-27T12:00Z');
    expect(bot.posted.slice(-2)).toEqual([
      '2019-04-19 02:00 cn-r1 lead 14, 9 days left',
      '2019-04-27 09:00 cn-r1 lead 1, 1 days left',
    ]);
  });
});

describe('several days of one kind that were moved', () => {
  const pairs = (gone: readonly string[], fresh: readonly string[]) =>
    Object.fromEntries(matchMovedDates(gone.map(day), fresh.map(day)));

  it('go to as many others in their order', () => {
    expect(pairs(['2019-05-10', '2019-06-10'], ['2019-07-10', '2019-06-09'])).toEqual({
      '2019-05-10': '2019-06-09',
      '2019-06-10': '2019-07-10',
    });
  });

  it('go to the closest where there are more or fewer others', () => {
    expect(pairs(['2019-05-10', '2019-06-10'], ['2019-06-12'])).toEqual({ '2019-06-10': '2019-06-12' });
    expect(pairs(['2019-06-10'], ['2019-05-01', '2019-06-20', '2019-09-01'])).toEqual({
      '2019-06-10': '2019-06-20',
    });
  });
});
