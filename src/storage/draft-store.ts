import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { bulletinSchema } from '../bulletin/bulletin.ts';
import type { DraftStore } from '../curate/ports.ts';
import { othersTurn } from '../ports.ts';
import { dayLength } from '../time/instant.ts';
import type { Database } from './database.ts';

/** The drafts of imports on a database. */
export function createDraftStore({ query }: Database): DraftStore {
  return {
    save: async (workspaceId, { by, at, ...told }) => {
      await query
        .deleteFrom('import_draft')
        .where('made_at', '<', at - dayLength)
        .execute();
      const id = randomUUID();
      const draft = JSON.stringify(told);
      await othersTurn();
      const row = { workspace_id: workspaceId, id, draft, made_by: by, made_at: at };
      await query.insertInto('import_draft').values(row).execute();
      return id;
    },
    find: async (workspaceId, id) => {
      const row = await query
        .selectFrom('import_draft')
        .selectAll()
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row ? { ...kept.parse(JSON.parse(row.draft)), by: row.made_by, at: row.made_at } : null;
    },
    remove: async (workspaceId, id) => {
      await query
        .deleteFrom('import_draft')
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .execute();
    },
  };
}

const kept = z.object({
  bulletin: bulletinSchema,
  // Drafts from before it was kept replace none.
  replaces: z.string().nullable().default(null),
  problems: z.array(
    z.object({
      file: z.string().exactOptional(),
      line: z.number(),
      rule: z.string(),
      message: z.string(),
    }),
  ),
});
