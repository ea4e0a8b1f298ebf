import type { CorpusDeadline, CorpusEntry } from '../bulletin/corpus.ts';
import { searchEntries } from '../search/search-entries.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import type { DeadlineFilter } from './deadline-filter.ts';
import type { Library } from './library.ts';

/** The deadlines of the library that fit a filter, soonest first. */
export function matchingDeadlines(filter: DeadlineFilter, library: Library): readonly CorpusDeadline[] {
  const isAsked = entryTest(filter, library);
  return library.deadlines
    .filter(({ deadline }) => isWithin(filter, deadline.date))
    .filter(({ deadline }) => filter.kinds.length === 0 || filter.kinds.includes(deadline.kind))
    .filter(({ source }) => isAsked(source));
}

/** The entries that fit a filter, in the order of the corpus; a kind or a time is asked of their deadlines. */
export function matchingEntries(filter: DeadlineFilter, library: Library): readonly CorpusEntry[] {
  const isAsked = entryTest(filter, library);
  if (filter.kinds.length === 0 && filter.window === null) return library.corpus.entries.filter(isAsked);
  const ids = new Set(matchingDeadlines(filter, library).map(({ source }) => source.entry.id));
  return library.corpus.entries.filter(({ entry }) => ids.has(entry.id));
}

function entryTest({ authorities, words }: DeadlineFilter, library: Library): (source: CorpusEntry) => boolean {
  const ids = words.length === 0 ? null : idsWithAll(words, library);
  return ({ entry }) =>
    (authorities.length === 0 || authorities.some((code) => entry.authorities.includes(code))) &&
    (ids === null || ids.has(entry.id));
}

const isWithin = ({ window }: DeadlineFilter, date: CalendarDate): boolean =>
  window === null ||
  ((window.from === null || window.from <= date) && (window.to === null || date <= window.to));

// All the words must be in the entry, none merely similar: a deadline that half fits is not the one that was asked for.
function idsWithAll(words: readonly string[], { index }: Library): ReadonlySet<string> {
  if (!words.every((word) => index.vocabulary.knows(word))) return new Set();
  const [first = [], ...others] = words.map((word) =>
    searchEntries(index, word).hits.map(({ source }) => source.entry.id),
  );
  return new Set(first.filter((id) => others.every((ids) => ids.includes(id))));
}
