import { z } from 'zod';
import { deadlineKinds, sections } from '../bulletin/bulletin.ts';
import type { Correction } from '../bulletin/correction.ts';
import type { Session, TransactionSession } from './database.ts';
import { storedDay as day } from './rows.ts';
import { everyWorkspace } from './tables.ts';

/**
 * Inserts corrections that follow a revision of the corpus, each with one of its own.
 * @returns the last revision
 */
export async function insertCorrections(
  { query }: TransactionSession,
  corrections: readonly Correction[],
  { workspaceId, revision }: { readonly workspaceId: string; readonly revision: number },
): Promise<number> {
  const rows = corrections.map(({ entryId, about, becomes, by, at, on, why = null }, i) => ({
    workspace_id: workspaceId,
    revision: revision + i + 1,
    entry_id: entryId,
    about: JSON.stringify(about),
    becomes: becomes && JSON.stringify(becomes),
    corrected_by: by,
    corrected_at: at,
    corrected_on: on,
    why,
  }));
  if (rows.length > 0) await query.insertInto('deadline_correction').values(rows).execute();
  return revision + rows.length;
}

/** The corrections that a workspace sees, in the order in which they were made. */
export async function selectCorrections({ query }: Session, workspaceId: string): Promise<readonly Correction[]> {
  const rows = await query
    .selectFrom('deadline_correction')
    .selectAll()
    .where('workspace_id', 'in', [everyWorkspace, workspaceId])
    .orderBy('revision')
    .execute();
  return rows.map((row) => ({
    ...storedDecision.parse({ about: parseJson(row.about), becomes: row.becomes && parseJson(row.becomes) }),
    entryId: row.entry_id,
    by: row.corrected_by,
    at: row.corrected_at,
    on: row.corrected_on,
    ...(row.why !== null && { why: row.why }),
  }));
}

const parseJson = (json: string): unknown => JSON.parse(json);

const kind = z.enum(deadlineKinds);
const deadline = z.strictObject({ kind, date: day });
const words = z.strictObject({ quote: z.string(), date: day.nullable() });
const given = z.strictObject({ kind, date: day, start: day.nullable(), quote: z.string() });
const fields = z.strictObject({
  title: z.string(),
  section: z.enum(sections),
  authorities: z.array(z.string()),
  source: z.string().nullable(),
});

/** What was decided, as it is stored. */
const storedDecision = z.union([
  z.object({ about: deadline, becomes: deadline.nullable() }),
  z.object({ about: words, becomes: given.nullable() }),
  z.object({ about: fields, becomes: fields }),
]);

/** A decision about words in a draft, as it is stored. */
export const storedWordsDecision = z.object({
  entryId: z.string(),
  about: words,
  becomes: given.nullable(),
  by: z.string(),
  at: z.number(),
  on: day,
  why: z.string().exactOptional(),
});
