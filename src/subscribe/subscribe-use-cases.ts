import type { PostOutcome } from '../remind/delivery.ts';
import { upcomingReminders } from '../remind/upcoming-reminders.ts';
import { type Instant, parseTimeOfDay, type TimeOfDay } from '../time/instant.ts';
import type { SubscriptionAnswer, SubscriptionView } from './answers.ts';
import { readFilter } from './filter.ts';
import type { FormValues } from './forms.ts';
import { dateProblemText, introductionCard, noMatchText } from './notice-cards.ts';
import { readSubscriptionOrder } from './parse-order.ts';
import type { Channel, NewSubscription, SubscriptionDependencies } from './ports.ts';
import {
  defaultLeads,
  nextRunAt,
  type Progress,
  runClock,
  type Subscription,
  type SubscriptionTerms,
  sameFilter,
} from './subscription.ts';
import { printSubscriptionOrder, type SubscriptionOrder, termsOf } from './subscription-order.ts';

/** Who subscribes which channel. */
export interface Subscriber extends Channel {
  readonly userId: string;
}

/** Subscribes with words: refuses what cannot be, and what nothing fits unless `anyway`. */
export async function subscribeByWords(
  desk: SubscriptionDependencies,
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
  const usual = await defaultTerms(desk, subscriber, subscriber.userId);
  return subscribe(desk, subscriber, { order, terms: termsOf(order, usual) });
}

/** What is said where nothing in the corpus fits a filter; null where something does. */
function nothingMatches(
  { library }: Pick<SubscriptionDependencies, 'library'>,
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
async function subscribe(
  desk: SubscriptionDependencies,
  subscriber: Subscriber,
  {
    order,
    terms,
  }: { readonly order: Pick<SubscriptionOrder, 'filter' | 'alerts'>; readonly terms: SubscriptionTerms },
): Promise<SubscriptionAnswer> {
  const { workspaceId, channelId, userId } = subscriber;
  const present = await findDuplicate(desk, { workspaceId, channelId }, order.filter);
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
    const other = await findDuplicate(desk, { workspaceId, channelId }, order.filter);
    return other ?? { kind: 'no_subscription' };
  }
  return {
    kind: 'subscribed',
    told: await viewSubscription(desk, made),
    isIntroduced: outcome.kind === 'posted',
  };
}

async function findDuplicate(
  desk: SubscriptionDependencies,
  channel: Channel,
  filter: string,
): Promise<SubscriptionAnswer | null> {
  const present = (await desk.store.ofChannel(channel)).find((one) => sameFilter(one.filter, filter));
  return present ? { kind: 'already_subscribed', told: await viewSubscription(desk, present) } : null;
}

async function introduce(desk: SubscriptionDependencies, wanted: NewSubscription): Promise<PostOutcome> {
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

/** Why a form cannot be taken for the filter in it: a sentence; null where it can. */
export function validateFilter(
  { library }: Pick<SubscriptionDependencies, 'library'>,
  { filter, anyway }: Pick<FormValues, 'filter' | 'anyway'>,
): string | null {
  const { times } = readFilter(filter, library());
  if (times.length > 0) return dateProblemText(times);
  const unfit = anyway ? null : nothingMatches({ library }, filter, filter);
  return unfit && noMatchText(unfit);
}

/** Makes the subscription that a form asks for. */
export function subscribeByForm(
  desk: SubscriptionDependencies,
  subscriber: Subscriber,
  { filter, alerts, terms }: FormValues,
): Promise<SubscriptionAnswer> {
  return subscribe(desk, subscriber, { order: { filter, alerts }, terms });
}

/** Gives a subscription other terms. */
export async function saveChange(
  desk: SubscriptionDependencies,
  { workspaceId, id }: { readonly workspaceId: string; readonly id: string },
  { terms }: FormValues,
): Promise<SubscriptionAnswer> {
  await desk.store.change(workspaceId, id, terms, nextRunAt(terms, desk.clock.now().getTime()));
  const subscription = await desk.store.find(workspaceId, id);
  return subscription
    ? { kind: 'subscription_changed', told: await viewSubscription(desk, subscription) }
    : { kind: 'no_subscription' };
}

/** Keeps a channel's settings, and gives them to its present subscriptions where that is ticked. */
export async function saveSettings(
  { store, clock }: SubscriptionDependencies,
  { workspaceId, channelId, userId }: Subscriber,
  { terms, present }: FormValues,
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

/** A subscription with what it means at this moment: how its filter is understood, and what it will cause. */
export async function viewSubscription(
  {
    library,
    planning,
    ledger,
    clock,
  }: Pick<SubscriptionDependencies, 'library' | 'planning' | 'ledger' | 'clock'>,
  subscription: Subscription,
): Promise<SubscriptionView> {
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

/**
 * What a subscription of the channel starts from: the channel's settings; where none were saved 14, 7 and 1 days before at
 * 09:00, in the zone of whoever asks as far as Slack tells it, else in the configured one.
 */
export async function defaultTerms(
  { store, people, zone }: Pick<SubscriptionDependencies, 'store' | 'people' | 'zone'>,
  channel: Channel,
  userId: string,
): Promise<SubscriptionTerms> {
  const saved = await store.settings(channel);
  if (saved) return saved;
  const theirs = await people.zoneOf(channel.workspaceId, userId);
  return { leads: defaultLeads, at: nine, zone: theirs ?? zone, digestDay: null, cards: 'full' };
}

const nine = hourOf('09:00');

function hourOf(text: string): TimeOfDay {
  const hour = parseTimeOfDay(text);
  if (hour === null) throw new Error(`not an hour: ${text}`);
  return hour;
}
