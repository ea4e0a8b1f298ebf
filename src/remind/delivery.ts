import type { Deadline, DeadlineKind } from '../bulletin/bulletin.ts';
import { type DeadlineKey, printDeadlineKey } from '../bulletin/deadline-key.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import type { Instant } from '../time/instant.ts';

/** What is to be posted. Stored as JSON. */
export type Notice =
  /** A reminder, `lead` days before the key date as the subscription counts them. A late one gives the days that are left. */
  | {
      readonly kind: 'reminder';
      readonly deadline: DeadlineKey;
      readonly lead: number;
      readonly status: Deadline['status'];
    }
  /** The same reminder again, on the day that a user selected. */
  | {
      readonly kind: 'snoozed';
      readonly deadline: DeadlineKey;
      readonly until: CalendarDate;
      readonly status: Deadline['status'];
    }
  /** On the last day, if nobody in the channel has acknowledged the deadline: once, in the channel and in the thread of the reminder. */
  | { readonly kind: 'nudge'; readonly deadline: DeadlineKey }
  /**
   * A correction of a reminder, in its thread, and in the channel as well where it is news there. `round` counts the corrections of the
   * deadline from 1.
   */
  | {
      readonly kind: 'changed';
      readonly deadline: DeadlineKey;
      readonly change: DeadlineChange;
      readonly round: number;
      readonly isNews: boolean;
    }
  /** A posted card drawn anew with the state of its deadline; `change` if the deadline itself has changed. */
  | {
      readonly kind: 'redraw';
      readonly deadline: DeadlineKey;
      /** The delivery whose card it is, and its timestamp. */
      readonly of: string;
      readonly ts: string;
      readonly change: DeadlineChange | null;
      readonly asked: Instant;
    }
  /** The weekly digest: upcoming key dates, and the entries that became known from `newSince` on. */
  | { readonly kind: 'digest'; readonly day: CalendarDate; readonly newSince: Instant }
  /** New entries that match and became known at the same time: how many, and the ids of up to twenty, in the order of the corpus. */
  | {
      readonly kind: 'new_entries';
      readonly knownAt: Instant;
      readonly entryIds: readonly string[];
      readonly count: number;
    }
  /** A direct message to the creator of a subscription that was suspended. `reason` is Slack's error. */
  | { readonly kind: 'suspension'; readonly reason: string; readonly since: Instant };

/** What happened to a deadline since its reminder was posted. */
export type DeadlineChange =
  | { readonly kind: 'moved'; readonly to: CalendarDate }
  /** The date is the same, the kind is another. */
  | { readonly kind: 'renamed'; readonly to: DeadlineKind }
  | { readonly kind: 'confirmed' }
  /** It is no longer listed. */
  | { readonly kind: 'withdrawn' }
  /** It is listed again as in the reminder, after a correction had announced another change. */
  | { readonly kind: 'restored' };

/** A notice to be added to the ledger, which keeps each once. */
export interface PlannedDelivery {
  readonly notice: Notice;
  readonly dueAt: Instant;
  /** The timestamp of the reminder that the notice replies to; null for a message of its own. */
  readonly threadTs: string | null;
  /**
   * What its channel gets once about the deadline, whichever subscription asks first: the day of a card, the occasion of a correction.
   * Null for what is not about one deadline.
   */
  readonly channelOnce: string | null;
  /** Why it is recorded but not posted; null to post it. */
  readonly skipped: SkipReason | null;
}

/** Why a notice is not posted. */
export type SkipReason =
  /** A later reminder of the same deadline replaces it, or the change that it announces is undone. */
  | 'superseded'
  /** It is too late. */
  | 'passed'
  /** Muted or snoozed in the channel. */
  | 'muted'
  /** Done or not applicable. */
  | 'settled'
  /** A card of the last day, of a deadline that somebody acknowledged before it was posted. */
  | 'acknowledged'
  /** Another subscription of the channel brings it. */
  | 'covered'
  | 'unsubscribed'
  /** The entry or its deadline is no longer listed. */
  | 'withdrawn'
  /** A digest with nothing in it. */
  | 'empty';

/** An open delivery of the ledger. */
export interface Delivery {
  readonly id: string;
  readonly subscriptionId: string;
  readonly workspaceId: string;
  readonly channelId: string;
  readonly notice: Notice;
  readonly threadTs: string | null;
  /** pending: to be posted. uncertain: a post may or may not have arrived. */
  readonly status: 'pending' | 'uncertain';
  /** How often it has been tried. A settlement of an earlier try does not count. */
  readonly attempt: number;
  readonly firstTryAt: Instant;
  readonly lastTryAt: Instant;
  /** An earlier try may have been posted and cannot be looked up: the card says so. */
  readonly mayRepeat: boolean;
}

/** What makes two notices of a subscription the same: what they are `about` and the `occasion` to post them. */
export function noticeKey(notice: Notice): { readonly about: string; readonly occasion: string } {
  switch (notice.kind) {
    case 'reminder':
      return { about: printDeadlineKey(notice.deadline), occasion: `lead:${notice.lead}` };
    case 'snoozed':
      return { about: printDeadlineKey(notice.deadline), occasion: `snoozed:${notice.until}` };
    case 'nudge':
      return { about: printDeadlineKey(notice.deadline), occasion: 'nudge' };
    case 'changed':
      return {
        about: printDeadlineKey(notice.deadline),
        occasion: `changed:${notice.round}:${changeKey(notice.change)}`,
      };
    case 'redraw':
      return { about: printDeadlineKey(notice.deadline), occasion: `redraw:${notice.of}:${notice.asked}` };
    case 'digest':
      return { about: 'digest', occasion: notice.day };
    case 'new_entries':
      return { about: 'new_entries', occasion: String(notice.knownAt) };
    case 'suspension':
      return { about: 'suspension', occasion: `${notice.reason}:${notice.since}` };
  }
}

const changeKey = (change: DeadlineChange): string =>
  change.kind === 'moved' || change.kind === 'renamed' ? `${change.kind}:${change.to}` : change.kind;

/** The outcome of a post. Only `uncertain` leaves open whether the message was posted. */
export type PostOutcome =
  /** `channel`: where it is, if Slack said so; a post to a user is in a direct message. */
  | { readonly kind: 'posted'; readonly ts: string; readonly channel?: string | undefined }
  | { readonly kind: 'refused'; readonly error: string }
  | { readonly kind: 'rate_limited'; readonly retryAfterSeconds: number }
  | { readonly kind: 'uncertain'; readonly error: string };

/** The outcome of looking up deliveries in a channel. */
export type LookupOutcome =
  /** The timestamps of those found, by delivery id. The others were not posted. */
  | { readonly kind: 'looked'; readonly found: ReadonlyMap<string, string> }
  /** The app may not read the channel. */
  | { readonly kind: 'not_allowed' }
  | { readonly kind: 'failed'; readonly error: string };
