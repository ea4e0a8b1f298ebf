import { type DateForm, isPlausibleYear, type WrittenTime, yearIn } from './form.ts';

const least = /\d\s?[-/.]\s?\d/;

/** Days in figures. A month or a day that does not exist is kept, so that it can be reported. */
export const numericForms: readonly DateForm[] = [
  {
    // 2026-06-30 · 2026/6/30 · 2026.6.30 · 2026. 6. 30 · 2026-06-30T17:00
    least,
    pattern: /(?<![\w/.]|(?<!\d)-)(\d{4})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?![\d/]|-(?!\d{4}[-/.])|\.\d)/g,
    read: ([year = '', sign = '', month = '', day = '']) => inFigures(year, Number(month), Number(day), sign),
  },
  {
    // 30.6.2026 · 30/06/2026 · 6/30/2026: day first, unless only the other order can be meant; with full stops the day is first everywhere
    least,
    pattern: /(?<![\w/.]|(?<!\d{4})-)(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4})(?![\d/]|-(?!\d{1,2}[./]))/g,
    read: ([first = '', sign = '', second = '', year = '']) => {
      const [a, b] = [Number(first), Number(second)];
      const isMonthFirst = b > 12 && a <= 12 && sign !== '.';
      const isEither = sign !== '.' && a <= 12 && b <= 12 && a !== b;
      const told = isMonthFirst ? inFigures(year, a, b, sign) : inFigures(year, b, a, sign);
      return told && (isEither ? { ...told, isEitherOrder: true } : told);
    },
  },
  {
    // 30.06.26 · 30/6/26: read where the issue is of about that year
    least,
    pattern: /(?<![\w/.-]|§\s?|\d\s)(\d{1,2})([./])(\d{1,2})\2(\d{2})(?![\w/-]|[.,]\d)/g,
    read: ([day = '', sign = '', month = '', year = '']) => {
      const [a, b] = [Number(day), Number(month)];
      if (a < 1 || b < 1 || a > 31 || b > 12) return null;
      const told = { year: { kind: 'two-digit', year: 2000 + Number(year) }, month: b, day: a } as const;
      return sign === '/' && a <= 12 && a !== b ? { ...told, isEitherOrder: true } : told;
    },
  },
  {
    // 115.05.31 · 115/6/30: the years of the Republic of China, counted from 1912
    least,
    pattern: /(?<![\w/.-])(1[01]\d)([./])(\d{1,2})\2(\d{1,2})(?![\d/-]|\.\d)/g,
    read: ([year = '', , month = '', day = '']) => {
      const [a, b] = [Number(month), Number(day)];
      return a >= 1 && a <= 12 && b >= 1 && b <= 31
        ? { year: { kind: 'written', year: Number(year) + 1911 }, month: a, day: b }
        : null;
    },
  },
];

// Three numbers with full stops may be a version or a section; what cannot be a day is none then.
function inFigures(year: string, month: number, day: number, sign: string): WrittenTime | null {
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= 31;
  const mayBeMeant = sign !== '.' && month >= 1 && day >= 1;
  if (!isPlausibleYear(Number(year)) || !(isDay || mayBeMeant)) return null;
  return { year: yearIn(year), month, day };
}
