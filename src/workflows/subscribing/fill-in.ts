import { readFilter } from '../../answers/subscribing/subscribed.ts';
import type { SubscriptionAnswer } from '../../answers/subscribing/subscription-answer.ts';
import { timesWords, unfitWords } from '../../cards/subscribing/order-refused-card.ts';
import type { FilledForm } from '../../cards/subscribing/read-form.ts';
import { nextRunAt } from '../../reminders/next-run-at.ts';
import { nothingMatches, type Subscriber, subscribe } from './subscribe.ts';
import type { SubscriptionDesk } from './subscription-desk.ts';
import { tellSubscription } from './tell-subscription.ts';

/** Why a form cannot be taken for the filter in it: a sentence; null where it can. */
export function objectionTo(
  { library }: Pick<SubscriptionDesk, 'library'>,
  { filter, anyway }: Pick<FilledForm, 'filter' | 'anyway'>,
): string | null {
  const { times } = readFilter(filter, library());
  if (times.length > 0) return timesWords(times);
  const unfit = anyway ? null : nothingMatches({ library }, filter, filter);
  return unfit && unfitWords(unfit);
}

/** Makes the subscription that a form asks for. */
export function subscribeByForm(
  desk: SubscriptionDesk,
  subscriber: Subscriber,
  { filter, alerts, terms }: FilledForm,
): Promise<SubscriptionAnswer> {
  return subscribe(desk, subscriber, { order: { filter, alerts }, terms });
}

/** Gives a subscription other terms. */
export async function saveChange(
  desk: SubscriptionDesk,
  { workspaceId, id }: { readonly workspaceId: string; readonly id: string },
  { terms }: FilledForm,
): Promise<SubscriptionAnswer> {
  await desk.store.change(workspaceId, id, terms, nextRunAt(terms, desk.clock.now().getTime()));
  const subscription = await desk.store.find(workspaceId, id);
  return subscription
    ? { kind: 'subscription_changed', told: await tellSubscription(desk, subscription) }
    : { kind: 'no_subscription' };
}

/** Keeps a channel's settings, and gives them to its present subscriptions where that is ticked. */
export async function saveSettings(
  { store, clock }: SubscriptionDesk,
  { workspaceId, channelId, userId }: Subscriber,
  { terms, present }: FilledForm,
): Promise<SubscriptionAnswer> {
  const channel = { workspaceId, channelId };
  await store.saveSettings(channel, terms, userId);
  let changed = 0;
  for (const { id } of present ? await store.ofChannel(channel) : []) {
    const isChanged = await store.change(workspaceId, id, terms, nextRunAt(terms, clock.now().getTime()));
    if (isChanged) changed++;
  }
  return { kind: 'settings_saved', terms, changed };
}
