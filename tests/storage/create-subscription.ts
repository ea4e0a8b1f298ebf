import type { NewSubscription, SubscriptionStore } from '../../src/subscribe/ports.ts';
import type { Subscription } from '../../src/subscribe/subscription.ts';
import type { Instant } from '../../src/time/instant.ts';

/** Makes a subscription that the channel does not have yet. */
export async function createIn(
  store: Pick<SubscriptionStore, 'create'>,
  asked: NewSubscription,
  nextRunAt: Instant,
): Promise<Subscription> {
  const made = await store.create(asked, nextRunAt);
  if (!made) throw new Error(`${asked.channelId} has a subscription with that filter`);
  return made;
}
