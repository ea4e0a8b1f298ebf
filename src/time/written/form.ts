/** How a text gives the year of a date. */
export type WrittenYear =
  | { readonly kind: 'written'; readonly year: number }
  | { readonly kind: 'left-out' }
  /** "Next year" counts from the issue, "the following year" from the date given before. */
  | { readonly kind: 'relative'; readonly offset: number; readonly to: 'issue' | 'text' }
  /** "12 October 23": a year only where the issue is of about that year. */
  | { readonly kind: 'two-digit'; readonly year: number }
  /** "Each year": no one day. */
  | { readonly kind: 'recurring' }
  /** Digits follow that are no year, as of a footnote: "30 April 20191". */
  | { readonly kind: 'glued' };

/** A day, month or year as a text gives it. What the text leaves out is null; nothing is filled in or corrected. */
export interface WrittenTime {
  readonly year: WrittenYear;
  /** As written, so it may be a month that no year has: 13. */
  readonly month: number | null;
  /** "This month" is 0, "next month" 1: counted from the issue, or from the date given before. */
  readonly monthsOn?: number;
  /** As written, so it may be a day that the month lacks: 31 September. */
  readonly day: number | null;
  /** Whether a part of the month is given, such as its end. */
  readonly isPart?: true;
  /** "The last day of June". */
  readonly isLastDay?: true;
  /** Whether month and day may be meant the other way round: 06/07/2019 is 6 July to the British and 7 June to Americans. */
  readonly isEitherOrder?: true;
}

/** A time and its place in the text. */
export interface PlacedTime extends WrittenTime {
  readonly index: number;
  readonly end: number;
}

/** One way to write a time. */
export interface DateForm {
  /** What a text must hold for the form to be looked for. */
  readonly least: RegExp;
  /** Global. A group `lead` is not part of the time. */
  readonly pattern: RegExp;
  /** Null where the words are something else. Groups that took no part are empty. */
  readonly read: (groups: readonly string[], words: string) => WrittenTime | null;
}

/** Of what was found at places that overlap, that which begins first, and then the longest. */
export function withoutOverlaps<T extends Pick<PlacedTime, 'index' | 'end'>>(found: readonly T[]): readonly T[] {
  let free = 0;
  return [...found]
    .sort((a, b) => a.index - b.index || b.end - a.end)
    .filter(({ index, end }) => {
      if (index < free) return false;
      free = end;
      return true;
    });
}

/** A year in figures, or left out where there are none. Thailand counts in the Buddhist Era: 2569 is 2026. */
export function yearIn(figures: string): WrittenYear {
  if (figures === '') return { kind: 'left-out' };
  const year = Number(figures);
  return { kind: 'written', year: year > 2500 && year < 2700 ? year - 543 : year };
}

/** The year of an era of Japan or of the Republic of China, by its name in Latin script or simplified Chinese. */
export const yearInEra = (era: string, year: number): WrittenYear => ({
  kind: 'written',
  year: year + (yearsBefore[era.toLowerCase()] ?? 0),
});

const yearsBefore: Readonly<Record<string, number>> = {
  reiwa: 2018,
  令和: 2018,
  heisei: 1988,
  平成: 1988,
  minguo: 1911,
  roc: 1911,
  民国: 1911,
};

/** Whether the year is one that a bulletin may be about. */
export const isPlausibleYear = (year: number): boolean => year >= 1900 && year < 2200;

/** The number of a month by its English name or abbreviation in any case, 1 to 12; null where it is none. */
export function monthNumber(name: string): number | null {
  const start = name.slice(0, 3).toLowerCase();
  const at = monthStarts.indexOf(start);
  return at < 0 ? null : at + 1;
}

const monthStarts = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Pattern of a capitalised English month name or its abbreviation, without groups. */
export const monthPattern =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)';
