import { describe, expect, it } from 'vitest';
import { readHolidays } from '../../src/app/holidays-file.ts';

describe('a file of holidays', () => {
  it('gives holidays and make-up days by jurisdiction and year', () => {
    const text =
      'CN:\n  2097:\n    holidays: [2097-01-01]\n    working_days: [2097-01-05]\nEU:\n  2027:\n    holidays:\n      - 2027-05-10\n';
    expect(readHolidays(text, 'holidays.yaml')).toEqual({
      problems: [],
      years: [
        { jurisdiction: 'CN', year: 2097, holidays: ['2097-01-01'], workingDays: ['2097-01-05'] },
        { jurisdiction: 'EU', year: 2027, holidays: ['2027-05-10'], workingDays: [] },
      ],
    });
  });

  it.each([
    ['China:\n  2097:\n    holidays: [2097-01-01]\n', 'must be a two-letter code in capitals'],
    ['CN:\n  next:\n    holidays: [2097-01-01]\n', 'must be a year'],
    ['CN:\n  2097:\n    holidays: [2097-02-30]\n', 'must be a day'],
    ['CN:\n  2097:\n    holidays: []\n', '"holidays"'],
    ['CN:\n  2097:\n    holidays: [2096-01-01]\n', '2096-01-01 is not a day of 2097'],
    ['CN:\n  2097:\n    holidays: [2097-01-01]\n    workdays: []\n', '"workdays" is not a field here'],
    ['CN:\n  2097: [\n', 'not valid YAML'],
  ])('that is wrong gives no year, and says what is wrong: %j', (text, message) => {
    const { years, problems } = readHolidays(text, 'holidays.yaml');
    expect(years).toEqual([]);
    expect(problems).toEqual([
      expect.objectContaining({ file: 'holidays.yaml', message: expect.stringContaining(message) }),
    ]);
  });
});
