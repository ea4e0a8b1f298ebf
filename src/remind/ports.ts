import type { DeadlineKey } from '../bulletin/deadline-key.ts';
import type { Card } from '../cards/card.ts';
import type { HeldDeadlines } from '../desk/deadline-state.ts';
import type { Channel } from '../subscribe/ports.ts';
import type { Subscription } from '../subscribe/subscription.ts';
import type { Instant } from '../time/instant.ts';
import type { Delivery, LookupOutcome, Notice, PostOutcome } from './delivery.ts';
import type { FirstSeenTimes } from './planning-corpus.ts';
import type { Plan, PlanInput } from './planning-run.ts';
import type { Settlement } from './settle.ts';

/**
 * The ledger of deliveries, the only record of what was posted. It keeps each notice of a subscription once. Any number of
 * processes may use it; each method is one transaction.
 */
export interface DeliveryLedger {
  /**
   * Plans up to `most` active subscriptions that are due, or whose next run is further ahead than any plan sets it (the clock was
   * put back), each once even if several processes ask. `plan` is pure. A delivery that the ledger has is not added again,
   * except that one skipped as passed or superseded may become pending.
   * @param view whose subscriptions are planned: see `CorpusMemory`
   * @param corpusVersion of the corpus that `plan` uses; nothing is planned if another one was recorded
   */
  readonly planDue: (
    now: Instant,
    options: { readonly view: string; readonly most: number; readonly corpusVersion: string },
    plan: (input: PlanInput) => Plan,
  ) => Promise<PlanOutcome>;
  /** The workspaces with a corpus of their own in which something is due. */
  readonly dueViews: (now: Instant) => Promise<readonly string[]>;
  /** What would be open in a view at a moment after planning, oldest first. Changes nothing. */
  readonly preview: (
    now: Instant,
    view: string,
    plan: (input: PlanInput) => Plan,
  ) => Promise<readonly PreviewedDelivery[]>;
  /**
   * Claims open deliveries of active subscriptions that are due (and the notes on suspended ones), oldest first, at most one a
   * channel; those of a channel that was posted to less than a pace ago are put off. A claim that is not settled within the lease
   * becomes uncertain.
   */
  readonly claim: (now: Instant, limits: ClaimLimits) => Promise<readonly ClaimedDelivery[]>;
  /** Settles claimed deliveries. A settlement of an earlier try than the latest changes nothing. */
  readonly settle: (settled: readonly Settled[]) => Promise<void>;
  /** Reserves a channel for one post, across all processes. @returns null if it was reserved, otherwise when it will be free */
  readonly reserve: (
    channel: Channel,
    limits: Pick<ClaimLimits, 'pace'> & { readonly now: Instant },
  ) => Promise<Instant | null>;
  /** Records that planning and delivering went through, in whichever process. */
  readonly recordRun: (at: Instant) => Promise<void>;
  /** When they last did; null for never. */
  readonly lastRunAt: () => Promise<Instant | null>;
  /** When the next open delivery is due; null for none. */
  readonly nextDueAt: () => Promise<Instant | null>;
  /** When the next subscription is to be planned; null for none. */
  readonly nextRunAt: () => Promise<Instant | null>;
  readonly stats: (now: Instant) => Promise<LedgerStats>;
  /** A posted delivery by its id. */
  readonly posted: (workspaceId: string, id: string) => Promise<PostedDelivery | null>;
  /** When cards of a key date were posted in a channel, earliest first. */
  readonly cardsPosted: (channel: Channel, deadline: DeadlineKey) => Promise<readonly Instant[]>;
  /** How many channels were reminded of any of these key dates. */
  readonly remindedChannels: (workspaceId: string, deadlines: readonly DeadlineKey[]) => Promise<number>;
  /** The deadlines of which a channel gets no reminders. */
  readonly held: (channel: Channel, now: Instant) => Promise<HeldDeadlines>;
}

/** The outcome of planning. */
export type PlanOutcome =
  | {
      readonly kind: 'planned';
      /** How many were planned or failed. */
      readonly subscriptions: number;
      readonly opened: number;
      /** Those for which `plan` threw. They are put off for an hour, so that they do not keep the others from being planned. */
      readonly failed: readonly { readonly subscriptionId: string; readonly error: unknown }[];
    }
  /** Another corpus was recorded, so this process has to refresh its own. The version is empty if none was. */
  | { readonly kind: 'other_corpus'; readonly version: string };

/** A delivery that would be posted. */
export interface PreviewedDelivery {
  readonly subscription: Subscription;
  readonly channelId: string;
  readonly notice: Notice;
  readonly dueAt: Instant;
}

/** Limits on a claim. */
export interface ClaimLimits {
  readonly most: number;
  /** How long a claim lasts, in milliseconds. */
  readonly lease: number;
  /** The least time between two posts in a channel, in milliseconds. */
  readonly pace: number;
}

/** A claimed delivery with its subscription. */
export interface ClaimedDelivery {
  readonly delivery: Delivery;
  readonly subscription: Subscription;
}

/** A settlement, and the try that it settles. */
export interface Settled {
  readonly id: string;
  readonly attempt: number;
  readonly settlement: Settlement;
}

/** The open deliveries in figures, for health checks and metrics. */
export interface LedgerStats {
  readonly open: number;
  readonly uncertain: number;
  /** How long the oldest open delivery has been due, in milliseconds; 0 for none. */
  readonly lag: number;
}

/** A posted delivery. */
export interface PostedDelivery
  extends Pick<Delivery, 'id' | 'subscriptionId' | 'workspaceId' | 'channelId' | 'notice' | 'threadTs'> {
  readonly ts: string;
}

/**
 * Records each corpus from one start or import to the next, to know what is new in it. A view is the corpus of a workspace that has
 * something of its own, by its id, or `*`, the one that all others share.
 */
export interface CorpusMemory {
  /**
   * Records the current corpus of a view. Where it differs from the one before, what is new in it becomes known now, and every active
   * subscription of the view is planned at once. All of the first corpus has been known since 0; the own corpus of a workspace follows the shared one. Processes may record the same corpus
   * together: it happens once. A corpus of an earlier revision is ignored: whoever brings it read the store before the last
   * import.
   * @returns whether it differs
   */
  readonly note: (view: string, corpus: CorpusSnapshot, now: Instant) => Promise<boolean>;
  /** When the recorded corpus became known; 0 for what the first corpus held. */
  readonly firstSeen: (view: string) => Promise<FirstSeenTimes>;
}

/** A corpus as it is recorded. */
export interface CorpusSnapshot {
  /** The same in every process for the same entries and deadlines, and different for any others. */
  readonly version: string;
  /** How many imports and corrections it includes. */
  readonly revision: number;
  readonly entryIds: readonly string[];
  readonly deadlines: readonly DeadlineKey[];
}

/** Where to post. `channel` may be a user id, for a direct message. */
export interface PostTarget {
  readonly workspaceId: string;
  readonly channel: string;
  readonly threadTs: string | null;
  /** Whether a reply in a thread is shown in the channel as well. */
  readonly isBroadcast?: boolean;
}

/** Posts reminders, each once: it never retries. The delivery id travels as the message's metadata. */
export interface ReminderPoster {
  readonly post: (target: PostTarget, card: Card, deliveryId: string) => Promise<PostOutcome>;
  /** Looks up deliveries that were posted in a channel within a span of time. */
  readonly find: (
    target: PostTarget,
    ids: readonly string[],
    span: { readonly from: Instant; readonly until: Instant },
  ) => Promise<LookupOutcome>;
  /** Updates a posted card. `patience`: how long it waits for Slack; somebody who pressed a button waits for the card to change. */
  readonly replace: (target: PostTarget, ts: string, card: Card, patience: 'short' | 'long') => Promise<PostOutcome>;
}

/** Posts calendar files in threads. */
export interface CalendarSender {
  /** Never rejects. `not_allowed`: the app lacks the scope. */
  readonly send: (
    target: PostTarget,
    file: CalendarFile,
  ) => Promise<
    { readonly kind: 'sent' } | { readonly kind: 'not_allowed' } | { readonly kind: 'failed'; readonly error: string }
  >;
}

interface CalendarFile {
  /** With its extension: `deadline-2019-04-30.ics`. */
  readonly name: string;
  readonly title: string;
  readonly text: string;
}
