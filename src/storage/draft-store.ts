import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Insertable } from 'kysely';
import { z } from 'zod';
import { bulletinSchema } from '../bulletin/bulletin.ts';
import type { DraftStore } from '../curate/ports.ts';
import { dayLength, type Instant } from '../time/instant.ts';
import { storedWordsDecision } from './correction-rows.ts';
import type { Database } from './database.ts';
import { storedMessage } from './message-rows.ts';
import type { Tables } from './tables.ts';

/** The drafts of imports in a database. */
export function createDraftStore({ query, transact }: Database): DraftStore {
  return {
    save: async (workspaceId, { by, at, ...draft }) => {
      await deleteOldDrafts(query, at);
      const json = JSON.stringify(draft);
      await nextTurn();
      return insertDraft(query, { workspace_id: workspaceId, draft: json, made_by: by, made_at: at });
    },
    find: async (workspaceId, id) => {
      const row = await query
        .selectFrom('import_draft')
        .selectAll()
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .executeTakeFirst();
      if (!row) return null;
      const draft = storedDraft.parse(JSON.parse(row.draft));
      await nextTurn();
      return { ...draft, decisions: parseDecisions(row.decisions), by: row.made_by, at: row.made_at };
    },
    decide: (workspaceId, id, change) =>
      transact(async (session) => {
        const row = await session.query
          .selectFrom('import_draft')
          .select('decisions')
          .where('workspace_id', '=', workspaceId)
          .where('id', '=', id)
          .$if(session.dialect === 'postgres', (rows) => rows.forUpdate())
          .executeTakeFirst();
        if (!row) return;
        const decisions = JSON.stringify(change(parseDecisions(row.decisions)));
        await session.query.updateTable('import_draft').set({ decisions }).where('id', '=', id).execute();
      }),
    remove: async (workspaceId, id, at) => {
      await query
        .deleteFrom('import_draft')
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .where('made_at', '=', at)
        .execute();
    },
  };
}

/** Inserts a draft under an id that nobody can guess. @returns the id */
export async function insertDraft(
  query: Database['query'],
  row: Omit<Insertable<Tables['import_draft']>, 'id'>,
): Promise<string> {
  const id = randomUUID();
  await query
    .insertInto('import_draft')
    .values({ ...row, id })
    .execute();
  return id;
}

/** Deletes the drafts of forms after a day, and others after a year. @returns how many */
export async function deleteOldDrafts(query: Database['query'], now: Instant): Promise<number> {
  const deleted = await query
    .deleteFrom('import_draft')
    .where('made_at', '<', now - dayLength)
    .where((where) => where.or([where('source_id', 'is', null), where('made_at', '<', now - longestWait)]))
    .returning('id')
    .execute();
  return deleted.length;
}

/** How long the drafts of sources and folders wait for a curator, in milliseconds. */
const longestWait = 365 * dayLength;

const parseDecisions = (json: string | null) =>
  json === null ? [] : z.array(storedWordsDecision).parse(JSON.parse(json));

/** The JSON of a draft. */
export const storedDraft = z.object({
  bulletin: bulletinSchema,
  // Drafts of earlier versions have none.
  replaces: z.string().nullable().default(null),
  similar: z.array(z.object({ entryId: z.string(), like: z.string(), share: z.number() })).default([]),
  problems: z.array(
    z.object({
      file: z.string().exactOptional(),
      line: z.number(),
      rule: z.string(),
      // Plain words in drafts of earlier versions.
      message: z.union([z.string(), storedMessage]),
    }),
  ),
});
