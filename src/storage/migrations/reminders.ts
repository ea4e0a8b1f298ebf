/** The first tables: subscriptions, the ledger of deliveries, and what is known of the corpus. */
export const reminders: readonly string[] = [
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
  // Claims, leases that end, look-ups and the next moment to wake: all ask for open deliveries by the same column.
  `create index delivery_open on delivery (due_at)
    where held = 0 and status in ('pending', 'sending', 'uncertain')`,
  // Of what is posted alone: planning a peak minute would otherwise change a page of it for each delivery.
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
