import { isReminded } from '../bulletin/bulletin.ts';
import { jurisdictionOf } from '../bulletin/corpus.ts';
import type { FormName } from '../cards/button-values.ts';
import { pageOf } from '../cards/buttons.ts';
import { isDirect } from '../cards/errors.ts';
import { heldList } from '../desk/held-list.ts';
import { inLanguage } from '../messages/language.ts';
import type { Requester, SubscriptionRequest } from '../question/request.ts';
import { todayIn } from '../time/calendar-date.ts';
import type {
  EndedSubscription,
  FilledForm,
  SubscriptionAnswer,
  SubscriptionsAnswer,
  SubscriptionView,
} from './answers.ts';
import {
  coveringTheSame,
  defaultTerms,
  nothingMatches,
  personalChannel,
  type Subscriber,
  type SubscriptionDependencies,
  subscribe,
  subscribeByCommand,
  viewSubscription,
  wordsOf,
} from './create-subscription-use-cases.ts';
import { readFilter, splitFilter, understoodThere } from './filter.ts';
import { parseSubscribeCommand } from './parse-subscribe-command.ts';
import type { Channel } from './ports.ts';
import type { FormValues } from './read-form.ts';
import { termsOf } from './subscribe-command.ts';
import {
  nextRunAt,
  ownedFilter,
  type Subscription,
  type SubscriptionTerms,
  type WantedSubscription,
} from './subscription.ts';
import { endNotice, filterProblems } from './subscription-card.ts';

/** The use cases of subscriptions, for every surface. */
export interface Subscriptions {
  /** Answers a request that was typed or selected. */
  readonly answer: (request: SubscriptionRequest, by: Requester) => Promise<SubscriptionAnswer>;
  /** A form with its initial values; another answer if it cannot be filled in. */
  readonly form: (name: FormName, by: Requester) => Promise<SubscriptionAnswer>;
  /** The same form with the values that it holds now, and what would come of them. */
  readonly refill: (form: FormValues, by: Requester) => Promise<SubscriptionAnswer>;
  /** What of the filter of a form can't be used, a sentence each. */
  readonly filterProblems: (form: FormValues) => readonly string[];
  /** Whether nothing matches the filter of a form yet. */
  readonly isEmpty: (form: FormValues) => boolean;
  /** Subscribes a channel as a submitted form says. */
  readonly subscribe: (form: FormValues, by: Requester) => Promise<SubscriptionAnswer>;
  /** Gives a subscription the filter and the terms of a submitted form. */
  readonly change: (form: FormValues, by: Requester) => Promise<SubscriptionAnswer>;
  /** Saves the terms of a submitted form as a channel's settings, and applies them to its subscriptions if that is ticked. */
  readonly saveSettings: (form: FormValues, by: Requester) => Promise<SubscriptionAnswer>;
  /** Ends a subscription by its id, or `all` of the channel. */
  readonly end: (id: string, by: Requester) => Promise<SubscriptionAnswer>;
  readonly resume: (id: string, by: Requester) => Promise<SubscriptionAnswer>;
  /** The next reminders of a subscription. */
  readonly nextReminders: (id: string, by: Requester) => Promise<SubscriptionAnswer>;
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
}

/** Creates the use cases of subscriptions. */
export function createSubscriptions(deps: SubscriptionDependencies): Subscriptions {
  return {
    answer: (request, requester) => answerRequest(deps, request, requester),
    form: (name, requester) => openForm(deps, name, requester),
    refill: (form, requester) => refillForm(deps, form, requester),
    filterProblems: ({ wanted }) => filterProblems(readFilter(wanted.filter, deps.library())),
    isEmpty: ({ wanted }) => nothingMatches(wanted.filter, '', deps.library()) !== null,
    subscribe: ({ about, wanted }, requester) =>
      subscribe(deps, { ...requester, channelId: about.channelId }, { wanted, anyway: false }),
    change: (form, requester) => change(deps, form, requester),
    saveSettings: (form, requester) => saveSettings(deps, { ...requester, channelId: form.about.channelId }, form),
    end: async (id, requester) => {
      if (id !== 'all') return endById(deps, id, requester);
      const channel = channelOf(requester);
      if (channel === null) return { kind: 'no_channel' };
      return end(deps, await deps.store.ofChannel(channel), { requester, left: 0 });
    },
    resume: (id, { workspaceId }) => resume(deps, { workspaceId, id }),
    nextReminders: async (id, { workspaceId }) =>
      showing(deps, 'next_reminders', await deps.store.find(workspaceId, id)),
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
      const subscriber = { ...by, channelId: by.userId };
      const terms = await defaultTerms(deps, { ...subscriber, ...(await personalChannel(deps, subscriber)) });
      return subscribe(deps, subscriber, { wanted: { ...terms, filter: ownedFilter, alerts: false }, anyway: true });
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
  };
}

const channelOf = ({ workspaceId, channelId }: Requester): Channel | null =>
  channelId === null ? null : { workspaceId, channelId };

async function answerRequest(
  deps: SubscriptionDependencies,
  request: SubscriptionRequest,
  requester: Requester,
): Promise<SubscriptionAnswer> {
  const { channelId } = requester;
  if (channelId === null) return { kind: 'no_channel' };
  const channel = await personalChannel(deps, { ...requester, channelId });
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
  const { workspaceId, userId } = requester;
  if (name.for === 'change' || name.for === 'end') {
    const subscription = await deps.store.find(workspaceId, name.id);
    if (!subscription) return { kind: 'no_subscription' };
    const present = await viewSubscription(deps, subscription);
    if (name.for === 'end') return { kind: 'form', form: { for: 'end', view: present } };
    const wanted = name.words === undefined ? subscription : wantedBy(name.words, subscription);
    return { kind: 'form', form: { for: 'change', present, ...(await filledForm(deps, subscription, { wanted })) } };
  }
  // On Home somebody subscribes for themselves.
  const channelId = requester.channelId ?? (name.for === 'new' ? userId : null);
  if (channelId === null) return { kind: 'no_channel' };
  const subscriber = { ...requester, channelId };
  const terms = await defaultTerms(deps, subscriber);
  if (name.for === 'new') {
    const wanted = wantedBy(name.words, { ...terms, alerts: false });
    return {
      kind: 'form',
      form: { for: 'new', channelId, ...(await filledForm(deps, newSubscription(deps, subscriber), { wanted })) },
    };
  }
  const { length: subscriptions } = await deps.store.ofChannel(subscriber);
  return { kind: 'form', form: { for: 'settings', channelId, terms, subscriptions } };
}

async function refillForm(
  deps: SubscriptionDependencies,
  values: FormValues,
  requester: Requester,
): Promise<SubscriptionAnswer> {
  const { id, channelId } = values.about;
  if (id === null) {
    const subscription = newSubscription(deps, { ...requester, channelId });
    return { kind: 'form', form: { for: 'new', channelId, ...(await filledForm(deps, subscription, values)) } };
  }
  const subscription = await deps.store.find(requester.workspaceId, id);
  if (!subscription) return { kind: 'no_subscription' };
  const present = await viewSubscription(deps, subscription);
  return { kind: 'form', form: { for: 'change', present, ...(await filledForm(deps, subscription, values)) } };
}

type Unmade = Omit<Subscription, keyof WantedSubscription>;

const newSubscription = (
  { clock }: SubscriptionDependencies,
  { workspaceId, channelId, userId }: Subscriber,
): Unmade => ({
  id: '',
  number: 0,
  workspaceId,
  channelId,
  createdBy: userId,
  createdAt: clock.now().getTime(),
  state: { kind: 'active' },
});

/** @param values what the form holds; at first only what it is to be filled in with */
async function filledForm(
  deps: SubscriptionDependencies,
  subscription: Unmade,
  values: Pick<FormValues, 'wanted'> & Partial<FormValues>,
): Promise<FilledForm> {
  const library = deps.library();
  const { filter, leads, at, zone, digestDay, cards, language, alerts } = values.wanted;
  const wanted = { filter, leads, at, zone, digestDay, cards, language, alerts };
  const { parts = splitFilter(filter, library), turn = 0 } = values;
  const read = readFilter(filter, library);
  const preview = await viewSubscription(deps, { ...subscription, ...wanted, state: { kind: 'active' } });
  const coming = library.deadlines.filter(({ deadline }) => isReminded(deadline) && deadline.date >= preview.today);
  return {
    wanted,
    parts,
    preview,
    problems: filterProblems(read),
    matching: coming.filter(read.matcher.deadline).length,
    coming: coming.length,
    jurisdictions: [...new Set(library.corpus.entries.map(jurisdictionOf))],
    isExpanded: values.isExpanded ?? parts.sections.length + parts.jurisdictions.length > 0,
    turn: turn + 1,
  };
}

function wantedBy(words: string, defaults: SubscriptionTerms & Pick<Subscription, 'alerts'>): WantedSubscription {
  const command = parseSubscribeCommand(words);
  return { ...termsOf(command, defaults), filter: command.filter, alerts: command.alerts ?? defaults.alerts };
}

// As many as fit on a card, however long each is: alone, or above what is muted and snoozed.
const pageSize = { alone: 5, withHolds: 2 } as const;

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
  return { kind: 'subscriptions', asks, channelId: channel.channelId, total: all.length, shown, page, held };
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
  if (/^(?:from )?(?:all|everything|全部)$/i.test(words)) return list(deps, channel, { page: 1, asks: 'all' });
  return list(deps, channel, { page: 1, asks: Number.isNaN(number) ? 'which' : 'no_such' });
}

async function endById(deps: SubscriptionDependencies, id: string, requester: Requester): Promise<SubscriptionAnswer> {
  const subscription = await deps.store.find(requester.workspaceId, id);
  if (!subscription) return { kind: 'no_subscription' };
  const { length } = await deps.store.ofChannel(subscription);
  return end(deps, [subscription], { requester, left: Math.max(0, length - 1) });
}

async function end(
  { store, clock, poster, library }: SubscriptionDependencies,
  subscriptions: readonly Subscription[],
  { requester, left }: { readonly requester: Requester; readonly left: number },
): Promise<SubscriptionAnswer> {
  const { workspaceId, userId } = requester;
  const ended: EndedSubscription[] = [];
  for (const one of subscriptions) {
    if (!(await store.end(workspaceId, one.id, userId, clock.now().getTime()))) continue;
    const { number, filter, language, channelId } = one;
    const about = (): EndedSubscription => ({ number, filter, understood: understoodThere(one, library()) });
    ended.push(about());
    // In a direct message nobody else is to be told.
    if (isDirect(channelId)) continue;
    // The channel is told, as it was when it was subscribed. If it cannot be, the subscription has ended all the same.
    const card = inLanguage(language, () => endNotice(about(), userId));
    await poster.post({ workspaceId, channel: channelId, threadTs: null }, card, 'ended');
  }
  return ended.length === 0 ? { kind: 'no_subscription' } : { kind: 'unsubscribed', ended, left };
}

async function change(
  deps: SubscriptionDependencies,
  { about: { id }, wanted }: FormValues,
  { workspaceId, userId }: Requester,
): Promise<SubscriptionAnswer> {
  const subscription = id === null ? null : await deps.store.find(workspaceId, id);
  if (!subscription) return { kind: 'no_subscription' };
  const same = await coveringTheSame(deps, subscription, wanted.filter);
  if (same && same.id !== id) {
    const view = await viewSubscription(deps, same);
    return { kind: 'similar_subscription', view, words: wordsOf(wanted), overlap: null };
  }
  const at = deps.clock.now().getTime();
  const changed = { by: userId, at, nextRunAt: nextRunAt(wanted, at) };
  await deps.store.change(workspaceId, subscription.id, wanted, changed);
  return showing(deps, 'subscription_changed', await deps.store.find(workspaceId, subscription.id));
}

// Planned at once, so that what was missed and is still useful is posted.
async function resume(
  deps: SubscriptionDependencies,
  { workspaceId, id }: Pick<Subscription, 'workspaceId' | 'id'>,
): Promise<SubscriptionAnswer> {
  if (await deps.store.resume(workspaceId, id, deps.clock.now().getTime())) deps.wake();
  return showing(deps, 'subscription_resumed', await deps.store.find(workspaceId, id));
}

async function showing(
  deps: SubscriptionDependencies,
  kind: 'subscription_changed' | 'subscription_resumed' | 'next_reminders',
  subscription: Subscription | null,
): Promise<SubscriptionAnswer> {
  if (!subscription) return { kind: 'no_subscription' };
  return { kind, view: await viewSubscription(deps, subscription) };
}

async function saveSettings(
  { store, clock }: SubscriptionDependencies,
  { workspaceId, channelId, userId }: Subscriber,
  { wanted, applyToExisting }: FormValues,
): Promise<SubscriptionAnswer> {
  const channel = { workspaceId, channelId };
  const { filter: _filter, alerts: _alerts, ...terms } = wanted;
  await store.saveSettings(channel, terms, userId);
  const at = clock.now().getTime();
  const by = { by: userId, at, nextRunAt: nextRunAt(terms, at) };
  let changed = 0;
  for (const { id } of applyToExisting ? await store.ofChannel(channel) : []) {
    if (await store.change(workspaceId, id, terms, by)) changed++;
  }
  return { kind: 'settings_saved', terms, changed };
}
