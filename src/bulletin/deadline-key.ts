import { type CalendarDate, parseCalendarDate } from '../time/calendar-date.ts';
import { type DeadlineKind, deadlineKinds } from './bulletin.ts';
import type { Corpus, CorpusDeadline } from './corpus.ts';

/** Identifies a key date: the deadline itself or the first day of its window. A deadline on another day has another key. */
export interface DeadlineKey {
  readonly entryId: string;
  readonly kind: DeadlineKind;
  /** end: the deadline itself. start: the first day of its window, on which a campaign or pilot begins. */
  readonly edge: 'start' | 'end';
  /** The day of that edge. */
  readonly date: CalendarDate;
}

/**
 * The keys of a deadline: that of the start of its window, if it has one, and that of its end. An effective date is a start itself, and
 * a window of one day starts when it ends.
 */
export function deadlineKeys({ deadline, source }: CorpusDeadline): readonly DeadlineKey[] {
  const { kind, date, start } = deadline;
  const end = endKey({ deadline, source });
  const hasStart = start !== null && start < date && kind !== 'effective_date';
  return hasStart ? [{ ...end, edge: 'start', date: start }, end] : [end];
}

/** The key of a deadline itself, and not of the start of its window. */
export const endKey = ({ deadline: { kind, date }, source }: CorpusDeadline): DeadlineKey => ({
  entryId: source.entry.id,
  kind,
  edge: 'end',
  date,
});

/** A key as text, which `parseDeadlineKey` reads: `cn-2019-04-r3|pilot_end|2019-12-31`, that of a start `…|2019-04-01|start`. */
export function printDeadlineKey({ entryId, kind, edge, date }: DeadlineKey): string {
  return `${entryId}|${kind}|${date}${edge === 'start' ? '|start' : ''}`;
}

/** Reads a printed key; null if the text is not one. */
export function parseDeadlineKey(text: string): DeadlineKey | null {
  const [entryId = '', kindText, dateText = '', edgeText, ...more] = text.split('|');
  const kind = deadlineKinds.find((one) => one === kindText);
  const date = parseCalendarDate(dateText);
  const edge = edgeText === undefined ? 'end' : edgeText === 'start' ? 'start' : null;
  return entryId !== '' && kind && date && edge && more.length === 0 ? { entryId, kind, edge, date } : null;
}

/** The deadline with that key; null if the corpus no longer has it. */
export function findDeadline({ byId }: Pick<Corpus, 'byId'>, key: DeadlineKey): CorpusDeadline | null {
  const source = byId.get(key.entryId);
  const printed = printDeadlineKey(key);
  const deadline = source?.entry.deadlines.find((one) =>
    deadlineKeys({ deadline: one, source }).some((other) => printDeadlineKey(other) === printed),
  );
  return source && deadline ? { deadline, source } : null;
}
