import { pageOf } from '../cards/buttons.ts';
import type { FormName } from '../cards/press-value.ts';
import type { Asker, SubscriptionRequest } from '../question/request.ts';
import type { SubscriptionAnswer, SubscriptionsAnswer, ToldSubscription } from './answers.ts';
import { readFilter } from './filter.ts';
import type { FilledForm } from './forms.ts';
import type { Channel, SubscriptionDesk } from './ports.ts';
import {
  objectionTo,
  saveChange,
  saveSettings,
  subscribeByForm,
  subscribeByWords,
  tellSubscription,
  usualTerms,
} from './subscribe-use-cases.ts';
import type { Subscription } from './subscription.ts';

/** The use cases of subscriptions, whatever surface asks. */
export interface Subscriptions {
  /** Does what was typed or pressed and tells what came of it. */
  readonly answer: (request: SubscriptionRequest, asker: Asker) => Promise<SubscriptionAnswer>;
  /** What a form asks and starts from; another answer where there is nothing to ask. */
  readonly form: (name: FormName, asker: Asker) => Promise<SubscriptionAnswer>;
  /** What is wrong with the filter of a filled-in form; null where nothing is. */
  readonly objection: (form: FilledForm) => string | null;
  /** A form that was filled in for a new subscription of the channel. */
  readonly subscribe: (form: FilledForm, channelId: string, asker: Asker) => Promise<SubscriptionAnswer>;
  /** A form that was filled in with other terms of a subscription. */
  readonly change: (form: FilledForm, id: string, asker: Asker) => Promise<SubscriptionAnswer>;
  /** A form that was filled in with a channel's settings. */
  readonly saveSettings: (form: FilledForm, channelId: string, asker: Asker) => Promise<SubscriptionAnswer>;
  /** Ends one by its id, or `all` of the channel. */
  readonly end: (id: string, asker: Asker) => Promise<SubscriptionAnswer>;
  readonly resume: (id: string, asker: Asker) => Promise<SubscriptionAnswer>;
  /** Those that somebody made, in all channels of the workspace. */
  readonly madeBy: (asker: Asker) => Promise<readonly ToldSubscription[]>;
  /** The zone in which "today" is taken in a channel. */
  readonly zoneOf: (asker: Asker) => Promise<string>;
  /** Deletes all that is kept of a workspace: the app was removed from it. Twice is as well as once. */
  readonly forget: (workspaceId: string) => Promise<void>;
}

/** Puts the use cases of subscriptions together. */
export function createSubscriptions(desk: SubscriptionDesk): Subscriptions {
  return {
    answer: async (request, asker) => {
      const channel = channelOf(asker);
      return channel === null ? { kind: 'no_channel' } : answerIn(desk, channel, { request, asker });
    },
    form: (name, asker) => formFor(desk, name, asker),
    objection: (form) => objectionTo(desk, form),
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
      return Promise.all(theirs.map((one) => tellSubscription(desk, one)));
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
  desk: SubscriptionDesk,
  channel: Channel,
  { request, asker }: { readonly request: SubscriptionRequest; readonly asker: Asker },
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

const channelOf = ({ workspaceId, channelId }: Asker): Channel | null =>
  channelId === null ? null : { workspaceId, channelId };

/** What a form asks and starts from. There is none where its subscription has ended, or where there is no channel. */
async function formFor(
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

// As many as fit into a card however long each is.
const onPage = 4;

/** The subscriptions of a channel, by their numbers. @param asks why they are listed */
async function listSubscriptions(
  desk: SubscriptionDesk,
  channel: Channel,
  { page: number, asks = 'nothing' }: { readonly page: number; readonly asks?: SubscriptionsAnswer['asks'] },
): Promise<SubscriptionsAnswer> {
  const all = await desk.store.ofChannel(channel);
  const { items, page } = pageOf(all, { number, size: onPage });
  const shown = await Promise.all(items.map((one) => tellSubscription(desk, one)));
  return { kind: 'subscriptions', asks, total: all.length, shown, page };
}

/** Makes a suspended subscription active again; it is planned at once, so that what it missed and is still useful is told. */
async function resumeSubscription(
  desk: SubscriptionDesk,
  { workspaceId, id }: { readonly workspaceId: string; readonly id: string },
): Promise<SubscriptionAnswer> {
  if (await desk.store.resume(workspaceId, id, desk.clock.now().getTime())) desk.wake();
  const subscription = await desk.store.find(workspaceId, id);
  return subscription
    ? { kind: 'subscription_resumed', told: await tellSubscription(desk, subscription) }
    : { kind: 'no_subscription' };
}

/**
 * Ends the subscription that the words name by its number; without words the only one. Asks which where there are several, and
 * whether all where all are named.
 */
async function unsubscribeByWords(
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
async function endSubscription(
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
async function endAll(desk: SubscriptionDesk, channel: Channel, asker: Asker): Promise<SubscriptionAnswer> {
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
