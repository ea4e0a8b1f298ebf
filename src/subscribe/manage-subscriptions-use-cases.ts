import type { FormName } from '../cards/button-values.ts';
import { pageOf } from '../cards/buttons.ts';
import { isDirect } from '../cards/errors.ts';
import { heldList } from '../desk/held-list.ts';
import type { Requester, SubscriptionRequest } from '../question/request.ts';
import { todayIn } from '../time/calendar-date.ts';
import type { Instant } from '../time/instant.ts';
import type { SubscriptionAnswer, SubscriptionsAnswer, SubscriptionView } from './answers.ts';
import {
  coveringTheSame,
  defaultTerms,
  filterError,
  type Subscriber,
  type SubscriptionDependencies,
  subscribe,
  subscribeByCommand,
  viewSubscription,
} from './create-subscription-use-cases.ts';
import type { FormValues } from './forms.ts';
import { parseSubscribeCommand } from './parse-subscribe-command.ts';
import type { Channel } from './ports.ts';
import { type SubscribeCommand, termsOf } from './subscribe-command.ts';
import {
  directSubscription,
  nextRunAt,
  ownedFilter,
  type Subscription,
  type SubscriptionTerms,
} from './subscription.ts';
import { endNotice } from './subscription-card.ts';

/** The use cases of subscriptions, for every surface. */
export interface Subscriptions {
  /** Answers a request that was typed or selected. */
  readonly answer: (request: SubscriptionRequest, by: Requester) => Promise<SubscriptionAnswer>;
  /** A form with its initial values; another answer if it cannot be filled in. */
  readonly form: (name: FormName, by: Requester) => Promise<SubscriptionAnswer>;
  /** What is wrong with the filter of a submitted form, in a sentence; null if it is valid. */
  readonly filterError: (form: FormValues) => string | null;
  /** What a form would subscribe to, with its next reminders. */
  readonly preview: (form: FormValues, channelId: string, by: Requester) => Promise<SubscriptionView>;
  /** Subscribes a channel as a submitted form says. */
  readonly subscribe: (form: FormValues, channelId: string, by: Requester) => Promise<SubscriptionAnswer>;
  /** Gives a subscription the filter and the terms of a submitted form. */
  readonly change: (form: FormValues, id: string, by: Requester) => Promise<SubscriptionAnswer>;
  /** Saves the terms of a submitted form as a channel's settings, and applies them to its subscriptions if that is ticked. */
  readonly saveSettings: (form: FormValues, channelId: string, by: Requester) => Promise<SubscriptionAnswer>;
  /** Ends a subscription by its id, or `all` of the channel. */
  readonly end: (id: string, by: Requester) => Promise<SubscriptionAnswer>;
  readonly resume: (id: string, by: Requester) => Promise<SubscriptionAnswer>;
  /** The address of a subscription's calendar. */
  readonly calendarLink: (id: string, by: Requester) => Promise<SubscriptionAnswer>;
  /** Makes the address of a subscription's calendar invalid; asking for it again gives another. */
  readonly revokeCalendar: (id: string, by: Requester) => Promise<SubscriptionAnswer>;
  /** Reminds somebody of the deadlines that they own, in a direct message. */
  readonly remindOwner: (by: Requester) => Promise<SubscriptionAnswer>;
  /** The subscriptions that a user created, in all channels of the workspace. */
  readonly madeBy: (user: Requester) => Promise<readonly SubscriptionView[]>;
  /** The time zone in which "today" is read in the requester's channel. */
  readonly zoneOf: (requester: Requester) => Promise<string>;
  /** Deletes all data of a workspace that removed the app, and can be repeated. @returns false if it was installed again since */
  readonly forget: (workspaceId: string, removedAt: Instant) => Promise<boolean>;
}

/** Creates the use cases of subscriptions. */
export function createSubscriptions(deps: SubscriptionDependencies): Subscriptions {
  return {
    answer: (request, requester) => answerRequest(deps, request, requester),
    form: (name, requester) => openForm(deps, name, requester),
    filterError: (form) => filterError(deps, form),
    preview: ({ terms, filter, alerts }, channelId, { workspaceId, userId }) => {
      const made = { workspaceId, channelId, createdBy: userId, createdAt: deps.clock.now().getTime() };
      return viewSubscription(deps, {
        ...terms,
        ...made,
        filter,
        alerts,
        id: '',
        number: 0,
        state: { kind: 'active' },
      });
    },
    subscribe: ({ terms, filter, alerts }, channelId, requester) =>
      subscribe(deps, { ...requester, channelId }, { ...terms, filter, alerts }),
    change: (form, id, { workspaceId }) => change(deps, { workspaceId, id }, form),
    saveSettings: (form, channelId, requester) => saveSettings(deps, { ...requester, channelId }, form),
    end: async (id, requester) => {
      if (id !== 'all') return endById(deps, id, requester);
      const channel = channelOf(requester);
      if (channel === null) return { kind: 'no_channel' };
      return end(deps, await deps.store.ofChannel(channel), { requester, left: 0 });
    },
    resume: (id, { workspaceId }) => resume(deps, { workspaceId, id }),
    calendarLink: async (id, { workspaceId }) => {
      const token = await deps.store.calendarToken(workspaceId, id);
      return token === null
        ? { kind: 'no_subscription' }
        : { kind: 'calendar_address', id, address: deps.feedOf(token) };
    },
    revokeCalendar: async (id, { workspaceId, userId }) => {
      const isRevoked = await deps.store.revokeCalendar(workspaceId, id, userId, deps.clock.now().getTime());
      return { kind: isRevoked ? 'calendar_revoked' : 'no_subscription' };
    },
    remindOwner: async (by) => {
      const subscriber = { ...by, ...(await personalChannel(deps, by)) };
      const terms = await defaultTerms(deps, subscriber);
      return subscribe(deps, subscriber, { ...terms, filter: ownedFilter, alerts: false });
    },
    madeBy: async ({ workspaceId, userId }) => {
      const all = await deps.store.ofWorkspace(workspaceId);
      const made = all.filter(({ createdBy }) => createdBy === userId);
      return Promise.all(made.map((one) => viewSubscription(deps, one)));
    },
    zoneOf: async (requester) => {
      const channel = channelOf(requester);
      const settings = channel && (await deps.store.settings(channel));
      return settings?.zone ?? deps.zone;
    },
    forget: (workspaceId, removedAt) => deps.store.forgetWorkspace(workspaceId, removedAt),
  };
}

const channelOf = ({ workspaceId, channelId }: Requester): Channel | null =>
  channelId === null ? null : { workspaceId, channelId };

async function answerRequest(
  deps: SubscriptionDependencies,
  request: SubscriptionRequest,
  requester: Requester,
): Promise<SubscriptionAnswer> {
  const channel = channelOf(requester);
  if (channel === null) return { kind: 'no_channel' };
  switch (request.kind) {
    case 'subscribe':
      return request.words === ''
        ? openForm(deps, { for: 'new', words: '' }, requester)
        : subscribeByCommand(deps, { ...requester, ...channel }, request);
    case 'subscriptions':
      return list(deps, channel, { page: request.page });
    case 'unsubscribe':
      return unsubscribe(deps, { channel, words: request.words }, requester);
    case 'settings':
      return openForm(deps, { for: 'settings' }, requester);
  }
}

async function openForm(
  deps: SubscriptionDependencies,
  name: FormName,
  requester: Requester,
): Promise<SubscriptionAnswer> {
  const { workspaceId } = requester;
  if (name.for === 'change') {
    const subscription = await deps.store.find(workspaceId, name.id);
    if (!subscription) return { kind: 'no_subscription' };
    const command = parseSubscribeCommand(name.words ?? '');
    const filled = name.words === undefined ? subscription : wantedBy(command, subscription);
    return { kind: 'form', form: { for: 'change', subscription: { ...subscription, ...filled } } };
  }
  const channel = channelOf(requester) ?? (name.for === 'new' ? await personalChannel(deps, requester) : null);
  if (channel === null) return { kind: 'no_channel' };
  const { channelId } = channel;
  const terms = await defaultTerms(deps, { ...requester, channelId });
  if (name.for === 'new') {
    const { filter, alerts, ...filled } = wantedBy(parseSubscribeCommand(name.words), { ...terms, alerts: false });
    return { kind: 'form', form: { for: 'new', channelId, terms: filled, filter, alerts } };
  }
  const { length: subscriptions } = await deps.store.ofChannel(channel);
  return { kind: 'form', form: { for: 'settings', channelId, terms, subscriptions } };
}

function wantedBy(
  command: SubscribeCommand,
  defaults: SubscriptionTerms & Pick<Subscription, 'alerts'>,
): SubscriptionTerms & Pick<Subscription, 'filter' | 'alerts'> {
  const { filter, alerts } = command;
  return { ...termsOf(command, defaults), filter, alerts: alerts ?? defaults.alerts };
}

// On Home somebody subscribes for themselves: in the direct message with the app, or before there is one by their own id.
async function personalChannel(
  { store }: SubscriptionDependencies,
  { workspaceId, userId }: Requester,
): Promise<Channel> {
  const all = await store.ofWorkspace(workspaceId);
  return { workspaceId, channelId: directSubscription(all, userId)?.channelId ?? userId };
}

// As many as fit on a card, however long each is: alone, or above what is muted and snoozed.
const pageSize = { alone: 4, withHolds: 2 } as const;

async function list(
  deps: SubscriptionDependencies,
  channel: Channel,
  { page: number, asks = 'nothing' }: { readonly page: number; readonly asks?: SubscriptionsAnswer['asks'] },
): Promise<SubscriptionsAnswer> {
  const all = await deps.store.ofChannel(channel);
  const zone = (await deps.store.settings(channel))?.zone ?? deps.zone;
  const today = todayIn(zone, deps.clock.now());
  const held = heldList(await deps.desk.heldIn(channel, today), deps.library().corpus, { zone, today });
  const { items, page } = pageOf(all, { number, size: held.held.length > 0 ? pageSize.withHolds : pageSize.alone });
  const shown = await Promise.all(items.map((one) => viewSubscription(deps, one)));
  return { kind: 'subscriptions', asks, total: all.length, shown, page, held };
}

/** Ends the subscription of that number, or the only one if no number was typed. Otherwise asks which one, or whether all. */
async function unsubscribe(
  deps: SubscriptionDependencies,
  { channel, words }: { readonly channel: Channel; readonly words: string },
  requester: Requester,
): Promise<SubscriptionAnswer> {
  const all = await deps.store.ofChannel(channel);
  const number = Number(/^(?:#|no\.? ?|number )?(\d{1,9})\.?$/i.exec(words)?.[1] ?? Number.NaN);
  const named = words === '' && all.length === 1 ? all : all.filter((one) => one.number === number);
  if (named.length > 0) return end(deps, named, { requester, left: all.length - 1 });
  if (/^(?:all|everything|全部)$/i.test(words)) return list(deps, channel, { page: 1, asks: 'all' });
  return list(deps, channel, { page: 1, asks: Number.isNaN(number) ? 'which' : 'no_such' });
}

async function endById(deps: SubscriptionDependencies, id: string, requester: Requester): Promise<SubscriptionAnswer> {
  const subscription = await deps.store.find(requester.workspaceId, id);
  if (!subscription) return { kind: 'no_subscription' };
  const { length } = await deps.store.ofChannel(subscription);
  return end(deps, [subscription], { requester, left: Math.max(0, length - 1) });
}

async function end(
  { store, clock, poster }: SubscriptionDependencies,
  subscriptions: readonly Subscription[],
  { requester, left }: { readonly requester: Requester; readonly left: number },
): Promise<SubscriptionAnswer> {
  const { workspaceId, userId } = requester;
  const ended: Subscription[] = [];
  for (const one of subscriptions) {
    if (!(await store.end(workspaceId, one.id, userId, clock.now().getTime()))) continue;
    ended.push(one);
    // In a direct message nobody else is to be told.
    if (isDirect(one.channelId)) continue;
    // The channel is told, as it was when it was subscribed. If it cannot be, the subscription has ended all the same.
    await poster.post({ workspaceId, channel: one.channelId, threadTs: null }, endNotice(one, userId), 'ended');
  }
  return ended.length === 0 ? { kind: 'no_subscription' } : { kind: 'unsubscribed', ended, left };
}

async function change(
  deps: SubscriptionDependencies,
  { workspaceId, id }: Pick<Subscription, 'workspaceId' | 'id'>,
  { terms, filter, alerts }: FormValues,
): Promise<SubscriptionAnswer> {
  const subscription = await deps.store.find(workspaceId, id);
  if (!subscription) return { kind: 'no_subscription' };
  const same = await coveringTheSame(deps, subscription, filter);
  if (same && same.id !== id) {
    return { kind: 'already_subscribed', view: await viewSubscription(deps, same), words: filter };
  }
  const changes = { ...terms, filter, alerts };
  await deps.store.change(workspaceId, id, changes, nextRunAt(terms, deps.clock.now().getTime()));
  return confirm(deps, 'subscription_changed', await deps.store.find(workspaceId, id));
}

// Planned at once, so that what was missed and is still useful is posted.
async function resume(
  deps: SubscriptionDependencies,
  { workspaceId, id }: Pick<Subscription, 'workspaceId' | 'id'>,
): Promise<SubscriptionAnswer> {
  if (await deps.store.resume(workspaceId, id, deps.clock.now().getTime())) deps.wake();
  return confirm(deps, 'subscription_resumed', await deps.store.find(workspaceId, id));
}

async function confirm(
  deps: SubscriptionDependencies,
  kind: 'subscription_changed' | 'subscription_resumed',
  subscription: Subscription | null,
): Promise<SubscriptionAnswer> {
  if (!subscription) return { kind: 'no_subscription' };
  return { kind, view: await viewSubscription(deps, subscription) };
}

async function saveSettings(
  { store, clock }: SubscriptionDependencies,
  { workspaceId, channelId, userId }: Subscriber,
  { terms, applyToExisting }: FormValues,
): Promise<SubscriptionAnswer> {
  const channel = { workspaceId, channelId };
  await store.saveSettings(channel, terms, userId);
  let changed = 0;
  for (const { id } of applyToExisting ? await store.ofChannel(channel) : []) {
    if (await store.change(workspaceId, id, terms, nextRunAt(terms, clock.now().getTime()))) changed++;
  }
  return { kind: 'settings_saved', terms, changed };
}
