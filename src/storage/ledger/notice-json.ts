import { z } from 'zod';
import { deadlineKinds } from '../../bulletin/bulletin.ts';
import type { Notice } from '../../reminders/delivery.ts';
import { type CalendarDate, isCalendarDate } from '../../time/calendar-date.ts';

const day = z.custom<CalendarDate>((value) => typeof value === 'string' && isCalendarDate(value));
const status = z.enum(['extracted', 'confirmed']);
const deadline = z.object({
  entryId: z.string(),
  kind: z.enum(deadlineKinds),
  edge: z.enum(['start', 'end']),
  date: day,
});

const change = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('moved'), to: day }),
  z.object({ kind: z.literal('renamed'), to: z.enum(deadlineKinds) }),
  z.object({ kind: z.literal('confirmed') }),
  z.object({ kind: z.literal('withdrawn') }),
  z.object({ kind: z.literal('restored') }),
]);

const notice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reminder'), deadline, lead: z.number(), status }),
  z.object({ kind: z.literal('snoozed'), deadline, until: day, status }),
  z.object({ kind: z.literal('nudge'), deadline }),
  z.object({ kind: z.literal('changed'), deadline, change, round: z.number() }),
  z.object({ kind: z.literal('digest'), day, newSince: z.number() }),
  z.object({
    kind: z.literal('new_entries'),
    knownAt: z.number(),
    entryIds: z.array(z.string()),
    count: z.number(),
  }),
  z.object({ kind: z.literal('suspension'), reason: z.string(), since: z.number() }),
]);

/** The notice as the ledger keeps it. */
export function printNotice(told: Notice): string {
  return JSON.stringify(told);
}

/** Reads a kept notice. Throws where it is none: the ledger holds only what this program has put into it. */
export function parseNotice(json: string): Notice {
  return notice.parse(JSON.parse(json));
}
