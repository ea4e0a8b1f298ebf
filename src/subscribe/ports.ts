import type { Clock, People } from '../ports.ts';
import type { Library } from '../question/library.ts';
import type { PlanningCorpus } from '../remind/planning-corpus.ts';
import type { DeliveryLedger, ReminderPoster } from '../remind/ports.ts';
import type { Instant } from '../time/instant.ts';
import type { Subscription, SubscriptionTerms } from './subscription.ts';

/** A channel of a workspace. */
export interface Channel {
  readonly workspaceId: string;
  readonly channelId: string;
}

/** What somebody asks to subscribe to; the store gives id, number and state. */
export type NewSubscription = Omit<Subscription, 'id' | 'number' | 'state'>;

/** Keeps the subscriptions. Every method that names an id changes nothing where there is no such subscription. */
export interface SubscriptionStore {
  /**
   * Makes it, to be planned for the first time at `nextRunAt`; null where the channel has one with the same filter (`sameFilter`), however many ask
   * at once. The numbers of a channel are never given twice.
   */
  readonly create: (subscription: NewSubscription, nextRunAt: Instant) => Promise<Subscription | null>;
  /** Active and suspended ones, by their numbers. */
  readonly ofChannel: (channel: Channel) => Promise<readonly Subscription[]>;
  readonly ofWorkspace: (workspaceId: string) => Promise<readonly Subscription[]>;
  readonly find: (workspaceId: string, id: string) => Promise<Subscription | null>;
  /** Ends it: it is no longer listed, and what was still to be posted is noted as skipped. False where it was none. */
  readonly end: (workspaceId: string, id: string, by: string, at: Instant) => Promise<boolean>;
  /** Changes how it speaks; it is planned anew at `nextRunAt`. */
  readonly change: (
    workspaceId: string,
    id: string,
    terms: SubscriptionTerms,
    nextRunAt: Instant,
  ) => Promise<boolean>;
  /**
   * Suspends an active subscription. Its open deliveries wait; `note` is put into the ledger, addressed to whoever made it.
   * False where it was not active: so the note is written once.
   */
  readonly suspend: (
    workspaceId: string,
    id: string,
    suspension: { readonly reason: string; readonly since: Instant },
  ) => Promise<boolean>;
  /** Makes a suspended one active again, to be planned at `nextRunAt`. */
  readonly resume: (workspaceId: string, id: string, nextRunAt: Instant) => Promise<boolean>;
  /** The channel's settings: what its next subscription starts from, and where its "today" is; null where none were saved. */
  readonly settings: (channel: Channel) => Promise<SubscriptionTerms | null>;
  readonly saveSettings: (channel: Channel, terms: SubscriptionTerms, by: string) => Promise<void>;
  /** Deletes everything that is kept of a workspace. */
  readonly forgetWorkspace: (workspaceId: string) => Promise<void>;
}

/** What the use cases of subscriptions work with. */
export interface SubscriptionDependencies {
  readonly store: SubscriptionStore;
  readonly ledger: Pick<DeliveryLedger, 'muted'>;
  readonly poster: Pick<ReminderPoster, 'post'>;
  readonly people: People;
  /** The corpus of the moment. */
  readonly library: () => Library;
  /** The same, ready for planning. */
  readonly planning: () => PlanningCorpus;
  readonly clock: Clock;
  /** IANA zone of those who have not chosen one. */
  readonly zone: string;
  /** Lets the reminders look at once at what there is to do. */
  readonly wake: () => void;
}
