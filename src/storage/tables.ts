import type { DeadlineKind } from '../bulletin/bulletin.ts';
import type { Notice, SkipReason } from '../remind/delivery.ts';
import type { LeadTimes, SubscriptionTerms } from '../subscribe/subscription.ts';
import type { CalendarDate, Weekday } from '../time/calendar-date.ts';
import type { Instant, TimeOfDay } from '../time/instant.ts';

// The tables as `migrations/` makes them. Ids and JSON are text, days ISO text, moments milliseconds, yes and no 1 and 0.

/** Whether something holds: SQLite knows no other kind of truth. */
export type Flag = 0 | 1;

/** A row of the terms, in a subscription or in the settings of a channel. */
export interface TermsColumns {
  readonly leads_unit: LeadTimes['unit'];
  /** Days, most first, separated by commas. */
  readonly leads_before: string;
  readonly at: TimeOfDay;
  readonly zone: string;
  readonly digest_day: Weekday | null;
  readonly cards: SubscriptionTerms['cards'];
}

/** A row of the subscriptions. One that ended stays, for the ledger that names it. */
export interface SubscriptionRow extends TermsColumns {
  readonly id: string;
  readonly workspace_id: string;
  readonly channel_id: string;
  readonly number: number;
  readonly filter: string;
  readonly alerts: Flag;
  readonly created_by: string;
  readonly created_at: Instant;
  readonly state: 'active' | 'suspended' | 'ended';
  readonly suspended_reason: string | null;
  readonly suspended_since: Instant | null;
  readonly ended_by: string | null;
  readonly ended_at: Instant | null;
  readonly next_run_at: Instant;
  readonly planned_until: CalendarDate | null;
  readonly planned_at: Instant | null;
  readonly planned_corpus: string | null;
}

/** A row of the ledger. */
export interface DeliveryRow {
  readonly id: string;
  readonly workspace_id: string;
  readonly subscription_id: string;
  readonly channel_id: string;
  readonly kind: Notice['kind'];
  readonly about: string;
  readonly occasion: string;
  readonly notice: string;
  readonly entry_id: string | null;
  readonly deadline_kind: DeadlineKind | null;
  readonly deadline_date: CalendarDate | null;
  readonly status: 'pending' | 'sending' | 'uncertain' | 'posted' | 'failed' | 'skipped';
  readonly reason: SkipReason | null;
  /** 1 while the subscription is suspended: nobody looks at it. */
  readonly held: Flag;
  readonly attempt: number;
  readonly first_try_at: Instant | null;
  readonly last_try_at: Instant | null;
  /** When an open delivery is to be looked at next; of a claimed one, when its lease ends. */
  readonly due_at: Instant;
  readonly may_repeat: Flag;
  readonly slack_ts: string | null;
  readonly thread_ts: string | null;
  readonly error: string | null;
  readonly acknowledged_by: string | null;
  readonly acknowledged_at: Instant | null;
  readonly created_at: Instant;
  readonly settled_at: Instant | null;
}

/** Of all workspaces: what comes with the program and not from one of them. */
export const everyWorkspace = '*';

/** All tables by name. */
export interface Tables {
  readonly subscription: SubscriptionRow;
  readonly channel_number: {
    readonly workspace_id: string;
    readonly channel_id: string;
    readonly last_number: number;
  };
  readonly channel_settings: TermsColumns & {
    readonly workspace_id: string;
    readonly channel_id: string;
    readonly saved_by: string;
  };
  readonly channel_pace: {
    readonly workspace_id: string;
    readonly channel_id: string;
    /** From when on somebody may post there. */
    readonly free_at: Instant;
  };
  readonly delivery: DeliveryRow;
  readonly muted_deadline: {
    readonly workspace_id: string;
    readonly subscription_id: string;
    /** A printed deadline key. */
    readonly about: string;
    readonly muted_by: string;
    readonly muted_at: Instant;
  };
  /** Kept by the client id of the Slack app, since the workspace is known only once there is a token. */
  readonly bot_token: {
    readonly installation: string;
    readonly token: string | null;
    readonly refresh_token: string | null;
    readonly expires_at: Instant | null;
    /** Until when one process alone may renew it. */
    readonly reserved_until: Instant;
  };
  readonly noted_corpus: {
    readonly workspace_id: string;
    readonly version: string;
    /** Of the corpus that was noted: how many imports and corrections it holds. */
    readonly revision: number;
    readonly noted_at: Instant;
  };
  readonly corpus_revision: { readonly workspace_id: string; readonly revision: number };
  readonly imported_bulletin: {
    readonly workspace_id: string;
    readonly bulletin_id: string;
    /** A bulletin as JSON. */
    readonly bulletin: string;
    readonly revision: number;
    readonly imported_by: string;
    readonly imported_at: Instant;
  };
  readonly import_draft: {
    readonly workspace_id: string;
    readonly id: string;
    /** A bulletin and its problems, as JSON. */
    readonly draft: string;
    readonly made_by: string;
    readonly made_at: Instant;
  };
  readonly deadline_correction: {
    readonly workspace_id: string;
    /** Of the corpus which the correction led to. */
    readonly revision: number;
    readonly entry_id: string;
    /** Kind and day of the deadline, as JSON. */
    readonly about: string;
    /** What it becomes, as JSON; null where it is no deadline. */
    readonly becomes: string | null;
    readonly corrected_by: string;
    readonly corrected_at: Instant;
    readonly corrected_on: CalendarDate;
  };
  readonly known_entry: {
    readonly workspace_id: string;
    readonly entry_id: string;
    readonly known_at: Instant;
  };
  readonly known_deadline: {
    readonly workspace_id: string;
    /** A printed deadline key. */
    readonly about: string;
    readonly known_at: Instant;
  };
}
