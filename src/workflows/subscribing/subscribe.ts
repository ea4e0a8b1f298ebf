import { readSubscriptionOrder } from '../../answers/subscribing/read-subscription-order.ts';
import { readFilter } from '../../answers/subscribing/subscribed.ts';
import type { SubscriptionAnswer } from '../../answers/subscribing/subscription-answer.ts';
import type { SubscriptionOrder } from '../../answers/subscribing/subscription-order.ts';
import { printSubscriptionOrder, termsOf } from '../../answers/subscribing/subscription-order.ts';
import { introductionCard } from '../../cards/subscribing/introduction-card.ts';
import { nextRunAt } from '../../reminders/next-run-at.ts';
import type { PostOutcome } from '../../reminders/post-outcome.ts';
import { sameFilter } from '../../reminders/same-filter.ts';
import type { SubscriptionTerms } from '../../reminders/subscription.ts';
import type { Channel, NewSubscription } from '../reminder-ports.ts';
import type { SubscriptionDesk } from './subscription-desk.ts';
import { tellSubscription } from './tell-subscription.ts';
import { usualTerms } from './usual-terms.ts';

/** Who subscribes which channel. */
export interface Subscriber extends Channel {
  readonly userId: string;
}

/** Subscribes with words: refuses what cannot be, and what nothing fits unless `anyway`. */
export async function subscribeByWords(
  desk: SubscriptionDesk,
  subscriber: Subscriber,
  { words, anyway }: { readonly words: string; readonly anyway: boolean },
): Promise<SubscriptionAnswer> {
  const order = readSubscriptionOrder(words);
  const { times } = readFilter(order.filter, desk.library());
  if (order.problems.length > 0 || times.length > 0) {
    return { kind: 'order_refused', problems: order.problems, times };
  }
  const unfit = anyway ? null : nothingMatches(desk, order.filter, printSubscriptionOrder(order));
  if (unfit) return unfit;
  const usual = await usualTerms(desk, subscriber, subscriber.userId);
  return subscribe(desk, subscriber, { order, terms: termsOf(order, usual) });
}

/** What is said where nothing in the corpus fits a filter; null where something does. */
export function nothingMatches(
  { library }: Pick<SubscriptionDesk, 'library'>,
  filter: string,
  words: string,
): Extract<SubscriptionAnswer, { kind: 'nothing_matches' }> | null {
  const { corpus, deadlines, concepts } = library();
  const { test, understood } = readFilter(filter, { concepts });
  // An entry whose deadline fits, fits; the others are asked last, since there are ten times as many.
  const fits = deadlines.some(test.deadline) || corpus.entries.some(test.entry);
  return fits ? null : { kind: 'nothing_matches', words, understood };
}

/**
 * Makes a subscription. First the channel is told of it, once: where Slack does not take that, there is none. What has that
 * filter already is not made a second time.
 */
export async function subscribe(
  desk: SubscriptionDesk,
  subscriber: Subscriber,
  {
    order,
    terms,
  }: { readonly order: Pick<SubscriptionOrder, 'filter' | 'alerts'>; readonly terms: SubscriptionTerms },
): Promise<SubscriptionAnswer> {
  const { workspaceId, channelId, userId } = subscriber;
  const present = await presentLike(desk, { workspaceId, channelId }, order.filter);
  if (present) return present;
  const now = desk.clock.now().getTime();
  const wanted: NewSubscription = {
    ...terms,
    workspaceId,
    channelId,
    filter: order.filter,
    alerts: order.alerts,
    createdBy: userId,
    createdAt: now,
  };
  const outcome = await introduce(desk, wanted);
  if (outcome.kind === 'refused') {
    return { kind: 'cannot_post', error: outcome.error, words: wordsOf(wanted) };
  }
  if (outcome.kind === 'rate_limited') return { kind: 'slack_is_busy', seconds: outcome.retryAfterSeconds };
  const made = await desk.store.create(wanted, nextRunAt(terms, now));
  if (made === null) {
    const other = await presentLike(desk, { workspaceId, channelId }, order.filter);
    return other ?? { kind: 'no_subscription' };
  }
  return {
    kind: 'subscribed',
    told: await tellSubscription(desk, made),
    isIntroduced: outcome.kind === 'posted',
  };
}

async function presentLike(
  desk: SubscriptionDesk,
  channel: Channel,
  filter: string,
): Promise<SubscriptionAnswer | null> {
  const present = (await desk.store.ofChannel(channel)).find((one) => sameFilter(one.filter, filter));
  return present ? { kind: 'already_subscribed', told: await tellSubscription(desk, present) } : null;
}

async function introduce(desk: SubscriptionDesk, wanted: NewSubscription): Promise<PostOutcome> {
  const { workspaceId, channelId } = wanted;
  const { understood } = readFilter(wanted.filter, desk.library());
  const card = introductionCard({ subscription: wanted, understood });
  return desk.poster.post({ workspaceId, channel: channelId, threadTs: null }, card, 'introduction');
}

const wordsOf = (wanted: NewSubscription): string =>
  printSubscriptionOrder({
    filter: wanted.filter,
    before: wanted.leads.before,
    unit: wanted.leads.unit,
    at: wanted.at,
    zone: wanted.zone,
    digestDay: wanted.digestDay,
    cards: wanted.cards,
    alerts: wanted.alerts,
    problems: [],
  });
