import { expect, it } from 'vitest';
import { chineseNumber } from '../../src/time/number-words.ts';

it.each([
  ['三', 3],
  ['两', 2],
  ['十', 10],
  ['十五', 15],
  ['三十', 30],
  ['九十九', 99],
  ['二百五十', 250],
  ['一千零三十八', 1038],
  ['二〇一九', 2019],
  ['二零一九', 2019],
  ['五万', 50_000],
  ['三千五百万', 35_000_000],
  ['一亿', 100_000_000],
  ['三亿五千万', 350_000_000],
])('%s is %d', (written, number) => {
  expect(chineseNumber(written)).toBe(number);
});

it.each(['', '条', '三条', 'ten', '12', '十a'])('%j is no number', (written) => {
  expect(chineseNumber(written)).toBeNull();
});
