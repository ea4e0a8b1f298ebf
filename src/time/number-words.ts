/** The whole number that simplified Chinese numerals write: 十五, 一亿, 三千五百万 and 二〇一九; null where they write none. */
export function chineseNumber(written: string): number | null {
  const ones = Array.from(written).map((one) => digits.indexOf(alike[one] ?? one));
  if (written === '') return null;
  if (ones.every((one) => one >= 0)) return Number(ones.join(''));
  let [total, section, digit] = [0, 0, 0];
  for (const [i, one] of Array.from(written).entries()) {
    const unit = units[one];
    if (unit === undefined) digit = ones[i] ?? -1;
    else if (unit < tenThousand) [section, digit] = [section + Math.max(1, digit) * unit, 0];
    // 三亿五千万: 亿 counts all that stands before it, 万 what stands since the last of them.
    else if (unit === tenThousand) [total, section, digit] = [total + (section + digit) * unit, 0, 0];
    else [total, section, digit] = [(total + section + digit) * unit, 0, 0];
    if (digit < 0) return null;
  }
  const number = total + section + digit;
  return number > 0 && number < 1e15 ? number : null;
}

const digits = '零一二三四五六七八九';
const alike: Readonly<Record<string, string>> = { 〇: '零', 两: '二' };
const tenThousand = 1e4;
const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: tenThousand, 亿: 1e8 };
/** The whole number, 1 to 999, that English words write: twelve, twenty-one, one hundred and eighty; null where they write none. */
export function englishNumber(written: string): number | null {
  const words = written.toLowerCase().split(/[\s-]{1,3}(?:and\s)?/);
  let total = 0;
  for (const word of words) {
    const value = ones.indexOf(word) + 1;
    const ten = tens.indexOf(word) + 2;
    if (word === 'hundred') total = Math.max(1, total) * 100;
    else if (word === 'a' || word === 'an') total += words.length > 1 ? 0 : 1;
    else if (value > 0 && total % 10 === 0 && (value < 10 || total % 100 === 0)) total += value;
    else if (ten > 1 && total % 100 === 0) total += ten * 10;
    else return null;
  }
  return total > 0 && total < 1000 ? total : null;
}

const ones =
  `one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
  nineteen`.split(/\s+/);
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** The words in which English writes a number of 1 to 999, as a pattern without groups. A longer number is never cut. */
export const englishNumberPattern: string = (() => {
  const small = `(?:(?:${tens.join('|')})(?:[\\s-](?:${ones.slice(0, 9).join('|')}))?|${[...ones].reverse().join('|')})`;
  return `(?<!hundred[\\s-]|and\\s|(?:${tens.join('|')})[\\s-])(?:(?:an?|${ones.slice(0, 9).join('|')})\\shundred(?:\\s(?:and\\s)?${small})?|${small})`;
})();

/** The number of an ordinal, 1 to 31, in words or figures: first, twenty-first, 21st; null where it is none. */
export function ordinalNumber(written: string): number | null {
  const figures = /^(\d{1,2})(?:st|nd|rd|th)$/i.exec(written);
  if (figures) return Number(figures[1]);
  const at = ordinals.indexOf(written.toLowerCase().replace(/\s/, '-'));
  return at < 0 ? null : at + 1;
}

const firsts = 'first second third fourth fifth sixth seventh eighth ninth'.split(' ');
const ordinals: readonly string[] = [
  ...firsts,
  ...'tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  ),
  ...firsts.map((one) => `twenty-${one}`),
  'thirtieth',
  'thirty-first',
];

/** The ordinals 1 to 31 in words or figures, as a pattern without groups. */
export const ordinalPattern: string = `(?:\\d{1,2}(?:st|nd|rd|th)|${[...ordinals]
  .reverse()
  .map((one) => one.replace('-', '[\\s-]'))
  .join('|')})`;
