import type { DeadlineKey } from '../bulletin/deadline-key.ts';
import type { Card } from '../cards/card.ts';
import type { Subscription } from '../subscribe/subscription.ts';
import type { Instant } from '../time/instant.ts';
import type { FirstSeenTimes } from './deadline-days.ts';
import type { Delivery, LookupOutcome, Notice, PlannedDelivery, PostOutcome } from './delivery.ts';
import type { Plan, PlanInput } from './planning-run.ts';
import type { Settlement } from './settle.ts';

/** What planning did. */
export type PlanOutcome =
  | {
      readonly kind: 'planned';
      /** All that were looked at, those that failed among them. */
      readonly subscriptions: number;
      readonly opened: number;
      /** Those that `plan` threw for: put off for an hour, so that they do not keep the others from being planned. */
      readonly failed: readonly { readonly subscriptionId: string; readonly error: unknown }[];
    }
  /** Another corpus has been noted: this process has to refresh its own. An empty version where none has been noted yet. */
  | { readonly kind: 'other_corpus'; readonly version: string };

/** A delivery that would be posted. */
export interface PreviewedDelivery {
  readonly subscription: Subscription;
  readonly channelId: string;
  readonly notice: Notice;
  readonly dueAt: Instant;
}

/** An open delivery as it was claimed, with the subscription that wants it. */
export interface ClaimedDelivery {
  readonly delivery: Delivery;
  readonly subscription: Subscription;
}

/** A settlement with the try that it settles; a later try is not touched by it. */
export interface Settled {
  readonly id: string;
  readonly attempt: number;
  readonly settlement: Settlement;
}

/** What is still to be done, however much has been: for health and metrics. */
export interface LedgerStats {
  readonly open: number;
  readonly uncertain: number;
  /** How long the oldest open delivery has been due, in milliseconds; 0 where none is. */
  readonly lag: number;
}

/** How many, and for how long. */
export interface ClaimLimits {
  readonly most: number;
  /** How long a claimed delivery is left to whoever claimed it, in milliseconds. */
  readonly lease: number;
  /** The least time between two posts in a channel, in milliseconds: Slack takes about one a second. */
  readonly pace: number;
}

/**
 * The ledger of deliveries, and the truth about them. Each notice of a subscription is in it once. Any number of processes
 * may work with it; each method is one transaction.
 */
export interface DeliveryLedger {
  /**
   * Plans up to `most` active subscriptions whose time has come, or whose next time lies further ahead than any plan sets it
   * (the clock was put back), each once even where several processes ask. `plan` is pure. A planned delivery that the ledger
   * has already is not taken again, except that one skipped as passed or superseded may become pending.
   * @param corpusVersion the corpus that `plan` works with; where the noted one is another, nothing is planned
   */
  readonly planDue: (
    now: Instant,
    options: { readonly most: number; readonly corpusVersion: string },
    plan: (facts: PlanInput) => Plan,
  ) => Promise<PlanOutcome>;
  /**
   * What planning would open at a moment and what is open by then, oldest first, with the corpus that was noted last. Changes
   * nothing: neither the ledger nor the subscriptions.
   */
  readonly preview: (now: Instant, plan: (facts: PlanInput) => Plan) => Promise<readonly PreviewedDelivery[]>;
  /** Adds deliveries to one subscription. @returns how many were new */
  readonly add: (
    subscription: Pick<Subscription, 'id' | 'workspaceId'> & { readonly channelId: string },
    deliveries: readonly PlannedDelivery[],
    now: Instant,
  ) => Promise<number>;
  /**
   * Claims open deliveries of active subscriptions (and the notes on suspended ones) that are due, oldest first, at most one a channel and pace; those of a
   * channel that was posted to a moment ago are put off. A claim that is neither settled nor let go within the lease becomes
   * uncertain.
   */
  readonly claim: (now: Instant, limits: ClaimLimits) => Promise<readonly ClaimedDelivery[]>;
  /** Notes what came of claimed deliveries. A settlement of an earlier try than the ledger's changes nothing. */
  readonly settle: (settled: readonly Settled[]) => Promise<void>;
  /** When the next open delivery is due; null where none is open. */
  readonly nextDueAt: () => Promise<Instant | null>;
  /** When the next subscription is to be planned; null where there is none. */
  readonly nextRunAt: () => Promise<Instant | null>;
  readonly facts: (now: Instant) => Promise<LedgerStats>;
  /** A posted delivery by its id. */
  readonly posted: (workspaceId: string, id: string) => Promise<PostedDelivery | null>;
  /** Notes who acknowledged. Who was first is kept. @returns who it was, null where there is no such posted delivery */
  readonly acknowledge: (workspaceId: string, id: string, by: string, at: Instant) => Promise<string | null>;
  /** Mutes a deadline for a subscription; what was open about it is skipped. */
  readonly mute: (
    subscription: Pick<Subscription, 'id' | 'workspaceId'>,
    deadline: DeadlineKey,
    by: string,
    at: Instant,
  ) => Promise<void>;
  /** Takes that back; what was still ahead when it was muted, such as a snoozed reminder, is open again. */
  readonly unmute: (
    subscription: Pick<Subscription, 'id' | 'workspaceId'>,
    deadline: DeadlineKey,
  ) => Promise<void>;
  /** The printed keys of the deadlines that a subscription has muted. */
  readonly muted: (subscription: Pick<Subscription, 'id' | 'workspaceId'>) => Promise<ReadonlySet<string>>;
}

/** A delivery that stands in a channel. */
export interface PostedDelivery {
  readonly id: string;
  readonly subscriptionId: string;
  readonly workspaceId: string;
  readonly channelId: string;
  readonly notice: Notice;
  readonly ts: string;
  readonly threadTs: string | null;
  readonly acknowledgedBy: string | null;
}

/** A corpus as the reminders note it. */
export interface CorpusSnapshot {
  /** The same for every process that holds the same entries and deadlines, another for any other corpus. */
  readonly version: string;
  /** How many imports and corrections it holds; 0 where it holds none. */
  readonly revision: number;
  readonly entryIds: readonly string[];
  readonly deadlines: readonly DeadlineKey[];
}

/** Remembers the corpus from one start or import to the next, so that it is known what is new. */
export interface CorpusMemory {
  /**
   * Notes the corpus of today. Where it is another than the one noted before, everything in it that is new becomes known
   * now, and every active subscription is planned anew at once. The first corpus of all has been known since 0.
   * Safe for processes that note the same corpus together: one of them does it. One of an earlier revision than the noted
   * one is not noted: whoever brings it read the store before the last import.
   * @returns true where it was another one
   */
  readonly note: (corpus: CorpusSnapshot, now: Instant) => Promise<boolean>;
  /** The ages of the noted corpus, for what became known from `since` on; what is older counts as known since 0. */
  readonly ages: (since: Instant) => Promise<FirstSeenTimes>;
}

/** Where a message goes. `channel` may be a person, for a direct message. */
export interface PostTarget {
  readonly workspaceId: string;
  readonly channel: string;
  readonly threadTs: string | null;
}

/** Posts a reminder once; never tries again by itself. The delivery's id travels as the message's metadata. */
export interface ReminderPoster {
  readonly post: (target: PostTarget, card: Card, deliveryId: string) => Promise<PostOutcome>;
  /** Looks in a channel for deliveries that were posted from a moment on. */
  readonly find: (target: PostTarget, ids: readonly string[], since: Instant) => Promise<LookupOutcome>;
  /** Puts another card in the place of a posted one. */
  readonly replace: (target: PostTarget, ts: string, card: Card) => Promise<void>;
}

/** A calendar file. */
interface CalendarFile {
  /** With its ending: `deadline-2019-04-30.ics`. */
  readonly name: string;
  readonly title: string;
  readonly text: string;
}

/** What came of putting a file into a thread. `not_allowed`: the app has not been given the scope for it. */
type SendOutcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'not_allowed' }
  | { readonly kind: 'failed'; readonly error: string };

/** Puts calendar files into threads. */
export interface CalendarSender {
  /** Never rejects. */
  readonly send: (target: PostTarget, file: CalendarFile) => Promise<SendOutcome>;
}
