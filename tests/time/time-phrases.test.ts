import { assert, constantFrom, date, oneof, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWindow } from '../../src/time/time-phrases.ts';
import { day } from '../bundled-library.ts';

const today = day('2019-04-22');

/** The window as `from..to`, an open side left empty; null where no limit is set. */
function windowOf(text: string, on = today): string | null {
  const { window } = readWindow(text, on);
  return window && `${window.from ?? ''}..${window.to ?? ''}`;
}

describe('a time without a year', () => {
  it.each([
    ['1 June', '2019-06-01..2019-06-01'],
    ['21 April', '2020-04-21..2020-04-21'],
    ['April', '2019-04-01..2019-04-30'],
    ['in March', '2020-03-01..2020-03-31'],
    ['by March', '..2020-03-31'],
    ['in Q1', '2020-01-01..2020-03-31'],
    ['29 February', '2020-02-29..2020-02-29'],
  ])('is the first that is not over: %j is %s', (words, window) => {
    expect(windowOf(words)).toBe(window);
  });

  it.each([
    ['after 1 April', '2019-04-02..'],
    ['after 1 May', '2019-05-02..'],
    ['after Q1', '2019-04-01..'],
    ['from March', '2019-03-01..'],
    ['from 1 May', '2019-05-01..'],
    ['1 January onwards', '2019-01-01..'],
  ])('is this year’s after "after" and "from": %j is %s', (words, window) => {
    expect(windowOf(words)).toBe(window);
  });

  it.each([
    ['since March', '2019-03-01..'],
    ['since April', '2019-04-01..'],
    ['since October', '2018-10-01..'],
    ['since Q1', '2019-01-01..'],
    ['passed in March', '2019-03-01..2019-03-31'],
    ['closed in October', '2018-10-01..2018-10-31'],
  ])('is the last that has begun after "since" and where the past is asked for: %j is %s', (words, window) => {
    expect(windowOf(words)).toBe(window);
  });
});

describe('a range', () => {
  it.each([
    ['from 1 April to 30 June', '2019-04-01..2019-06-30'],
    ['between March and June', '2019-03-01..2019-06-30'],
    ['from November to February', '2019-11-01..2020-02-29'],
    ['from June to next year', '2019-06-01..2020-12-31'],
    ['April to June', '2019-04-01..2019-06-30'],
    ['April-June', '2019-04-01..2019-06-30'],
    ['1 April - 30 June', '2019-04-01..2019-06-30'],
    ['1 April – 30 June', '2019-04-01..2019-06-30'],
    ['April 1 - 30 June', '2019-04-01..2019-06-30'],
    ['1-30 April', '2019-04-01..2019-04-30'],
    ['between 1 and 30 April', '2019-04-01..2019-04-30'],
    ['from the 1st to the 30th of April', '2019-04-01..2019-04-30'],
    ['MIIT April 1-30 pilots', '2019-04-01..2019-04-30'],
    ['April 1 - 30th of June', '2019-04-01..2019-06-30'],
    ['April 1-30, 2019', '2019-04-01..2019-04-30'],
    ['4月1日至30日', '2019-04-01..2019-04-30'],
    ['Q3 and Q4', '2019-07-01..2019-12-31'],
    ['from today to 1 June', '2019-04-22..2019-06-01'],
    ['2018-2019', '2018-01-01..2019-12-31'],
    ['from 1 April to 30 June 2018', '2018-04-01..2018-06-30'],
    ['from 1 December 2018 to February', '2018-12-01..2019-02-28'],
    ['between today and the end of the year', '2019-04-22..2019-12-31'],
    ['from next month until the end of Q3', '2019-05-01..2019-09-30'],
  ])('ends first, and begins the last time before that: %j is %s', (words, window) => {
    expect(windowOf(words)).toBe(window);
  });

  it('that ends before it begins sets no limit and is told', () => {
    expect(readWindow('from 1 June 2019 to 1 May 2019', today)).toMatchObject({
      window: null,
      unread: [{ text: 'from 1 June 2019 to 1 May 2019', why: 'ends_before_it_begins' }],
      rest: '',
    });
  });
});

describe('the side of a period', () => {
  it.each([
    ['before Q3', '..2019-06-30'],
    ['after Q3', '2019-10-01..'],
    ['before next month', '..2019-04-30'],
    ['after today', '2019-04-23..'],
    ['until tomorrow', '..2019-04-23'],
    ['before 1 June', '..2019-05-31'],
    ['by 30 April', '..2019-04-30'],
    ['30 April at the latest', '..2019-04-30'],
    ['up to and including 30 April', '..2019-04-30'],
    ['before the end of June', '..2019-06-30'],
    ['before year end', '..2019-12-31'],
    ['by the end of the year', '..2019-12-31'],
    ['by the end of the month', '..2019-04-30'],
    ['by the end of the quarter', '..2019-06-30'],
    ['by end June', '..2019-06-30'],
    ['before next Friday', '..2019-05-02'],
    ['since last month', '2019-03-01..'],
    ['4月30日前', '..2019-04-30'],
    ['2019年4月30日之后', '2019-05-01..'],
    ['after 1 April and before 1 June', '2019-04-02..2019-05-31'],
  ])('is told by the word beside it, whatever the period: %j is %s', (words, window) => {
    expect(windowOf(words)).toBe(window);
  });
});

describe('a period', () => {
  it.each([
    ['30th April', '2019-04-30..2019-04-30'],
    ['1st June', '2019-06-01..2019-06-01'],
    ['30th of April', '2019-04-30..2019-04-30'],
    ['June 1, 2019', '2019-06-01..2019-06-01'],
    ['1st of june', '2019-06-01..2019-06-01'],
    ['sept 2019', '2019-09-01..2019-09-30'],
    ['1/6/2019', '2019-06-01..2019-06-01'],
    ['1/6', '2019-06-01..2019-06-01'],
    ['30.4.2019', '2019-04-30..2019-04-30'],
    ['2019-04-30', '2019-04-30..2019-04-30'],
    ['2019-04', '2019-04-01..2019-04-30'],
    ['2019', '2019-01-01..2019-12-31'],
    ['Q3 2019', '2019-07-01..2019-09-30'],
    ['2019Q3', '2019-07-01..2019-09-30'],
    ['the last quarter of 2019', '2019-10-01..2019-12-31'],
    ['second half of 2019', '2019-07-01..2019-12-31'],
    ['end of June', '2019-06-30..2019-06-30'],
    ['２０１９年４月', '2019-04-01..2019-04-30'],
    ['2019年4月', '2019-04-01..2019-04-30'],
    ['明年3月1日', '2020-03-01..2020-03-01'],
    ['今年', '2019-01-01..2019-12-31'],
    ['明年', '2020-01-01..2020-12-31'],
    ['第三季度', '2019-07-01..2019-09-30'],
    ['年底', '2019-12-31..2019-12-31'],
  ])('is told by its date: %j is %s', (words, window) => {
    expect(windowOf(words)).toBe(window);
  });

  it.each([
    ['today', '2019-04-22..2019-04-22'],
    ['within 30 days', '2019-04-22..2019-05-22'],
    ['in 30 days', '2019-04-22..2019-05-22'],
    ['in two weeks', '2019-04-22..2019-05-06'],
    ['in a week', '2019-04-22..2019-04-29'],
    ['next two weeks', '2019-04-22..2019-05-06'],
    ['in the next 8 days', '2019-04-22..2019-04-30'],
    ['last 30 days', '2019-03-23..2019-04-22'],
    ['two weeks ago', '2019-04-08..2019-04-08'],
    ['this week', '2019-04-22..2019-04-28'],
    ['next week', '2019-04-29..2019-05-05'],
    ['the week of 2 May', '2019-04-29..2019-05-05'],
    ['last month', '2019-03-01..2019-03-31'],
    ['this quarter', '2019-04-01..2019-06-30'],
    ['rest of the year', '2019-04-22..2019-12-31'],
    ['Friday', '2019-04-26..2019-04-26'],
    ['Monday', '2019-04-22..2019-04-22'],
    ['this Tues', '2019-04-23..2019-04-23'],
    ['next thurs', '2019-05-02..2019-05-02'],
    ['next Friday', '2019-05-03..2019-05-03'],
    ['last Friday', '2019-04-19..2019-04-19'],
    ['passed', '..2019-04-21'],
    ['overdue', '..2019-04-21'],
    ['past', '..2019-04-21'],
    ['coming', '2019-04-22..'],
    ['upcoming', '2019-04-22..'],
    ['本月', '2019-04-01..2019-04-30'],
    ['下个月', '2019-05-01..2019-05-31'],
    ['未来30天', '2019-04-22..2019-05-22'],
    ['30天内', '2019-04-22..2019-05-22'],
    ['下周五', '2019-05-03..2019-05-03'],
    ['三十五天内', '2019-04-22..2019-05-27'],
    ['30日内', '2019-04-22..2019-05-22'],
  ])('is told by its distance from today: %j is %s', (words, window) => {
    expect(windowOf(words)).toBe(window);
  });
});

describe('a Chinese date in numerals', () => {
  it.each([
    ['五月', '2019-05-01..2019-05-31'],
    ['五月份', '2019-05-01..2019-05-31'],
    ['五月底', '2019-05-31..2019-05-31'],
    ['三月底', '2020-03-31..2020-03-31'],
    ['五月底之前', '..2019-05-31'],
    ['六月底前', '..2019-06-30'],
    ['十月底前', '..2019-10-31'],
    ['十一月底前', '..2019-11-30'],
    ['十二月底前', '..2019-12-31'],
    ['五月一日前', '..2019-05-01'],
    ['四月三十号', '2019-04-30..2019-04-30'],
    ['4月三十日', '2019-04-30..2019-04-30'],
    ['四月一日至三十日', '2019-04-01..2019-04-30'],
    ['五月到六月', '2019-05-01..2019-06-30'],
    ['2019年四月', '2019-04-01..2019-04-30'],
    ['二零一九年四月', '2019-04-01..2019-04-30'],
    ['二〇一九年四月三十日', '2019-04-30..2019-04-30'],
    ['二〇一八年', '2018-01-01..2018-12-31'],
    ['一九年四月', '2019-04-01..2019-04-30'],
    ['19年4月', '2019-04-01..2019-04-30'],
    ['明年三月一日', '2020-03-01..2020-03-01'],
    ['月底', '2019-04-30..2019-04-30'],
    ['月底前', '..2019-04-30'],
    ['三个月内', '2019-04-22..2019-07-22'],
  ])('is what it is in digits: %j is %s', (words, window) => {
    expect(windowOf(words)).toBe(window);
  });

  it.each(['十三月底', '二月三十日', '二三月底'])('that no calendar has sets no limit and is told: %j', (words) => {
    expect(readWindow(words, today)).toMatchObject({ window: null, unread: [{ why: 'no_such_day' }] });
  });

  it.each(['三月内', '三年底'])('that may be two things is none: %j', (words) => {
    expect(readWindow(words, today)).toMatchObject({ window: null, unread: [], rest: words });
  });
});

describe('"may"', () => {
  it.each(['may', 'May', 'in may', 'by MAY', 'end of may', 'this may', 'may 2019', '10 may', 'for May?'])(
    'is a month where it stands like one: %j',
    (words) => {
      expect(windowOf(words)).toMatch(/2019-05-/);
    },
  );

  it.each(['deadlines that may apply', 'what May expire', 'may MIIT close'])('is else a verb: %j', (words) => {
    expect(windowOf(words)).toBeNull();
  });
});

describe('what looks like a time and is none', () => {
  it.each([
    ['31 September', '31 September', 'no_such_day'],
    ['before 31 September', '31 September', 'no_such_day'],
    ['2019-04-31', '2019-04-31', 'no_such_day'],
    ['29 Feb 2019', '29 Feb 2019', 'no_such_day'],
    ['from 1 April to 31 June', '31 June', 'no_such_day'],
    ['2019年2月30日前', '2019年2月30日', 'no_such_day'],
    ['Q5', 'Q5', 'not_read'],
    ['within 5 working days', '5 working days', 'not_read'],
    ['in the next few weeks', 'next few weeks', 'not_read'],
    ['next 1000 days', 'next 1000 days', 'not_read'],
    ['in April and in June', 'in April, in June', 'no_common_day'],
  ] as const)('sets no limit, is told and is not searched: %j', (words, text, why) => {
    const { window, unread, rest } = readWindow(words, today);
    expect({ window, unread }).toEqual({ window: null, unread: [{ text, why }] });
    expect(rest).not.toMatch(/\d/);
  });

  it.each(['in Smarch', 'cn-2019-04-e4', 'GB/T 35273-2017', 'article 5', 'TC260'])(
    'is a word where it only resembles one: %j',
    (words) => {
      expect(readWindow(words, today)).toMatchObject({ window: null, unread: [], rest: words });
    },
  );
});

describe('any text on any day', () => {
  const words =
    'from|to|before|and|-|the end of|next|last|since|1|31|2019|2/|月|May|Feb|Q3|Q9|days|week|Friday|two|passed|may|年|前|底|30天';
  const piece = constantFrom(...words.split('|'));
  const phrase = oneof(string(), string({ unit: 'grapheme' }), piece, piece, piece, piece);

  it('gives a window whose end is not before its beginning, or none', () => {
    assert(
      property(
        oneof(string({ unit: phrase, maxLength: 12 }), string({ unit: phrase.map((one) => `${one} `), maxLength: 12 })),
        date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
        (text, now) => {
          const { window } = readWindow(text.slice(0, 300), day(now.toISOString().slice(0, 10)));
          if (window?.from && window.to) expect(window.from <= window.to).toBe(true);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
