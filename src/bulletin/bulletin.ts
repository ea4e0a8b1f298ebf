import { z } from 'zod';
import { type CalendarDate, parseCalendarDate } from '../time/calendar-date.ts';

/** The sections of a bulletin, in the order in which they are told. */
export const sections = ['regulatory', 'enforcement', 'industry', 'other'] as const;

/** What kind of day a deadline is. `other` is for a day that binds but fits none of the rest. */
export const deadlineKinds = [
  'consultation_close',
  'effective_date',
  'pilot_end',
  'campaign_end',
  'grace_period_end',
  'compliance_deadline',
  'filing_deadline',
  'other',
] as const;

// Told by editors beside each kind, in the order of the kinds.
const meaningOfKinds: Readonly<Record<DeadlineKind, string>> = {
  consultation_close: 'Last day for comments',
  effective_date: 'First day on which the instrument applies',
  pilot_end: 'Last day of a pilot',
  campaign_end: 'Last day of an enforcement campaign',
  grace_period_end: 'Last day of a period of transition',
  compliance_deadline: 'Last day to meet a duty',
  filing_deadline: 'Last day to file, register or report',
  other: 'A day that binds but fits none of the rest',
};

const day = z.iso
  .date({ error: 'must be a day that exists, written YYYY-MM-DD' })
  .transform((text, context): CalendarDate => {
    const date = parseCalendarDate(text);
    if (date) return date;
    context.addIssue({ code: 'custom', message: 'must be a day that exists, written YYYY-MM-DD' });
    return z.NEVER;
  })
  .meta({ description: 'A day of the calendar in the jurisdiction, YYYY-MM-DD' });

const words = (most: number) => z.string().trim().min(1, 'must not be empty').max(most);

/** A day on which something ends, closes or begins to bind, with the words of the bulletin that say so. */
export const deadlineSchema = z
  .strictObject({
    kind: z.enum(deadlineKinds).meta({
      description: 'What happens on the day',
      enumDescriptions: deadlineKinds.map((kind) => meaningOfKinds[kind]),
    }),
    date: day,
    start: day.nullable().default(null).meta({ description: 'First day of the window, where there is one' }),
    quote: words(500).meta({ description: 'The words of the entry that the deadline was read from' }),
    status: z
      .enum(['extracted', 'confirmed'])
      .default('extracted')
      .meta({ description: 'extracted until a curator confirms it' }),
    corrected: z
      .strictObject({ by: words(100), on: day })
      .optional()
      .meta({
        description:
          'Who confirmed or corrected it in the app, and on which day; the quote may then tell another',
      }),
  })
  .meta({ id: 'Deadline' });

/** An amount imposed or agreed, in whole units of its currency; never a statutory maximum or a conversion. */
export const penaltySchema = z
  .strictObject({
    amount: z
      .number()
      .positive('must be more than 0')
      .meta({ description: 'Whole units of the currency, without separators: 290000' }),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as CNY')
      .meta({ description: 'ISO 4217 code, such as CNY' }),
  })
  .meta({ id: 'Penalty' });

/** One development told by a bulletin. Its id is stable: bulletin id, section letter, number within the section. */
export const entrySchema = z
  .strictObject({
    id: z
      .string()
      .regex(
        /^[a-z0-9]+(-[a-z0-9]+)*-[reio][1-9]\d*$/,
        'must be the id of the bulletin, then -r, -e, -i or -o and a number from 1',
      )
      .meta({ description: 'Id of the bulletin, letter of the section (r, e, i, o), number: cn-2019-04-r3' }),
    section: z.enum(sections).meta({ description: 'Part of the bulletin in which the entry stands' }),
    title: words(500).meta({ description: 'Headline of the entry' }),
    date: day.nullable().meta({ description: 'Day of the main event, or null' }),
    body: words(50_000).meta({ description: 'The entry in full; an empty line begins a paragraph' }),
    authorities: z
      .array(words(200))
      .default([])
      .meta({ description: 'Codes of the table of authorities; a full name where the table has none' }),
    instruments: z.array(words(300)).default([]).meta({ description: 'Laws, measures and standards named' }),
    penalties: z
      .array(penaltySchema)
      .default([])
      .meta({ description: 'Amounts imposed or agreed; not maxima, damages, gains or conversions' }),
    deadlines: z
      .array(deadlineSchema)
      .default([])
      .meta({ description: 'Days on which something ends, closes or begins to bind' }),
  })
  .meta({ id: 'Entry' });

/** A bulletin: who tells, when, for which jurisdiction, and its entries. */
export const bulletinSchema = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters, digits and hyphens')
      .meta({ description: 'Lower-case letters, digits and hyphens, such as cn-2019-04; never changes' }),
    title: words(300).meta({ description: 'What the bulletin is about, with its month' }),
    publisher: words(200).optional().meta({ description: 'Who issued the bulletin' }),
    issued: z
      .string()
      .regex(/^\d{4}-(0[1-9]|1[0-2])(-\d{2})?$/, 'must be a month (YYYY-MM) or a day (YYYY-MM-DD)')
      .refine((text) => text.length === 7 || parseCalendarDate(text) !== null, 'must be a day that exists')
      .meta({ description: 'Month (YYYY-MM) or day (YYYY-MM-DD) of issue' }),
    jurisdiction: z
      .string()
      .regex(/^[A-Z]{2}$/, 'must be an ISO 3166 alpha-2 code such as CN, or EU')
      .meta({ description: 'ISO 3166 alpha-2 code such as CN, or EU' }),
    language: z
      .string()
      .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a BCP 47 tag such as en or zh-Hans')
      .meta({ description: 'BCP 47 tag such as en or zh-Hans' }),
    source: z
      .url({ protocol: /^https?$/, error: 'must be a web address that begins with https:// or http://' })
      .optional()
      .meta({ description: 'Web address of the bulletin', pattern: '^https?://' }),
    entries: z
      .array(entrySchema)
      .min(1, 'must hold at least one entry')
      .meta({ description: 'The developments, in the order told' }),
  })
  .meta({ id: 'Bulletin', title: 'Bulletin of Privacy Law for Slack' });

export type Section = (typeof sections)[number];
export type DeadlineKind = (typeof deadlineKinds)[number];
export type Deadline = z.output<typeof deadlineSchema>;
export type Penalty = z.output<typeof penaltySchema>;
export type Entry = z.output<typeof entrySchema>;
export type Bulletin = z.output<typeof bulletinSchema>;

/** The letter by which an entry's id names its section. */
export const sectionLetters: Readonly<Record<Section, string>> = {
  regulatory: 'r',
  enforcement: 'e',
  industry: 'i',
  other: 'o',
};
