import { pageOf } from '../../answers/pages.ts';
import type { SubscriptionsAnswer } from '../../answers/subscribing/subscription-answer.ts';
import type { Channel } from '../reminder-ports.ts';
import type { SubscriptionDesk } from './subscription-desk.ts';
import { tellSubscription } from './tell-subscription.ts';

// As many as fit into a card however long each is.
const onPage = 4;

/** The subscriptions of a channel, by their numbers. @param asks why they are listed */
export async function listSubscriptions(
  desk: SubscriptionDesk,
  channel: Channel,
  { page: number, asks = 'nothing' }: { readonly page: number; readonly asks?: SubscriptionsAnswer['asks'] },
): Promise<SubscriptionsAnswer> {
  const all = await desk.store.ofChannel(channel);
  const { items, page } = pageOf(all, { number, size: onPage });
  const shown = await Promise.all(items.map((one) => tellSubscription(desk, one)));
  return { kind: 'subscriptions', asks, total: all.length, shown, page };
}
