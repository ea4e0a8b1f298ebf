import type { SkipReason } from './delivery.ts';
import type { ToldDay } from './told-day.ts';

/** A lead whose day has come. */
export interface DueLead {
  readonly day: ToldDay;
  /** As the subscription names it; the true days left may be fewer. */
  readonly lead: number;
  /** Its own day is gone: it is told late. */
  readonly isLate: boolean;
  /** Why it is noted only. */
  readonly skipped: Extract<SkipReason, 'superseded' | 'passed'> | null;
}
