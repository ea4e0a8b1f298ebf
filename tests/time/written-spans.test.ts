import { describe, expect, test } from 'vitest';
import { folded } from '../../src/text/fold.ts';
import type { WrittenTime } from '../../src/time/written/form.ts';
import { writtenSpans } from '../../src/time/written/written-spans.ts';

const plain = ({ year, month, day, monthsOn }: WrittenTime): string => {
  const told =
    year.kind === 'written' ? String(year.year) : year.kind === 'relative' ? `${year.to}+${year.offset}` : '?';
  const of = month ?? (monthsOn === undefined ? null : `m+${monthsOn}`);
  return [told, of, day].filter((part) => part !== null).join('/');
};
const spans = (text: string): readonly string[] =>
  writtenSpans(folded(text)).map(({ first, last }) => (first ? `${plain(first)}..${plain(last)}` : plain(last)));

describe('one day in every dress', () => {
  const days = [
    '30 June 2026',
    '30th June, 2026',
    '30-Jun-2026',
    '30/Jun/2026',
    '30.JUN.2026',
    '30June2026',
    '30 jun 2026',
  ];
  const months = ['June 30, 2026', 'June 30th 2026', 'Jun. 30, 2026', 'JUNE 30, 2026', 'Jun-30-2026', '2026-Jun-30'];
  const figures = ['2026-06-30', '2026/6/30', '2026.6.30', '30.6.2026', '30/06/2026', '6/30/2026', '115.06.30'];
  const words = ['the 30th of June 2026', 'the thirtieth day of June 2026', 'June the 30th, 2026'];
  const chinese = [
    '2026年6月30日',
    '2026 年 6 月 30 日',
    '二〇二六年六月三十日',
    '民國115年6月30日',
    '115年6月30日',
    '２０２６年６月３０号',
  ];
  const eras = [
    '30 June B.E. 2569',
    '30 June 2569',
    'June 30, Reiwa 8',
    '30 June, Minguo 115',
    '令和8年6月30日',
    '令和八年六月三十日',
    '佛曆2569年6月30日',
  ];
  const dates = [...days, ...months, ...figures, ...words, ...chinese, ...eras];

  test.each(dates)('%s', (date) => {
    expect(spans(`Comments by ${date}.`)).toEqual(['2026/6/30']);
  });

  const before = [
    '',
    'Tuesday, ',
    '5 p.m. on ',
    '17:00 CET on ',
    '11:59 p.m. Eastern Time on ',
    'noon on Tuesday, ',
    'COB ',
  ];
  const after = ['', ' (Tuesday)', ' at 5 p.m.', ' (noon)', ', 17:00 CEST'];
  test.each(before.flatMap((one) => after.map((other) => [one, other] as const)))('%s…%s', (one, other) => {
    const text = `by ${one}30 June 2026${other}; more`;
    expect(spans(text)).toEqual(['2026/6/30']);
    const [span] = writtenSpans(text);
    expect(text.slice(span?.index, span?.end)).toBe(`${one}30 June 2026${other}`);
  });

  test.each(['（星期二）', '下午5时', '24:00', '（含当日）', ''])('6月30日%s', (dress) => {
    expect(spans(`请于6月30日${dress}前反馈。`)).toEqual(['?/6/30']);
  });
});

describe('ranges', () => {
  const links = ['-', '–', '—', ' - ', ' – ', ' to ', ' until ', ' through ', '~'];
  test.each(links)('10%s25 June 2026', (link) => {
    expect(spans(`from 10${link}25 June 2026`)).toEqual(['2026/6/10..2026/6/25']);
    expect(spans(`from June 10${link}25, 2026`)).toEqual(['2026/6/10..2026/6/25']);
    expect(spans(`from 10 May 2026${link}25 June 2026`)).toEqual(['2026/5/10..2026/6/25']);
  });

  test.each(['至', '到', '—', '-', '～', '起至'])('2026年5月10日%s25日', (link) => {
    expect(spans(`时间为2026年5月10日${link}25日。`)).toEqual(['2026/5/10..2026/5/25']);
    expect(spans(`时间为2026年5月10日${link}6月9日。`)).toEqual(['2026/5/10..?/6/9']);
  });

  test.each([
    ['between 10 and 25 June 2026', ['2026/6/10..2026/6/25']],
    ['April to June 2026', ['2026/4..2026/6']],
    ['6/1/2026-6/30/2026', ['2026/1/6..2026/6/30']],
    ['2026/6/1~2026/6/30', ['2026/6/1..2026/6/30']],
    ['June 1 - July 15, 2026', ['2026/6/1..2026/7/15']],
    ['5月10-25日', ['?/5/10..?/5/25']],
  ])('%s', (text, expected) => {
    expect(spans(text)).toEqual(expected);
  });

  test.each([
    ['30 June 2026 and 15 July 2026', ['2026/6/30', '2026/7/15']],
    ['30 June and 15 July 2026', ['2026/6/30', '2026/7/15']],
    ['30 June, 15 July and 30 July 2026', ['2026/6/30', '2026/7/15', '2026/7/30']],
    ['6月1日、15日', ['?/6/1', '?/6/15']],
    ['截止日为2026年6月30日，截至5月27日', ['2026/6/30', '?/5/27']],
  ])('%s are several', (text, expected) => {
    expect(spans(text)).toEqual(expected);
  });
});

describe('parts of months and years, and times by their distance', () => {
  test.each([
    ['the end of June 2026', ['2026/6']],
    ['by mid-July 2026', ['2026/7']],
    ['in early May', ['?/5']],
    ['until October', ['?/10']],
    ['the third quarter of 2026', ['2026']],
    ['Q3 2026', ['2026']],
    ['first half of 2027', ['2027']],
    ['by year-end', ['issue+0']],
    ['by the end of next year', ['issue+1']],
    ['the first day of 2027', ['2027/1/1']],
    ['by mid-year', ['issue+0']],
    ['mid-year 2027', ['2027']],
    ['the end of this quarter', ['issue+0']],
    ['2027年的第一天', ['2027/1/1']],
    ['元旦', ['?/1/1']],
    ['本季度末', ['issue+0']],
    ['the 15th of next month', ['?/m+1/15']],
    ['the end of the month', ['?/m+0']],
    ['2026年底', ['2026']],
    ['明年3月底', ['issue+1/3']],
    ['次年元旦', ['text+1/1/1']],
    ['今年9月1日', ['issue+0/9/1']],
    ['本月30日', ['?/m+0/30']],
    ['下月5日', ['?/m+1/5']],
    ['第三季度', ['issue+0']],
  ])('%s', (text, expected) => {
    expect(spans(text)).toEqual(expected);
  });

  test.each([
    'Firms may comply.',
    'They march on.',
    'Article 5',
    '2.5 points',
    'version 2024.1.3.4',
    '三个月内',
    'ISO 27001',
    '每年年底',
  ])('%s tells no time', (text) => {
    expect(spans(text)).toEqual([]);
  });
});

test.each([
  ['by midnight on 30 June 2026', null],
  ['by 5 p.m. on Friday, 26 June 2026', 5],
  ['6月26日（星期五）17:00前', 5],
  ['30 June 2026', null],
])('the day of the week beside the date, in %j, is %j', (text, weekday) => {
  expect(writtenSpans(text).map((span) => span.weekday)).toEqual([weekday]);
});
