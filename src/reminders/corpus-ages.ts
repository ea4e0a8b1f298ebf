import type { Instant } from '../time/instant.ts';
import type { DeadlineKey } from './deadline-key.ts';

/** Since when entries and deadlines have been known. What was there from the beginning has been known since 0. */
export interface CorpusAges {
  readonly entry: (id: string) => Instant;
  readonly deadline: (key: DeadlineKey) => Instant;
}
