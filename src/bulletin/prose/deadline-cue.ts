import type { DeadlineKind } from '../bulletin.ts';

/** Words beside a date that make it a deadline. */
export interface DeadlineCue {
  readonly kind: DeadlineKind;
  /** The words that end right before the date; tried on the clause before it. */
  readonly before?: RegExp;
  /** The words that begin right after the date. */
  readonly after?: RegExp;
  /** What those words must not hold. */
  readonly unless?: RegExp;
  /** Whether the words lay a duty on somebody, so that they must not tell a fact. */
  readonly isDuty?: true;
}
