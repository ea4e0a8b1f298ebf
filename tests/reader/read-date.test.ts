import { assert, date, property, string } from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { calendarDate, isCalendarDate, parseCalendarDate } from '../../src/time/calendar-date.ts';
import { readWrittenDate } from '../../src/time/read-date.ts';

const today = calendarDate(2019, 5, 15) ?? expect.unreachable();

describe('a date in the words of a user', () => {
  test.each([
    ['1 June', '2019-06-01', 'day'],
    ['1st of june', '2019-06-01', 'day'],
    ['June 1st', '2019-06-01', 'day'],
    ['15 May', '2019-05-15', 'day'],
    ['14 May', '2020-05-14', 'day'],
    ['May 10', '2020-05-10', 'day'],
    ['29 Feb', '2020-02-29', 'day'],
    ['1 June 2018', '2018-06-01', 'day'],
    ['June 1, 2019', '2019-06-01', 'day'],
    ['1/6/2019', '2019-06-01', 'day'],
    ['2019-06-01', '2019-06-01', 'day'],
    ['2019年6月1日', '2019-06-01', 'day'],
    ['6月1日', '2019-06-01', 'day'],
    ['today', '2019-05-15', 'day'],
    ['tomorrow', '2019-05-16', 'day'],
    ['in 2 weeks', '2019-05-29', 'day'],
    ['end of June', '2019-06-30', 'day'],
    ['  June ', '2019-06-01', 'month'],
    ['may', '2019-05-01', 'month'],
    ['sept', '2019-09-01', 'month'],
    ['march', '2020-03-01', 'month'],
    ['June 2019', '2019-06-01', 'month'],
    ['2019-06', '2019-06-01', 'month'],
    ['2019年6月', '2019-06-01', 'month'],
    ['this month', '2019-05-01', 'month'],
    ['next month', '2019-06-01', 'month'],
    ['next year', '2020-01-01', 'year'],
    ['2020', '2020-01-01', 'year'],
  ])('%j is %s to the %s', (text, date, precision) => {
    expect(readWrittenDate(text, today)).toEqual({ date, precision });
  });

  test.each([
    '',
    '31 September',
    '31 September 2019',
    '30 Feb',
    '2019-13',
    'soon',
    '1 June to 3 June',
    'fines in June',
    '99',
  ])('%j is no date', (text) => {
    expect(readWrittenDate(text, today)).toBeNull();
  });

  it('is a day that exists, or null, for any text', () => {
    assert(
      property(
        string(),
        date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
        (text, now) => {
          const day = parseCalendarDate(now.toISOString().slice(0, 10)) ?? expect.unreachable();
          const read = readWrittenDate(text, day);
          expect(read === null || isCalendarDate(read.date)).toBe(true);
        },
      ),
    );
  });
});
