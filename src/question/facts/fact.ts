import type { Deadline } from '../../bulletin/bulletin.ts';

/**
 * A fact that answers a question: a field of an entry, or a figure or name in the sentence that has the words of the
 * question.
 */
export interface Fact {
  /** As the field or the entry says it; for a deadline, its day: see `deadline`. */
  readonly text: string;
  /** The words of the entry that say so. */
  readonly quote: string | null;
  readonly field: 'deadline' | 'window' | 'penalty' | 'authority' | 'parties' | 'instrument' | 'date' | 'figure';
  /** The deadline, where it is one. */
  readonly deadline?: Deadline;
}
