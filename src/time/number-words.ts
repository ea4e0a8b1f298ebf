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
