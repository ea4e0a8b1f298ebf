import type { CalendarDate } from '../time/calendar-date.ts';
import { datedSentences } from './dates/dated-sentences.ts';
import { findDeadlines } from './deadlines/find-deadlines.ts';
import type { ParsedBulletin, ParsedEntry } from './parsed-bulletin.ts';
import type { Line } from './segment/lines.ts';

/** From this confidence on, a date outside the entries is worth a word. */
const enough = 0.3;

/** The most that are told. */
const most = 10;

/**
 * The likely deadlines in lines that belong to no entry, such as a note above a forwarded bulletin, save those whose day an entry has too.
 * @param used the numbers of the lines of entries and headings
 */
export function deadlinesOutside(
  lines: readonly Line[],
  used: ReadonlySet<number>,
  { entries, issued }: { readonly entries: readonly ParsedEntry[]; readonly issued: CalendarDate | null },
): ParsedBulletin['problems'] {
  const rest = lines.filter(({ number }) => !used.has(number));
  const sentences = datedSentences(rest.map(({ text }) => text).join('\n'));
  const { deadlines, possible } = findDeadlines(sentences, { title: '', section: 'other', near: issued });
  const known = new Set(entries.flatMap((entry) => [...entry.deadlines, ...entry.possible].map(({ date }) => date)));
  return [...deadlines, ...possible]
    .filter(({ date, precision, confidence }) => precision === 'day' && confidence >= enough && !known.has(date))
    .slice(0, most)
    .map(({ quote }) => ({
      line: rest.find(({ text }) => text.includes(quote))?.number ?? 0,
      rule: 'deadline-outside',
      message: `“${quote}” stands outside the entries, so it was left out: add the deadline to the entry that it belongs to.`,
    }));
}
