import type { Deadline, DeadlineKind } from '../bulletin/bulletin.ts';
import { type DeadlineKey, printDeadlineKey } from '../bulletin/deadline-key.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import type { Instant } from '../time/instant.ts';

/** What is told, and why now. */
export type Notice =
  /** So many days before the deadline. `lead` is that of the subscription; a late reminder tells its true days left. */
  | {
      readonly kind: 'reminder';
      readonly deadline: DeadlineKey;
      readonly lead: number;
      readonly status: Deadline['status'];
    }
  /** Again, on a day that somebody chose. */
  | {
      readonly kind: 'snoozed';
      readonly deadline: DeadlineKey;
      readonly until: CalendarDate;
      readonly status: Deadline['status'];
    }
  /** On the last day, where nobody has acknowledged: once, in the thread of the reminder. */
  | { readonly kind: 'nudge'; readonly deadline: DeadlineKey }
  /** What was told has changed: in the thread of the reminder that told it. `round` counts its changes from 1. */
  | {
      readonly kind: 'changed';
      readonly deadline: DeadlineKey;
      readonly change: DeadlineChange;
      readonly round: number;
    }
  /** The week: what is coming, what is new since the day before `from`. */
  | { readonly kind: 'digest'; readonly day: CalendarDate; readonly newSince: Instant }
  /** New entries that match and became known at one moment: how many, and the ids of up to twenty, in the order of the corpus. */
  | {
      readonly kind: 'new_entries';
      readonly knownAt: Instant;
      readonly entryIds: readonly string[];
      readonly count: number;
    }
  /** To whoever made the subscription, in a direct message: it was suspended. `reason` is Slack's error. */
  | { readonly kind: 'suspension'; readonly reason: string; readonly since: Instant };

/** What became of a deadline that had been told. */
export type DeadlineChange =
  | { readonly kind: 'moved'; readonly to: CalendarDate }
  /** The day is the same, but it is another kind of deadline. */
  | { readonly kind: 'renamed'; readonly to: DeadlineKind }
  | { readonly kind: 'confirmed' }
  | { readonly kind: 'withdrawn' }
  /** It had been said to be moved or withdrawn, and stands again as it was told first. */
  | { readonly kind: 'restored' };

/** A notice that is to reach a channel once. */
export interface PlannedDelivery {
  readonly notice: Notice;
  /** Not before this moment. */
  readonly dueAt: Instant;
  /** The reminder's message, where the notice is a reply to it. */
  readonly threadTs: string | null;
  /** Why it is not posted at all, but noted. */
  readonly skipped: SkipReason | null;
}

/** Why a notice is not posted. */
export type SkipReason =
  /** A later reminder of the same deadline says it better. */
  | 'superseded'
  /** The day has passed. */
  | 'passed'
  /** Nobody wants to hear of it: muted, or the subscription ended. */
  | 'muted'
  | 'unsubscribed'
  /** The entry or its deadline is no longer in the corpus. */
  | 'withdrawn';

/** A row of the ledger while it is open: to be posted, or posted perhaps. */
export interface Delivery {
  readonly id: string;
  readonly subscriptionId: string;
  readonly workspaceId: string;
  readonly channelId: string;
  readonly notice: Notice;
  readonly threadTs: string | null;
  /** pending: to be posted. uncertain: a post may or may not have arrived. */
  readonly status: 'pending' | 'uncertain';
  /** How often it has been tried; fences what an earlier try reports late. */
  readonly attempt: number;
  readonly firstTryAt: Instant;
  readonly lastTryAt: Instant;
  /** An earlier try may stand in the channel and cannot be looked for: the card says so. */
  readonly mayRepeat: boolean;
}

/**
 * What makes a notice the same as another one of its subscription: the ledger takes each once.
 * `about` is the deadline or the subject, `occasion` the reason to tell it.
 */
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

/** What came of a post. Only `uncertain` leaves open whether the message stands in the channel. */
export type PostOutcome =
  | { readonly kind: 'posted'; readonly ts: string }
  | { readonly kind: 'refused'; readonly error: string }
  | { readonly kind: 'rate_limited'; readonly retryAfterSeconds: number }
  | { readonly kind: 'uncertain'; readonly error: string };

/** What came of looking for deliveries in a channel. */
export type LookupOutcome =
  /** The timestamps of those found, by delivery id; what is not among them does not stand in the channel. */
  | { readonly kind: 'looked'; readonly found: ReadonlyMap<string, string> }
  /** The app may not read the channel. */
  | { readonly kind: 'not_allowed' }
  | { readonly kind: 'failed'; readonly error: string };
