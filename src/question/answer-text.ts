import type { FoundEntries } from '../search/search-entries.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import type { Library } from './library.ts';
import type { Query } from './query.ts';
import { readQuery } from './read-query.ts';

/** A fact that answers a question: a field of an entry, or a figure in the sentence that has the words of the question. */
export interface Fact {
  readonly text: string;
  /** The words of the entry that say so; null where a field alone does. */
  readonly quote: string | null;
  readonly field: 'deadline' | 'window' | 'penalty' | 'authority' | 'parties' | 'instrument' | 'date' | 'figure';
}

/** A question as it was read, what was found, and the fact that answers it. */
export interface Answered {
  readonly query: Query;
  readonly found: FoundEntries;
  readonly answer: Fact | null;
}

/** Answers a question from a library, as of a day. */
export async function answerText(
  text: string,
  { library, today, most }: { readonly library: Library; readonly today: CalendarDate; readonly most: number },
): Promise<Answered> {
  const query = readQuery(text, { today, about: 'entries', concepts: library.concepts });
  const found = await library.find(query, most);
  return { query, found, answer: null };
}
