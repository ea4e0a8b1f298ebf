import { type DeadlineKind, deadlineKinds } from '../bulletin/bulletin.ts';
import { type CalendarDate, parseCalendarDate } from '../time/calendar-date.ts';

/** Which deadline of an entry: its kind and its day. One that is moved is another one. */
export interface DeadlineKey {
  readonly entryId: string;
  readonly kind: DeadlineKind;
  readonly date: CalendarDate;
}

/** The key as one text, `cn-2019-04-r3|pilot_end|2019-12-31`: `parseDeadlineKey` reads it back. */
export function printDeadlineKey({ entryId, kind, date }: DeadlineKey): string {
  return `${entryId}|${kind}|${date}`;
}

/** Reads a printed key; null where it is none. */
export function parseDeadlineKey(text: string): DeadlineKey | null {
  const [entryId = '', kindText, dateText = '', ...more] = text.split('|');
  const kind = deadlineKinds.find((one) => one === kindText);
  const date = parseCalendarDate(dateText);
  return entryId !== '' && kind && date && more.length === 0 ? { entryId, kind, date } : null;
}
