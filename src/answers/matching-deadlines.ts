import type { CorpusDeadline, CorpusEntry } from '../bulletin/corpus.ts';
import type { Matcher } from '../reminders/matcher.ts';
import { searchEntries } from '../search/search-entries.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import type { DeadlineFilter } from './deadline-filter.ts';
import type { Library } from './library.ts';

/** The deadlines of the library that fit a filter, soonest first. */
export function matchingDeadlines(filter: DeadlineFilter, library: Library): readonly CorpusDeadline[] {
  return library.deadlines.filter(filterTest(filter, library).deadline);
}

/** What a filter lets through; a kind or a time is asked of an entry's deadlines. */
export function filterTest(filter: DeadlineFilter, library: Library): Matcher {
  const { kinds, window } = filter;
  const isAsked = entryTest(filter, library);
  const fits = ({ kind, date }: CorpusDeadline['deadline']): boolean =>
    isWithin(filter, date) && (kinds.length === 0 || kinds.includes(kind));
  return {
    deadline: ({ deadline, source }) => fits(deadline) && isAsked(source),
    entry: (source) =>
      isAsked(source) && ((kinds.length === 0 && window === null) || source.entry.deadlines.some(fits)),
  };
}

function entryTest(
  { authorities, words }: DeadlineFilter,
  library: Library,
): (source: CorpusEntry) => boolean {
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
