import { groupBy } from '../arrays.ts';
import { folded } from '../text/fold.ts';
import { chineseForms } from './written/chinese-forms.ts';
import { englishDayForms, englishMonthForms, englishYearForms } from './written/english-forms.ts';
import { europeanForms } from './written/european-forms.ts';
import { type DateForm, type PlacedTime, withoutOverlaps } from './written/form.ts';
import { numericForms } from './written/numeric-forms.ts';

/** A date as the text writes it. What the text leaves out is null; nothing is filled in or corrected. */
export interface WrittenDate {
  /** Place of the first character in the text. */
  readonly index: number;
  readonly text: string;
  readonly year: number | null;
  /** As written, so it may be a month that no year has: 13. */
  readonly month: number;
  /** As written, so it may be a day that the month lacks: 31 September. */
  readonly day: number | null;
  /** Whether month and day may be meant the other way round: 06/07/2019 is 6 July to the British and 7 June to Americans. */
  readonly isEitherOrder: boolean;
}

/**
 * The days and months that a text writes out in figures, in English or in Chinese, in order: see the examples above the forms. What is given
 * by its distance ("next month") and parts of a month are left out. A month alone must be capitalised and follow a word such as "until". The text may be as it
 * was written; where folding changes its length, places are those of the folded text.
 */
export function writtenDates(text: string): readonly WrittenDate[] {
  const plain = folded(text);
  return writtenTimes(plain).flatMap(({ index, end, year, month, day, isEitherOrder, isLastDay, isPart }) => {
    if (month === null || isLastDay || isPart || year.kind === 'relative') return [];
    const told = year.kind === 'written' ? year.year : null;
    return [{ index, text: plain.slice(index, end), year: told, month, day, isEitherOrder: isEitherOrder === true }];
  });
}

const forms: readonly DateForm[] = [
  ...englishDayForms,
  ...englishMonthForms,
  ...numericForms,
  ...chineseForms,
  ...englishYearForms,
  ...europeanForms,
];

/**
 * The days, months and years in a folded text, in order. Where two readings overlap, the one that begins first and then the longer
 * holds.
 */
export function writtenTimes(text: string): readonly PlacedTime[] {
  const found: PlacedTime[] = [];
  for (const [least, alike] of formsByLeast)
    if (least.test(text)) for (const form of alike) addFoundBy(form, text, found);
  return found.length < 2 ? found : withoutOverlaps(found);
}

// What several forms need is looked for once.
const formsByLeast = [...groupBy(forms, ({ least }) => `${least}`).values()].flatMap((alike) =>
  alike[0] ? [[alike[0].least, alike] as const] : [],
);

function addFoundBy({ pattern, read }: DateForm, text: string, found: PlacedTime[]): void {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const lead = match.groups?.['lead']?.length ?? 0;
    const words = match[0].slice(lead);
    const told = read(
      match.slice(1).map((group) => group ?? ''),
      words,
    );
    if (!told) continue;
    const end = match.index + lead + words.trimEnd().length;
    const isGlued = told.year.kind === 'left-out' && told.day !== null && likeYear.test(text.slice(end, end + 8));
    found.push({ ...told, ...(isGlued && { year: { kind: 'glued' } as const }), index: match.index + lead, end });
  }
}

// Digits beside a date that look like a year and are none; a count or a time of day does not look like one.
const likeYear = /^,?\s{0,2}'?(?:\d{4}|\d{2,3}(?=$|[.,;)](?!\d)))/;
