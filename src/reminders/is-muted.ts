import type { CorpusDeadline } from '../bulletin/corpus.ts';
import { deadlineKeys, printDeadlineKey } from './deadline-key.ts';

/** Tells whether one of a deadline's days was muted: who mutes the start of a campaign does not want to hear of its end. */
export function isMuted(deadline: CorpusDeadline, muted: ReadonlySet<string>): boolean {
  return muted.size > 0 && deadlineKeys(deadline).some((key) => muted.has(printDeadlineKey(key)));
}
