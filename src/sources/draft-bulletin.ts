import { type Bulletin, type Entry, sectionLetters } from '../bulletin/bulletin.ts';
import { inLanguage } from '../messages/language.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import { formatDate } from '../time/format-date.ts';
import { type Source, sourceBulletinId } from './source.ts';

/** The bulletin of what is new in a source on a day, without entries. @param number counts the bulletins of the day, from 1 */
export function dayBulletin(source: Source, day: CalendarDate, number: number): Bulletin {
  // The title is kept, so it doesn't depend on who has the source fetched.
  const date = inLanguage('en', () => formatDate(day));
  return {
    id: sourceBulletinId(source, day, number),
    title: `${source.name}, ${date}${number > 1 ? ` (${number})` : ''}`,
    publisher: source.name,
    issued: day,
    jurisdiction: source.jurisdiction,
    language: source.language,
    source: source.url,
    entries: [],
  };
}

/** A bulletin with more entries, which are numbered on within their sections. Those that it has keep their ids. */
export function withEntries(bulletin: Bulletin, added: readonly Entry[]): Bulletin {
  const last = new Map<string, number>();
  for (const { id } of bulletin.entries) {
    const [, letter = '', number = ''] = /-([reio])(\d+)$/.exec(id) ?? [];
    last.set(letter, Math.max(last.get(letter) ?? 0, Number(number)));
  }
  const numbered = added.map((entry) => {
    const letter = sectionLetters[entry.section];
    const number = (last.get(letter) ?? 0) + 1;
    last.set(letter, number);
    return { ...entry, id: `${bulletin.id}-${letter}${number}` };
  });
  return { ...bulletin, entries: [...bulletin.entries, ...numbered] };
}
