import { describe, expect, test } from 'vitest';
import { datedSentences } from '../../src/reader/dates/dated-sentences.ts';
import { findDeadlines } from '../../src/reader/deadlines/find-deadlines.ts';
import { calendarDate } from '../../src/time/calendar-date.ts';

const near = calendarDate(2024, 3, 31);
const read = (body: string, section: 'regulatory' | 'enforcement' = 'regulatory') =>
  findDeadlines(datedSentences(body), { title: 'A title', section, near }).deadlines;

describe('deadlines', () => {
  test.each([
    ['The draft is out for public consultation until 5 May 2024.', 'consultation_close', '2024-05-05', null],
    ['Responses to the consultation must be received by 5 May 2024.', 'consultation_close', '2024-05-05', null],
    ['Feedback is due by 5 May 2024.', 'consultation_close', '2024-05-05', null],
    ['The comment period, opened on 1 April 2024, closes on 5 May 2024.', 'consultation_close', '2024-05-05', null],
    ['The deadline for comments is May 5, 2024.', 'consultation_close', '2024-05-05', null],
    ['The act took effect on 1 March 2024.', 'effective_date', '2024-03-01', null],
    ['The act, effective 1 July 2024, covers toys.', 'effective_date', '2024-07-01', null],
    ['It shall apply from 1 July 2024.', 'effective_date', '2024-07-01', null],
    ['On 1 July 2024, the rules enter into force.', 'effective_date', '2024-07-01', null],
    ['The rules take effect in full on 1 July.', 'effective_date', '2024-07-01', null],
    ['It comes into force on 1 July.', 'effective_date', '2024-07-01', null],
    ['The pilot covers ports from 1 April to 30 June 2024.', 'pilot_end', '2024-06-30', '2024-04-01'],
    ['The pilot covers ports from 1 to 30 June 2024.', 'pilot_end', '2024-06-30', '2024-06-01'],
    ['The crackdown runs from 1 November 2024 to 31 January 2025.', 'campaign_end', '2025-01-31', '2024-11-01'],
    ['A campaign began. It will run from 1 December to 31 January 2025.', 'campaign_end', '2025-01-31', '2024-12-01'],
    ['The campaign continues until 30 June 2024.', 'campaign_end', '2024-06-30', null],
    ['There is a transition period until 1 July 2025.', 'grace_period_end', '2025-07-01', null],
    ['Operators must comply by 1 July 2024.', 'compliance_deadline', '2024-07-01', null],
    ['Platforms shall file their algorithms before 1 July 2024.', 'filing_deadline', '2024-07-01', null],
  ])('%s', (body, kind, date, start) => {
    expect(read(body)).toMatchObject([{ kind, date, start, precision: 'day' }]);
    for (const one of read(body)) expect(body).toContain(one.quote);
  });

  test.each([
    'On 5 March 2024 the office published its guide.',
    'As of 16 March 2024, 300 complaints had been filed.',
    'Since December 2023 the office has closed 40 apps.',
    'The measures were released for comment on 5 March 2024.',
    'More than 300 comments were received by 5 March 2024.',
    'The certificate is valid from 1 April 2024 to 31 March 2027.',
    'He was sentenced to four years and six months in prison on 5 March 2024.',
    'The code, which came into force on 1 September 2021, is the basis.',
    'On 5 March 2024, the office said that the code came into force.',
    'In the campaign 300 apps were removed between 1 March 2024 and 30 March 2024.',
    'The pilot collected data from 1 March 2024 to 30 March 2024.',
    'By 16 March 2024, the office had received comments from 300 operators.',
    'He was required to serve his sentence by 1 May 2025.',
    'Operators must report breaches within 72 hours.',
    'Operators shall reply within 3 days.',
    'It shall comply by 31 September 2024.',
  ])('none: %s', (body) => {
    expect(read(body)).toEqual([]);
  });

  test('a period counts where it was set for somebody', () => {
    expect(read('The shop must pay within 20 days.', 'enforcement').map(({ quote }) => quote)).toEqual([
      'The shop must pay within 20 days.',
    ]);
    expect(read('The shop was told to mend it within two weeks.').map(({ quote }) => quote)).toEqual([
      'The shop was told to mend it within two weeks.',
    ]);
  });

  test('a month is told as a month', () => {
    expect(read('The act takes effect in October 2024.')).toMatchObject([
      {
        kind: 'effective_date',
        date: '2024-10',
        start: null,
        precision: 'month',
        quote: 'The act takes effect in October 2024',
      },
    ]);
  });
});
