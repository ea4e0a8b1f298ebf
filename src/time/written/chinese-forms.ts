import { chineseNumber } from '../number-words.ts';
import { type DateForm, isPlausibleYear, type WrittenYear, yearIn, yearInEra } from './form.ts';

const numeral = '[〇零○一二三四五六七八九十]';
const gap = String.raw`\s?`;
const year = String.raw`(?:(民国|公元|令和|平成|佛历)${gap})?(?:(?<![\d.])(\d{4}|1[01]\d|(?<=(?:令和|平成)${gap})\d{1,2}|\d{2}(?=${gap}年${gap}(?:\d|${numeral})))|((?<=(?:令和|平成)${gap})(?:元|${numeral})|${numeral}{2,4}|一百${numeral}{0,3}))${gap}年(?:度)?|([今本明次翌去当同后])年(?:度)?`;
const month = String.raw`(?:(?<!\d)(\d{1,2})|(${numeral}{1,3}|元|正))${gap}月(?:份)?`;
const thisMonth = String.raw`([本当同下上次翌])(?:个)?月(?:份)?`;
const day = String.raw`(?:(\d{1,2})|([〇零○一二三四五六七八九十廿卅]{1,3}))${gap}[日号]`;
const part = String.raw`(?:初|上旬|中旬|下旬|中|底|末)`;

/** Dates that Chinese writes, in simplified characters; a part of a month is read as its month, a part of a year as its year. */
export const chineseForms: readonly DateForm[] = [
  {
    // 2026年6月30日 · 二〇二六年六月三十日 · 民国115年6月30日 · 115年6月30日 · 令和8年6月30日 · 明年3月31日 · 6月30日 · 26年6月30日 · 今年9月1号
    least: /月/,
    pattern: new RegExp(`(?:(?:${year})${gap})?${month}${gap}${day}(?!间)`, 'g'),
    read: ([era = '', figures = '', words = '', which = '', m = '', mWords = '', d = '', dWords = '']) => {
      const [monthNumber, dayNumber] = [inNumbers(m, mWords), inNumbers(d, dWords)];
      const told = yearOf(era, figures, words, which);
      const isLong = dayNumber > 31 && told.kind !== 'written';
      return dayNumber < 1 || monthNumber < 1 || isLong || !isTold(told)
        ? null
        : { year: told, month: monthNumber, day: dayNumber };
    },
  },
  {
    // 本月30日 · 下月1日 · 次月五日
    least: /月/,
    pattern: new RegExp(`(?:(?:${year})${gap})?${thisMonth}${gap}${day}`, 'g'),
    read: ([era = '', figures = '', words = '', which = '', monthWord = '', d = '', dWords = '']) => ({
      year: yearOf(era, figures, words, which),
      month: null,
      monthsOn: monthsOn(monthWord),
      day: inNumbers(d, dWords),
    }),
  },
  {
    // 2026年6月 · 2026年6月底 · 二〇二六年六月 · 6月底 · 今年6月 · 6月下旬 · 到12月
    least: /月/,
    pattern: new RegExp(
      `(?:(?:${year})${gap})?${month}(?:${part})?(?!${gap}(?:\\d{1,2}|${numeral}{1,3})${gap}[日号]|以?内|之内)`,
      'g',
    ),
    read: ([era = '', figures = '', words = '', which = '', m = '', mWords = ''], all) => {
      const told = yearOf(era, figures, words, which);
      const monthNumber = inNumbers(m, mWords);
      // 三月 alone may be three months.
      const isUnsure = told.kind === 'left-out' && mWords !== '' && /月(?:份)?$/.test(all) && !all.endsWith('月份');
      return monthNumber < 1 || monthNumber > 12 || isUnsure || !isTold(told)
        ? null
        : { year: told, month: monthNumber, day: null };
    },
  },
  {
    // 本月底 · 下月底前 · 月底前 · 本月
    least: /月/,
    pattern: new RegExp(
      `${thisMonth}(?:${part})?(?!${gap}(?:\\d|${numeral}))|(?<![\\d一二三四五六七八九十份])月(?:底|末)`,
      'g',
    ),
    read: ([which = '']) => ({ year: yearIn(''), month: null, monthsOn: monthsOn(which), day: null }),
  },
  {
    // 2027年元旦 · 次年元旦 · 2027年的第一天 · 明年国庆 is none
    least: /元旦|第一天/,
    pattern: new RegExp(`(?:(?:${year})${gap})?元旦|(?:${year})的?第一天`, 'g'),
    read: (groups) => {
      const [era = '', figures = '', words = '', which = ''] = groups.slice(groups.slice(0, 4).some(Boolean) ? 0 : 4);
      const told = yearOf(era, figures, words, which);
      return isTold(told) ? { year: told, month: 1, day: 1 } : null;
    },
  },
  {
    // 2026年底 · 明年年底 · 年底前 · 2026年第三季度 · 今年下半年 · 2027年型 · 到2028年
    least: /年|季度|[上下]半年|[Qq][1-4]/,
    pattern: new RegExp(
      `(?:${year})(?:年?[底末终初中内]|[上下]半年|[春夏秋冬]季|第?[一二三四1-4]季度|型)?(?!${gap}(?:\\d{1,2}|${numeral}{1,3}|[本当同下上次])${gap}(?:个)?月|${gap}元旦)|(?<![\\d一二三四五六七八九十每半两数年])年[底末终内]|(?<![\\d一二三四五六七八九十每年])第?[一二三四1-4本]季度末?|(?<!\\d)(\\d{4})(?:[上下]半年|[Qq][1-4])`,
      'g',
    ),
    read: ([era = '', figures = '', words = '', which = '', bare = ''], all) => {
      const told = yearOf(era, figures || bare, words, which);
      if (told.kind !== 'left-out') return isTold(told) ? { year: told, month: null, day: null } : null;
      return /^[年第]|季度/.test(all)
        ? { year: { kind: 'relative', offset: 0, to: 'issue' }, month: null, day: null }
        : null;
    },
  },
];

const inNumbers = (figures: string, words: string): number =>
  figures === '' ? (chineseNumber(plainNumeral(words)) ?? 0) : Number(figures);

const plainNumeral = (words: string): string =>
  words
    .replace(/^[元正]$/, '一')
    .replace('廿', '二十')
    .replace('卅', '三十')
    .replace(/○/g, '〇');

const relativeYears: Readonly<Record<string, WrittenYear>> = {
  今: { kind: 'relative', offset: 0, to: 'issue' },
  本: { kind: 'relative', offset: 0, to: 'issue' },
  明: { kind: 'relative', offset: 1, to: 'issue' },
  后: { kind: 'relative', offset: 2, to: 'issue' },
  去: { kind: 'relative', offset: -1, to: 'issue' },
  当: { kind: 'relative', offset: 0, to: 'text' },
  同: { kind: 'relative', offset: 0, to: 'text' },
  次: { kind: 'relative', offset: 1, to: 'text' },
  翌: { kind: 'relative', offset: 1, to: 'text' },
};

function yearOf(era: string, figures: string, words: string, which: string): WrittenYear {
  if (which !== '') return relativeYears[which] ?? { kind: 'recurring' };
  if (figures === '' && words === '') return { kind: 'left-out' };
  const number = inNumbers(figures, words);
  if (/^(?:民国|令和|平成)$/.test(era)) return yearInEra(era, number);
  if (figures.length === 3 && era === '') return yearInEra('民国', number);
  if (figures.length === 4) return yearIn(figures);
  return number < 100 ? { kind: 'two-digit', year: 2000 + number } : { kind: 'written', year: number };
}

// 十年 and 二十年 are lengths of time.
const isTold = (told: WrittenYear): boolean => told.kind !== 'written' || isPlausibleYear(told.year);

const monthsOn = (which: string): number => (/[下次翌]/.test(which) ? 1 : which === '上' ? -1 : 0);
