import { z } from 'zod';
import { deadlineKinds } from '../../bulletin/bulletin.ts';
import type { Correction } from '../../bulletin/correction.ts';
import { type CalendarDate, isCalendarDate } from '../../time/calendar-date.ts';
import type { Tables } from '../tables.ts';

type Row = Tables['deadline_correction'];

/** The correction as it is kept. The revision is that of the corpus which it leads to. */
export function correctionRow(
  { workspaceId, revision }: { readonly workspaceId: string; readonly revision: number },
  { entryId, about, becomes, by, at, on }: Correction,
): Row {
  return {
    workspace_id: workspaceId,
    revision,
    entry_id: entryId,
    about: JSON.stringify(about),
    becomes: becomes && JSON.stringify(becomes),
    corrected_by: by,
    corrected_at: at,
    corrected_on: on,
  };
}

/** Reads it back. Throws where it is none: the table holds only what this program has put into it. */
export function correctionOf(row: Row): Correction {
  return {
    entryId: row.entry_id,
    about: deadlineDay.parse(JSON.parse(row.about)),
    becomes: row.becomes === null ? null : deadlineDay.parse(JSON.parse(row.becomes)),
    by: row.corrected_by,
    at: row.corrected_at,
    on: row.corrected_on,
  };
}

const deadlineDay = z.object({
  kind: z.enum(deadlineKinds),
  date: z.custom<CalendarDate>((value) => typeof value === 'string' && isCalendarDate(value)),
});
