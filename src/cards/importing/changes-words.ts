import { kindNames } from '../../answers/deadline-names.ts';
import type { BulletinChanges, EntryDeadline } from '../../bulletin/bulletin-changes.ts';
import { writtenDate } from '../../time/calendar-date.ts';
import { counted } from '../words.ts';

/**
 * What an import did to a bulletin, one sentence a line: first the numbers, then each deadline that a reminder may have told
 * otherwise.
 */
export function changesWords(changes: BulletinChanges): readonly string[] {
  const { added, removed, changed, deadlinesAdded, deadlinesMoved, deadlinesGone } = changes;
  const entries = [
    counts(added, 'entry', 'entries', 'added'),
    counts(removed, 'entry', 'entries', 'removed'),
    counts(changed, 'entry', 'entries', 'changed'),
    counts(deadlinesAdded, 'deadline', 'deadlines', 'added'),
    counts(deadlinesMoved, 'deadline', 'deadlines', 'moved'),
    counts(deadlinesGone, 'deadline', 'deadlines', 'gone'),
  ].flat();
  return [
    entries.length > 0 ? entries.join(', ') : 'nothing changed',
    ...deadlinesMoved.map((one) => `moved to ${writtenDate(one.to)}: ${named(one)}`),
    ...deadlinesGone.map((one) => `gone: ${named(one)}`),
  ];
}

const counts = (some: readonly unknown[], one: string, many: string, what: string): readonly string[] =>
  some.length === 0 ? [] : [`${counted(some.length, one, many)} ${what}`];

const named = ({ entryId, kind, date }: EntryDeadline): string =>
  `${kindNames[kind].coming} ${writtenDate(date)} [${entryId}]`;
