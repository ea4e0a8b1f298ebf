import { assert, constantFrom, oneof, property, string } from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { answerDeadlines } from '../../src/ask/answer-deadlines.ts';
import { answerCard } from '../../src/bot/answer-card.ts';
import type { Library } from '../../src/question/library.ts';
import { readQuery } from '../../src/question/read-query.ts';
import { bundledLibrary, day } from '../bundled-library.ts';

let library: Library;

beforeAll(async () => {
  library = await bundledLibrary();
});

const ask = (words: string, today = '2019-04-22') =>
  answerDeadlines({ kind: 'deadlines', words, page: 1 }, library, day(today));
const coming = (words: string, today?: string) =>
  ask(words, today).upcoming.map(({ deadline }) => deadline.date);

describe('deadlines', () => {
  it('come soonest first with their days left, then those that have passed', () => {
    const listed = [...ask('').upcoming, ...ask('').past];
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
    ['from 1 April to 30 June', ['2019-04-30']],
    ['4月30日前', ['2019-04-30']],
    ['MIIT CAC', ['2019-04-30', '2019-12-31']],
    ['MIIT/SAMR', ['2019-04-30', '2019-09-30', '2019-12-31']],
    ['网信办 工信部', ['2019-04-30', '2019-12-31']],
    ['工信部征求意见截止日期', ['2019-04-30']],
    ['Ministry of Industry and Information Technology', ['2019-04-30', '2019-12-31']],
    ['Cyberspace Administration of China', []],
    ['pilots and campaigns', ['2019-09-30', '2019-12-31']],
    ['open consultations', ['2019-04-30']],
    ['facial recognition', ['2019-12-31']],
    ['industrial-internet', ['2019-04-30']],
  ])('asked for with %j are those of that time, kind, authority or subject', (words, dates) => {
    expect(coming(words)).toEqual(dates);
  });

  it.each(['inter', 'internett', 'blockchain', 'facial blockchain', 'quantum-internet'])(
    'are none where no entry holds all the words as they are: %j',
    (words) => {
      expect(ask(words).upcoming).toEqual([]);
      expect(ask(words).understood).toEqual([`in entries on “${words}”`]);
    },
  );

  it.each(['that may apply', 'which are due?', 'what is closing', 'when do they expire', 'closing dates'])(
    'are not held to the words of the question itself: %j',
    (words) => {
      expect(ask(words)).toMatchObject({ understood: [], coming: { length: 3 } });
    },
  );

  it.each([
    ['safe', ['in entries on “safe”']],
    ['SAFE', ['authority SAFE']],
    ['the State Council', ['authority SC']],
    ['MIIT’s pilots', ['pilots', 'authority MIIT']],
    ['MIIT, CAC and SAMR', ['authority MIIT or CAC or SAMR']],
    ['pilots, campaigns', ['pilots and campaigns']],
    ['30 April', ['on 30 April 2019']],
  ])('asked for with %j are understood as %j', (words, understood) => {
    expect(ask(words).understood).toEqual(understood);
  });

  it('say how the question was understood', () => {
    expect(ask('MIIT consultations before 1 June industrial internet').understood).toEqual([
      'consultations',
      'authority MIIT',
      'up to 31 May 2019',
      'in entries on “industrial internet”',
    ]);
  });

  it.each([
    ['31 September', '“31 September” is no day of the calendar: no limit of time was set for it.'],
    ['MIIT by 2019-04-31', '“2019-04-31” is no day of the calendar: no limit of time was set for it.'],
    [
      'within 5 working days',
      '“5 working days” was not understood as a time: no limit of time was set for it.',
    ],
    [
      'from May 2019 to April 2019',
      '“from May 2019 to April 2019” ends before it begins: no limit of time was set for it.',
    ],
    ['Q2 Q3', '“Q2, Q3” have no day in common: no limit of time was set for them.'],
  ])('say on the card which time set no limit: %j', (words, said) => {
    expect(JSON.stringify(answerCard(ask(words), { canShare: true }).blocks)).toContain(said);
    expect(ask(words).upcoming.length).toBeGreaterThan(0);
  });

  it('are told for any text, whose window never ends before it begins', () => {
    const piece = constantFrom(
      ...'MIIT|工信部|pilots|the|of|and|/|-|may|by|1|June|next|30 days|征求意见'.split('|'),
    );
    assert(
      property(
        string({ unit: oneof(piece, piece, string({ unit: 'binary', maxLength: 5 })), maxLength: 20 }),
        (text) => {
          const { due } = readQuery(text.slice(0, 300), {
            today: day('2019-04-22'),
            about: 'deadlines',
            concepts: library.concepts,
          }).filters;
          expect(due?.from && due.to ? due.from <= due.to : true).toBe(true);
          expect(ask(text.slice(0, 300)).kind).toBe('deadlines');
        },
      ),
      { numRuns: 300 },
    );
  });
});
