import type { Page } from '../cards/buttons.ts';
import type { PostPlace } from '../cards/errors.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import type { HeldList } from '../desk/held-list.ts';
import { t } from '../messages/messages.ts';
import type { UpcomingReminder } from '../remind/upcoming-reminders.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import type { FilterParts } from './filter.ts';
import type { CommandProblem } from './subscribe-command.ts';
import type { Subscription, SubscriptionTerms, WantedSubscription } from './subscription.ts';

/** An answer about the subscriptions of a channel. */
export type SubscriptionAnswer =
  /** `isIntroduced`: Slack confirmed that the introduction was posted in the channel. */
  | {
      readonly kind: 'subscribed';
      readonly view: SubscriptionView;
      readonly isIntroduced: boolean;
      /** The name that its zone was read from, where a reader may wonder. */
      readonly zoneTyped: string | null;
    }
  | SimilarAnswer
  | {
      readonly kind: 'subscription_changed' | 'subscription_resumed' | 'next_reminders';
      readonly view: SubscriptionView;
    }
  | SubscriptionsAnswer
  | { readonly kind: 'unsubscribed'; readonly ended: readonly EndedSubscription[]; readonly left: number }
  /** The subscription that a button or a number names has ended. */
  | { readonly kind: 'no_subscription' }
  | InvalidCommandAnswer
  | NothingMatchesAnswer
  /** Slack does not let the app post here. `words` is the command to try again. */
  | {
      readonly kind: 'cannot_post';
      readonly error: string;
      readonly words: string;
      readonly place: PostPlace;
    }
  | { readonly kind: 'slack_is_busy'; readonly seconds: number }
  /** Asked outside a channel: on Home or in a modal. */
  | { readonly kind: 'no_channel' }
  /** The address of the calendar of a subscription; null if the app serves none. */
  | { readonly kind: 'calendar_address'; readonly id: string; readonly address: string | null }
  | { readonly kind: 'calendar_revoked' }
  | { readonly kind: 'form'; readonly form: SubscriptionForm }
  | { readonly kind: 'settings_saved'; readonly terms: SubscriptionTerms; readonly changed: number };

/** The channel has a subscription that covers the same, or much of it. `words`: the command, which it can be changed to. */
export interface SimilarAnswer {
  readonly kind: 'similar_subscription';
  readonly view: SubscriptionView;
  readonly words: string;
  /** How many of the upcoming deadlines that were asked for it covers; null if it covers the same, so that there is nothing to add. */
  readonly overlap: { readonly covered: number; readonly of: number } | null;
}

/** A subscription that has ended, and how its filter was understood. */
export type EndedSubscription = Pick<Subscription, 'number' | 'filter'> & Pick<SubscriptionView, 'understood'>;

/** The subscriptions of a channel, and what to ask about them. */
export interface SubscriptionsAnswer {
  readonly kind: 'subscriptions';
  /** which: which one to end. no_such: the same, since none has that number. all: whether to end all. */
  readonly asks: 'nothing' | 'which' | 'no_such' | 'all';
  readonly channelId: string;
  readonly total: number;
  readonly shown: readonly SubscriptionView[];
  readonly page: Page;
  /** What the channel has muted or snoozed. */
  readonly held: HeldList;
}

/** What was typed is not valid, or may mean several things: nothing is done before the requester has said which. */
export interface InvalidCommandAnswer {
  readonly kind: 'invalid_command';
  readonly problems: readonly CommandProblem[];
  /** The dates in the filter, which takes none. */
  readonly dates: readonly string[];
  /** The filters in it that could not be read. */
  readonly unread: readonly string[];
  /** What was understood: the filter, a phrase each, and the terms. */
  readonly understood: readonly string[];
  readonly terms: SubscriptionTerms;
  /** The command that says what was understood, and the commands that the requester may have meant. */
  readonly words: string;
  readonly choices: readonly { readonly label: string; readonly words: string }[];
}

/** No entry and no deadline matches the filter yet. `words` is the command to subscribe anyway. */
export interface NothingMatchesAnswer {
  readonly kind: 'nothing_matches';
  readonly words: string;
  readonly understood: readonly string[];
}

/** A subscription with what it means today. */
export interface SubscriptionView {
  readonly subscription: Subscription;
  /** Today in its zone. */
  readonly today: CalendarDate;
  /** Whether its calendar has an address. */
  readonly hasCalendar: boolean;
  /** The name by which the app is invited. */
  readonly botName: string;
  /** How its filter was understood, a phrase each; empty if it matches everything. */
  readonly understood: readonly string[];
  /** Its next reminders, soonest first, at most three; none while it is suspended. */
  readonly upcoming: readonly UpcomingReminder[];
}

/** A form with the values that it is filled in with. */
export type SubscriptionForm =
  | ({ readonly for: 'new'; readonly channelId: string } & FilledForm)
  | ({ readonly for: 'change'; readonly present: SubscriptionView } & FilledForm)
  | {
      readonly for: 'settings';
      readonly channelId: string;
      readonly terms: SubscriptionTerms;
      /** How many subscriptions the channel has. */
      readonly subscriptions: number;
    }
  /** Asks whether to end it. */
  | { readonly for: 'end'; readonly view: SubscriptionView };

/** What the form of a subscription holds, and what comes of it. */
export interface FilledForm {
  readonly wanted: WantedSubscription;
  /** The filter of it. */
  readonly parts: FilterParts;
  /** What it would mean. */
  readonly preview: SubscriptionView;
  /** What of the filter can't be used, a sentence each. */
  readonly problems: readonly string[];
  /** How many of the upcoming deadlines match. */
  readonly matching: number;
  readonly coming: number;
  /** The jurisdictions to choose among: ISO 3166 codes, or EU. */
  readonly jurisdictions: readonly string[];
  /** Whether the fields of "More options" are shown. */
  readonly isExpanded: boolean;
  /** How often the preview was made anew. */
  readonly turn: number;
}

/** Tells whether an answer is about subscriptions, and so is shown to the requester alone. */
export function isSubscriptionAnswer(answer: { readonly kind: string }): boolean {
  return Object.hasOwn(kinds, answer.kind);
}

const kinds: Readonly<Record<SubscriptionAnswer['kind'], true>> = {
  subscribed: true,
  similar_subscription: true,
  subscription_changed: true,
  subscription_resumed: true,
  next_reminders: true,
  subscriptions: true,
  unsubscribed: true,
  no_subscription: true,
  invalid_command: true,
  nothing_matches: true,
  cannot_post: true,
  slack_is_busy: true,
  no_channel: true,
  calendar_address: true,
  calendar_revoked: true,
  form: true,
  settings_saved: true,
};

/** A filter as it was understood, in one line: "every deadline", "consultations · MIIT". */
export function filterSummary({ understood }: Pick<SubscriptionView, 'understood'>): string {
  return understood.length === 0
    ? t('subscribe.filter.every')
    : truncate(understood.join(' · '), truncationLengths.smallPrint);
}
