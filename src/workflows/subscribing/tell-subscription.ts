import { readFilter } from '../../answers/subscribing/subscribed.ts';
import type { ToldSubscription } from '../../answers/subscribing/subscription-answer.ts';
import { runClock } from '../../reminders/run-clock.ts';
import type { Progress, Subscription } from '../../reminders/subscription.ts';
import { upcomingReminders } from '../../reminders/upcoming-reminders.ts';
import type { Instant } from '../../time/instant.ts';
import type { SubscriptionDesk } from './subscription-desk.ts';

/** A subscription with what it means at this moment: how its filter is understood, and what it will cause. */
export async function tellSubscription(
  { library, planning, ledger, clock }: Pick<SubscriptionDesk, 'library' | 'planning' | 'ledger' | 'clock'>,
  subscription: Subscription,
): Promise<ToldSubscription> {
  const now = clock.now().getTime();
  const { understood } = readFilter(subscription.filter, library());
  const facts = {
    subscription,
    progress: progressOf(subscription, now),
    muted: await ledger.muted(subscription),
  };
  const isActive = subscription.state.kind === 'active';
  return {
    subscription,
    understood,
    upcoming: isActive ? upcomingReminders(facts, planning(), { now, count: 3 }) : [],
  };
}

// Every hour that has come since it was made has been planned, or will be in a moment.
function progressOf(subscription: Subscription, now: Instant): Progress {
  const { planningDay, hourAt } = runClock(subscription, now);
  return subscription.createdAt <= hourAt
    ? { plannedUntil: planningDay, plannedAt: hourAt }
    : { plannedUntil: null, plannedAt: null };
}
