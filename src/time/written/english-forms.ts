import { ordinalNumber, ordinalPattern } from '../number-words.ts';
import {
  type DateForm,
  isPlausibleYear,
  monthNumber,
  monthPattern,
  type WrittenTime,
  type WrittenYear,
  yearIn,
  yearInEra,
} from './form.ts';

const gap = String.raw`\s{1,3}`;
// Two figures after a hyphen are a year only in 30-Jun-26: in "10 June-25 July" they are a day.
const year = String.raw`(?:(?:,?\s{0,3}|[-/.]|,?\sof\s)(?:B\.?\s?E\.?\s?)?(?<!\d)(\d{4})(?!\d)|,?\s(Reiwa|Heisei|Minguo|ROC)\s(\d{1,3})\b|(?<=[-/][a-z]{3,9})[-/](\d{2})(?![\d/-])|\s'?((?:(?<=')\d|[23])\d)(?=$|[.,;)](?!\d)|\s(?:to|and|or|for|by|in|on|until|with|the|which)\b))`;
const month = `(${monthPattern})(?![A-Za-z])(?:\\.(?=,?\\s{0,2}\\d))?`;
const number = String.raw`(\d{1,2})(?:st|nd|rd|th)?`;
// A day has digits, or an ordinal in words; a month alone needs none.
const monthStart = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const least = new RegExp(`\\d\\D{0,16}?(?:${monthStart})|(?<![a-z])(?:${monthStart})[a-z]{0,6}\\D{0,12}\\d`, 'i');
const leastMonth = new RegExp(`\\b${monthPattern}\\b`, 'i');
const leastOrdinal = new RegExp(`\\bof\\s(?:the\\smonth\\sof\\s)?(?:${monthStart})`, 'i');
const yearWords = String.raw`(?:,?\s(?:of\s)?((?:next|this|last|the\s(?:following|same|next)|each|every|any)\s(?:calendar\s)?year\b)|,?\s(annually)\b)`;

/** The words by which English gives a year without its number. */
const relativeYears: Readonly<Record<string, WrittenYear>> = {
  this: { kind: 'relative', offset: 0, to: 'issue' },
  next: { kind: 'relative', offset: 1, to: 'issue' },
  last: { kind: 'relative', offset: -1, to: 'issue' },
  'the next': { kind: 'relative', offset: 1, to: 'issue' },
  'the same': { kind: 'relative', offset: 0, to: 'text' },
  'the following': { kind: 'relative', offset: 1, to: 'text' },
  the: { kind: 'relative', offset: 0, to: 'issue' },
};

/** The year that words such as "next year" give; "each year" is no one year. */
function yearByWords(words: string): WrittenYear {
  const which = words
    .toLowerCase()
    .replace(/\s(?:calendar\s)?year$/, '')
    .replace(/\s+/g, ' ');
  return relativeYears[which] ?? { kind: 'recurring' };
}

function yearOf(four = '', era = '', ofEra = '', two = '', short = '', words = '', annually = ''): WrittenYear {
  if (four !== '') return yearIn(four);
  if (era !== '') return yearInEra(era, Number(ofEra));
  if (two !== '' || short !== '') return { kind: 'two-digit', year: 2000 + Number(two + short) };
  return words === '' && annually === '' ? yearIn('') : yearByWords(words);
}

// "May" and "march" in small letters are months only where a year follows.
const isOtherWord = (name: string, { kind }: WrittenYear): boolean =>
  /^(?:may|march|mar)$/.test(name) && kind === 'left-out';

function dayOf(name: string, day: number, toldYear: WrittenYear): WrittenTime | null {
  const isLate = toldYear.kind === 'written' && !isPlausibleYear(toldYear.year);
  if (isOtherWord(name, toldYear) || isLate || day < 1 || (day > 31 && toldYear.kind !== 'written')) return null;
  return { year: toldYear, month: monthNumber(name), day };
}

/** Days that English writes with the name of the month, in any case. */
export const englishDayForms: readonly DateForm[] = [
  {
    // 30 June 2026 · 30th of June · 30-Jun-2026 · 30/JUN/26 · 30June2026 · 30 June next year · 12 October 23 · 30 June B.E. 2569
    least,
    pattern: new RegExp(
      String.raw`(?<![\w.,/$€£])(?<!\D-)${number}(?:${gap}(?:day${gap})?(?:of${gap})?|[-/.]|\s-\s|)${month}(?:${year}|${yearWords})?`,
      'gi',
    ),
    read: ([day = '', name = '', ...told]) => dayOf(name, Number(day), yearOf(...told)),
  },
  {
    // June 30, 2026 · June 30th · Jun-30-2026 · Sept. 30 · the JUNE 30 deadline · June 30, Reiwa 8
    least,
    pattern: new RegExp(
      String.raw`(?<![A-Za-z])${month}(?:${gap}(?:the${gap})?|[-/])${number}(?![\w%]|[.,:/]\d|\s?(?:per\scent|percent)\b)(?:${year}|${yearWords})?`,
      'gi',
    ),
    read: ([name = '', day = '', ...told]) => dayOf(name, Number(day), yearOf(...told)),
  },
  {
    // 2026-Jun-30 · 2026 June 30
    least,
    pattern: new RegExp(String.raw`(?<![\w.,/-])(\d{4})[\s/-]${month}[\s/-]${number}(?![\w/-])`, 'gi'),
    read: ([figures = '', name = '', day = '']) => dayOf(name, Number(day), yearIn(figures)),
  },
  {
    // the first of April · the twenty-first day of June 2026
    least: leastOrdinal,
    pattern: new RegExp(
      String.raw`\b(?:the\s)?(${ordinalPattern})\s(?:day\s)?of\s(?:the\smonth\sof\s)?${month}(?:${year}|${yearWords})?`,
      'gi',
    ),
    read: ([day = '', name = '', ...told]) => dayOf(name, ordinalNumber(day) ?? 0, yearOf(...told)),
  },
  {
    // the last day of June 2026
    least: /last\sday/i,
    pattern: new RegExp(String.raw`\b(?:the\s)?last\s(?:calendar\s)?day\sof\s${month}(?:${year}|${yearWords})?`, 'gi'),
    read: ([name = '', ...told]) => ({ year: yearOf(...told), month: monthNumber(name), day: null, isLastDay: true }),
  },
  {
    // first day of 2027 · last day of next year · New Year's Day 2027 · New Year's Eve
    least: /day\sof|new\syear'?s/i,
    pattern:
      /\b(?:the\s)?(?:(first|last)\sday\sof\s(?:the\syear\s)?|(new\syear'?s\s(?:day|eve))(?:\sof|,)?\s?)(?:(\d{4})(?!\d)|((?:next|this|the)\s(?:calendar\s)?year))?/gi,
    read: ([which = '', feast = '', figures = '', words = ''], all) => {
      const isLast = /last/i.test(which) || /eve/i.test(feast);
      const isBare = figures === '' && words === '';
      if (isBare && feast === '' && !/the\syear\s?$/i.test(all)) return null;
      const told = words === '' ? yearIn(figures) : yearByWords(words);
      return { year: told, month: isLast ? 12 : 1, day: isLast ? 31 : 1 };
    },
  },
];

const lead = String.raw`(?<lead>\b(?:in|until|till|through|by|before|from|of|for|since|after|to|this|next|end|during|throughout|with)[\s-]|\b(?:early|mid|late)[\s-])`;
const edge = String.raw`(?:the\s)?(?:(?:very\s)?(?:end|close|start|beginning|middle|first\shalf|second\shalf)(?:\sof\s|-)|(?:early|mid|late|end|beginning)(?:\s(?:in\s)?|-))(?:the\smonth\sof\s)?`;

/** Months that English writes, and the parts of a month: a part is read as its month. */
export const englishMonthForms: readonly DateForm[] = [
  {
    // June 2026 · June, 2026 · June of 2026 · Jun-2026 · end of June 2026 · mid-June 2026 · June next year
    least: leastMonth,
    pattern: new RegExp(
      String.raw`(?<![A-Za-z])(?:${edge})?${month}(?:(?:,?${gap}(?:of${gap})?|[-/])(\d{4})(?!\d)|${yearWords})`,
      'gi',
    ),
    read: ([name = '', figures = '', words = '', annually = ''], all) => {
      const told = yearOf(figures, '', '', '', '', words, annually);
      const isNone = isOtherWord(name, told) || (figures !== '' && !isPlausibleYear(Number(figures)));
      return isNone ? null : { year: told, month: monthNumber(name), day: null, ...partOf(all, name) };
    },
  },
  {
    // until October · by the end of June · in early May: a month alone, where the word before it says that a time is meant
    least: leastMonth,
    pattern: new RegExp(
      String.raw`(?:\b${edge}|${lead})${month}(?=$|[\s,;:.)—–-])(?!,?\s?\d|\s(?:meeting|summit|hearing)\b)`,
      'gi',
    ),
    read: ([, name = ''], all) =>
      /^[A-Z]/.test(name) ? { year: yearIn(''), month: monthNumber(name), day: null, ...partOf(all, name) } : null,
  },
  {
    // the 15th of next month · on the first day of the following month
    least: /month/i,
    pattern: new RegExp(
      String.raw`\b(?:the\s)?(${ordinalPattern})\s(?:day\s)?of\s(this|next|the\s(?:same|current|following))\smonth\b`,
      'gi',
    ),
    read: ([day = '', which = '']) => ({
      year: yearIn(''),
      month: null,
      monthsOn: /next|following/i.test(which) ? 1 : 0,
      day: ordinalNumber(day),
    }),
  },
  {
    // end of the month · the end of next month · later this month · month-end
    least: /month/i,
    pattern:
      /\b(?:the\s)?(?:(?:end|close|middle|beginning)\sof\s(?:the\s)?|(?:late[r]?|earlier)\s)((?:this|next|last|current|following|calendar|same)\s)?month\b|\b()month-end\b/gi,
    read: ([which = '']) => {
      const monthsOn = /next|following/i.test(which) ? 1 : /last/i.test(which) ? -1 : 0;
      return { year: yearIn(''), month: null, monthsOn, day: null };
    },
  },
];

const partOf = (words: string, month: string) => (words.startsWith(month) ? {} : ({ isPart: true } as const));

/** Years and parts of a year: a quarter, a half or the end of a year is read as its year. */
export const englishYearForms: readonly DateForm[] = [
  {
    // Q3 2026 · 2026 Q3 · H1 of 2026 · the third quarter of 2026 · first half of next year · the last quarter of the year
    least: /\b[QH][1-4]|quarter|half/i,
    pattern:
      /\b(?:the\s)?(?:Q[1-4]|H[12]|(?:first|second|third|fourth|last|final|1st|2nd|3rd|4th)\s(?:quarter|half)),?(?:\s(?:of\s)?|-|\/)(?:(\d{4})(?!\d)|((?:this|next|last|the)\s(?:calendar\s)?year)\b)/gi,
    read: ([figures = '', words = '']) => wholeYear(figures, words),
  },
  {
    // 3Q26 · 2H 2026 · 1H'27
    least: /\d[QH]/,
    pattern: /(?<![\w-])(?:[1-4]Q|[12]H)\s?'?(?:(\d{4})|(\d{2}))(?!\d)/g,
    read: ([figures = '', short = '']) => wholeYear(figures || `20${short}`, ''),
  },
  {
    least: /[QH][1-4]/,
    pattern: /(?<![\w-])(\d{4})[\s/-]?(?:Q[1-4]|H[12])\b/g,
    read: ([figures = '']) => wholeYear(figures, ''),
  },
  {
    // summer 2026 · the autumn of 2026 · early spring next year · fiscal year 2027 · model year 2027
    least: /spring|summer|autumn|fall|winter|fiscal|financial|model|academic|tax/i,
    pattern:
      /\b(?:the\s)?(?:(?:early|late|mid)[\s-])?(?:(?:spring|summer|autumn|fall|winter)|(?:fiscal|financial|model|academic|tax)(?:\syear)?),?\s(?:of\s)?(?:(\d{4})(?!\d)|((?:this|next|last)\syear)\b)/gi,
    read: ([figures = '', words = '']) => wholeYear(figures, words),
  },
  {
    // mid-year 2027 · mid-year · by the end of this quarter
    least: /mid-?year|quarter/i,
    pattern: /\bmid-?year(?:,?\s(?:of\s)?(\d{4})(?!\d))?|\b(?:(?:the\s)?end\sof\s)?(?:this|the\scurrent)\squarter\b/gi,
    read: ([figures = '']) => wholeYear(figures, figures === '' ? 'this year' : ''),
  },
  {
    // end of 2026 · year-end · by the end of the year · year-end 2026 · end-2026 · late 2026 · early next year
    least: /\d{4}|year/i,
    pattern:
      /\b(?:the\s)?(?:(?:end|close|beginning|start|middle|turn)(?:\sof\s|-)|(?:late|early|mid)(?:\s|-)|year[\s-]end(?:,?\s(?:of\s)?)?|later\s|within\s|during\s)(?:calendar\s(?:year\s)?)?(?:(\d{4})(?![\d/-])|((?:this|next|last|the)\s(?:calendar\s)?year)\b)|\b()()(year[\s-]end)\b|\b()()()(?<=year\s)ends\b/gi,
    read: ([figures = '', words = '', , , bare = '']) =>
      figures + words + bare === '' ? null : wholeYear(figures, words || (bare && 'this year')),
  },
  {
    // by 2028 · until 2030 · in 2027: a year alone, where the word before it says that a time is meant
    least: /\d{4}/,
    pattern:
      /(?<lead>\b(?:by|until|till|through|before|in|from|since|to)\s)(\d{4})(?![\w,./-]\d|[\d%-])(?!\s(?:(?:million|billion|companies|people|users|records|entities)|\p{Ll}+s\b))/giu,
    read: ([, figures = '']) => wholeYear(figures, ''),
  },
];

function wholeYear(figures: string, words: string): WrittenTime | null {
  if (figures !== '' && !isPlausibleYear(Number(figures))) return null;
  return { year: words === '' ? yearIn(figures) : yearByWords(words), month: null, day: null };
}
