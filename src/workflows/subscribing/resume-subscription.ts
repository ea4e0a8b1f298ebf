import type { SubscriptionAnswer } from '../../answers/subscribing/subscription-answer.ts';
import type { SubscriptionDesk } from './subscription-desk.ts';
import { tellSubscription } from './tell-subscription.ts';

/** Makes a suspended subscription active again; it is planned at once, so that what it missed and is still useful is told. */
export async function resumeSubscription(
  desk: SubscriptionDesk,
  { workspaceId, id }: { readonly workspaceId: string; readonly id: string },
): Promise<SubscriptionAnswer> {
  if (await desk.store.resume(workspaceId, id, desk.clock.now().getTime())) desk.wake();
  const subscription = await desk.store.find(workspaceId, id);
  return subscription
    ? { kind: 'subscription_resumed', told: await tellSubscription(desk, subscription) }
    : { kind: 'no_subscription' };
}
