import { type CalendarDate, parseCalendarDate } from '../time/calendar-date.ts';
import { type DeadlineKind, deadlineKinds } from './bulletin.ts';
import type { Corpus, CorpusDeadline } from './corpus.ts';

/** Which day of an entry's deadlines is spoken of. One that is moved is another one. */
export interface DeadlineKey {
  readonly entryId: string;
  readonly kind: DeadlineKind;
  /** end: the deadline itself. start: the first day of its window, on which a campaign or a pilot begins. */
  readonly edge: 'start' | 'end';
  /** The day of that edge. */
  readonly date: CalendarDate;
}

/**
 * What a deadline is spoken of by: its end, and before it the start of its window where it has one. An effective date is a
 * beginning itself, and a window of one day begins when it ends.
 */
export function deadlineKeys({ deadline, source }: CorpusDeadline): readonly DeadlineKey[] {
  const { kind, date, start } = deadline;
  const end = { entryId: source.entry.id, kind, edge: 'end', date } as const;
  const hasStart = start !== null && start < date && kind !== 'effective_date';
  return hasStart ? [{ ...end, edge: 'start', date: start }, end] : [end];
}

/** The key as one text, `cn-2019-04-r3|pilot_end|2019-12-31`, of a start `...|2019-04-01|start`: `parseDeadlineKey` reads it back. */
export function printDeadlineKey({ entryId, kind, edge, date }: DeadlineKey): string {
  return `${entryId}|${kind}|${date}${edge === 'start' ? '|start' : ''}`;
}

/** Reads a printed key; null where it is none. */
export function parseDeadlineKey(text: string): DeadlineKey | null {
  const [entryId = '', kindText, dateText = '', edgeText, ...more] = text.split('|');
  const kind = deadlineKinds.find((one) => one === kindText);
  const date = parseCalendarDate(dateText);
  const edge = edgeText === undefined ? 'end' : edgeText === 'start' ? 'start' : null;
  return entryId !== '' && kind && date && edge && more.length === 0 ? { entryId, kind, edge, date } : null;
}

/** The deadline of which a day is spoken, as the corpus tells it now; null where it no longer does. */
export function findDeadline({ byId }: Pick<Corpus, 'byId'>, key: DeadlineKey): CorpusDeadline | null {
  const source = byId.get(key.entryId);
  const deadline = source?.entry.deadlines.find((one) =>
    deadlineKeys({ deadline: one, source }).some((other) => isSameDay(key, other)),
  );
  return source && deadline ? { deadline, source } : null;
}

const isSameDay = (one: DeadlineKey, other: DeadlineKey): boolean =>
  one.kind === other.kind && one.edge === other.edge && one.date === other.date;
