import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { findAuthority } from '../../src/bulletin/authorities.ts';
import { type Bulletin, bulletinSchema, sections } from '../../src/bulletin/bulletin.ts';
import { type Corpus, corpusOf } from '../../src/bulletin/corpus.ts';

/** A corpus whose entries answer to the labels' ids: `44-R12` is the entry `x-44-r12`. */
export interface LabelledCorpus {
  readonly corpus: Corpus;
  readonly idOf: (label: string) => string;
}

const deadlineLabel = z.object({ kind: z.string(), date: z.string().nullable(), quote: z.string() });
const penaltyLabel = z.object({ amount: z.number(), currency: z.string() });
const labelsSchema = z.object({
  bulletins: z.array(
    z.object({
      id: z.string(),
      file: z.string(),
      title: z.string().optional(),
      language: z.string(),
      issue_date: z.string().nullable(),
      issue_period: z.string().optional(),
      entries: z.array(
        z.object({
          id: z.string(),
          title: z.string().nullable(),
          starts_with: z.string(),
          section: z.enum(sections),
          date: z.string().nullable(),
          authorities: z.array(z.string()),
          laws_cited: z.array(z.string()),
          deadlines: z.array(deadlineLabel.loose()),
          penalties: z.array(penaltyLabel.loose()),
        }),
      ),
    }),
  ),
});
type Labelled = z.output<typeof labelsSchema>['bulletins'][number];

/**
 * The labelled bulletins as the product would hold them once a curator has read them in: the entries' texts out of the
 * bulletins, from where each begins up to the next; sections, dates, authorities, deadlines and penalties from the labels.
 */
export async function labelledCorpus(folder: string, labels = 'labels.json'): Promise<LabelledCorpus> {
  const { bulletins } = labelsSchema.parse(JSON.parse(await readFile(join(folder, labels), 'utf8')));
  const development = bulletins.filter(({ id }) => id !== '00');
  const read = development.map(async (one) => bulletinOf(one, await readFile(join(folder, one.file), 'utf8')));
  return { corpus: corpusOf(await Promise.all(read)), idOf: (label) => `x-${label.toLowerCase()}` };
}

function bulletinOf(labelled: Labelled, text: string): Bulletin {
  const starts = startsOf(labelled, text);
  const counts = new Map<string, number>();
  const entries = labelled.entries.map((entry, i) => {
    const from = starts[i] ?? 0;
    const to = starts.filter((start) => start > from).sort((a, b) => a - b)[0] ?? text.length;
    counts.set(entry.section, (counts.get(entry.section) ?? 0) + 1);
    const body = text.slice(from, to).trim().slice(0, 50_000);
    return {
      id: `x-${entry.id.toLowerCase()}`,
      section: entry.section,
      title: (entry.title ?? body.split('\n')[0] ?? '').trim().slice(0, 500) || entry.id,
      date: entry.date?.length === 10 ? entry.date : null,
      body: body || entry.starts_with,
      authorities: entry.authorities.map((name) => findAuthority(name)?.code ?? name),
      instruments: entry.laws_cited,
      penalties: entry.penalties.map(({ amount, currency }) => ({ amount, currency })),
      deadlines: entry.deadlines.flatMap(({ kind, date, quote }) =>
        date === null || !/^\d{4}-\d{2}-\d{2}$/.test(date)
          ? []
          : [{ kind, date, quote: quote.slice(0, 500), status: 'confirmed' }],
      ),
    };
  });
  return bulletinSchema.parse({
    id: `x-${labelled.id}`,
    title: labelled.title ?? labelled.id,
    issued: labelled.issue_date ?? labelled.issue_period,
    jurisdiction: 'CN',
    language: labelled.language,
    entries,
  });
}

// In the order of the labels; a table of contents may hold the same words before.
function startsOf({ entries }: Labelled, text: string): readonly number[] {
  let last = -1;
  return entries.map(({ starts_with: words }) => {
    const next = text.indexOf(words, last + 1);
    const start = next >= 0 ? next : text.indexOf(words);
    if (start < 0) throw new Error(`no entry begins with: ${words}`);
    last = Math.max(last, start);
    return start;
  });
}
