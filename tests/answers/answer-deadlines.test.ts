import { beforeAll, describe, expect, it } from 'vitest';
import { answerDeadlines } from '../../src/answers/answer-deadlines.ts';
import type { Library } from '../../src/answers/library.ts';
import { bundledLibrary, day } from '../bundled-library.ts';

let library: Library;

beforeAll(async () => {
  library = await bundledLibrary();
});

const ask = (words: string, today = '2019-04-22') =>
  answerDeadlines({ kind: 'deadlines', words, page: 1 }, library, day(today));
const coming = (words: string, today?: string) =>
  ask(words, today).coming.map(({ deadline }) => deadline.date);

describe('deadlines', () => {
  it('come soonest first with their days left, then those that have passed', () => {
    const listed = [...ask('').coming, ...ask('').passed];
    expect(listed.map(({ deadline, daysLeft }) => [deadline.kind, deadline.date, daysLeft])).toEqual([
      ['consultation_close', '2019-04-30', 8],
      ['campaign_end', '2019-09-30', 161],
      ['pilot_end', '2019-12-31', 253],
      ['effective_date', '2019-04-01', -21],
    ]);
  });

  it('are coming on their very day and have passed on the next', () => {
    expect(coming('', '2019-04-30')).toContain('2019-04-30');
    expect(coming('', '2019-05-01')).not.toContain('2019-04-30');
  });

  it.each([
    ['next 30 days', ['2019-04-30']],
    ['in the next 8 days', ['2019-04-30']],
    ['next 7 days', []],
    ['next 6 months', ['2019-04-30', '2019-09-30']],
    ['this month', ['2019-04-30']],
    ['next month', []],
    ['before 1 June', ['2019-04-30']],
    ['before 30 April', []],
    ['by 30 April', ['2019-04-30']],
    ['by the end of September', ['2019-04-30', '2019-09-30']],
    ['after June 2019', ['2019-09-30', '2019-12-31']],
    ['Q3', ['2019-09-30']],
    ['Q3 2020', []],
    ['in December', ['2019-12-31']],
    ['2019', ['2019-04-30', '2019-09-30', '2019-12-31']],
    ['from 1 May to 1 October', ['2019-09-30']],
    ['consultation', ['2019-04-30']],
    ['consultations closing in April', ['2019-04-30']],
    ['pilots', ['2019-12-31']],
    ['campaigns', ['2019-09-30']],
    ['MIIT', ['2019-04-30', '2019-12-31']],
    ['samr', ['2019-09-30']],
    ['工信部', ['2019-04-30', '2019-12-31']],
    ['MIIT pilots', ['2019-12-31']],
    ['facial recognition', ['2019-12-31']],
    ['blockchain', []],
  ])('asked for with %j are those of that time, kind, authority or subject', (words, dates) => {
    expect(coming(words)).toEqual(dates);
  });

  it('say how the question was understood', () => {
    expect(ask('MIIT consultations before 1 June industrial internet').understood).toEqual([
      'consultations',
      'from MIIT',
      'up to 31 May 2019',
      'in entries on “industrial internet”',
    ]);
  });
});
