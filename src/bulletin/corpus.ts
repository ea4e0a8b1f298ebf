import { groupBy } from '../arrays.ts';
import { type CalendarDate, compareDates, daysBetween } from '../time/calendar-date.ts';
import { type Bulletin, type Deadline, type Entry, isReminded } from './bulletin.ts';
import { type CorrectedEntry, type Correction, correctedEntry } from './correction.ts';
import type { Scope } from './scope.ts';
import { type Standable, type Standing, standingOf } from './standing.ts';

/** An entry with corrections applied, and its bulletin. */
export interface CorpusEntry extends CorrectedEntry, Standable {
  readonly bulletin: Omit<Bulletin, 'entries'>;
  /** The number of the entry within its section, as in its id. */
  readonly number: number;
}

/** A deadline and its entry. */
export interface CorpusDeadline {
  readonly deadline: Deadline;
  readonly source: CorpusEntry;
}

/** Every bulletin that the app has. */
export interface Corpus extends CuratedData {
  /** As they were given or imported, without the corrections. */
  readonly bulletins: readonly Bulletin[];
  /** In the order of the bulletins and of their entries. */
  readonly entries: readonly CorpusEntry[];
  readonly byId: ReadonlyMap<string, CorpusEntry>;
}

/** What was imported and corrected, besides the bulletins. */
export interface CuratedData {
  /** How many imports and corrections there were; 0 for the bulletins of a folder alone. */
  readonly revision: number;
  /** In the order in which they were made. */
  readonly corrections: readonly Correction[];
  /** What concerns the workspace; null if nobody chose. */
  readonly scope: Scope | null;
}

/**
 * The bulletins that were issued by a day. One that is known by its month counts from the first of it. So whoever looks at the corpus as
 * of a day sees what could be known then, and nothing later.
 */
export const issuedBy = (bulletins: readonly Bulletin[], day: CalendarDate): readonly Bulletin[] =>
  bulletins.filter(({ issued }) => issued <= day);

/** The jurisdiction of an entry: its own, or else its bulletin's. */
export const jurisdictionOf = ({ entry, bulletin }: Pick<CorpusEntry, 'entry' | 'bulletin'>): string =>
  entry.jurisdiction ?? bulletin.jurisdiction;

/** Combines bulletins and applies the corrections. Throws if two entries have the same id, which `checkBulletins` reports as a problem. */
export function corpusOf(
  bulletins: readonly Bulletin[],
  { revision = 0, corrections = [], scope = null }: Partial<CuratedData> = {},
): Corpus {
  const ofEntry = groupBy(corrections, ({ entryId }) => entryId);
  const successors = successorsIn(bulletins);
  const entries = bulletins.flatMap(({ entries: all, ...bulletin }) =>
    all.map((entry) => ({
      ...correctedEntry(entry, ofEntry.get(entry.id) ?? []),
      bulletin,
      number: numberOf(entry),
      supersededBy: successors.get(entry.id) ?? [],
    })),
  );
  const byId = new Map(entries.map((one) => [one.entry.id, one]));
  if (byId.size !== entries.length) throw new Error('two entries of the corpus have the same ID');
  return { revision, corrections, scope, bulletins, entries, byId };
}

function successorsIn(bulletins: readonly Bulletin[]): ReadonlyMap<string, readonly string[]> {
  const successors = new Map<string, string[]>();
  for (const { id, supersedes = [] } of bulletins.flatMap(({ entries }) => entries))
    for (const older of supersedes) successors.set(older, [...(successors.get(older) ?? []), id]);
  return successors;
}

const numberOf = (entry: Entry): number => Number(/(?<!\d)\d{1,9}$/.exec(entry.id)?.[0] ?? 0);

/** Every deadline of the corpus, soonest first; those of one day in the order of the entries. */
export function deadlinesOf(corpus: Corpus): readonly CorpusDeadline[] {
  return corpus.entries
    .flatMap((source) => source.entry.deadlines.map((deadline) => ({ deadline, source })))
    .sort((a, b) => compareDates(a.deadline.date, b.deadline.date));
}

/** The deadlines that reminders are posted for: see `isReminded`. Soonest first. */
export const remindedDeadlines = (corpus: Corpus): readonly CorpusDeadline[] =>
  deadlinesOf(corpus).filter(({ deadline }) => isReminded(deadline));

/** Entries, newest first: by date, or else by the issue of the bulletin, then in their order. */
export function newestFirst(entries: readonly CorpusEntry[]): readonly CorpusEntry[] {
  return entries.toSorted((a, b) => {
    const [left, right] = [sortKey(a), sortKey(b)];
    return left < right ? 1 : left > right ? -1 : 0;
  });
}

// An issue that is a month sorts before every day of the month, so an undated entry is never the newest.
const sortKey = ({ entry, bulletin }: CorpusEntry): string => entry.date ?? bulletin.issued;

/** A deadline as of a day. */
export interface DatedDeadline extends CorpusDeadline {
  /** Whole days left: 0 on the day itself, negative after it. */
  readonly daysLeft: number;
  /** The day from which they are counted. */
  readonly countedFrom: CalendarDate;
}

/** An entry as of a day. */
export interface DatedEntry {
  readonly source: CorpusEntry;
  readonly standing: Standing | null;
  readonly deadlines: readonly DatedDeadline[];
}

/** A deadline as of today. */
export function datedDeadline(one: CorpusDeadline, today: CalendarDate): DatedDeadline {
  return { ...one, daysLeft: daysBetween(today, one.deadline.date), countedFrom: today };
}

/** An entry as of today, with its deadlines: the upcoming ones soonest first, then the past ones, latest first. */
export function datedEntry(source: CorpusEntry, today: CalendarDate): DatedEntry {
  const dated = source.entry.deadlines.map((deadline) => datedDeadline({ deadline, source }, today));
  return {
    source,
    standing: standingOf(source, today),
    deadlines: [...upcomingDeadlines(dated), ...pastDeadlines(dated)],
  };
}

/** The deadlines of today and later, soonest first. */
export function upcomingDeadlines(deadlines: readonly DatedDeadline[]): readonly DatedDeadline[] {
  return deadlines.filter(({ daysLeft }) => daysLeft >= 0).sort((a, b) => a.daysLeft - b.daysLeft);
}

/** The deadlines before today, latest first. */
export function pastDeadlines(deadlines: readonly DatedDeadline[]): readonly DatedDeadline[] {
  return deadlines.filter(({ daysLeft }) => daysLeft < 0).sort((a, b) => b.daysLeft - a.daysLeft);
}
