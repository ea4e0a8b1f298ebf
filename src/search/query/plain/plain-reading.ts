import type { AskedTime } from '../asked-times.ts';
import type { PenaltyRange, Unread, ValueFilters } from '../query.ts';

/** What plain words ask for. */
export interface PlainReading {
  /** What is left to be searched as words. */
  readonly words: string;
  readonly values: Partial<ValueFilters>;
  readonly times: readonly AskedTime[];
  readonly penalty: PenaltyRange | null;
  readonly unread: readonly Unread[];
}
