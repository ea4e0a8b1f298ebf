import { z } from 'zod';
import { type CalendarDate, parseCalendarDate } from '../time/calendar-date.ts';

/** The sections of a bulletin, in their usual order. */
export const sections = ['regulatory', 'enforcement', 'industry', 'other'] as const;

/** The kinds of deadlines. */
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

// Editors show these beside the kinds.
const meaningOfKinds: Readonly<Record<DeadlineKind, string>> = {
  consultation_close: 'Last day for comments',
  effective_date: 'First day on which the instrument applies',
  pilot_end: 'Last day of a pilot',
  campaign_end: 'Last day of an enforcement campaign',
  grace_period_end: 'Last day of a transition period',
  compliance_deadline: 'Last day to comply with an obligation',
  filing_deadline: 'Last day to file, register or report',
  other: 'A binding date of another kind',
};

const dayError = 'must be a valid date, written YYYY-MM-DD';

const day = z.iso
  .date({ error: dayError })
  .transform((text, context): CalendarDate => {
    const date = parseCalendarDate(text);
    if (date) return date;
    context.addIssue({ code: 'custom', message: dayError });
    return z.NEVER;
  })
  .meta({ description: 'A day in the jurisdiction, YYYY-MM-DD' });

const webAddress = z.url({
  protocol: /^https?$/,
  error: 'must be a web address that starts with https:// or http://',
});

const asPrecise = 'must be a day, month or year: 2026-05-18, 2026-05 or 2026';

// YAML reads an unquoted year as a number.
const dayMonthOrYear = (description: string) =>
  z
    .union(
      [
        z
          .string()
          .regex(/^\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?$/)
          .refine((text) => text.length < 10 || parseCalendarDate(text) !== null),
        z.int().min(1900).max(2199).transform(String),
      ],
      { error: asPrecise },
    )
    .meta({ description });

const words = (most: number) => z.string().trim().min(1, 'must not be empty').max(most);

/** A day on which something ends, closes or becomes binding, with the source text. */
export const deadlineSchema = z
  .strictObject({
    kind: z.enum(deadlineKinds).meta({
      description: 'What happens on the day',
      enumDescriptions: deadlineKinds.map((kind) => meaningOfKinds[kind]),
    }),
    date: day,
    start: day.nullable().default(null).meta({ description: 'First day of the window, or null' }),
    quote: words(500).meta({ description: 'Source text: the words of the entry that give the deadline' }),
    status: z
      .enum(['extracted', 'confirmed', 'unconfirmed'])
      .default('extracted')
      .meta({
        description: 'Who says so',
        enumDescriptions: [
          'The app read it in the text; it reminds, and says that nobody confirmed it',
          'A person checked it',
          'Doubtful: nobody is reminded of it until a curator confirms it',
        ],
      }),
    corrected: z
      .strictObject({
        by: words(100),
        on: day,
        why: words(300).optional(),
        was: z.strictObject({ kind: z.enum(deadlineKinds), date: day }).optional(),
      })
      .optional()
      .meta({
        description:
          'Who corrected or confirmed it in the app, when, why, and what it was; the quote may then give another date',
      }),
  })
  .meta({ id: 'Deadline' });

/** Words that may give a deadline, for a curator to decide. Nobody is reminded of it, and no list shows it. */
export const possibleDeadlineSchema = z
  .strictObject({
    kind: z.enum(deadlineKinds).meta({ description: 'The likeliest kind' }),
    date: day.nullable().meta({ description: 'The day, or null if it is not certain' }),
    start: day.nullable().default(null).meta({ description: 'First day of the window, or null' }),
    quote: words(500).meta({ description: 'Source text: words of the entry' }),
    confidence: z.number().min(0).max(1).meta({ description: 'How likely it is a deadline, 0 to 1' }),
  })
  .meta({ id: 'PossibleDeadline' });

const jurisdiction = z
  .string()
  .regex(/^[A-Z]{2}$/, 'must be an ISO 3166 alpha-2 code such as CN, or EU')
  .meta({ description: 'ISO 3166 alpha-2 code such as CN, or EU' });

/** The jurisdiction of a bulletin about several: each of its entries names its own. */
export const severalJurisdictions = 'ZZ';

/** Where an entry can be checked. */
const sourceSchema = z
  .strictObject({
    url: webAddress.meta({ description: 'Web address of the account', pattern: '^https?://' }),
    publisher: words(200).optional().meta({ description: 'Who published it' }),
    published: dayMonthOrYear('Day, month or year of its publication').optional(),
  })
  .meta({ id: 'Source' });

/** What a bulletin says about an entry's place in time that does not follow from its dates. */
export const stages = ['draft', 'postponed', 'repealed'] as const;

const entryId = z
  .string()
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*-[reio][1-9]\d*$/,
    'must be the ID of the bulletin, followed by -r, -e, -i or -o and a number from 1',
  );

/** An amount that was imposed or agreed, in whole units of its currency; never a statutory maximum or a conversion. */
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

/** One development in a bulletin. Its id is stable: the bulletin's id, the letter of the section, the number within the section. */
export const entrySchema = z
  .strictObject({
    id: entryId.meta({ description: 'ID of the bulletin, letter of the section (r, e, i, o), number: cn-2019-04-r3' }),
    section: z.enum(sections).meta({ description: 'Section of the bulletin' }),
    jurisdiction: jurisdiction
      .refine((code) => code !== severalJurisdictions, 'must be the code of one jurisdiction')
      .optional()
      .meta({ description: 'ISO 3166 alpha-2 code or EU, if it is not that of the bulletin' }),
    title: words(500).meta({ description: 'Headline' }),
    date: day.nullable().meta({ description: 'Date of the main event, or null' }),
    body: words(50_000).meta({ description: 'Full text; an empty line starts a paragraph' }),
    authorities: z
      .array(words(200))
      .default([])
      .meta({ description: 'Codes from data/authorities.yaml, or full names of other authorities' }),
    instruments: z
      .array(words(300))
      .default([])
      .meta({ description: 'Laws, measures and standards that the entry names' }),
    penalties: z
      .array(penaltySchema)
      .default([])
      .meta({ description: 'Amounts imposed or agreed; no maximums, damages, gains or conversions' }),
    deadlines: z
      .array(deadlineSchema)
      .default([])
      .meta({ description: 'Days on which something ends, closes or becomes binding' }),
    possible: z
      .array(possibleDeadlineSchema)
      .optional()
      .meta({ description: 'What a curator has not decided yet: words that may give a deadline' }),
    source: webAddress.optional().meta({ description: 'Web address of the entry', pattern: '^https?://' }),
    sources: z
      .array(sourceSchema)
      .optional()
      .meta({ description: 'Accounts that the entry was written from; cards link to the first if there is no source' }),
    checked: day.optional().meta({ description: 'Day on which somebody last compared the entry with its sources' }),
    knownAsOf: dayMonthOrYear(
      'Day, month or year of the newest account; what came later is not in the entry',
    ).optional(),
    doubt: words(400).optional().meta({ description: 'What is doubtful, in a sentence or two; cards show it' }),
    stage: z
      .enum(stages)
      .optional()
      .meta({
        description: 'Where it stands, if that does not follow from its dates',
        enumDescriptions: ['Not adopted yet', 'Put off, without a new day', 'No longer law'],
      }),
    supersedes: z.array(entryId).optional().meta({ description: 'IDs of the entries that this one replaces' }),
    corrected: z
      .strictObject({ by: words(100), on: day })
      .optional()
      .meta({ description: 'Who edited the entry in the app, and when; its section may then differ from its id' }),
  })
  .meta({ id: 'Entry' });

/** A bulletin. */
export const bulletinSchema = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters, digits and hyphens')
      .meta({ description: 'Lower-case letters, digits and hyphens, such as cn-2019-04; never changes' }),
    title: words(300).meta({ description: 'Subject and month of the bulletin' }),
    publisher: words(200).optional().meta({ description: 'Who issued the bulletin' }),
    issued: z
      .string()
      .regex(/^\d{4}-(0[1-9]|1[0-2])(-\d{2})?$/, 'must be a month (YYYY-MM) or a day (YYYY-MM-DD)')
      .refine((text) => text.length === 7 || parseCalendarDate(text) !== null, 'must be a valid date')
      .meta({ description: 'Month (YYYY-MM) or day (YYYY-MM-DD) of issue' }),
    jurisdiction: jurisdiction.meta({
      description: 'ISO 3166 alpha-2 code such as CN, or EU; ZZ for several, each entry then names its own',
    }),
    language: z
      .string()
      .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a BCP 47 tag such as en or zh-Hans')
      .meta({ description: 'BCP 47 tag such as en or zh-Hans' }),
    source: webAddress.optional().meta({ description: 'Web address of the bulletin', pattern: '^https?://' }),
    entries: z
      .array(entrySchema)
      .min(1, 'must contain at least one entry')
      .meta({ description: 'The developments, in order' }),
  })
  .meta({ id: 'Bulletin', title: 'Bulletin of Privacy Law for Slack' });

export type Section = (typeof sections)[number];
export type DeadlineKind = (typeof deadlineKinds)[number];
export type Deadline = z.output<typeof deadlineSchema>;
export type PossibleDeadline = z.output<typeof possibleDeadlineSchema>;
export type Penalty = z.output<typeof penaltySchema>;
export type Entry = z.output<typeof entrySchema>;
export type Bulletin = z.output<typeof bulletinSchema>;

/** Whether anybody is reminded of a deadline: of one that is in doubt nobody is, until a curator confirms it. */
export const isReminded = ({ status }: Pick<Deadline, 'status'>): boolean => status !== 'unconfirmed';

/** The letter of each section in the ids of entries. */
export const sectionLetters: Readonly<Record<Section, string>> = {
  regulatory: 'r',
  enforcement: 'e',
  industry: 'i',
  other: 'o',
};
