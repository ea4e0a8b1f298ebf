import { assert, constantFrom, oneof, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerDeadlines } from '../../src/ask/answer-question.ts';
import { answerCard } from '../../src/bot/answer-card.ts';
import { readQuery } from '../../src/question/read-query.ts';
import { bundledLibrary, day } from '../bundled-library.ts';

const library = await bundledLibrary();

const ask = (words: string, today = '2019-04-22') =>
  answerDeadlines({ kind: 'deadlines', words, page: 1 }, library, day(today));
const upcoming = (words: string, today?: string) => ask(words, today).upcoming.map(({ deadline }) => deadline.date);

describe('deadlines', () => {
  it('are listed soonest first with their days left, then past ones', () => {
    const listed = [...ask('').upcoming, ...ask('').past];
    expect(listed.map(({ deadline, daysLeft }) => [deadline.kind, deadline.date, daysLeft])).toEqual([
      ['consultation_close', '2019-04-30', 8],
      ['campaign_end', '2019-09-30', 161],
      ['pilot_end', '2019-12-31', 253],
      ['effective_date', '2019-04-01', -21],
    ]);
  });

  it('are upcoming on the day itself and past on the next', () => {
    expect(upcoming('', '2019-04-30')).toContain('2019-04-30');
    expect(upcoming('', '2019-05-01')).not.toContain('2019-04-30');
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
  ])('filtered by %j are those of that time, kind, authority or subject', (words, dates) => {
    expect(upcoming(words)).toEqual(dates);
  });

  it.each(['inter', 'internett', 'blockchain', 'facial blockchain', 'quantum internet'])(
    'are none if no entry has all the words exactly: %j',
    (words) => {
      expect(ask(words).upcoming).toEqual([]);
      expect(ask(words).understood).toEqual([`with the words “${words}”`]);
    },
  );

  it.each(['that may apply', 'which are due?', 'what is closing', 'when do they expire', 'closing dates'])(
    'need not contain the words of the question itself: %j',
    (words) => {
      expect(ask(words)).toMatchObject({ understood: [], upcoming: { length: 3 } });
    },
  );

  it.each([
    ['safe', ['with the words “safe”']],
    ['SAFE', ['State Administration of Foreign Exchange']],
    ['the State Council', ['State Council']],
    ['MIIT’s pilots', ['pilots', 'MIIT']],
    ['MIIT, CAC and SAMR', ['MIIT, CAC or SAMR']],
    ['pilots, campaigns', ['pilots or campaigns']],
    ['30 April', ['30 April 2019']],
  ])('filtered by %j read the filter as %j', (words, understood) => {
    expect(ask(words).understood).toEqual(understood);
  });

  it('name every filter of the question', () => {
    expect(ask('MIIT consultations before 1 June industrial internet').understood).toEqual([
      'consultations',
      'MIIT',
      'until 31 May 2019',
      'with the words “industrial internet”',
    ]);
  });

  it.each([
    ['31 September', '“31 September” isn’t a valid date, so it was ignored.'],
    ['MIIT by 2019-04-31', '“2019-04-31” isn’t a valid date, so it was ignored.'],
    ['within 5 working days', '“5 working days” wasn’t recognised as a date, so it was ignored.'],
    ['from May 2019 to April 2019', '“from May 2019 to April 2019” ends before it begins, so it was ignored.'],
    ['Q2 Q3', '“Q2, Q3” don’t overlap, so they were ignored.'],
  ])('say on the card which date was ignored: %j', (words, text) => {
    expect(JSON.stringify(answerCard(ask(words), { canShare: true }).blocks)).toContain(text);
    expect(ask(words).upcoming.length).toBeGreaterThan(0);
  });

  it('are answered for any text, and a filter never ends before it begins', () => {
    const piece = constantFrom(...'MIIT|工信部|pilots|the|of|and|/|-|may|by|1|June|next|30 days|征求意见'.split('|'));
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

  it.each([
    ['deadlines in May', ['2019-04-30', '2019-09-30', '2019-12-31']],
    ['consultations in May', ['2019-04-30']],
    ['what closed in January?', ['2019-04-01', '2019-04-30', '2019-09-30']],
  ])('are the nearest where there is none on the days asked for: %s', async (words, dates) => {
    const answer = ask(words);
    expect([answer.upcoming, answer.past]).toEqual([[], []]);
    expect(answer.shown.map(({ deadline }) => deadline.date)).toEqual(dates);
  });
});
