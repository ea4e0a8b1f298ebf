import type { Bulletin, Entry } from './bulletin.ts';
import type { DeadlineDay } from './correction.ts';

/** A deadline of an entry. */
export interface EntryDeadline extends DeadlineDay {
  readonly entryId: string;
}

/** How a version of a bulletin differs from the one before; entries by their ids. */
export interface BulletinChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** In both versions, but different. */
  readonly changed: readonly string[];
  readonly deadlinesAdded: readonly EntryDeadline[];
  /** Of the same entry and kind, but now on the day `to`. */
  readonly deadlinesMoved: readonly MovedDeadline[];
  readonly deadlinesGone: readonly EntryDeadline[];
}

interface MovedDeadline extends EntryDeadline {
  readonly to: DeadlineDay['date'];
}

/** Compares two versions of a bulletin. Without an earlier version, everything is added. */
export function compareBulletins(before: Bulletin | null, after: Bulletin): BulletinChanges {
  const old = new Map((before?.entries ?? []).map((entry) => [entry.id, entry]));
  const now = new Map(after.entries.map((entry) => [entry.id, entry]));
  const removed = [...old.keys()].filter((id) => !now.has(id));
  const deadlines = [
    ...after.entries.map((entry) => deadlineChanges(old.get(entry.id), entry)),
    ...removed.map((id) => deadlineChanges(old.get(id), undefined)),
  ];
  return {
    added: [...now.keys()].filter((id) => !old.has(id)),
    removed,
    changed: after.entries.flatMap((entry) => {
      const was = old.get(entry.id);
      return was && !isSame(was, entry) ? [entry.id] : [];
    }),
    deadlinesAdded: deadlines.flatMap(({ added }) => added),
    deadlinesMoved: deadlines.flatMap(({ moved }) => moved),
    deadlinesGone: deadlines.flatMap(({ gone }) => gone),
  };
}

/** Whether two bulletins or entries are equal in every field. */
export const isSame = <T extends Bulletin | Entry>(one: T, other: T): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

// The first deadline of a kind that is gone has moved to the first new one of that kind, and so on.
function deadlineChanges(before: Entry | undefined, after: Entry | undefined) {
  const added = without(after, before);
  const gone: EntryDeadline[] = [];
  const moved: MovedDeadline[] = [];
  for (const old of without(before, after)) {
    const at = added.findIndex(({ kind }) => kind === old.kind);
    const [to] = at < 0 ? [] : added.splice(at, 1);
    if (to) moved.push({ ...old, to: to.date });
    else gone.push(old);
  }
  return { added, moved, gone };
}

function without(entry: Entry | undefined, other: Entry | undefined): EntryDeadline[] {
  if (!entry) return [];
  const others = new Set(other?.deadlines.map(({ kind, date }) => `${kind}|${date}`));
  return entry.deadlines
    .filter(({ kind, date }) => !others.has(`${kind}|${date}`))
    .map(({ kind, date }) => ({ entryId: entry.id, kind, date }));
}
