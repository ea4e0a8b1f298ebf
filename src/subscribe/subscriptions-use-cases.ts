import type { FormName } from '../cards/button-values.ts';
import { pageOf } from '../cards/pages.ts';
import type { Requester, SubscriptionRequest } from '../question/request.ts';
import type { SubscriptionAnswer, SubscriptionsAnswer, SubscriptionView } from './answers.ts';
import { readFilter } from './filter.ts';
import type { FormValues } from './forms.ts';
import type { Channel, SubscriptionDependencies } from './ports.ts';
import {
  defaultTerms,
  saveChange,
  saveSettings,
  subscribeByForm,
  subscribeByWords,
  validateFilter,
  viewSubscription,
} from './subscribe-use-cases.ts';
import type { Subscription } from './subscription.ts';

/** The use cases of subscriptions, whatever surface asks. */
export interface Subscriptions {
  /** Does what was typed or pressed and tells what came of it. */
  readonly answer: (request: SubscriptionRequest, asker: Requester) => Promise<SubscriptionAnswer>;
  /** What a form asks and starts from; another answer where there is nothing to ask. */
  readonly form: (name: FormName, asker: Requester) => Promise<SubscriptionAnswer>;
  /** What is wrong with the filter of a filled-in form; null where nothing is. */
  readonly objection: (form: FormValues) => string | null;
  /** A form that was filled in for a new subscription of the channel. */
  readonly subscribe: (form: FormValues, channelId: string, asker: Requester) => Promise<SubscriptionAnswer>;
  /** A form that was filled in with other terms of a subscription. */
  readonly change: (form: FormValues, id: string, asker: Requester) => Promise<SubscriptionAnswer>;
  /** A form that was filled in with a channel's settings. */
  readonly saveSettings: (
    form: FormValues,
    channelId: string,
    asker: Requester,
  ) => Promise<SubscriptionAnswer>;
  /** Ends one by its id, or `all` of the channel. */
  readonly end: (id: string, asker: Requester) => Promise<SubscriptionAnswer>;
  readonly resume: (id: string, asker: Requester) => Promise<SubscriptionAnswer>;
  /** Those that somebody made, in all channels of the workspace. */
  readonly madeBy: (asker: Requester) => Promise<readonly SubscriptionView[]>;
  /** The zone in which "today" is taken in a channel. */
  readonly zoneOf: (asker: Requester) => Promise<string>;
  /** Deletes all that is kept of a workspace: the app was removed from it. Twice is as well as once. */
  readonly forget: (workspaceId: string) => Promise<void>;
}

/** Puts the use cases of subscriptions together. */
export function createSubscriptions(desk: SubscriptionDependencies): Subscriptions {
  return {
    answer: async (request, asker) => {
      const channel = channelOf(asker);
      return channel === null ? { kind: 'no_channel' } : answerIn(desk, channel, { request, asker });
    },
    form: (name, asker) => formFor(desk, name, asker),
    objection: (form) => validateFilter(desk, form),
    subscribe: (form, channelId, { workspaceId, userId }) =>
      subscribeByForm(desk, { workspaceId, channelId, userId }, form),
    change: (form, id, { workspaceId }) => saveChange(desk, { workspaceId, id }, form),
    saveSettings: (form, channelId, { workspaceId, userId }) =>
      saveSettings(desk, { workspaceId, channelId, userId }, form),
    end: async (id, asker) => {
      const channel = channelOf(asker);
      if (id !== 'all') return endSubscription(desk, id, asker);
      return channel === null ? { kind: 'no_channel' } : endAll(desk, channel, asker);
    },
    resume: (id, { workspaceId }) => resumeSubscription(desk, { workspaceId, id }),
    madeBy: async ({ workspaceId, userId }) => {
      const theirs = (await desk.store.ofWorkspace(workspaceId)).filter(
        ({ createdBy }) => createdBy === userId,
      );
      return Promise.all(theirs.map((one) => viewSubscription(desk, one)));
    },
    zoneOf: async (asker) => {
      const channel = channelOf(asker);
      const settings = channel && (await desk.store.settings(channel));
      return settings?.zone ?? desk.zone;
    },
    forget: (workspaceId) => desk.store.forgetWorkspace(workspaceId),
  };
}

function answerIn(
  desk: SubscriptionDependencies,
  channel: Channel,
  { request, asker }: { readonly request: SubscriptionRequest; readonly asker: Requester },
): Promise<SubscriptionAnswer> {
  switch (request.kind) {
    case 'subscribe':
      return request.words === ''
        ? formFor(desk, { for: 'new' }, asker)
        : subscribeByWords(desk, { ...channel, userId: asker.userId }, request);
    case 'subscriptions':
      return listSubscriptions(desk, channel, { page: request.page });
    case 'unsubscribe':
      return unsubscribeByWords(desk, { channel, words: request.words }, asker);
    case 'settings':
      return formFor(desk, { for: 'settings' }, asker);
  }
}

const channelOf = ({ workspaceId, channelId }: Requester): Channel | null =>
  channelId === null ? null : { workspaceId, channelId };

/** What a form asks and starts from. There is none where its subscription has ended, or where there is no channel. */
async function formFor(
  desk: SubscriptionDependencies,
  name: FormName,
  { workspaceId, channelId, userId }: Requester,
): Promise<SubscriptionAnswer> {
  if (name.for === 'change') return changeForm(desk, workspaceId, name.id);
  if (channelId === null) return { kind: 'no_channel' };
  const channel = { workspaceId, channelId };
  const terms = await defaultTerms(desk, channel, userId);
  if (name.for === 'new') return { kind: 'form', form: { for: 'new', channelId, terms } };
  const { length: subscriptions } = await desk.store.ofChannel(channel);
  return { kind: 'form', form: { for: 'settings', channelId, terms, subscriptions } };
}

async function changeForm(
  { store, library }: SubscriptionDependencies,
  workspaceId: string,
  id: string,
): Promise<SubscriptionAnswer> {
  const subscription = await store.find(workspaceId, id);
  if (!subscription) return { kind: 'no_subscription' };
  const { understood } = readFilter(subscription.filter, library());
  return { kind: 'form', form: { for: 'change', subscription, understood } };
}

// As many as fit into a card however long each is.
const onPage = 4;

/** The subscriptions of a channel, by their numbers. @param asks why they are listed */
async function listSubscriptions(
  desk: SubscriptionDependencies,
  channel: Channel,
  { page: number, asks = 'nothing' }: { readonly page: number; readonly asks?: SubscriptionsAnswer['asks'] },
): Promise<SubscriptionsAnswer> {
  const all = await desk.store.ofChannel(channel);
  const { items, page } = pageOf(all, { number, size: onPage });
  const shown = await Promise.all(items.map((one) => viewSubscription(desk, one)));
  return { kind: 'subscriptions', asks, total: all.length, shown, page };
}

/** Makes a suspended subscription active again; it is planned at once, so that what it missed and is still useful is told. */
async function resumeSubscription(
  desk: SubscriptionDependencies,
  { workspaceId, id }: { readonly workspaceId: string; readonly id: string },
): Promise<SubscriptionAnswer> {
  if (await desk.store.resume(workspaceId, id, desk.clock.now().getTime())) desk.wake();
  const subscription = await desk.store.find(workspaceId, id);
  return subscription
    ? { kind: 'subscription_resumed', told: await viewSubscription(desk, subscription) }
    : { kind: 'no_subscription' };
}

/**
 * Ends the subscription that the words name by its number; without words the only one. Asks which where there are several, and
 * whether all where all are named.
 */
async function unsubscribeByWords(
  desk: SubscriptionDependencies,
  { channel, words }: { readonly channel: Channel; readonly words: string },
  asker: Requester,
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
async function endSubscription(
  desk: SubscriptionDependencies,
  id: string,
  asker: Requester,
): Promise<SubscriptionAnswer> {
  const found = await desk.store.find(asker.workspaceId, id);
  if (!found) return { kind: 'no_subscription' };
  const { length } = await desk.store.ofChannel(found);
  return end(desk, [found], { asker, left: Math.max(0, length - 1) });
}

/** Ends every subscription of a channel. */
async function endAll(
  desk: SubscriptionDependencies,
  channel: Channel,
  asker: Requester,
): Promise<SubscriptionAnswer> {
  return end(desk, await desk.store.ofChannel(channel), { asker, left: 0 });
}

async function end(
  { store, clock }: SubscriptionDependencies,
  subscriptions: readonly Subscription[],
  { asker, left }: { readonly asker: Requester; readonly left: number },
): Promise<SubscriptionAnswer> {
  const ended: Subscription[] = [];
  for (const one of subscriptions) {
    const isEnded = await store.end(asker.workspaceId, one.id, asker.userId, clock.now().getTime());
    if (isEnded) ended.push(one);
  }
  return ended.length === 0 ? { kind: 'no_subscription' } : { kind: 'unsubscribed', ended, left };
}
