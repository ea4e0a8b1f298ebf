/** Imported bulletins, corrections of deadlines, and the corpus version, which the noted corpus is told with. */
export const bulletins: readonly string[] = [
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
