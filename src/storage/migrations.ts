// Subscriptions, the ledger of deliveries, and what is known of the corpus.
const reminders: readonly string[] = [
  `create table subscription (
    id text not null primary key,
    workspace_id text not null,
    channel_id text not null,
    number integer not null,
    filter text not null,
    alerts integer not null,
    leads_unit text not null,
    leads_before text not null,
    at text not null,
    zone text not null,
    digest_day integer,
    cards text not null,
    created_by text not null,
    created_at bigint not null,
    state text not null check (state in ('active', 'suspended', 'ended')),
    suspended_reason text,
    suspended_since bigint,
    ended_by text,
    ended_at bigint,
    next_run_at bigint not null,
    planned_until text,
    planned_at bigint,
    planned_corpus text,
    unique (workspace_id, channel_id, number)
  )`,
  `create index subscription_due on subscription (next_run_at) where state = 'active'`,
  `create table channel_number (
    workspace_id text not null,
    channel_id text not null,
    last_number integer not null,
    primary key (workspace_id, channel_id)
  )`,
  `create table channel_settings (
    workspace_id text not null,
    channel_id text not null,
    leads_unit text not null,
    leads_before text not null,
    at text not null,
    zone text not null,
    digest_day integer,
    cards text not null,
    saved_by text not null,
    primary key (workspace_id, channel_id)
  )`,
  `create table channel_pace (
    workspace_id text not null,
    channel_id text not null,
    free_at bigint not null,
    primary key (workspace_id, channel_id)
  )`,
  `create table delivery (
    id text not null primary key,
    workspace_id text not null,
    subscription_id text not null references subscription (id) on delete cascade,
    channel_id text not null,
    kind text not null,
    about text not null,
    occasion text not null,
    notice text not null,
    entry_id text,
    deadline_kind text,
    deadline_date text,
    status text not null check (status in ('pending', 'sending', 'uncertain', 'posted', 'failed', 'skipped')),
    reason text,
    held integer not null default 0,
    attempt integer not null default 0,
    first_try_at bigint,
    last_try_at bigint,
    due_at bigint not null,
    may_repeat integer not null default 0,
    slack_ts text,
    thread_ts text,
    error text,
    acknowledged_by text,
    acknowledged_at bigint,
    created_at bigint not null,
    settled_at bigint,
    unique (subscription_id, about, occasion)
  )`,
  // Serves claims, expired leases, look-ups and the next time to wake.
  `create index delivery_open on delivery (due_at)
    where held = 0 and status in ('pending', 'sending', 'uncertain')`,
  // Only of what is posted: otherwise planning a peak minute would change a page of it for each delivery.
  `create index delivery_told on delivery (subscription_id, deadline_date)
    where status = 'posted' and deadline_date is not null`,
  `create index delivery_settled on delivery (status) where status in ('posted', 'failed')`,
  `create table muted_deadline (
    workspace_id text not null,
    subscription_id text not null references subscription (id) on delete cascade,
    about text not null,
    muted_by text not null,
    muted_at bigint not null,
    primary key (subscription_id, about)
  )`,
  `create table noted_corpus (
    workspace_id text not null primary key,
    version text not null,
    noted_at bigint not null
  )`,
  `create table known_entry (
    workspace_id text not null,
    entry_id text not null,
    known_at bigint not null,
    primary key (workspace_id, entry_id)
  )`,
  `create table known_deadline (
    workspace_id text not null,
    about text not null,
    known_at bigint not null,
    primary key (workspace_id, about)
  )`,
];

// Imported bulletins, corrections of deadlines, and the corpus revision, which is recorded with the corpus.
const bulletins: readonly string[] = [
  `create table corpus_revision (
    workspace_id text not null primary key,
    revision bigint not null
  )`,
  `create table imported_bulletin (
    workspace_id text not null,
    bulletin_id text not null,
    bulletin text not null,
    revision bigint not null,
    imported_by text not null,
    imported_at bigint not null,
    primary key (workspace_id, bulletin_id)
  )`,
  `create table deadline_correction (
    workspace_id text not null,
    revision bigint not null,
    entry_id text not null,
    about text not null,
    becomes text,
    corrected_by text not null,
    corrected_at bigint not null,
    corrected_on text not null,
    primary key (workspace_id, revision)
  )`,
  `create table import_draft (
    workspace_id text not null,
    id text not null,
    draft text not null,
    made_by text not null,
    made_at bigint not null,
    primary key (workspace_id, id)
  )`,
  `create index import_draft_age on import_draft (made_at)`,
  `alter table noted_corpus add column revision bigint not null default 0`,
];

// Bot tokens that expire, and the reservation to renew one.
const botTokens: readonly string[] = [
  `create table bot_token (
    installation text not null primary key,
    token text,
    refresh_token text,
    expires_at bigint,
    reserved_until bigint not null
  )`,
];

// Nothing reads this index any more.
const unreadIndexes: readonly string[] = [`drop index delivery_settled`];

// What a curator decides in a preview, and why a deadline was corrected.
const decisions: readonly string[] = [
  `alter table import_draft add column decisions text`,
  `alter table deadline_correction add column why text`,
];

// What was done a moment ago, by any process, and when the reminders last ran.
const sharedMemory: readonly string[] = [
  `create table recent_key (
    workspace_id text not null,
    key text not null,
    remember_until bigint not null,
    primary key (workspace_id, key)
  )`,
  `create index recent_key_age on recent_key (remember_until)`,
  `create table job_run (
    job text not null primary key,
    ran_at bigint not null
  )`,
  // Tokens are renewed in turn.
  `alter table bot_token drop column reserved_until`,
];

// Earlier versions of imported bulletins, so that an import can be undone and an entry that comes back gets its id again.
const versions: readonly string[] = [
  `create table bulletin_version (
    workspace_id text not null,
    bulletin_id text not null,
    revision bigint not null,
    bulletin text not null,
    imported_by text not null,
    imported_at bigint not null,
    primary key (workspace_id, bulletin_id, revision)
  )`,
  `alter table imported_bulletin add column replaced bigint`,
];

// What a thread was last answered with.
const threadMemory: readonly string[] = [`alter table recent_key add column value text`];

// What a workspace chose to be concerned with. JSON lists.
const scopes: readonly string[] = [
  `create table workspace_scope (
    workspace_id text primary key,
    jurisdictions text not null,
    topics text not null,
    chosen_by text not null,
    chosen_at bigint not null
  )`,
];

// The desk: the life of a deadline in a workspace and in its channels, and one card of it a day in each channel.
const desk: readonly string[] = [
  `create table deadline_event (
    id text not null primary key,
    workspace_id text not null,
    about text not null,
    kind text not null,
    channel_id text,
    done_by text not null,
    done_at bigint not null,
    subject text,
    note text
  )`,
  `create index deadline_event_about on deadline_event (workspace_id, about, done_at)`,
  `create table deadline_state (
    workspace_id text not null,
    about text not null,
    deadline_date text not null,
    owner text,
    owned_at bigint,
    outcome text,
    note text,
    settled_by text,
    settled_at bigint,
    primary key (workspace_id, about)
  )`,
  `create index deadline_owner on deadline_state (workspace_id, owner, deadline_date) where owner is not null`,
  `create table channel_deadline (
    workspace_id text not null,
    channel_id text not null,
    about text not null,
    acknowledged_by text,
    acknowledged_at bigint,
    held_by text,
    held_at bigint,
    held_until text,
    primary key (workspace_id, channel_id, about)
  )`,
  // What a subscription had muted, its channel has muted: a channel gets one card of a deadline a day, whichever subscription asks.
  `insert into channel_deadline (workspace_id, channel_id, about, held_by, held_at)
    select subscription.workspace_id, subscription.channel_id, muted_deadline.about, min(muted_by), min(muted_at)
    from muted_deadline join subscription on subscription.id = muted_deadline.subscription_id
    group by subscription.workspace_id, subscription.channel_id, muted_deadline.about`,
  `insert into channel_deadline (workspace_id, channel_id, about, acknowledged_by, acknowledged_at)
    select workspace_id, channel_id, about, min(acknowledged_by), min(acknowledged_at) from delivery
    where acknowledged_by is not null and deadline_date is not null
    group by workspace_id, channel_id, about
    on conflict (workspace_id, channel_id, about) do update set
      acknowledged_by = excluded.acknowledged_by, acknowledged_at = excluded.acknowledged_at`,
  `drop table muted_deadline`,
  `alter table delivery drop column acknowledged_by`,
  `alter table delivery drop column acknowledged_at`,
  `alter table delivery add column channel_once text`,
  `create unique index delivery_once on delivery (workspace_id, channel_id, about, channel_once)
    where channel_once is not null and status not in ('skipped', 'failed')`,
  `create index delivery_card on delivery (workspace_id, about)
    where status = 'posted' and kind in ('reminder', 'snoozed', 'nudge')`,
  `drop index delivery_told`,
  `create index delivery_told on delivery (channel_id, deadline_date)
    where status = 'posted' and deadline_date is not null`,
];

// Feeds, what was seen of them, and the drafts of what was new, which wait longer than those of a form.
const sources: readonly string[] = [
  `create table source (
    workspace_id text not null,
    id text not null,
    name text not null,
    url text not null,
    kind text not null,
    jurisdiction text not null,
    language text not null,
    full_page integer not null,
    enabled integer not null,
    saved_by text not null,
    checked_at bigint,
    next_at bigint not null,
    etag text,
    last_modified text,
    failures integer not null default 0,
    error text,
    found_entries integer,
    found_at bigint,
    drafted_on text,
    drafted integer not null default 0,
    primary key (workspace_id, id)
  )`,
  `create table source_item (
    workspace_id text not null,
    source_id text not null,
    key text not null,
    seen_at bigint not null,
    primary key (workspace_id, source_id, key)
  )`,
  `alter table import_draft add column source_id text`,
  `alter table import_draft add column bulletin_id text`,
  `alter table import_draft add column title text`,
  `alter table import_draft add column entries integer`,
  `alter table import_draft add column deadlines integer`,
  `alter table import_draft add column announced_at bigint`,
];

// The address of a calendar can be revoked; those that were given out with the id of their subscription stay valid until then.
const calendars: readonly string[] = [
  `alter table subscription add column calendar_token text`,
  `update subscription set calendar_token = id`,
  `create unique index subscription_calendar on subscription (workspace_id, calendar_token)`,
  `create table revoked_calendar (
    workspace_id text not null,
    token text not null,
    revoked_by text not null,
    revoked_at bigint not null,
    primary key (workspace_id, token)
  )`,
];

// What the calendar of a subscription last had, as JSON.
const calendarEvents: readonly string[] = [`alter table subscription add column calendar_events text`];

// Where the app is installed. Each workspace counts the changes of its own corpus, and a calendar is found by its address alone.
const installations: readonly string[] = [
  `create table installation (
    id text not null primary key,
    name text not null,
    enterprise_id text,
    bot_id text not null,
    bot_user_id text not null,
    bot_name text not null,
    installed_by text not null,
    installed_at bigint not null
  )`,
  `create table served_workspace (
    workspace_id text not null primary key,
    installation text not null
  )`,
  `create index served_by on served_workspace (installation)`,
  `insert into corpus_revision (workspace_id, revision)
    select distinct workspace_id, 1 from (
      select workspace_id from imported_bulletin union select workspace_id from bulletin_version
      union select workspace_id from deadline_correction union select workspace_id from workspace_scope
    ) as own where workspace_id <> '*'`,
  `drop index subscription_calendar`,
  `create unique index subscription_calendar on subscription (calendar_token)`,
  `create index revoked_calendar_token on revoked_calendar (token)`,
  `create index import_draft_id on import_draft (id)`,
];

// The cards of the days from which a deadline has moved are found by its corrections.
const correctedCards: readonly string[] = [
  `create index delivery_corrected on delivery (workspace_id, entry_id, deadline_kind) where kind = 'changed'`,
];

// For the audit log, what has no table of its own. The choices that were made so far move there.
const auditEvents: readonly string[] = [
  `create table audit_event (
    id text not null primary key,
    workspace_id text not null,
    action text not null,
    done_by text not null,
    done_at bigint not null,
    channel_id text,
    subject text,
    note text
  )`,
  `create index audit_event_of_workspace on audit_event (workspace_id)`,
  `insert into audit_event (id, workspace_id, action, done_by, done_at, subject, note)
    select 'first choice of ' || workspace_id, workspace_id, 'choose_scope', chosen_by, chosen_at, jurisdictions, topics
    from workspace_scope`,
];

// What other programs prove themselves with: the digest of a secret that was shown once.
const clientTokens: readonly string[] = [
  `create table client_token (
    digest text not null primary key,
    workspace_id text not null,
    name text not null,
    created_at bigint not null,
    unique (workspace_id, name)
  )`,
];

// The language of a subscription's cards. Those that there are go on in English, the only one until now.
const languages: readonly string[] = ['subscription', 'channel_settings'].map(
  (table) => `alter table ${table} add column language text not null default 'en'`,
);

/** The statements that lead from each version of the tables to the next. Only ever appended to. */
export const migrations: readonly (readonly string[])[] = [
  reminders,
  botTokens,
  bulletins,
  unreadIndexes,
  decisions,
  sharedMemory,
  versions,
  threadMemory,
  desk,
  scopes,
  sources,
  calendars,
  calendarEvents,
  installations,
  correctedCards,
  auditEvents,
  clientTokens,
  languages,
];
