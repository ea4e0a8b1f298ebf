import { chineseNumber } from '../../../bulletin/chinese-number.ts';

/**
 * Writes the Chinese numerals of a date in digits: 二〇一九年四月三十日 is `2019年4月30日`, 五月底 is `5月底`, and 19年4月 is
 * `2019年4月`. Numbers that belong to no date stay; so do 三个月, and 三月内, which may be three months or March.
 */
export function datesInDigits(text: string): string {
  return text
    .replace(numeralOfDate, (written) => String(chineseNumber(written) ?? written))
    .replace(/(?<!\d)(\d{2})年(?=\d{1,2}月)/g, '20$1年');
}

const numeral = '[零〇一二三四五六七八九十]';

// A year of four digits, a month, a day after its month, and the second day of 四月一日至三十日.
const numeralOfDate = new RegExp(
  [
    `(?<![${numeral.slice(1, -1)}两百千万亿\\d])(?:`,
    `${numeral}{2}(?:${numeral}{2})?(?=年${numeral}{1,2}月)|${numeral}{4}(?=年)`,
    `|${numeral}{1,3}(?=月(?!以?内|之内))`,
    `|(?<=月)${numeral}{1,3}(?=[日号到至和-])`,
    `|(?<=月${numeral}{1,3}[日号]?[到至和-])${numeral}{1,3}(?=[日号])`,
    ')',
  ].join(''),
  'g',
);
