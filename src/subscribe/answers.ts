import { truncate, truncationLengths } from '../cards/limits.ts';
import type { Page } from '../cards/pages.ts';
import type { UpcomingReminder } from '../remind/upcoming-reminders.ts';
import type { Subscription, SubscriptionTerms } from './subscription.ts';
import type { OrderProblem } from './subscription-order.ts';

/** What is said about the reminders of a channel. */
export type SubscriptionAnswer =
  /** Made, and from now on. `isIntroduced`: Slack confirmed that the introduction stands in the channel. */
  | { readonly kind: 'subscribed'; readonly told: SubscriptionView; readonly isIntroduced: boolean }
  | { readonly kind: 'already_subscribed'; readonly told: SubscriptionView }
  | { readonly kind: 'subscription_changed'; readonly told: SubscriptionView }
  | { readonly kind: 'subscription_resumed'; readonly told: SubscriptionView }
  | SubscriptionsAnswer
  | { readonly kind: 'unsubscribed'; readonly ended: readonly Subscription[]; readonly left: number }
  /** The subscription of a button or a number is not there, or no longer. */
  | { readonly kind: 'no_subscription' }
  | {
      readonly kind: 'order_refused';
      readonly problems: readonly OrderProblem[];
      readonly times: readonly string[];
    }
  | NothingMatchesAnswer
  /** Slack does not let the app post here. */
  | { readonly kind: 'cannot_post'; readonly error: string; readonly words: string }
  | { readonly kind: 'slack_is_busy'; readonly seconds: number }
  /** Asked for where there is no channel: on Home, in a modal. */
  | { readonly kind: 'no_channel' }
  | { readonly kind: 'form'; readonly form: SubscriptionForm }
  | { readonly kind: 'settings_saved'; readonly terms: SubscriptionTerms; readonly changed: number };

/** The subscriptions of a channel, and why they are listed. */
export interface SubscriptionsAnswer {
  readonly kind: 'subscriptions';
  /** which: one of them is to be chosen. no_such: there is none of that number. all: whether all are to end. */
  readonly asks: 'nothing' | 'which' | 'no_such' | 'all';
  readonly total: number;
  readonly shown: readonly SubscriptionView[];
  readonly page: Page;
}

/** A filter that nothing in the corpus fits as yet. */
export interface NothingMatchesAnswer {
  readonly kind: 'nothing_matches';
  readonly words: string;
  readonly understood: readonly string[];
}

/** A subscription with what it means today. */
export interface SubscriptionView {
  readonly subscription: Subscription;
  /** How its filter is understood, a phrase each; none where it takes all. */
  readonly understood: readonly string[];
  /** The next reminders that it will cause, soonest first, up to three; none while it is suspended. */
  readonly upcoming: readonly UpcomingReminder[];
}

/** What a form asks, and what it starts from. */
export type SubscriptionForm =
  | { readonly for: 'new'; readonly channelId: string; readonly terms: SubscriptionTerms }
  | { readonly for: 'change'; readonly subscription: Subscription; readonly understood: readonly string[] }
  | {
      readonly for: 'settings';
      readonly channelId: string;
      readonly terms: SubscriptionTerms;
      /** How many subscriptions the channel has at present. */
      readonly subscriptions: number;
    };

/** Tells whether an answer is about the reminders of a channel: it concerns who asked, and nobody else. */
export function isSubscriptionAnswer(answer: { readonly kind: string }): boolean {
  return Object.hasOwn(kinds, answer.kind);
}

const kinds: Readonly<Record<SubscriptionAnswer['kind'], true>> = {
  subscribed: true,
  already_subscribed: true,
  subscription_changed: true,
  subscription_resumed: true,
  subscriptions: true,
  unsubscribed: true,
  no_subscription: true,
  order_refused: true,
  nothing_matches: true,
  cannot_post: true,
  slack_is_busy: true,
  no_channel: true,
  form: true,
  settings_saved: true,
};

/** What a subscription takes, as its filter was understood: "every deadline", "consultations, authority MIIT". */
export function filterSummary({ understood }: Pick<SubscriptionView, 'understood'>): string {
  return understood.length === 0
    ? 'every deadline'
    : truncate(understood.join(', '), truncationLengths.smallPrint);
}
