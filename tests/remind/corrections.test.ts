import { describe, expect, it } from 'vitest';
import { matchMovedDates } from '../../src/remind/plan-corrections.ts';
import { day } from '../bundled-library.ts';
import { corpusWith, type TestDeadline } from './corpus-with.ts';
import { Simulation } from './simulation.ts';
import { subscribed } from './subscribed.ts';

const entry = (...deadlines: readonly TestDeadline[]) => corpusWith({ 'cn-r1': deadlines });

/** A bot that posted a reminder of 30 April on 16 April at 09:00. */
const reminded = (...deadlines: readonly TestDeadline[]) =>
  new Simulation(subscribed({ leads: { unit: 'days', before: [14, 1] } }), entry(...deadlines)).run(
    '2019-04-01T00:00Z',
    '2019-04-17T12:00Z',
  );

/** What the bot posts after the corpus changed. */
const postsAfter = (bot: Simulation, at: string, ...deadlines: readonly TestDeadline[]) => {
  const before = bot.posted.length;
  bot.brings(entry(...deadlines), at).run(at, new Date(Date.parse(at) + 600_000).toISOString());
  return bot.posted.slice(before);
};

const april = { date: '2019-04-30' };
const may = { date: '2019-05-20' };

describe('a deadline that changes after its reminder', () => {
  it('is corrected in the thread of the reminder, at once, whatever the posting time', () => {
    expect(postsAfter(reminded(april), '2019-04-18T18:00Z', may)).toEqual([
      '2019-04-19 02:00 cn-r1 moved to 2019-05-20 in its thread',
    ]);
  });

  it('is withdrawn where the entry has no new date', () => {
    expect(postsAfter(reminded(april), '2019-04-18T18:00Z')).toEqual([
      '2019-04-19 02:00 cn-r1 withdrawn in its thread',
    ]);
  });

  it('has not moved to a date that was known before', () => {
    expect(postsAfter(reminded(april, may), '2019-04-18T18:00Z', may)).toEqual([
      '2019-04-19 02:00 cn-r1 withdrawn in its thread',
    ]);
  });

  it('has not moved to a date with a reminder of its own', () => {
    const bot = reminded(april);
    const other = { date: '2019-04-28' };
    expect(postsAfter(bot, '2019-04-18T18:00Z', april, other)).toEqual(['2019-04-19 02:00 cn-r1 lead 14, 9 days left']);
    expect(postsAfter(bot, '2019-04-18T18:03Z', other)).toEqual(['2019-04-19 02:03 cn-r1 withdrawn in its thread']);
  });

  it('is announced as confirmed, once, where its reminder said that it was not', () => {
    const bot = reminded({ ...april, status: 'extracted' });
    expect(postsAfter(bot, '2019-04-18T18:00Z', april)).toEqual(['2019-04-19 02:00 cn-r1 confirmed in its thread']);
    expect(postsAfter(bot, '2019-04-19T18:00Z', april, may)).toEqual([]);
  });

  it('of another kind on the same date is renamed, not withdrawn', () => {
    expect(postsAfter(reminded(april), '2019-04-18T18:00Z', { ...april, kind: 'filing_deadline' })).toEqual([
      '2019-04-19 02:00 cn-r1 renamed to filing_deadline in its thread',
      '2019-04-19 02:00 cn-r1 lead 14, 11 days left',
    ]);
  });

  it('by mistake is restored, each time', () => {
    const bot = reminded(april);
    const posts = [
      postsAfter(bot, '2019-04-18T01:00Z', may),
      postsAfter(bot, '2019-04-18T02:00Z', april),
      postsAfter(bot, '2019-04-18T03:00Z', may),
      postsAfter(bot, '2019-04-18T04:00Z'),
      postsAfter(bot, '2019-04-18T05:00Z', april),
    ];
    expect(posts.map((all) => all.map((one) => one.slice(17, -14)))).toEqual([
      ['cn-r1 moved to 2019-05-20'],
      ['cn-r1 restored'],
      ['cn-r1 moved to 2019-05-20'],
      ['cn-r1 withdrawn'],
      ['cn-r1 restored'],
    ]);
  });

  it('and moves again is corrected again; nothing is announced twice', () => {
    const bot = reminded(april);
    postsAfter(bot, '2019-04-18T01:00Z', may);
    expect(postsAfter(bot, '2019-04-18T02:00Z', may, { date: '2019-09-01', kind: 'other' })).toEqual([]);
    expect(postsAfter(bot, '2019-04-18T03:00Z', { date: '2019-06-20' })).toEqual([
      '2019-04-18 11:00 cn-r1 moved to 2019-06-20 in its thread',
    ]);
  });

  it('twice while the bot was down is corrected once, to the latest date', () => {
    const bot = reminded(april);
    bot.brings(entry(may), '2019-04-18T01:00Z').brings(entry({ date: '2019-06-20' }), '2019-04-20T01:00Z');
    const before = bot.posted.length;
    bot.run('2019-04-20T01:00Z', '2019-04-20T03:00Z');
    expect(bot.posted.slice(before)).toEqual(['2019-04-20 09:00 cn-r1 moved to 2019-06-20 in its thread']);
  });

  it('is not corrected while it is muted', () => {
    const bot = reminded(april);
    bot.held.set('cn-r1|consultation_close|2019-04-30', null);
    expect(postsAfter(bot, '2019-04-18T18:00Z', may)).toEqual([]);
  });

  it('has reminders of its new date', () => {
    const bot = reminded(april);
    postsAfter(bot, '2019-04-18T18:00Z', { date: '2019-04-28' });
    bot.run('2019-04-18T20:00Z', '2019-04-27T12:00Z');
    expect(bot.posted.slice(-2)).toEqual([
      '2019-04-19 02:00 cn-r1 lead 14, 9 days left',
      '2019-04-27 09:00 cn-r1 lead 1, 1 days left',
    ]);
  });
});

describe('several dates of one kind that move', () => {
  const pairs = (oldDates: readonly string[], newDates: readonly string[]) =>
    Object.fromEntries(matchMovedDates(oldDates.map(day), newDates.map(day)));

  it('match as many new dates in their order', () => {
    expect(pairs(['2019-05-10', '2019-06-10'], ['2019-07-10', '2019-06-09'])).toEqual({
      '2019-05-10': '2019-06-09',
      '2019-06-10': '2019-07-10',
    });
  });

  it('match the closest where there are more or fewer new dates', () => {
    expect(pairs(['2019-05-10', '2019-06-10'], ['2019-06-12'])).toEqual({ '2019-06-10': '2019-06-12' });
    expect(pairs(['2019-06-10'], ['2019-05-01', '2019-06-20', '2019-09-01'])).toEqual({
      '2019-06-10': '2019-06-20',
    });
  });
});
