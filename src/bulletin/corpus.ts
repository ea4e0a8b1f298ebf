import type { Bulletin, Deadline, Entry } from './bulletin.ts';
import { type Correction, correctedEntry, type RemovedDeadline } from './correction.ts';

/** An entry with the bulletin that tells it. */
export interface CorpusEntry {
  readonly entry: Entry;
  readonly bulletin: Omit<Bulletin, 'entries'>;
  /** The number of the entry within its section, as in its id. */
  readonly number: number;
  /** The deadlines of it that curators dropped. */
  readonly removed: readonly RemovedDeadline[];
}

/** A deadline with the entry that tells it. */
export interface CorpusDeadline {
  readonly deadline: Deadline;
  readonly source: CorpusEntry;
}

/** Everything the app knows: bulletins whose entry ids are unique. */
export interface Corpus {
  /** How many imports and corrections it holds; 0 for the bulletins of a folder alone. */
  readonly revision: number;
  readonly bulletins: readonly Bulletin[];
  /** In the order of the bulletins and of their entries. */
  readonly entries: readonly CorpusEntry[];
  readonly byId: ReadonlyMap<string, CorpusEntry>;
}

/** What was imported and corrected, beside the bulletins. */
export interface CuratedData {
  readonly revision: number;
  /** In the order in which they were made. */
  readonly corrections: readonly Correction[];
}

/** Puts bulletins together, with the corrections applied. Throws where an entry id occurs twice: `checkBulletins` reports that as a problem before. */
export function corpusOf(
  bulletins: readonly Bulletin[],
  { revision, corrections }: CuratedData = uncurated,
): Corpus {
  const ofEntry = byEntry(corrections);
  const entries = bulletins.flatMap(({ entries: told, ...bulletin }) =>
    told.map((entry) => ({
      ...correctedEntry(entry, ofEntry.get(entry.id) ?? []),
      bulletin,
      number: numberOf(entry),
    })),
  );
  const byId = new Map(entries.map((one) => [one.entry.id, one]));
  if (byId.size !== entries.length) throw new Error('an entry id occurs twice in the corpus');
  return { revision, bulletins, entries, byId };
}

function byEntry(corrections: readonly Correction[]): ReadonlyMap<string, readonly Correction[]> {
  const found = new Map<string, Correction[]>();
  for (const one of corrections) {
    const ofOne = found.get(one.entryId);
    if (ofOne) ofOne.push(one);
    else found.set(one.entryId, [one]);
  }
  return found;
}

const uncurated: CuratedData = { revision: 0, corrections: [] };

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

const numberOf = (entry: Entry): number => Number(/(?<!\d)\d{1,9}$/.exec(entry.id)?.[0] ?? 0);
