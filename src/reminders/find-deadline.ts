import type { Corpus, CorpusDeadline } from '../bulletin/corpus.ts';
import { type DeadlineKey, deadlineKeys } from './deadline-key.ts';

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
