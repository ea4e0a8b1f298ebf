import type { DeadlineKind } from '../bulletin/bulletin.ts';
import type { DeadlineEvent, Outcome } from '../desk/deadline-state.ts';
import type { Language } from '../messages/language.ts';
import type { Notice, SkipReason } from '../remind/delivery.ts';
import type { Source } from '../sources/source.ts';
import type { LeadTimes, SubscriptionTerms } from '../subscribe/subscription.ts';
import type { CalendarDate, Weekday } from '../time/calendar-date.ts';
import type { Instant, TimeOfDay } from '../time/instant.ts';

// The tables as `migrations.ts` creates them. Ids and JSON are text, dates ISO text, instants epoch milliseconds.

/** A boolean, which SQLite lacks. */
export type Flag = 0 | 1;

/** The terms of a subscription, or the defaults of a channel. */
export interface TermsColumns {
  readonly leads_unit: LeadTimes['unit'];
  /** Numbers of days, largest first, separated by commas. */
  readonly leads_before: string;
  readonly at: TimeOfDay;
  readonly zone: string;
  readonly digest_day: Weekday | null;
  readonly cards: SubscriptionTerms['cards'];
  readonly language: Language;
}

/** A subscription. It stays after it ended, since the ledger refers to it. */
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
  /** The secret part of the address of its calendar. */
  readonly calendar_token: string;
  /** What its calendar last had: `FeedEvent`s as JSON. */
  readonly calendar_events: string | null;
}

/** A delivery in the ledger. */
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
  /** 1 while the subscription is suspended: no worker looks at it. */
  readonly held: Flag;
  readonly attempt: number;
  readonly first_try_at: Instant | null;
  readonly last_try_at: Instant | null;
  /** When a worker must look at an open delivery next; when its lease ends, if it is claimed. */
  readonly due_at: Instant;
  readonly may_repeat: Flag;
  readonly slack_ts: string | null;
  readonly thread_ts: string | null;
  readonly error: string | null;
  /** What the channel gets once about the deadline, whichever subscription asks: the day of a card, the occasion of a correction. */
  readonly channel_once: string | null;
  readonly created_at: Instant;
  readonly settled_at: Instant | null;
}

/** Stands for every workspace: data that comes from the command line or with the app. */
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
    /** When the next post there is allowed. */
    readonly free_at: Instant;
  };
  readonly delivery: DeliveryRow;
  /** What was done about deadlines, and by whom. Rows are only added. */
  readonly deadline_event: {
    readonly id: string;
    readonly workspace_id: string;
    /** A printed deadline key. */
    readonly about: string;
    readonly kind: DeadlineEvent['kind'];
    /** Where it was done; null for Home and direct messages. */
    readonly channel_id: string | null;
    readonly done_by: string;
    readonly done_at: Instant;
    /** The new owner, the day until which a deadline is held, or the key that it moved from. */
    readonly subject: string | null;
    readonly note: string | null;
  };
  /** Who has a deadline, and how it ended. */
  readonly deadline_state: {
    readonly workspace_id: string;
    readonly about: string;
    readonly deadline_date: CalendarDate;
    readonly owner: string | null;
    readonly owned_at: Instant | null;
    readonly outcome: Outcome['kind'] | null;
    readonly note: string | null;
    readonly settled_by: string | null;
    readonly settled_at: Instant | null;
  };
  /** What a channel did with a deadline. */
  readonly channel_deadline: {
    readonly workspace_id: string;
    readonly channel_id: string;
    readonly about: string;
    readonly acknowledged_by: string | null;
    readonly acknowledged_at: Instant | null;
    /** Who muted or snoozed it; null for neither. */
    readonly held_by: string | null;
    readonly held_at: Instant | null;
    /** The day from which its reminders are posted again; null for a muted one. */
    readonly held_until: CalendarDate | null;
  };
  /** Addresses of calendars that no longer work. */
  readonly revoked_calendar: {
    readonly workspace_id: string;
    readonly token: string;
    readonly revoked_by: string;
    readonly revoked_at: Instant;
  };
  /** Where the app is installed: in a workspace, or in an organisation. */
  readonly installation: {
    readonly id: string;
    readonly name: string;
    readonly enterprise_id: string | null;
    readonly bot_id: string;
    readonly bot_user_id: string;
    readonly bot_name: string;
    readonly installed_by: string;
    readonly installed_at: Instant;
  };
  /** Which installation serves a workspace. */
  readonly served_workspace: { readonly workspace_id: string; readonly installation: string };
  /** Of an installation; by client id of the Slack app where one workspace has the app for itself, since it is known only once there is a token. */
  readonly bot_token: {
    readonly installation: string;
    readonly token: string | null;
    readonly refresh_token: string | null;
    readonly expires_at: Instant | null;
  };
  readonly noted_corpus: {
    readonly workspace_id: string;
    readonly version: string;
    /** The corpus revision of that version. */
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
    /** The revision of the workspace's version that it replaced; null if there was none. */
    readonly replaced: number | null;
  };
  /** Versions that are no longer current: replaced or undone. */
  readonly bulletin_version: Omit<Tables['imported_bulletin'], 'replaced'>;
  readonly import_draft: {
    readonly workspace_id: string;
    readonly id: string;
    /** A bulletin and its problems, as JSON. */
    readonly draft: string;
    /** What its curator decided so far, as JSON; null for nothing. */
    readonly decisions: string | null;
    readonly made_by: string;
    readonly made_at: Instant;
    /** The source or folder that it is from, and what its list says of it; null for the draft of a form. */
    readonly source_id: string | null;
    readonly bulletin_id: string | null;
    readonly title: string | null;
    readonly entries: number | null;
    readonly deadlines: number | null;
    /** When the curators were told of it; null if they were not, or if it has grown since. */
    readonly announced_at: Instant | null;
  };
  readonly source: {
    readonly workspace_id: string;
    readonly id: string;
    readonly name: string;
    readonly url: string;
    readonly kind: Source['kind'];
    readonly jurisdiction: string;
    readonly language: string;
    readonly full_page: Flag;
    readonly enabled: Flag;
    readonly saved_by: string;
    readonly checked_at: Instant | null;
    readonly next_at: Instant;
    readonly etag: string | null;
    readonly last_modified: string | null;
    readonly failures: number;
    readonly error: string | null;
    readonly found_entries: number | null;
    readonly found_at: Instant | null;
    /** The day of its newest draft, and how many there were on it. */
    readonly drafted_on: CalendarDate | null;
    readonly drafted: number;
  };
  readonly source_item: {
    readonly workspace_id: string;
    readonly source_id: string;
    /** A digest of what the item is recognised by. */
    readonly key: string;
    readonly seen_at: Instant;
  };
  readonly deadline_correction: {
    readonly workspace_id: string;
    /** The corpus revision that the correction led to. */
    readonly revision: number;
    readonly entry_id: string;
    /** What the correction is about, as JSON: a deadline, words, or the fields of the entry. */
    readonly about: string;
    /** What that is now, as JSON; null if it is not a deadline. */
    readonly becomes: string | null;
    readonly corrected_by: string;
    readonly corrected_at: Instant;
    readonly corrected_on: CalendarDate;
    readonly why: string | null;
  };
  readonly workspace_scope: {
    readonly workspace_id: string;
    /** ISO 3166 codes, as a JSON list. */
    readonly jurisdictions: string;
    /** Ids of topics, as a JSON list. */
    readonly topics: string;
    readonly chosen_by: string;
    readonly chosen_at: Instant;
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
  /** What somebody did, for the audit log, where no other table keeps it. Rows are only added. */
  readonly audit_event: {
    readonly id: string;
    readonly workspace_id: string;
    readonly action: 'change_subscription' | 'undo_import' | 'choose_scope' | 'create_token' | 'revoke_token';
    readonly done_by: string;
    readonly done_at: Instant;
    readonly channel_id: string | null;
    readonly subject: string | null;
    /** Of a changed subscription: `TermsChange` as JSON. */
    readonly note: string | null;
  };
  /** What other programs prove themselves with. */
  readonly client_token: {
    /** SHA-256 in hexadecimal. */
    readonly digest: string;
    readonly workspace_id: string;
    readonly name: string;
    readonly created_at: Instant;
  };
  readonly recent_key: {
    readonly workspace_id: string;
    readonly key: string;
    readonly remember_until: Instant;
    readonly value: string | null;
  };
  readonly job_run: { readonly job: string; readonly ran_at: Instant };
}
