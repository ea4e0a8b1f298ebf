import { createHash } from 'node:crypto';
import { type Corpus, deadlinesOf } from '../bulletin/corpus.ts';
import { deadlineKeys } from '../reminders/deadline-key.ts';
import type { NotedCorpus } from './reminder-ports.ts';

/**
 * A corpus as the reminders note it. Its version is a digest of what reminders tell: entries, and the days, kinds and status of
 * their deadlines; two processes that read the same bulletins come to the same one.
 */
export function notedCorpus(corpus: Corpus): NotedCorpus {
  const { entries, revision } = corpus;
  const digest = createHash('sha256');
  for (const { entry } of entries) {
    const days = entry.deadlines.map(({ kind, date, start, status }) => [kind, date, start, status]);
    digest.update(`${JSON.stringify([entry.id, days])}\n`);
  }
  return {
    version: digest.digest('hex').slice(0, 32),
    revision,
    entryIds: entries.map(({ entry }) => entry.id),
    deadlines: deadlinesOf(corpus).flatMap(deadlineKeys),
  };
}
