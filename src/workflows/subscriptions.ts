import type { SubscriptionRequest } from '../answers/request.ts';
import type { SubscriptionAnswer, ToldSubscription } from '../answers/subscribing/subscription-answer.ts';
import type { FormName } from '../cards/press-value.ts';
import type { FilledForm } from '../cards/subscribing/read-form.ts';
import type { Asker } from './asker.ts';
import type { Channel } from './reminder-ports.ts';
import { objectionTo, saveChange, saveSettings, subscribeByForm } from './subscribing/fill-in.ts';
import { formFor } from './subscribing/form-for.ts';
import { listSubscriptions } from './subscribing/list-subscriptions.ts';
import { resumeSubscription } from './subscribing/resume-subscription.ts';
import { subscribeByWords } from './subscribing/subscribe.ts';
import type { SubscriptionDesk } from './subscribing/subscription-desk.ts';
import { tellSubscription } from './subscribing/tell-subscription.ts';
import { endAll, endSubscription, unsubscribeByWords } from './subscribing/unsubscribe.ts';

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
