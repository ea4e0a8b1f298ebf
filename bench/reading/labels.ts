import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const labelledDeadline = z.object({
  kind: z.string(),
  date: z.string().nullable(),
  quote: z.string(),
  precision: z.string().optional(),
});

const labelledEntry = z.object({
  id: z.string(),
  title: z.string().nullable(),
  starts_with: z.string(),
  section: z.string(),
  date: z.string().nullable(),
  authorities: z.array(z.string()),
  deadlines: z.array(labelledDeadline),
  penalties: z.array(z.object({ amount: z.number(), currency: z.string() })),
  non_deadlines: z.array(z.object({ quote: z.string(), date: z.string().nullable(), why: z.string() })),
});

const labelledBulletin = z.object({
  id: z.string(),
  file: z.string(),
  issue_date: z.string().nullable(),
  issue_period: z.string().optional(),
  entries: z.array(labelledEntry),
});

const namedAuthorities = z.array(z.object({ code: z.string(), name: z.string() }));

export type LabelledBulletin = z.output<typeof labelledBulletin>;
export type LabelledEntry = z.output<typeof labelledEntry>;
export type LabelledDeadline = z.output<typeof labelledDeadline>;

/** Bulletins with what a person read in them, and what the labels call an authority by its code. */
export interface LabelledSet {
  readonly bulletins: readonly { readonly label: LabelledBulletin; readonly text: string }[];
  readonly canonicalNames: ReadonlyMap<string, string>;
}

/** The labelled bulletins of a folder with a file of labels and `authorities.json`; null where there is none. */
export function readLabels(folder: URL, file = 'labels.json'): LabelledSet | null {
  const labelsFile = new URL(file, folder);
  if (!existsSync(labelsFile)) return null;
  const { bulletins } = z
    .object({ bulletins: z.array(labelledBulletin) })
    .parse(JSON.parse(readFileSync(labelsFile, 'utf8')));
  const named = namedAuthorities.parse(JSON.parse(readFileSync(new URL('authorities.json', folder), 'utf8')));
  return {
    bulletins: bulletins.map((label) => ({ label, text: readFileSync(new URL(label.file, folder), 'utf8') })),
    canonicalNames: new Map(named.map(({ code, name }) => [code, name])),
  };
}
