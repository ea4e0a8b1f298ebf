import type { FeedEvent } from '../remind/calendar-feed.ts';
import type { Instant } from '../time/instant.ts';
import type { Subscription, SubscriptionTerms } from './subscription.ts';

/** A channel of a workspace. */
export interface Channel {
  readonly workspaceId: string;
  readonly channelId: string;
}

/** A subscription to be created; the store gives it id, number and state. */
export type NewSubscription = Omit<Subscription, 'id' | 'number' | 'state'>;

/** What of a subscription can be changed. */
export type SubscriptionChanges = SubscriptionTerms & Partial<Pick<Subscription, 'filter' | 'alerts'>>;

/** Stores subscriptions. A method with an id does nothing if the subscription does not exist or has ended. */
export interface SubscriptionStore {
  /**
   * Creates a subscription whose first planning is at `nextRunAt`; null if the channel has one with the same filter
   * (`sameFilter`), even if several ask at once.
   */
  readonly create: (subscription: NewSubscription, nextRunAt: Instant) => Promise<Subscription | null>;
  /** Active and suspended ones, by number. */
  readonly ofChannel: (channel: Channel) => Promise<readonly Subscription[]>;
  readonly ofWorkspace: (workspaceId: string) => Promise<readonly Subscription[]>;
  readonly find: (workspaceId: string, id: string) => Promise<Subscription | null>;
  /** Ends a subscription; its open deliveries are skipped. @returns false if it had ended */
  readonly end: (workspaceId: string, id: string, by: string, at: Instant) => Promise<boolean>;
  /**
   * Changes its terms, and filter and alerts where they are given, has it planned at `nextRunAt`, and records who changed what.
   * @returns false if it has ended
   */
  readonly change: (
    workspaceId: string,
    id: string,
    changes: SubscriptionChanges,
    changed: { readonly by: string; readonly at: Instant; readonly nextRunAt: Instant },
  ) => Promise<boolean>;
  /**
   * Suspends an active subscription: its open deliveries wait, and a note to its creator is added to the ledger.
   * @returns false if it was not active, so that the note is added once
   */
  readonly suspend: (
    workspaceId: string,
    id: string,
    suspension: { readonly reason: string; readonly since: Instant },
  ) => Promise<boolean>;
  /** Makes a suspended subscription active again and has it planned at `nextRunAt`. @returns false if it was not suspended */
  readonly resume: (workspaceId: string, id: string, nextRunAt: Instant) => Promise<boolean>;
  /** The secret part of the address of its calendar; null if it has ended. */
  readonly calendarToken: (workspaceId: string, id: string) => Promise<string | null>;
  /** The subscription of a calendar's address; `revoked` if it was revoked or the subscription has ended; null if there never was one. */
  readonly ofCalendar: (token: string) => Promise<Subscription | 'revoked' | null>;
  /** Replaces the events that its calendar last had; several who load it at the same time take turns. @returns the new ones; null if it has ended */
  readonly updateCalendar: (
    workspaceId: string,
    id: string,
    change: (last: readonly FeedEvent[]) => readonly FeedEvent[],
  ) => Promise<readonly FeedEvent[] | null>;
  /** Gives its calendar a new address; the old one no longer works. @returns false if it has ended */
  readonly revokeCalendar: (workspaceId: string, id: string, by: string, at: Instant) => Promise<boolean>;
  /** The defaults for new subscriptions of a channel; null if none were saved. */
  readonly settings: (channel: Channel) => Promise<SubscriptionTerms | null>;
  readonly saveSettings: (channel: Channel, terms: SubscriptionTerms, by: string) => Promise<void>;
}
