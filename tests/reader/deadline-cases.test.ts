import { describe, expect, test } from 'vitest';
import { parseBulletin } from '../../src/reader/parse-bulletin.ts';

/** An entry's deadlines as `kind date`, a window with its first day, a counted one with its anchor's mark. */
function told(issued: string, body: string): readonly string[] {
  const isChinese = /\p{Script=Han}/u.test(body);
  const jurisdiction = isChinese ? 'CN' : 'US';
  const title = isChinese ? '1. 北城市网信办发布规定' : '1. Norwick authority publishes rules on wallets';
  const { entries } = parseBulletin(`${title}\n\n${body}`, { issued, jurisdiction });
  return entries.flatMap(({ deadlines }) =>
    deadlines.map(({ kind, date, start, precision }) =>
      [kind, start, date ?? 'unknown', precision === 'day' ? null : precision].filter(Boolean).join(' '),
    ),
  );
}

const may = '2026-05';
type Case = readonly [issued: string, body: string, expected: readonly string[]];

describe('a number in words is read whole', () => {
  test.each<Case>([
    [
      may,
      'The Norwick Data Authority published its code on 4 May 2026. The code takes effect twenty-one days after publication.',
      ['effective_date 2026-05-25 relative'],
    ],
    [
      may,
      'The ministry published the rules on 5 May 2026. The rules take effect one hundred and eighty days after publication.',
      ['effective_date 2026-11-01 relative'],
    ],
    [
      may,
      'The office published the order on 6 May 2026. The order takes effect forty five days after its publication.',
      ['effective_date 2026-06-20 relative'],
    ],
    [
      may,
      '2026年5月4日，北城市网信办发布《数据分类办法》。办法自公布之日起四十五日后施行。',
      ['effective_date 2026-06-18 relative'],
    ],
  ])('%s: %s', (issued, body, expected) => {
    expect(told(issued, body)).toEqual(expected);
  });
});

describe('a range of days ends with its last day, however its ends are shortened', () => {
  test.each<Case>([
    [
      may,
      '北城市网信办就《数据分类办法》公开征求意见，征求意见时间为2026年5月10日至25日。',
      ['consultation_close 2026-05-10 2026-05-25'],
    ],
    [may, '就办法征求意见，征求意见时间为2026年5月10日-6月9日。', ['consultation_close 2026-05-10 2026-06-09']],
    [may, '专项行动时间为2026年6月1-30日。', ['campaign_end 2026-06-01 2026-06-30']],
    [
      may,
      'The Norwick Privacy Agency proposed a rule on 4 May 2026. The comment period runs from June 10-25, 2026.',
      ['consultation_close 2026-06-10 2026-06-25'],
    ],
    [may, 'The comment period runs from June 10–25, 2026.', ['consultation_close 2026-06-10 2026-06-25']],
    [may, 'The consultation runs from 10-25 June 2026.', ['consultation_close 2026-06-10 2026-06-25']],
    [may, 'The sandbox runs from 1 June to 30 November 2026.', ['pilot_end 2026-06-01 2026-11-30']],
  ])('%s: %s', (issued, body, expected) => {
    expect(told(issued, body)).toEqual(expected);
  });
});

describe('two days in a list are two deadlines', () => {
  test.each<Case>([
    [
      may,
      'The two consultations close on 30 June 2026 and 15 July 2026.',
      ['consultation_close 2026-06-30', 'consultation_close 2026-07-15'],
    ],
    [
      may,
      'The two consultations close on 30 June and 15 July 2026.',
      ['consultation_close 2026-06-30', 'consultation_close 2026-07-15'],
    ],
    [
      may,
      'The compliance date is January 1, 2027, for large firms and July 1, 2027, for small firms.',
      ['compliance_deadline 2027-01-01', 'compliance_deadline 2027-07-01'],
    ],
    [
      may,
      'The law takes effect on 1 October 2026 for banks and on 1 April 2027 for insurers.',
      ['effective_date 2026-10-01', 'effective_date 2027-04-01'],
    ],
    [
      may,
      '条例大部分条款自2026年7月1日起施行，涉及未成年人的条款自2027年1月1日起施行。',
      ['effective_date 2026-07-01', 'effective_date 2027-01-01'],
    ],
  ])('%s: %s', (issued, body, expected) => {
    expect(told(issued, body)).toEqual(expected);
  });
});

describe('of a delay the new day counts, not the old one nor that of the publication', () => {
  test.each<Case>([
    [
      may,
      'The effective date of the rule published on 3 March 2026 is delayed from June 1, 2026, until September 1, 2026.',
      ['effective_date 2026-09-01'],
    ],
    [
      '2026-03',
      "The First Delay Rule, published on February 12, 2026, delayed the rule's effective date for 60 days, from February 16, 2026 to April 16, 2026.",
      ['effective_date 2026-04-16'],
    ],
    [may, 'The start of the act is postponed from 1 July 2026 to 1 January 2027.', ['effective_date 2027-01-01']],
    [may, '法案原定6月1日生效，现推迟至2026年12月1日生效。', ['effective_date 2026-12-01']],
    [may, 'The comment period was extended from 1 June 2026 to 1 July 2026.', ['consultation_close 2026-07-01']],
  ])('%s: %s', (issued, body, expected) => {
    expect(told(issued, body)).toEqual(expected);
  });
});

describe('a period counts only from a day that is known', () => {
  test.each<Case>([
    [
      may,
      'The regulation was published in the Official Journal on 21 May 2026 and enters into force on the twentieth day following that of its publication.',
      ['effective_date 2026-06-10 relative'],
    ],
    [
      may,
      'The agency announced the rule on 5 May 2026. It appeared in the State Register on May 21, 2026. Comments are due 60 days after publication in the State Register.',
      ['consultation_close 2026-07-20 relative'],
    ],
    [
      may,
      'The act was printed in the Official Journal on 22 May 2026. It takes effect on the third day following publication.',
      ['effective_date 2026-05-25 relative'],
    ],
    [
      may,
      'The agency published the rule on 5 May 2026. It appeared in the State Register on 21 May 2026. Comments are due 60 days after publication.',
      ['consultation_close unknown relative'],
    ],
    [may, '《条例》于2026年5月15日刊宪，刊宪后90日生效。', ['effective_date 2026-08-13 relative']],
    [
      may,
      'The Norwick Privacy Agency published final rules on 4 May 2026. The rules take effect 30 days after publication in the State Register.',
      ['effective_date unknown relative'],
    ],
    [
      may,
      'The agency published the rule on 4 May 2026. The rule takes effect 60 days after publication in the Norwick Bulletin of Laws.',
      ['effective_date unknown relative'],
    ],
    [may, '5月4日，公署公布规例。规例于刊宪后90日生效。', ['effective_date unknown relative']],
    [
      '2026-05-01',
      'The Norwick Privacy Agency published draft rules on 1 May 2026. Comments may be submitted within 30 days of publication.',
      ['consultation_close 2026-05-31 relative'],
    ],
    [
      '2026-12-28',
      '2026年12月28日，北城市网信办发布《数据分类办法（征求意见稿）》，自公布之日起15个工作日内反馈意见。',
      ['consultation_close unknown relative'],
    ],
    [
      may,
      '2026年5月6日，北城市网信办发布《数据分类办法（征求意见稿）》，自公布之日起10个工作日内反馈意见。',
      // Saturday 9 May is a working day.
      ['consultation_close 2026-05-19 relative'],
    ],
  ])('%s: %s', (issued, body, expected) => {
    expect(told(issued, body)).toEqual(expected);
  });
});

describe('Chinese dates in every dress', () => {
  test.each<Case>([
    [may, '北城市网信办公开征求意见，意见反馈截止时间为二〇二六年六月三十日。', ['consultation_close 2026-06-30']],
    [may, '办法自二○二六年十月一日起施行。', ['effective_date 2026-10-01']],
    [may, '北城市网信办发布《数据分类办法》，⾃2026年9⽉1⽇起施⾏。', ['effective_date 2026-09-01']],
    [may, '办法自２０２６年９月１日起施行。', ['effective_date 2026-09-01']],
    [
      may,
      '私隱專員公署發布指引草案，請於2026年6月30日前提交意見。公眾諮詢期至2026年6月30日結束。',
      ['consultation_close 2026-06-30'],
    ],
    [may, '《數據分類辦法》將於2026年9月1日起實施。', ['effective_date 2026-09-01']],
    [may, '辦法自民國115年9月1日施行。', ['effective_date 2026-09-01']],
    [may, '《数据分类办法》自今年9月1日起施行。', ['effective_date 2026-09-01']],
    [may, '《数据分类办法》自本年9月1日起施行。', ['effective_date 2026-09-01']],
    [may, '《数据分类办法》自明年1月1日起施行。', ['effective_date 2027-01-01']],
    [may, '《数据分类办法》自下月1日起施行。', ['effective_date 2026-06-01']],
  ])('%s: %s', (issued, body, expected) => {
    expect(told(issued, body)).toEqual(expected);
  });
});

describe('English dates in every dress', () => {
  test.each<Case>([
    [
      may,
      'The board published draft rules on 5 May 2026. Comments are due by 30-Jun-2026. The rules take effect on 01-Oct-2026.',
      ['consultation_close 2026-06-30', 'effective_date 2026-10-01'],
    ],
    [may, 'Comments are due by 30/Jun/2026.', ['consultation_close 2026-06-30']],
    [may, 'Comments are due by JUNE 30, 2026.', ['consultation_close 2026-06-30']],
    [may, 'Comments are due by the 30th of June 2026.', ['consultation_close 2026-06-30']],
    [
      may,
      'Comments are due before the end of June 2026. Firms must comply by the end of September 2026.',
      ['consultation_close 2026-06 month', 'compliance_deadline 2026-09 month'],
    ],
    [may, 'Comments may be submitted until mid-July 2026.', ['consultation_close 2026-07 month']],
    [may, 'The transition period ends at the close of 2026.', ['grace_period_end 2026 year']],
    [may, 'The act takes effect on the first day of 2027.', ['effective_date 2027-01-01']],
    [may, 'Comments are due by 11:59 p.m. Eastern Time on June 30, 2026.', ['consultation_close 2026-06-30']],
    [may, 'Comments are due by COB Tuesday, 30 June 2026.', ['consultation_close 2026-06-30']],
    [may, 'Comments are due by 17:00 (Singapore time) on 30 June 2026 (Tuesday).', ['consultation_close 2026-06-30']],
    [may, 'Comments are due by noon Pacific Standard Time on June 30, 2026.', ['consultation_close 2026-06-30']],
    [
      may,
      'Comments due: August 10, 2026. Effective: January 1, 2027.',
      ['consultation_close 2026-08-10', 'effective_date 2027-01-01'],
    ],
    [may, 'Comment deadline – August 10, 2026.', ['consultation_close 2026-08-10']],
    [may, 'Filing deadline: August 10, 2026.', ['filing_deadline 2026-08-10']],
  ])('%s: %s', (issued, body, expected) => {
    expect(told(issued, body)).toEqual(expected);
  });
});

describe('what is to be done decides the kind, whatever stands between', () => {
  test.each<Case>([
    [
      may,
      'Comments on the draft issued by the agency on 3 March 2026 are due by 30 June 2026.',
      ['consultation_close 2026-06-30'],
    ],
    [
      may,
      'Reports on the incidents found between 1 January and 31 March 2026 must be filed by 30 June 2026.',
      ['filing_deadline 2026-06-30'],
    ],
    [may, '就5月6日发布的草案，请于2026年6月30日前反馈意见。', ['consultation_close 2026-06-30']],
    [may, 'Interested parties have until June 30, 2026 to file comments.', ['consultation_close 2026-06-30']],
    [may, 'Brokers have until June 30, 2026 to file their registrations.', ['filing_deadline 2026-06-30']],
    [may, 'Platforms have until June 30, 2026 to remove the feature.', ['compliance_deadline 2026-06-30']],
    [may, '有关单位可于2026年6月30日前提交修改意见。', ['consultation_close 2026-06-30']],
  ])('%s: %s', (issued, body, expected) => {
    expect(told(issued, body)).toEqual(expected);
  });
});

describe('a day that does not exist is reported', () => {
  test.each(['2026/13/1', '15/13/2026', '31 June 2026', '2026年6月31日', '2026-02-30', 'June 31, 2026'])(
    '%s',
    (date) => {
      const { entries, problems } = parseBulletin(`1. Agency asks for comments\n\nComments are due by ${date}.`, {
        issued: may,
      });
      expect(problems.map(({ rule }) => rule)).toContain('date-impossible');
      expect(entries.flatMap(({ deadlines }) => deadlines)).toEqual([]);
    },
  );
});

test('a day of the week that is told beside a day must be the right one', () => {
  const read = (weekday: string) =>
    parseBulletin(`1. Agency asks for comments\n\nComments are due by ${weekday}, 30 June 2026.`, { issued: may })
      .entries[0];
  expect(read('Tuesday')?.deadlines).toMatchObject([{ date: '2026-06-30' }]);
  expect(read('Friday')?.deadlines).toEqual([]);
  expect(read('Friday')?.possible).toMatchObject([{ date: '2026-06-30' }]);
});
