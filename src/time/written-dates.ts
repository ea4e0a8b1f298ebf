/** A date as the text writes it. What the text leaves out is null; nothing is filled in or corrected. */
export interface WrittenDate {
  /** Place of the first character in the text. */
  readonly index: number;
  readonly text: string;
  readonly year: number | null;
  /** 1 to 12. */
  readonly month: number;
  /** As written, so it may be a day that the month lacks: 31 September. */
  readonly day: number | null;
  /** Whether month and day may be meant the other way round: 06/07/2019 is 6 July to the British and 7 June to Americans. */
  readonly isEitherOrder: boolean;
}

/**
 * The dates that a text writes out, in order: `1 April 2019`, `April 1st, 2019`, `April 2019`, `1 April`, `until April`, `2019-04-01`,
 * `1/4/2019` (day first, as the British write; `isEitherOrder`), `2019年4月1日`. Month names must be capitalised, for "may" and "march"
 * are also words. Where two readings overlap, the one that begins first and then the longer holds.
 */
export function writtenDates(text: string): readonly WrittenDate[] {
  const forms = groups.flatMap(([least, own]) => (least.test(text) ? own : []));
  const found = forms.flatMap(([pattern, read]) =>
    (text.search(pattern) < 0 ? [] : [...text.matchAll(pattern)]).flatMap((match) => {
      const parts = read(match.slice(1).map((group) => group ?? ''));
      const lead = match.groups?.['lead']?.length ?? 0;
      const text = match[0].slice(lead);
      const isEitherOrder = twoNumbers.test(text) && Number(parts.day) <= 12 && parts.day !== parts.month;
      return isPlausible(parts) ? [{ index: match.index + lead, text, ...parts, isEitherOrder }] : [];
    }),
  );
  return withoutOverlaps(found.sort((a, b) => a.index - b.index || b.text.length - a.text.length));
}

// With full stops the day comes first everywhere.
const twoNumbers = /^\d{1,2}[-/]\d{1,2}[-/]/;

/** The number of a month by its English name or abbreviation in any case, 1 to 12; null where it is none. */
export function monthNumber(name: string): number | null {
  const start = name.slice(0, 3).toLowerCase();
  const at = monthNames.findIndex((month) => month.slice(0, 3).toLowerCase() === start);
  return at < 0 ? null : at + 1;
}

/** Pattern of a capitalised English month name or its abbreviation, without groups. */
export const monthPattern =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)';

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

type Parts = Pick<WrittenDate, 'year' | 'month' | 'day'>;
type Form = readonly [pattern: RegExp, read: (groups: readonly string[]) => Parts];

const parts = (year: string, month: string, day: string): Parts => ({
  year: year === '' ? null : Number(year),
  month: /^\d/.test(month) ? Number(month) : (monthNumber(month) ?? 0),
  day: day === '' ? null : Number(day),
});

const gap = String.raw`\s{1,3}`;
const year = String.raw`\d{4}(?!\d)`;
const named = `(${monthPattern})(?![A-Za-z])(?:\\.(?=,?\\s\\d))?`;
const dayNumber = String.raw`(\d{1,2})(?:st|nd|rd|th)?`;

const namedForms: readonly Form[] = [
  [
    new RegExp(
      String.raw`(?<![\w.,/-])${dayNumber}${gap}(?:day${gap})?(?:of${gap})?${named}(?:,?${gap}(${year}))?`,
      'g',
    ),
    ([day = '', month = '', year = '']) => parts(year, month, day),
  ],
  [
    new RegExp(
      String.raw`(?<![A-Za-z])${named}${gap}(?:the${gap})?${dayNumber}(?!\w|[.,:/-]\d|%)(?:,?${gap}(${year}))?`,
      'g',
    ),
    ([month = '', day = '', year = '']) => parts(year, month, day),
  ],
  [
    new RegExp(`(?<![A-Za-z])${named},?${gap}(?:of${gap})?(${year})`, 'g'),
    ([month = '', year = '']) => parts(year, month, ''),
  ],
  // A month alone, where the word before it says that a time is meant: "until October".
  [
    new RegExp(
      String.raw`\b(?<lead>(?:in|until|till|through|by|before|from|of|early|mid|late)[\s-])${named}(?=$|[\s.,;:)])(?!,?${gap}\d)`,
      'g',
    ),
    ([, month = '']) => parts('', month, ''),
  ],
];

const numericForms: readonly Form[] = [
  [
    /(?<![\w/.-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d/-])/g,
    ([year = '', , month = '', day = '']) => parts(year, month, day),
  ],
  [
    /(?<![\w/.-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?![\d/-])/g,
    ([first = '', , second = '', year = '']) =>
      // Day first, unless only the other order can be meant: 4/15/2019.
      Number(second) > 12 ? parts(year, first, second) : parts(year, second, first),
  ],
];

const chineseForms: readonly Form[] = [
  [
    /(?<!\d)(\d{4})\s?年\s?(\d{1,2})\s?月(?:\s?(\d{1,2})\s?[日号])?/g,
    ([year = '', month = '', day = '']) => parts(year, month, day),
  ],
  [/(?<!\d|(?<![明次])年\s?)(\d{1,2})\s?月\s?(\d{1,2})\s?[日号]/g, ([month = '', day = '']) => parts('', month, day)],
];

// Most sentences tell no date, and are not held to the forms whose least part they lack.
const groups: readonly (readonly [least: RegExp, forms: readonly Form[]])[] = [
  [new RegExp(monthPattern), namedForms],
  [/\d[-/.]\d/, numericForms],
  [/月/, chineseForms],
];

const isPlausible = ({ year, month, day }: Parts): boolean =>
  (year === null || (year >= 1900 && year < 2200)) &&
  month >= 1 &&
  month <= 12 &&
  (day === null || (day >= 1 && day <= 31));

function withoutOverlaps(sorted: readonly WrittenDate[]): readonly WrittenDate[] {
  let free = 0;
  return sorted.filter(({ index, text }) => {
    if (index < free) return false;
    free = index + text.length;
    return true;
  });
}
