import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { problemRecords } from '../../src/app/output.ts';
import { bulletinSchema } from '../../src/bulletin/bulletin.ts';
import { worded } from '../../src/bulletin/message.ts';
import { parseBulletin } from '../../src/reader/parse-bulletin.ts';
import { toBulletin } from '../../src/reader/to-bulletin.ts';

const text = readFileSync(new URL('fixtures/examplia-2024-03.txt', import.meta.url), 'utf8');
const parsed = parseBulletin(text, { jurisdiction: 'EX' });

const impossible = '"31 September 2024" isn’t a valid date, so it was left out. Check the source.';
const withoutDay =
  '"It was ordered to cover the labels within 15 working days." gives no date, so the deadline was left out. Add it once the date is known.';
const noEntries = 'No entries were found: begin each with a number and its title on a line of its own, as "1. Title".';

describe('a bulletin in numbered sections', () => {
  it('tells what it is where its first lines say so', () => {
    expect(parsed.bulletin).toEqual({
      title: 'Data law in Examplia: what changed in March 2024',
      issued: '2024-03',
      jurisdiction: 'EX',
      language: 'en',
    });
  });

  it('has its entries under their sections, and none of the table of contents', () => {
    const lines = text.split('\n');
    expect(parsed.entries.map(({ section, number, title }) => `${section} ${number} ${title}`)).toEqual([
      'regulatory 1 Draft rules on smart doorbells open to the public',
      'regulatory 2 Register of data brokers goes live',
      'regulatory 3 Sandbox for hospital research',
      'enforcement 1 Parcel carrier fined for open labels',
      'enforcement 2 Sweep of fitness apps',
      'industry 1 Carriers agree on a code',
    ]);
    for (const { line, number, title } of parsed.entries) expect(lines[line - 1]).toBe(`${number}. ${title}`);
  });

  it('gives each entry the day of its main event', () => {
    expect(parsed.entries.map(({ date }) => date)).toEqual([
      '2024-03-04',
      '2023-11-09',
      '2024-03-11',
      '2024-03-06',
      null,
      '2024-03-20',
    ]);
  });

  it('tells its deadlines, and no other date', () => {
    expect(parsed.entries.map(({ deadlines }) => deadlines)).toMatchObject([
      [
        {
          kind: 'consultation_close',
          date: '2024-04-12',
          start: null,
          precision: 'day',
          quote: 'Comments may be submitted until 12 April 2024',
        },
      ],
      [
        {
          kind: 'effective_date',
          date: '2024-06-01',
          start: null,
          precision: 'day',
          quote: 'and will come into force on 1 June 2024',
        },
        {
          kind: 'filing_deadline',
          date: '2024-08-31',
          start: null,
          precision: 'day',
          quote: 'Brokers must register with the office by 31 August 2024',
        },
      ],
      [
        {
          kind: 'pilot_end',
          date: '2024-10-31',
          start: '2024-05-01',
          precision: 'day',
          quote: 'The programme will run from 1 May to 31 October 2024',
        },
      ],
      [
        {
          kind: 'compliance_deadline',
          date: null,
          start: null,
          precision: 'relative',
          quote: 'It was ordered to cover the labels within 15 working days.',
        },
      ],
      [],
      [
        {
          kind: 'effective_date',
          date: '2025-01-01',
          start: null,
          precision: 'day',
          quote: 'Their code applies from 1 January 2025',
        },
      ],
    ]);
  });

  it('reads what was imposed, not what could have been or what it is in another currency', () => {
    expect(parsed.entries[3]?.penalties).toEqual([{ amount: 1_200_000, currency: 'EUR' }]);
  });

  it('names a day that does not exist as a problem at its line', () => {
    expect(problemRecords(parsed.problems)).toEqual([{ line: 36, rule: 'date-impossible', message: impossible }]);
  });

  it('becomes a bulletin whose deadlines are those told to the day; of each other one a problem tells', () => {
    const { bulletin, problems } = toBulletin(parsed, { id: 'ex-2024-03' });
    expect(problemRecords(problems)).toEqual([{ line: 29, rule: 'deadline-without-day', message: withoutDay }]);
    expect(bulletinSchema.parse(bulletin)).toEqual(bulletin);
    expect(bulletin?.entries.map(({ id }) => id)).toEqual(
      ['r1', 'r2', 'r3', 'e1', 'e2', 'i1'].map((end) => `ex-2024-03-${end}`),
    );
    expect(bulletin?.entries[3]?.deadlines).toEqual([]);
    expect(bulletin?.entries[0]?.deadlines[0]?.status).toBe('extracted');
  });
});

describe('other texts', () => {
  const rulesOf = (words: string, options = {}) => parseBulletin(words, options).problems.map(({ rule }) => rule);

  it.each(['', '  \n\n', '\uFEFF'])('an empty text is one problem: %j', (words) => {
    expect(rulesOf(words)).toEqual(['text-empty']);
  });

  it('a text without entries says what to do next', () => {
    const { problems } = parseBulletin('nothing to see here', { issued: '2024-03' });
    expect(problemRecords(problems)).toEqual([{ line: 0, rule: 'no-entries', message: noEntries }]);
  });

  it('entries without a heading are numbered through, whatever their section', () => {
    const { entries } = parseBulletin('1. One\n\nFirst.\n\n2. Two\n\nSecond.', {});
    expect(entries.map(({ number, title, body }) => [number, title, body])).toEqual([
      [1, 'One', 'First.'],
      [2, 'Two', 'Second.'],
    ]);
  });

  it('a list inside a body is no entry', () => {
    const { entries } = parseBulletin('1. One\n\nThe steps are:\n1. this\n2. that\n3. more\n\n2. Two\n\nSecond.', {});
    expect(entries.map(({ title }) => title)).toEqual(['One', 'Two']);
  });

  it('headings may carry marks, and numbers may run on across them', () => {
    const { entries } = parseBulletin(
      '## Part I – Legislation\n1. A\nx\n## PART II: Enforcement actions\n2. B\ny\n## Industry\n3. C\nz',
      {},
    );
    expect(entries.map(({ section, number, title }) => `${section} ${number} ${title}`)).toEqual([
      'regulatory 1 A',
      'enforcement 2 B',
      'industry 3 C',
    ]);
  });

  it('bullets with a bold title are entries', () => {
    const { entries } = parseBulletin(
      '## Enforcement\n- **Shop fined** (https://example.org): It paid.\n- **Bank warned**: It did not.',
      {},
    );
    expect(entries.map(({ title, number }) => [number, title])).toEqual([
      [1, 'Shop fined'],
      [2, 'Bank warned'],
    ]);
  });

  it('a heading without entries is told', () => {
    expect(rulesOf('Regulatory\n\n1. A\n\nx\n\nEnforcement\n\nNone this month.', { issued: '2024-03' })).toEqual([
      'section-empty',
    ]);
  });

  it('the issue is never made up', () => {
    expect(rulesOf('1. A\n\nOn 4 March 2024 it was published.')).toEqual(['issued-unknown']);
    expect(rulesOf('1. A\n\nx', { issued: '2024-13' })).toEqual(['issued-invalid', 'issued-unknown']);
  });

  it('a deadline whose year is not certain is left to a person', () => {
    const words = '1. A\n\nComments close on 3 September.';
    expect(rulesOf(words)).toEqual(['issued-unknown', 'date-without-year']);
    const { entries } = parseBulletin(words, { issued: '2025-05-19' });
    expect(entries[0]?.deadlines.map(({ date }) => date)).toEqual(['2025-09-03']);
  });

  it('a day that was counted carries over, and is told to be looked at', () => {
    const read = parseBulletin(
      '1. Measures\n\nOn 10 May 2019 SAMR published the Measures on Supervision and Administration of Online Trading. The operators of platforms have to keep the records of what was sold there for three years. They take effect 180 days after publication.',
      { issued: '2019-05', jurisdiction: 'CN' },
    );
    const { bulletin, problems } = toBulletin(read, { id: 'cn-2019-05' });
    expect(bulletin?.entries[0]?.deadlines).toMatchObject([{ date: '2019-11-06', status: 'extracted' }]);
    expect(problemRecords(problems)).toMatchObject([
      { rule: 'deadline-counted', message: expect.stringContaining('6 November 2019') },
    ]);
  });

  it('a deadline told to the month alone is a problem of the file, not of the reading', () => {
    const read = parseBulletin('1. A\n\nThe act and the rules of it take effect in October 2024.', {
      issued: '2024-05',
      jurisdiction: 'EX',
    });
    expect(read.problems).toEqual([]);
    expect(toBulletin(read, { id: 'x' }).problems.map(({ line, rule }) => [line, rule])).toEqual([
      [1, 'deadline-without-day'],
    ]);
  });

  it('a footnote glued to a date leaves its year to a person', () => {
    const words = '1. A\n\nThe act comes into force on 30 April 20191.';
    expect(rulesOf(words, { issued: '2019-04' })).toEqual(['date-without-year']);
  });

  it('a deadline without a year follows the issue and the main event', () => {
    const deadlinesOf = (words: string) => {
      const { entries, problems } = parseBulletin(`1. A\n\n${words}`, { issued: '2019-04' });
      const dates = entries.flatMap(({ deadlines }) => deadlines.map(({ date }) => date));
      return [...dates, ...problems.map(({ rule }) => rule)];
    };
    expect(deadlinesOf('On 3 April 2019 it opened. Comments close on 1 May.')).toEqual(['2019-05-01']);
    expect(deadlinesOf('On 20 December 2018 it opened. Comments close on 15 January.')).toEqual(['2019-01-15']);
  });

  it('what a file needs and the text does not tell is a problem', () => {
    const made = toBulletin(parseBulletin('1. Закон\n\nОн вступил в силу.', {}), { id: 'x' });
    expect(made.bulletin).toBeNull();
    expect(made.problems.map(({ message }) => /--(\w+)/.exec(worded(message))?.[1])).toEqual([
      'issued',
      'jurisdiction',
      'language',
    ]);
  });
});

describe('a date in figures', () => {
  const read = (words: string) =>
    parseBulletin(`Regulatory\n\n1. Draft rules\n\nThe ministry takes comments by ${words} on its draft rules.\n`, {
      issued: '2019-03',
    });

  it.each([
    ['25/06/2019', '2019-06-25'],
    ['06/25/2019', '2019-06-25'],
    ['06/06/2019', '2019-06-06'],
    ['03.04.2019', '2019-04-03'],
    ['2019-04-03', '2019-04-03'],
  ])('is read where it can mean one day only: %s', (words, date) => {
    const { entries, problems } = read(words);
    expect(entries[0]?.deadlines).toMatchObject([{ date }]);
    expect(problems.filter(({ rule }) => rule === 'date-either-order')).toEqual([]);
  });

  it.each(['06/07/2019', '6-7-2019'])('is left out and told where it can mean two: %s', (words) => {
    const { entries, problems } = read(words);
    expect(entries[0]?.deadlines).toEqual([]);
    expect(problems).toContainEqual(expect.objectContaining({ line: 5, rule: 'date-either-order' }));
  });
});

describe('working days after a publication', () => {
  const read = (jurisdiction: string) =>
    parseBulletin(
      '1. Notice\n\nOn 27 September 2019 the ministry published a notice. It takes effect 3 working days after its publication.',
      { issued: '2019-10', jurisdiction },
    ).entries[0]?.deadlines;

  it('are counted by the calendar of the jurisdiction', () => {
    expect(read('CN')).toMatchObject([{ date: '2019-10-08', precision: 'relative' }]);
    expect(read('US')).toMatchObject([{ date: '2019-10-02', precision: 'relative' }]);
  });
});
