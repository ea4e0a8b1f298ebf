import { describe, expect, it } from 'vitest';
import { isWorkingDay, knowsHolidays, workingDaysAfter, workingDaysBefore } from '../../src/time/working-days.ts';
import { day } from '../bundled-library.ts';

describe('a working day', () => {
  it.each([
    ['2019-09-29', 'a Sunday, made up for the Golden Week', true],
    ['2019-09-30', 'the Monday before it', true],
    ['2019-10-01', 'National Day', false],
    ['2019-10-07', 'the last day of the Golden Week', false],
    ['2019-10-08', 'the Tuesday after it', true],
    ['2019-10-12', 'a Saturday, made up for the Golden Week', true],
    ['2019-10-13', 'a Sunday', false],
    ['2024-02-04', 'a Sunday, made up for the Spring Festival', true],
  ])('in China follows its holidays and make-up days: %s, %s', (date, _what, works) => {
    expect(isWorkingDay(day(date), 'CN')).toBe(works);
  });

  it('elsewhere is one from Monday to Friday, holidays being unknown', () => {
    expect(isWorkingDay(day('2019-10-01'), 'EU')).toBe(true);
    expect(isWorkingDay(day('2019-12-25'), 'US')).toBe(true);
    expect(isWorkingDay(day('2019-09-29'), 'EU')).toBe(false);
    expect(knowsHolidays(day('2019-10-01'), 'EU')).toBe(false);
  });

  it('in China is one from Monday to Friday in a year whose holidays are not known, and that can be learnt', () => {
    expect(knowsHolidays(day('2019-10-01'), 'CN')).toBe(true);
    expect(knowsHolidays(day('2003-10-01'), 'CN')).toBe(false);
    expect(isWorkingDay(day('2003-10-01'), 'CN')).toBe(true);
    expect(knowsHolidays(day('2099-10-01'), 'CN')).toBe(false);
    expect(isWorkingDay(day('2099-10-01'), 'CN')).toBe(true);
    expect(isWorkingDay(day('2099-10-03'), 'CN')).toBe(false);
  });
});

describe('so many working days before a deadline', () => {
  it.each([
    [0, '2019-10-13'],
    [1, '2019-10-12'],
    [3, '2019-10-10'],
    [5, '2019-10-08'],
    [6, '2019-09-30'],
    [7, '2019-09-29'],
    [8, '2019-09-27'],
  ])('%i before Sunday, 13 October 2019, lie %s in China', (count, date) => {
    expect(workingDaysBefore(day('2019-10-13'), count, 'CN')).toBe(date);
  });

  it('leave out weekends elsewhere', () => {
    expect(workingDaysBefore(day('2026-03-02'), 1, 'EU')).toBe('2026-02-27');
    expect(workingDaysBefore(day('2026-03-02'), 6, 'EU')).toBe('2026-02-20');
  });
});

describe('so many working days after a day', () => {
  it.each([
    ['2019-09-27', 1, 'CN', '2019-09-29'],
    ['2019-09-27', 3, 'CN', '2019-10-08'],
    ['2019-05-06', 15, 'CN', '2019-05-27'],
    ['2019-05-06', 0, 'CN', '2019-05-06'],
    ['2019-05-06', 15, 'US', null],
    ['2098-05-06', 15, 'CN', null],
  ])('after %s, %i in %s: %s', (from, count, jurisdiction, after) => {
    expect(workingDaysAfter(day(from), count, jurisdiction)).toBe(after);
  });
});
