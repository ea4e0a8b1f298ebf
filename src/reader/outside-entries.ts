import { message } from '../bulletin/message.ts';
import { problemOf } from '../bulletin/problem.ts';
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
 * The likely deadlines in lines that belong to no entry, such as a note above a forwarded bulletin, and in titles that their entries don't
 * repeat, save those whose day an entry has too.
 * @param used the numbers of the lines of entries and headings
 */
export function deadlinesOutside(
  lines: readonly Line[],
  used: ReadonlySet<number>,
  { entries, issued }: { readonly entries: readonly ParsedEntry[]; readonly issued: CalendarDate | null },
): ParsedBulletin['problems'] {
  const known = new Set(entries.flatMap((entry) => [...entry.deadlines, ...entry.possible].map(({ date }) => date)));
  const likely = (text: string): readonly string[] => {
    const { deadlines, possible } = findDeadlines(datedSentences(text), { title: '', section: 'other', near: issued });
    return [...deadlines, ...possible]
      .filter(({ date, precision, confidence }) => precision === 'day' && confidence >= enough && !known.has(date))
      .map(({ quote }) => quote);
  };
  const rest = lines.filter(({ number }) => !used.has(number));
  const outside = likely(rest.map(({ text }) => text).join('\n')).map((quote) => {
    const line = rest.find(({ text }) => text.includes(quote))?.number;
    return problemOf('deadline-outside', message('problem.deadline_outside', { quote }), line);
  });
  const inTitles = entries
    .filter(({ title, body }) => !body.includes(title))
    .flatMap(({ title, line }) =>
      likely(title).map((quote) =>
        problemOf('deadline-in-title', message('problem.deadline_in_title', { quote }), line),
      ),
    );
  return [...outside, ...inTitles].slice(0, most);
}
