import type { Bulletin, Deadline, Entry } from './bulletin.ts';

/** An entry with the bulletin that tells it. */
export interface CorpusEntry {
  readonly entry: Entry;
  readonly bulletin: Omit<Bulletin, 'entries'>;
  /** The number of the entry within its section, as in its id. */
  readonly number: number;
}

/** A deadline with the entry that tells it. */
export interface CorpusDeadline {
  readonly deadline: Deadline;
  readonly source: CorpusEntry;
}

/** Everything the app knows: bulletins whose entry ids are unique. */
export interface Corpus {
  readonly bulletins: readonly Bulletin[];
  /** In the order of the bulletins and of their entries. */
  readonly entries: readonly CorpusEntry[];
  readonly byId: ReadonlyMap<string, CorpusEntry>;
}

/** Puts bulletins together. Throws where an entry id occurs twice: `checkBulletins` reports that as a problem before. */
export function corpusOf(bulletins: readonly Bulletin[]): Corpus {
  const entries = bulletins.flatMap(({ entries: told, ...bulletin }) =>
    told.map((entry) => ({ entry, bulletin, number: numberOf(entry) })),
  );
  const byId = new Map(entries.map((one) => [one.entry.id, one]));
  if (byId.size !== entries.length) throw new Error('an entry id occurs twice in the corpus');
  return { bulletins, entries, byId };
}

/** Every deadline of the corpus, soonest first; on one day in the order of the entries. */
export function deadlinesOf(corpus: Corpus): readonly CorpusDeadline[] {
  return corpus.entries
    .flatMap((source) => source.entry.deadlines.map((deadline) => ({ deadline, source })))
    .sort((a, b) => (a.deadline.date < b.deadline.date ? -1 : a.deadline.date > b.deadline.date ? 1 : 0));
}

/**
 * Entries newest first: by the day of the event, by the bulletin's issue where that is unknown, then in the order told.
 */
export function newestFirst(corpus: Corpus): readonly CorpusEntry[] {
  return [...corpus.entries].sort((a, b) => {
    const [left, right] = [sortKey(a), sortKey(b)];
    return left < right ? 1 : left > right ? -1 : 0;
  });
}

// A month-only issue sorts before every day of that month, so an undated entry never passes for the newest.
const sortKey = ({ entry, bulletin }: CorpusEntry): string => entry.date ?? bulletin.issued;

const numberOf = (entry: Entry): number => Number(/\d+$/.exec(entry.id)?.[0] ?? 0);
