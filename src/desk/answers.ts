import type { DatedDeadline } from '../bulletin/corpus.ts';
import type { DeadlineKey } from '../bulletin/deadline-key.ts';
import type { SnoozeChoice } from '../cards/button-values.ts';
import type { Page } from '../cards/buttons.ts';
import type { Subscription, SubscriptionTerms } from '../subscribe/subscription.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import type { DeadlineAction, DeadlineState } from './deadline-state.ts';

/** What a form of the desk is for. */
export type FormPurpose = 'done' | 'not_applicable' | 'hand_over' | 'mute' | 'snooze';

/** When reminders of a deadline come again. */
export interface Snoozed extends Pick<SubscriptionTerms, 'at' | 'zone'> {
  readonly until: CalendarDate;
}

/** A form about a deadline. */
export interface DeskForm {
  readonly purpose: FormPurpose;
  /** The channel of the card on which it was opened; null for Home and direct messages. */
  readonly channelId: string | null;
  readonly deadline: DeadlineKey;
  readonly title: string;
  /** The reminder on which it was opened; null elsewhere. */
  readonly deliveryId: string | null;
}

/** Until when somebody snoozes a reminder, and whether for themselves alone. */
export interface WantedSnooze {
  readonly until: Exclude<SnoozeChoice, 'form'> | CalendarDate;
  readonly isForMe: boolean;
}

/** What a submitted form asks for. */
export type SubmittedForm =
  | ({ readonly kind: 'action'; readonly action: DeadlineAction } & Pick<DeskForm, 'channelId' | 'deadline'>)
  | ({ readonly kind: 'snooze'; readonly deliveryId: string } & WantedSnooze);

/** The open deadlines that somebody owns, soonest and overdue first. */
export interface MineAnswer {
  readonly kind: 'mine';
  readonly total: number;
  readonly shown: readonly OwnedDeadline[];
  readonly page: Page;
  readonly today: CalendarDate;
  /** The zone in which the days of states are told. */
  readonly zone: string;
  /** The subscription that reminds the owner in a direct message; null for none. */
  readonly reminders: Subscription | null;
}

/** A deadline with its state. */
export interface OwnedDeadline {
  readonly dated: DatedDeadline;
  readonly state: DeadlineState;
}

/** What the desk answers. */
export type DeskAnswer = ActionAnswer | MineAnswer;

/** The answer to an action of the desk. */
export type ActionAnswer =
  | {
      readonly kind: 'desk';
      readonly action: DeadlineAction;
      readonly state: DeadlineState;
      /** False if it was so already. */
      readonly isChanged: boolean;
      /** Whether the card that was pressed shows it. */
      readonly isOnCard: boolean;
      readonly title: string;
      /** Whether a new owner is asked whether to be reminded in a direct message. */
      readonly asksToRemind: boolean;
    }
  | { readonly kind: 'desk_form'; readonly form: DeskForm }
  | ({ readonly kind: 'snoozed'; readonly isForMe: boolean; readonly title: string } & Snoozed)
  /** Nothing was snoozed. `until`: the day that is not after today, or is after the deadline. */
  | { readonly kind: 'not_snoozed'; readonly until: CalendarDate; readonly deadline: DeadlineKey }
  /** Slack does not let the app send a direct message to whoever wants to be reminded alone. */
  | { readonly kind: 'not_reachable' }
  /** The person to whom a deadline was to be handed over is an app, or has left. */
  | { readonly kind: 'not_a_person'; readonly userId: string }
  /** Every subscription of the channel has ended, and so have its reminders. */
  | { readonly kind: 'no_subscription' }
  /** The deadline is no longer listed. `note`: what was written about it in a form, so that it isn't lost. */
  | { readonly kind: 'deadline_gone'; readonly note?: string }
  /** The ledger has no such posted reminder: it was posted a moment ago, or its record was deleted. */
  | { readonly kind: 'reminder_not_known' };
