import type { Bulletin, Deadline, Entry } from './bulletin.ts';

/** A deadline of an entry. */
export interface EntryDeadline extends Pick<Deadline, 'kind' | 'date'> {
  readonly entryId: string;
}

/** What another version of a bulletin tells differently. Entries by their ids. */
export interface BulletinChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** In both, but not the same. */
  readonly changed: readonly string[];
  readonly deadlinesAdded: readonly EntryDeadline[];
  /** Of the same kind and entry, on another day. `to` is the day it has now. */
  readonly deadlinesMoved: readonly (EntryDeadline & { readonly to: Deadline['date'] })[];
  readonly deadlinesGone: readonly EntryDeadline[];
}

/** Compares two versions of a bulletin; without a version before, everything is added. */
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

/** Whether two parsed bulletins or entries say the same in every field. */
export const isSame = <T extends Bulletin | Entry>(one: T, other: T): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

// Of one kind the first that is gone has moved to the first that is new, and so on.
function deadlineChanges(before: Entry | undefined, after: Entry | undefined) {
  const added = without(after, before);
  const gone: EntryDeadline[] = [];
  const moved: (EntryDeadline & { readonly to: Deadline['date'] })[] = [];
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
