import { describe, expect, test } from 'vitest';
import { datedSentences } from '../../src/reader/dates/dated-sentences.ts';
import { findDeadlines } from '../../src/reader/deadlines/find-deadlines.ts';
import { type CalendarDate, calendarDate } from '../../src/time/calendar-date.ts';

const near = calendarDate(2019, 4, 30);
const read = (body: string, event: CalendarDate | null = null) => {
  const { deadlines, withoutYear } = findDeadlines(datedSentences(body), {
    title: 'A title',
    section: 'regulatory',
    near,
    event,
  });
  return { deadlines, withoutYear };
};
const dates = (body: string) =>
  read(body).deadlines.map(({ kind, start, date }) => [kind, start, date].filter(Boolean).join(' '));

describe('the year of a deadline told without one, in an issue of April 2019', () => {
  test.each([
    ['The pilot runs from 1 April to 31 December.', 'pilot_end 2019-04-01 2019-12-31'],
    ['Comments can be submitted until 15 December.', 'consultation_close 2019-12-15'],
    ['Comments close on 1 April.', 'consultation_close 2019-04-01'],
    ['Comments can be submitted until 15 March.', 'consultation_close 2019-03-15'],
    ['Operators must register by 10 January.', 'filing_deadline 2020-01-10'],
    ['The act will come into force on 1 January.', 'effective_date 2020-01-01'],
    ['The act came into force on 1 March.', 'effective_date 2019-03-01'],
    ['The act, effective 20 March, covers toys.', 'effective_date 2019-03-20'],
    ['The act, effective 1 June, covers toys.', 'effective_date 2019-06-01'],
    ['The act applies from 1 January next year.', 'effective_date 2020-01-01'],
    ['The act applies from 1 January of the following year.', 'effective_date 2020-01-01'],
    ['The act applies from 1 June this year.', 'effective_date 2019-06-01'],
    ['The pilot runs from 1 October 2019 to 31 March of the following year.', 'pilot_end 2019-10-01 2020-03-31'],
    ['The act passed in 1999 on 3 May 1999; comments close on 5 June.', 'consultation_close 2019-06-05'],
    ['Comments may be sent by 30 April 17:00.', 'consultation_close 2019-04-30'],
  ])('%s', (body, expected) => {
    expect(dates(body)).toEqual([expected]);
  });

  test.each([
    ['a past so far away', 'The act came into force on 1 June.'],
    ['a past and a future that are as far', 'Comments were accepted until 15 January.'],
    ['a window that is told without a tense', 'A campaign, from 1 October to 31 December, covers apps.'],
    ['a footnote', 'The act comes into force on 30 April 20191.'],
    ['a year of two digits', 'The act comes into force on 30 April 19.'],
    ['the start of a range whose end is next year', 'The act is in force from 1 May to 30 June next year.'],
  ])('is not certain beside %s: %s', (_, body) => {
    const { deadlines, withoutYear } = read(body);
    expect(deadlines).toEqual([]);
    expect(withoutYear).toHaveLength(1);
  });

  test('is not certain where it may follow either of two dates', () => {
    const { deadlines, withoutYear } = read(
      'The act applies from 1 September 2020. For schools it applies from 1 July of the following year.',
      calendarDate(2019, 3, 1),
    );
    expect([deadlines.map(({ date }) => date), withoutYear.length]).toEqual([['2020-09-01'], 1]);
  });

  test('is not certain where it is this year to the issue and another to an event long before', () => {
    const { deadlines } = read('The act applies from 1 January of this year.', calendarDate(2018, 6, 26));
    expect(deadlines).toEqual([]);
  });

  test('lies between the event and the issue where there is such a day', () => {
    const { deadlines } = read('Comments close on 15 January.', calendarDate(2018, 12, 20));
    expect(deadlines.map(({ date }) => date)).toEqual(['2019-01-15']);
  });

  test('a leap day is only that of a year that has one', () => {
    expect(dates('Comments close on 29 February next year.')).toEqual(['consultation_close 2020-02-29']);
    expect(dates('Comments close on 29 February this year.')).toEqual([]);
  });

  test('a duty of every year has no one day', () => {
    expect(read('Operators must file their reports by 31 March each year.')).toEqual({
      deadlines: [],
      withoutYear: [],
    });
  });
});

describe('the day that is meant', () => {
  test.each([
    [
      'what is in force from one day to another takes effect on the first',
      'The act is in force from 1 June 2019 to 31 December 2019.',
      'effective_date 2019-06-01',
    ],
    ['before: the day that is named', 'Operators shall file before 1 July 2019.', 'filing_deadline 2019-07-01'],
    ['before a month: the month', 'Operators must comply before July 2019.', 'compliance_deadline 2019-07'],
    ['on or before: the day itself', 'Operators shall file on or before 1 July 2019.', 'filing_deadline 2019-07-01'],
    ['by: the day itself', 'Operators must comply by 1 July 2019.', 'compliance_deadline 2019-07-01'],
    ['前 takes in the day', '请于2019年6月30日前反馈意见。', 'consultation_close 2019-06-30'],
    [
      'extended until: the new day alone',
      'The consultation, which was due to close on 30 April 2019, has been extended until 31 May.',
      'consultation_close 2019-05-31',
    ],
    [
      'extended from: the old end is no start',
      'The consultation was extended from 30 April 2019 to 31 May 2019.',
      'consultation_close 2019-05-31',
    ],
    [
      'instead of: the day that it names before',
      'Comments close on 31 May 2019 instead of 30 April 2019.',
      'consultation_close 2019-05-31',
    ],
    [
      'what may be extended still stands',
      'The pilot runs until 30 June 2019 and may be extended.',
      'pilot_end 2019-06-30',
    ],
    [
      'a repeal of something else',
      'The act comes into force on 1 June 2019 and the old act is repealed.',
      'effective_date 2019-06-01',
    ],
    ['a denial of something else', 'Those not registered must file by 31 August 2019.', 'filing_deadline 2019-08-31'],
    [
      'a bill that would take effect',
      'If signed, the bill would take effect on 1 June 2019.',
      'effective_date 2019-06-01',
    ],
    [
      'put off to: the new day alone',
      '原定于2019年6月1日起施行的办法推迟至2019年9月1日起施行。',
      'effective_date 2019-09-01',
    ],
    ['a duty in the passive', 'All apps must be registered before 31 August 2019.', 'filing_deadline 2019-08-31'],
    [
      'a duty with its object',
      'Operators must register with the office before 31 August 2019.',
      'filing_deadline 2019-08-31',
    ],
  ])('%s', (_, body, expected) => {
    expect(dates(body)).toEqual([expected]);
  });
});

describe('what the words take back is no deadline', () => {
  test.each([
    'The act will not take effect on 1 June 2019.',
    'The act has not yet been brought into force on 1 June 2019.',
    'The act ceases to apply on 1 June 2019.',
    'The act shall no longer be in force from 1 June 2019.',
    'The act takes effect on 1 June 2019, but this was postponed.',
    'The act, due to take effect on 1 June 2019, is stayed until further notice.',
    '原于2019年6月1日施行的办法暂缓实施。',
    'The act would have taken effect on 1 June 2019.',
    'The act was to have taken effect on 1 June 2019.',
    'Had the law come into force on 1 June 2019, it would have helped.',
    'Were the law to come into force on 1 June 2019, shops would close.',
    'If the law comes into force on 1 June 2019, shops close.',
    'The act may take effect on 1 June 2019.',
    'The act was originally set to enter into force on 1 June 2019.',
    'The repeal of the act takes effect on 1 June 2019.',
    'On 1 June 2019 the act will not come into force.',
    'On 1 June 2019, the rules were to enter into force.',
    'The consultation was due to close on 30 April 2019.',
    'Comments close on 30 April 2019, though the draft was withdrawn.',
    'There is no transition period until 1 July 2019.',
  ])('%s', (body) => {
    expect(read(body)).toEqual({ deadlines: [], withoutYear: [] });
  });
});

describe('a duty that nobody has, or a fact, is no deadline', () => {
  test.each([
    'Small shops no longer have to register by 1 July 2019.',
    'Small shops do not have to comply by 1 July 2019.',
    'Small shops are not required to comply by 1 July 2019.',
    'Operators must not transfer data before 1 July 2019.',
    'Given the incident before 3 May 2019, the office acted.',
    'It must pay the fine for conduct before 1 May 2019.',
    'It was required to explain why data was leaked before 1 May 2019.',
    'It was required to explain what was done by 1 May 2019.',
    'They must keep consents obtained before 25 May 2019.',
    'They must keep consents obtained by 25 May 2019.',
    'They must register apps launched before 1 May 2019.',
    'They must keep the files until 1 May 2019.',
    'It must report the incident before 1 May 2019.',
    'It was required to comply by 31 March 2019.',
    'The compliance deadline was 25 May 2018.',
  ])('%s', (body) => {
    expect(read(body)).toEqual({ deadlines: [], withoutYear: [] });
  });
});
