import { z } from 'zod';
import { deadlineKinds, sections } from '../bulletin/bulletin.ts';
import { type CorpusEntry, type DatedDeadline, type DatedEntry, jurisdictionOf } from '../bulletin/corpus.ts';
import { verificationLabel } from '../cards/deadline-lines.ts';
import { datedSummary, freeDayNotes } from '../cards/format.ts';
import { sourceUrl } from '../cards/sources.ts';
import type { ListedEntry } from '../search/excerpt.ts';

const text = (description: string) => z.string().meta({ description });
const texts = (description: string) => z.array(z.string()).meta({ description });
const day = (description: string) => z.string().meta({ description, format: 'date' });
const entryId = text('ID of the entry; cite it');
const source = z
  .url()
  .nullable()
  .meta({ description: 'Web address where the entry can be checked; null if none is on record' });

/** A deadline as plain data. */
export const deadlineRecord = z.object({
  entryId,
  title: text('Headline of the entry'),
  jurisdiction: text('ISO 3166 alpha-2 code, or EU'),
  kind: z.enum(deadlineKinds),
  date: day('The last day; of an effective date the first. A day in the jurisdiction'),
  start: day('First day of the window').nullable(),
  daysLeft: z.int().meta({ description: 'Whole days from asOf: 0 on the day itself, negative after it' }),
  status: z.enum(['extracted', 'confirmed', 'unconfirmed']).meta({
    description:
      'confirmed: a person checked it; extracted: read by the app; unconfirmed: doubtful, nobody is reminded of it',
  }),
  certainty: text('How certain it is, in words; say so where it is not confirmed'),
  quote: text('The words of the entry that give it, exactly'),
  notes: texts('What else must be said of the day, such as that it is a public holiday'),
  source,
});

/** A deadline as of a day, as plain data. */
export function deadlineData({ deadline, source: from, daysLeft }: DatedDeadline): z.input<typeof deadlineRecord> {
  const { kind, date, start, status, quote } = deadline;
  const jurisdiction = jurisdictionOf(from);
  return {
    entryId: from.entry.id,
    title: from.entry.title,
    jurisdiction,
    kind,
    date,
    start,
    daysLeft,
    status,
    certainty: verificationLabel(deadline),
    quote,
    notes: daysLeft < 0 ? [] : [...freeDayNotes(kind, date, jurisdiction)],
    source: sourceUrl(from),
  };
}

const entryFields = {
  id: entryId,
  title: text('Headline'),
  section: z.enum(sections),
  jurisdiction: text('ISO 3166 alpha-2 code, or EU'),
  date: day('Day of the main event').nullable(),
  standing: z
    .enum(['in_force', 'coming', 'draft', 'postponed', 'repealed', 'superseded', 'expired'])
    .nullable()
    .meta({ description: 'Where it stands as of asOf; null where nothing says' }),
  deadlines: z.array(deadlineRecord).meta({ description: 'Coming ones, soonest first, then past ones, latest first' }),
  doubts: texts('What is doubtful or not confirmed; say it with the answer'),
  replacedBy: texts('IDs of the entries that replace it'),
  checked: day('Day on which it was last compared with its sources').nullable(),
  knownAsOf: text('Day, month or year of its newest source; what came later is not in it').nullable(),
  source,
};

/** An entry that was found, as plain data. */
export const foundRecord = z.object({
  ...entryFields,
  quote: text('Words of the entry that show why it was found; exact, but for line breaks'),
  lacks: texts('What of the question the entry does not have'),
});

/** An entry in full, as plain data. */
export const entryRecord = z.object({
  ...entryFields,
  body: text('The whole text of the entry, exactly'),
  authorities: texts('Codes or names'),
  instruments: texts('Laws, measures and standards that it names'),
  penalties: z
    .array(z.object({ amount: z.number(), currency: text('ISO 4217 code') }))
    .meta({ description: 'Amounts imposed or agreed, in whole units' }),
  sources: z.array(z.object({ url: z.url(), publisher: z.string().nullable(), published: z.string().nullable() })),
  replaces: texts('IDs of the entries that it replaces'),
  edited: day('Day on which a curator edited it').nullable(),
  bulletin: z.object({
    id: z.string(),
    title: z.string(),
    publisher: z.string().nullable(),
    issued: text('Month or day of issue'),
  }),
});

function entryData({ source: from, standing, deadlines }: DatedEntry) {
  const { entry, supersededBy } = from;
  return {
    id: entry.id,
    title: entry.title,
    section: entry.section,
    jurisdiction: jurisdictionOf(from),
    date: entry.date,
    standing,
    deadlines: deadlines.map(deadlineData),
    doubts: doubtsOf(from, deadlines),
    replacedBy: [...supersededBy],
    checked: entry.checked ?? null,
    knownAsOf: entry.knownAsOf ?? null,
    source: sourceUrl(from),
  };
}

function doubtsOf({ entry }: CorpusEntry, deadlines: readonly DatedDeadline[]): string[] {
  const open = deadlines.filter(({ deadline }) => verificationLabel(deadline) !== 'confirmed');
  return [
    ...(entry.doubt === undefined ? [] : [entry.doubt]),
    ...open.map((dated) => `${datedSummary(dated)}: ${verificationLabel(dated.deadline)}`),
  ];
}

/** An entry that was found, as plain data. */
export function foundData(hit: ListedEntry & { readonly lacks?: readonly string[] }): z.input<typeof foundRecord> {
  const excerpt = hit.excerpt
    .map((part) => part.text)
    .join('')
    .replace(/^… | …$/gu, '');
  return { ...entryData(hit), quote: asWritten(excerpt, hit.source.entry.body), lacks: [...(hit.lacks ?? [])] };
}

// An excerpt leaves out web addresses and may end within a sentence: as much of it as stands in the entry, to the end of its sentence.
function asWritten(excerpt: string, body: string): string {
  const flat = body.replace(/\s+/gu, ' ').trim();
  let quote = excerpt;
  while (!flat.includes(quote)) quote = quote.slice(0, Math.max(0, quote.lastIndexOf(' ')));
  const rest = flat.slice(flat.indexOf(quote) + quote.length);
  const isWhole = /[.!?。！？]["”’)]*$/u.test(quote);
  return isWhole
    ? quote
    : quote + (/^.{0,400}?(?:[.!?]["”’)]*(?= |$)|[。！？])/u.exec(rest)?.[0] ?? rest.slice(0, 400));
}

/** An entry in full, as plain data. */
export function fullData(dated: DatedEntry): z.input<typeof entryRecord> {
  const { entry, bulletin } = dated.source;
  return {
    ...entryData(dated),
    body: entry.body,
    authorities: entry.authorities,
    instruments: entry.instruments,
    penalties: entry.penalties,
    sources: (entry.sources ?? []).map(({ url, publisher = null, published = null }) => ({
      url,
      publisher,
      published,
    })),
    replaces: entry.supersedes ?? [],
    edited: entry.corrected?.on ?? null,
    bulletin: {
      id: bulletin.id,
      title: bulletin.title,
      publisher: bulletin.publisher ?? null,
      issued: bulletin.issued,
    },
  };
}
