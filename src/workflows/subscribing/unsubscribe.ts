import type { SubscriptionAnswer } from '../../answers/subscribing/subscription-answer.ts';
import type { Subscription } from '../../reminders/subscription.ts';
import type { Asker } from '../asker.ts';
import type { Channel } from '../reminder-ports.ts';
import { listSubscriptions } from './list-subscriptions.ts';
import type { SubscriptionDesk } from './subscription-desk.ts';

/**
 * Ends the subscription that the words name by its number; without words the only one. Asks which where there are several, and
 * whether all where all are named.
 */
export async function unsubscribeByWords(
  desk: SubscriptionDesk,
  { channel, words }: { readonly channel: Channel; readonly words: string },
  asker: Asker,
): Promise<SubscriptionAnswer> {
  const present = await desk.store.ofChannel(channel);
  const number = Number(/^(?:#|no\.? ?|number )?(\d{1,9})\.?$/i.exec(words)?.[1] ?? Number.NaN);
  const named = present.find((one) => one.number === number);
  const [only, ...others] = present;
  if (named) return end(desk, [named], { asker, left: present.length - 1 });
  if (words === '' && only && others.length === 0) return end(desk, [only], { asker, left: 0 });
  if (/^(?:all|everything|全部)$/i.test(words))
    return listSubscriptions(desk, channel, { page: 1, asks: 'all' });
  return listSubscriptions(desk, channel, { page: 1, asks: Number.isNaN(number) ? 'which' : 'no_such' });
}

/** Ends a subscription by its id. */
export async function endSubscription(
  desk: SubscriptionDesk,
  id: string,
  asker: Asker,
): Promise<SubscriptionAnswer> {
  const found = await desk.store.find(asker.workspaceId, id);
  if (!found) return { kind: 'no_subscription' };
  const { length } = await desk.store.ofChannel(found);
  return end(desk, [found], { asker, left: Math.max(0, length - 1) });
}

/** Ends every subscription of a channel. */
export async function endAll(
  desk: SubscriptionDesk,
  channel: Channel,
  asker: Asker,
): Promise<SubscriptionAnswer> {
  return end(desk, await desk.store.ofChannel(channel), { asker, left: 0 });
}

async function end(
  { store, clock }: SubscriptionDesk,
  subscriptions: readonly Subscription[],
  { asker, left }: { readonly asker: Asker; readonly left: number },
): Promise<SubscriptionAnswer> {
  const ended: Subscription[] = [];
  for (const one of subscriptions) {
    const isEnded = await store.end(asker.workspaceId, one.id, asker.userId, clock.now().getTime());
    if (isEnded) ended.push(one);
  }
  return ended.length === 0 ? { kind: 'no_subscription' } : { kind: 'unsubscribed', ended, left };
}
