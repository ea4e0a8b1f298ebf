import { hour, type Instant } from '../time/instant.ts';
import { runClock } from './run-clock.ts';
import type { SubscriptionTerms } from './subscription.ts';

/** When a subscription is to be planned next: its next hour after now. */
export function nextRunAt(terms: Pick<SubscriptionTerms, 'at' | 'zone'>, now: Instant): Instant {
  return runClock(terms, now).nextHourAt;
}

/** No plan sets its next run further ahead than this, in milliseconds: one that lies further was set by a clock that was put back since. */
export const furthestRun = 26 * hour;
