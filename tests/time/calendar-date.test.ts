import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  calendarDate,
  daysBetween,
  endOfMonth,
  isTimeZone,
  parseCalendarDate,
  plusDays,
  plusMonths,
  todayIn,
  weekdayNamed,
  weekdayOf,
} from '../../src/time/calendar-date.ts';
import { formatDate } from '../../src/time/format-date.ts';
import { day } from '../bundled-library.ts';

describe('a day of the week', () => {
  it.each([
    ['Friday', 5],
    ['thurs', 4],
    ['Tue', 2],
    ['一', 1],
    ['日', 7],
    ['天', 7],
    ['', null],
    ['mo', null],
    ['月', null],
  ])('is told by its name, its abbreviation or its Chinese numeral: %j is %s', (name, weekday) => {
    expect(weekdayNamed(name)).toBe(weekday);
  });

  it('is that of the calendar', () => {
    expect(['2019-04-22', '2019-04-28', '2000-02-29'].map((date) => weekdayOf(day(date)))).toEqual([1, 7, 2]);
  });
});

describe('a calendar date', () => {
  it.each(['2019-02-30', '2019-09-31', '2019-13-01', '2019-4-1', '2019-04-31', '20190401', '', '2019-04-01T00:00'])(
    'is none: %j',
    (text) => {
      expect(parseCalendarDate(text)).toBeNull();
    },
  );

  it('of 29 February exists in leap years only', () => {
    expect([calendarDate(2020, 2, 29), calendarDate(2019, 2, 29), calendarDate(1900, 2, 29)]).toEqual([
      '2020-02-29',
      null,
      null,
    ]);
  });

  it('is today in its zone, whatever the zone of the machine', () => {
    const instant = new Date('2019-04-22T16:30:00Z');
    expect(todayIn('Asia/Shanghai', instant)).toBe('2019-04-23');
    expect(todayIn('UTC', instant)).toBe('2019-04-22');
    expect(todayIn('Pacific/Pago_Pago', new Date('2019-04-22T10:59:00Z'))).toBe('2019-04-21');
    expect(todayIn('Pacific/Kiritimati', new Date('2019-04-22T10:00:00Z'))).toBe('2019-04-23');
  });

  it('counts days across clock changes, month ends and leap days', () => {
    expect(daysBetween(day('2019-04-22'), day('2019-04-30'))).toBe(8);
    expect(daysBetween(day('2019-03-30'), day('2019-04-01'))).toBe(2);
    expect(daysBetween(day('2020-02-28'), day('2020-03-01'))).toBe(2);
    expect(daysBetween(day('2019-04-22'), day('2019-04-01'))).toBe(-21);
  });

  it('of the first century is not one of the twentieth', () => {
    expect(plusDays(day('0019-04-30'), 1)).toBe('0019-05-01');
    expect(daysBetween(day('0019-04-30'), day('2019-04-30'))).toBe(730_485);
  });

  it('moved by months is held to the end of a shorter month', () => {
    expect(plusMonths(day('2019-01-31'), 1)).toBe('2019-02-28');
    expect(endOfMonth(day('2020-02-03'))).toBe('2020-02-29');
  });

  it('is written as a reader writes it', () => {
    expect(formatDate(day('2019-04-03'))).toBe('3 April 2019');
  });

  it('moved by n days lies n days away', () => {
    const someDay = fc
      .tuple(fc.integer({ min: 1900, max: 2100 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
      .map(([year, month, date]) => day(`${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`));
    fc.assert(
      fc.property(someDay, fc.integer({ min: -2000, max: 2000 }), (from, days) => {
        expect(daysBetween(from, plusDays(from, days))).toBe(days);
      }),
    );
  });
});

describe('a time zone', () => {
  it('is known by its IANA name', () => {
    expect(['Asia/Shanghai', 'UTC', 'Beijing', ''].map(isTimeZone)).toEqual([true, true, false, false]);
  });
});
