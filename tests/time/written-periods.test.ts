import { describe, expect, test } from 'vitest';
import { folded } from '../../src/text/fold.ts';
import { writtenPeriods } from '../../src/time/written/written-periods.ts';

const periods = (text: string): readonly string[] =>
  writtenPeriods(folded(text)).map(({ count, unit, anchor, isBefore }) =>
    [count, unit, anchor, isBefore ? 'before' : ''].join(' ').trim(),
  );

describe('a period, and what it runs from', () => {
  test.each([
    ['within 30 days of publication', '30 day publication'],
    ['twenty-one days after its publication', '21 day publication'],
    ['within one hundred and eighty days of the date of publication', '180 day publication'],
    ['thirty (30) calendar days following the release', '30 day publication'],
    ['30 days after publication in the State Register', '30 day gazette'],
    ['60 days after it is published in the Official Journal', '60 day gazette'],
    ['on the twentieth day following that of its publication', '20 day publication'],
    ['the 20th day after its publication in the Official Journal', '20 day gazette'],
    ['180 days after the effective date', '180 day effect'],
    ['12 months after the law enters into force', '12 month effect'],
    ['12 months from 23 August 2024', '12 month told'],
    ['six months from that date', '6 month told'],
    ['within 15 working days', '15 working-day unknown'],
    ['within ten business days of the query', '10 working-day unknown'],
    ['a two-year phase-in', '2 year unknown'],
    ['two and a half years', '30 month unknown'],
    ['half a year', '6 month unknown'],
    ['a fortnight', '2 week unknown'],
    ['60 days before import', '60 day unknown before'],
    ['自公布之日起30日内', '30 day publication'],
    ['公佈後滿九十日', '90 day publication'],
    ['自公报刊登之翌日起60日', '60 day gazette'],
    ['刊宪后90日', '90 day gazette'],
    ['施行之日起六个月内', '6 month effect'],
    ['施行後90日內', '90 day effect'],
    ['收到通知后15个工作日内', '15 working-day unknown'],
    ['为期两年', '2 year unknown'],
    ['半年内', '6 month unknown'],
    ['两周内', '2 week unknown'],
    ['applies from the date of its release', '0 day publication'],
    ['effective upon enactment', '0 day unknown'],
    ['takes effect immediately', '0 day unknown'],
    ['自印发之日起施行', '0 day publication'],
    ['当日起施行', '0 day told'],
  ])('%s', (text, expected) => {
    expect(periods(text)).toEqual([expected]);
  });

  test('the tail of a longer number is none', () => {
    expect(periods('two hundred and seventy-two days after publication')).toEqual(['272 day publication']);
    expect(periods('三百六十五日内')).toEqual(['365 day unknown']);
  });
});
