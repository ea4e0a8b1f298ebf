import { chineseNumber, englishNumber } from '../time/number-words.ts';
import type { Token } from './tokens.ts';

/** A number, amount, article, day or length of time in a text, with a term that is the same for all spellings. */
export interface Figure {
  /** `1000000`, `§47` (article 47), `@4-30` (30 April), `@6` (June), `^24month` (two years). */
  readonly term: string;
  /** Its tokens: from `first` up to, but not including, `last`. */
  readonly first: number;
  readonly last: number;
}

/**
 * The figures in a text: amounts with their magnitude (1.2 million = 120万), articles (Art. 47 = 第四十七条), days and months (30 April =
 * 4月30日), lengths of time (two years = 24个月) and numbers in words. A plain number is a token already, except after a currency code:
 * RMB290,000.
 */
export function figuresIn(tokens: readonly Token[]): readonly Figure[] {
  const figures: Figure[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const figure = figureAt(tokens, at);
    if (!figure) continue;
    figures.push(...figure);
    at = Math.max(...figure.map(({ last }) => last)) - 1;
  }
  return figures;
}

function figureAt(tokens: readonly Token[], at: number): readonly Figure[] | null {
  const first = tokens[at]?.word ?? '';
  if (first === '第') return articleInChinese(tokens, at);
  if (articleWords.has(first)) return article(tokens, at);
  if (months.has(first)) return monthFirst(tokens, at);
  if (coded.test(first)) return codedAmount(tokens, at);
  if (/^\d/.test(first))
    return dayFirst(tokens, at) ?? chineseDay(tokens, at) ?? amount(tokens, at) ?? duration(tokens, at);
  return mayBeNumber.test(first) ? (duration(tokens, at) ?? numberInWords(tokens, at)) : null;
}

const mayBeNumber =
  /^(?:half|one|t(?:wo|hree|en|welve|hirteen|wenty|hirty)|f(?:our|ive|ourteen|ifteen|orty|ifty)|s(?:ix|even|ixteen|eventeen|ixty|eventy)|eigh(?:t|teen|ty)|nine(?:teen|ty)?|eleven|[半一二两三四五六七八九十百])$/;

function numberAt(tokens: readonly Token[], at: number): { readonly value: number; readonly next: number } | null {
  const [first, second] = [tokens[at], tokens[at + 1]];
  if (!first) return null;
  const { word } = first;
  if (/^\d/.test(word)) return /^\d{1,3}$/.test(word) ? { value: Number(word), next: at + 1 } : null;
  if (word === 'half') return /^an?$/.test(second?.word ?? '') ? { value: 0.5, next: at + 2 } : null;
  if (!first.isHan) {
    const both = second?.from === first.to + 1 ? englishNumber(`${word} ${second.word}`) : null;
    const value = both ?? englishNumber(word);
    return value === null ? null : { value, next: at + (both === null ? 1 : 2) };
  }
  if (word === '半') return { value: 0.5, next: at + 1 };
  let end = at;
  while (end - at < 5 && /^[一二两三四五六七八九十百]$/.test(tokens[end]?.word ?? '')) end += 1;
  const written = tokens.slice(at, end).map((one) => one.word);
  const value = chineseNumber(written.join(''));
  return value === null ? null : { value, next: end };
}

const units: ReadonlyMap<string, readonly [number, string]> = new Map<string, readonly [number, string]>([
  ...['hour', 'hours', '小时'].map((one) => [one, [1, 'hour']] as const),
  ...['day', 'days', '天', '日'].map((one) => [one, [1, 'day']] as const),
  ...['week', 'weeks', '周', '星期'].map((one) => [one, [7, 'day']] as const),
  ...['month', 'months', '月'].map((one) => [one, [1, 'month']] as const),
  ...['year', 'years', '年'].map((one) => [one, [12, 'month']] as const),
  ...['工作日'].map((one) => [one, [1, 'workday']] as const),
]);

// "Two years", "two-year", "15 working days", 24个月, 三十日; a year such as 2019年 is none.
function duration(tokens: readonly Token[], at: number): readonly Figure[] | null {
  const number = numberAt(tokens, at);
  if (!number) return null;
  const { value, next } = number;
  const isWorking = /^(?:working|business)$/.test(tokens[next]?.word ?? '');
  const from = isWorking || /^(?:calendar|个)$/.test(tokens[next]?.word ?? '') ? next + 1 : next;
  const words = tokens.slice(from, from + 3).map(({ word }) => word);
  const length = [3, 2, 1].find((some) => some <= words.length && units.has(words.slice(0, some).join('')));
  if (length === undefined) return null;
  const [times, unit] = units.get(words.slice(0, length).join('')) ?? [1, ''];
  // 月 without 个 is the name of a month.
  if (tokens[from]?.word === '月' && tokens[from - 1]?.word !== '个') return null;
  return [{ term: `^${value * times}${isWorking ? 'work' : ''}${unit}`, first: at, last: from + length }];
}

// "Nine apps" are 9 apps.
function numberInWords(tokens: readonly Token[], at: number): readonly Figure[] | null {
  const number = tokens[at]?.isHan === false ? numberAt(tokens, at) : null;
  return number && number.value > 1 ? [{ term: String(number.value), first: at, last: number.next }] : null;
}

const articleWords: ReadonlySet<string> = new Set(['article', 'articles', 'art', 'arts']);

function article(tokens: readonly Token[], at: number): readonly Figure[] | null {
  const number = /^\d{1,4}/.exec(tokens[at + 1]?.word ?? '')?.[0];
  if (number === undefined) return null;
  const others = (tokens[at]?.word ?? '').endsWith('s') ? furtherArticles(tokens, at + 2) : [];
  return [{ term: `§${Number(number)}`, first: at, last: at + 2 }, ...others];
}

// "Articles 47, 48 and 50-52": each number is an article, but not one of "30 April" or "5 million" after them.
function furtherArticles(tokens: readonly Token[], at: number): readonly Figure[] {
  const from = /^(?:and|or|to)$/.test(tokens[at]?.word ?? '') ? at + 1 : at;
  const [before, number, next] = [tokens[from - 1], tokens[from], tokens[from + 1]];
  if (!before || !number || number.from - before.to > 2 || !/^\d{1,3}$/.test(number.word)) return [];
  if (next && (months.has(next.word) || magnitudes.has(next.word))) return [];
  return [{ term: `§${Number(number.word)}`, first: from, last: from + 1 }, ...furtherArticles(tokens, from + 1)];
}

function articleInChinese(tokens: readonly Token[], at: number): readonly Figure[] | null {
  let [end, written] = [at + 1, ''];
  while (
    end < tokens.length &&
    end - at < 8 &&
    /^(?:\d+|[〇零一二三四五六七八九十百千两])$/.test(tokens[end]?.word ?? '')
  ) {
    written += tokens[end]?.word;
    end += 1;
  }
  const number = /^\d+$/.test(written) ? Number(written) : chineseNumber(written);
  if (number === null || tokens[end]?.word !== '条') return null;
  return [{ term: `§${number}`, first: at, last: end + 1 }];
}

const monthNames = 'january february march april may june july august september october november december'.split(' ');
const months: ReadonlyMap<string, number> = new Map(
  monthNames.flatMap((name, i) => [
    [name, i + 1],
    [name.slice(0, 3), i + 1],
    ...(name === 'september' ? [['sept', 9] as const] : []),
  ]),
);

// A month needs a number after it, because "may" is a word too.
function monthFirst(tokens: readonly Token[], at: number): readonly Figure[] | null {
  const month = months.get(tokens[at]?.word ?? '');
  const number = tokens[at + 1]?.word ?? '';
  // "May 5", but not "may, 5 times".
  if (month === undefined || tokens[at + 1]?.from !== (tokens[at]?.to ?? 0) + 1) return null;
  if (isDay(number)) return dayFigures(month, number, at, at + 2);
  return isYear(number) ? [{ term: `@${month}`, first: at, last: at + 1 }] : null;
}

function dayFirst(tokens: readonly Token[], at: number): readonly Figure[] | null {
  const month = months.get(tokens[at + 1]?.word ?? '');
  const day = tokens[at]?.word ?? '';
  return month !== undefined && isDay(day) ? dayFigures(month, day, at, at + 2) : null;
}

function chineseDay(tokens: readonly Token[], at: number): readonly Figure[] | null {
  const [month = '', sign, day = '', ofDay] = tokens.slice(at, at + 4).map(({ word }) => word);
  if (sign !== '月' || !/^(?:0?[1-9]|1[0-2])$/.test(month)) return null;
  if ((ofDay === '日' || ofDay === '号') && isDay(day)) return dayFigures(Number(month), day, at, at + 4);
  return [{ term: `@${Number(month)}`, first: at, last: at + 2 }];
}

const isDay = (word: string): boolean => /^(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?$/.test(word);
const isYear = (word: string): boolean => /^(?:19|20)\d\d$/.test(word);

const dayFigures = (month: number, day: string, first: number, last: number): readonly Figure[] => [
  { term: `@${month}-${Number.parseInt(day, 10)}`, first, last },
  { term: `@${month}`, first, last },
];

const magnitudes: ReadonlyMap<string, number> = new Map([
  ['thousand', 1e3],
  ['k', 1e3],
  ['million', 1e6],
  ['mn', 1e6],
  ['m', 1e6],
  ['billion', 1e9],
  ['bn', 1e9],
  ['万', 1e4],
  ['亿', 1e8],
]);

const coded = /^(?:eur|usd|gbp|hkd|sgd|aud|nzd|cad|chf|inr|rmb|cny|krw|jpy|sek|nok|dkk|pln|brl)(\d{1,15})([a-z]{0,2})$/;

// "RMB290,000" is two tokens, the first of which contains the currency.
function codedAmount(tokens: readonly Token[], at: number): readonly Figure[] | null {
  const [, start = '', letters = ''] = coded.exec(tokens[at]?.word ?? '') ?? [];
  let [digits, end] = [start, at + 1];
  while (digits.length < 13 && isGroup(tokens[end - 1], tokens[end])) {
    digits += tokens[end]?.word;
    end += 1;
  }
  const last = tokens[end - 1];
  if (!last) return null;
  const scaled = amount([{ ...last, word: digits + letters }, ...tokens.slice(end, end + 2)], 0);
  if (scaled) return scaled.map((one) => ({ ...one, first: at, last: one.last - 1 + end }));
  return letters === '' ? [{ term: String(Number(digits)), first: at, last: end }] : null;
}

const isGroup = (before: Token | undefined, token: Token | undefined): boolean =>
  before !== undefined && /\d$/.test(before.word) && token?.from === before.to + 1 && /^(?:\d{3})+$/.test(token.word);

// "1.2 million" is three tokens, "1.2m" two, "120万" two.
function amount(tokens: readonly Token[], at: number): readonly Figure[] | null {
  const [whole, next] = [tokens[at], tokens[at + 1]];
  if (!whole || !/^\d{1,15}[a-z]{0,2}$/.test(whole.word)) return null;
  const isDecimal = next?.from === whole.to + 1 && /^\d{1,6}[a-z]{0,2}$/.test(next.word);
  const number = isDecimal ? `${whole.word}.${next.word}` : whole.word;
  const [, value = '', letters = ''] = /^([\d.]+)([a-z]*)$/.exec(number) ?? [];
  const end = at + (isDecimal ? 2 : 1);
  const magnitude = magnitudes.get(letters || (tokens[end]?.word ?? ''));
  if (magnitude === undefined) return null;
  return [{ term: String(Math.round(Number(value) * magnitude)), first: at, last: letters ? end : end + 1 }];
}
