import { describe, expect, test } from 'vitest';
import { parseBulletin } from '../../src/reader/parse-bulletin.ts';
import { toBulletin } from '../../src/reader/to-bulletin.ts';

const read = (body: string) =>
  parseBulletin(`1. Norwick authority writes rules on wallets\n\n${body}`, { issued: '2026-05', jurisdiction: 'US' });
const entry = (body: string) => read(body).entries[0];

describe('what may be a deadline is listed, and never told as one', () => {
  test.each([
    ['taken back', 'The rules were to take effect on 1 July 2026.', '2026-07-01'],
    ['denied', 'The act will not take effect on 1 July 2026.', '2026-07-01'],
    ['planned once', 'Comments were originally due by 15 June 2026.', '2026-06-15'],
    ['called untrue', 'It is untrue that the consultation closes on 15 June 2026.', '2026-06-15'],
    ['stopped since', 'The pilot that runs until 31 December 2026 was stopped last week.', '2026-12-31'],
    ['an example', 'For example, firms must report such a breach by 6 June 2026.', '2026-06-06'],
    ['moved since', 'Comments were due by 15 June 2026; that date has now been moved to 30 June 2026.', '2026-06-15'],
    [
      'stretched since',
      'Firms had to register by 20 May 2026, but the deadline was later stretched to 27 May 2026.',
      '2026-05-20',
    ],
    ['corrected', 'A correction: last week we wrote that the act applies from 1 July 2026.', '2026-07-01'],
    ['后顺延至', '意见反馈截止时间为2026年6月15日，后顺延至2026年6月30日。', '2026-06-15'],
    [
      'where a period begins',
      'Schools on the old terms get twelve months from 23 August 2026 to switch.',
      '2026-08-23',
    ],
    ['起30日内', '存量应用自2026年7月1日起30日内完成备案。', '2026-07-01'],
    ['并非', '本办法并非自2026年6月1日起施行。', '2026-06-01'],
    ['系谣言', '网传征求意见截止日期为2026年6月15日，系谣言。', '2026-06-15'],
    [
      'counted beside a day of its own',
      'It was printed in OJ L of 22 May 2026, enters into force on the third day following publication and applies from 1 March 2027.',
      '2026-05-25',
    ],
    ['on a wrong day of the week', 'Comments are due by Monday, 30 June 2026.', '2026-06-30'],
  ])('%s: %s', (_, body, date) => {
    expect(entry(body)?.deadlines.map((one) => one.date)).not.toContain(date);
    expect(entry(body)?.possible.map((one) => one.date)).toContain(date);
  });

  test('a date is listed where the issue is not known', () => {
    const { entries } = parseBulletin(
      '1. Norwick asks for views\n\nThe office wants views on its guidance; letters that come in after 26 April 2024 will not be read.',
      {},
    );
    const told = entries.flatMap(({ deadlines, possible }) => [...deadlines, ...possible]);
    expect(told.map(({ date }) => date)).toEqual(['2024-04-26']);
  });

  test('a likely one in a title that its entry does not repeat is reported', () => {
    const { problems } = parseBulletin(
      '1. Comments on the wallet rules close on 30 June 2026\n\nThe authority published its draft in the register.',
      { issued: '2026-05', jurisdiction: 'US' },
    );
    expect(problems.map(({ rule }) => rule)).toContain('deadline-in-title');
  });

  test('a refused extension leaves the day that still stands', () => {
    const told = entry(
      'The regulator refused to extend the comment period to 12 June 2026; it still closes on 31 May 2026.',
    );
    expect(told?.deadlines.map(({ date }) => date)).toEqual(['2026-05-31']);
  });

  test.each([
    'On 4 May 2026, the authority published its yearly report.',
    'The breach was found on 3 April 2026.',
    'The authority was founded on 1 July 2004.',
  ])('not what is plainly something else: %s', (body) => {
    expect(entry(body)).toMatchObject({ deadlines: [], possible: [] });
  });

  test('a deadline that is told is not listed again', () => {
    const told = entry('Comments may be submitted until 30 June 2026. The period for comments ends on 30 June 2026.');
    expect(told?.deadlines.map(({ kind, date }) => `${kind} ${date}`)).toEqual(['consultation_close 2026-06-30']);
    expect(told?.possible).toEqual([]);
  });

  test('each says how likely it is, and in which words it stands', () => {
    const body = 'Comments may be submitted until 30 June 2026. The rules were to take effect on 1 July 2026.';
    const { deadlines = [], possible = [] } = entry(body) ?? {};
    for (const { confidence, quote } of [...deadlines, ...possible]) {
      expect(confidence).toBeGreaterThan(0);
      expect(confidence).toBeLessThanOrEqual(1);
      expect(body).toContain(quote);
    }
    expect(deadlines[0]?.confidence).toBeGreaterThan(0.9);
  });

  test('it stays beside the bulletin that is made of the text', () => {
    const made = toBulletin(read('The rules were to take effect on 1 July 2026.'), { id: 'us-2026-05' });
    expect(JSON.stringify(made)).toContain('2026-07-01');
    expect(made.bulletin?.entries[0]?.deadlines).toEqual([]);
  });
});

test('days in figures are read by the others of the text, and month first in the United States', () => {
  const dates = (body: string, jurisdiction: string) =>
    parseBulletin(`1. Draft rules on wallets\n\n${body}`, { issued: '2026-05', jurisdiction }).entries.flatMap(
      ({ deadlines }) => deadlines.map(({ date }) => date),
    );
  expect(dates('Comments are due by 07/06/2026.', 'US')).toEqual(['2026-07-06']);
  expect(dates('Comments are due by 07/06/2026.', 'GB')).toEqual([]);
  expect(dates('It was published on 25/05/2026. Comments are due by 07/06/2026.', 'GB')).toEqual(['2026-06-07']);
});
