import { z } from 'zod';
import { parseCalendarDate } from '../../time/calendar-date.ts';

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const file = z.object({ name: z.string(), bytes });

const item = z.object({
  id: z.string().nullable(),
  link: z.string().nullable(),
  title: z.string(),
  html: z.string(),
  publishedAt: z.number().nullable(),
});

const issued = z.string().transform((text, context) => {
  const date = parseCalendarDate(text);
  if (date !== null) return date;
  context.addIssue({ code: 'custom', message: 'no date' });
  return z.NEVER;
});

/** What a thread is asked to read. */
export const readingJob = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('bulletin'),
    file,
    known: z.object({
      issued: z.string().exactOptional(),
      jurisdiction: z.string().exactOptional(),
      language: z.string().exactOptional(),
      fileName: z.string().exactOptional(),
    }),
  }),
  z.object({ do: z.literal('feed'), feed: z.object({ bytes, address: z.string(), contentType: z.string() }) }),
  z.object({
    do: z.literal('items'),
    items: z.array(z.object({ item, page: file.nullable(), issued })),
    known: z.object({ jurisdiction: z.string().exactOptional(), language: z.string().exactOptional() }),
  }),
]);

export type ReadingJob = z.output<typeof readingJob>;
