import { readFilter } from '../../answers/subscribing/subscribed.ts';
import type { SubscriptionAnswer } from '../../answers/subscribing/subscription-answer.ts';
import type { FormName } from '../../cards/press-value.ts';
import type { Asker } from '../asker.ts';
import type { SubscriptionDesk } from './subscription-desk.ts';
import { usualTerms } from './usual-terms.ts';

/** What a form asks and starts from. There is none where its subscription has ended, or where there is no channel. */
export async function formFor(
  desk: SubscriptionDesk,
  name: FormName,
  { workspaceId, channelId, userId }: Asker,
): Promise<SubscriptionAnswer> {
  if (name.for === 'change') return changeForm(desk, workspaceId, name.id);
  if (channelId === null) return { kind: 'no_channel' };
  const channel = { workspaceId, channelId };
  const terms = await usualTerms(desk, channel, userId);
  if (name.for === 'new') return { kind: 'form', form: { for: 'new', channelId, terms } };
  const { length: subscriptions } = await desk.store.ofChannel(channel);
  return { kind: 'form', form: { for: 'settings', channelId, terms, subscriptions } };
}

async function changeForm(
  { store, library }: SubscriptionDesk,
  workspaceId: string,
  id: string,
): Promise<SubscriptionAnswer> {
  const subscription = await store.find(workspaceId, id);
  if (!subscription) return { kind: 'no_subscription' };
  const { understood } = readFilter(subscription.filter, library());
  return { kind: 'form', form: { for: 'change', subscription, understood } };
}
