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
  section: z.enum(['regulatory', 'enforcement', 'industry', 'other']),
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

/** A bulletin with what a person read in it. */
export interface Labelled {
  readonly set: LabelSet;
  readonly label: LabelledBulletin;
  readonly text: string;
}

/** The sets of labels; each has a file of this name beside the bulletins. */
export const labelSets = ['labels', 'labels-2', 'labels-3-en', 'labels-3-zh'] as const;
export type LabelSet = (typeof labelSets)[number];

/** Bulletins with what a person read in them, and what the labels call an authority by its code. */
export interface Labels {
  readonly bulletins: readonly Labelled[];
  readonly canonicalNames: ReadonlyMap<string, string>;
}

/** The labelled bulletins of a folder with `labels.json`, perhaps further sets, and `authorities.json`; null where there is none. */
export function readLabels(folder: URL): Labels | null {
  const bulletins = labelSets.flatMap((set) => bulletinsOf(folder, set));
  if (bulletins.length === 0) return null;
  const named = namedAuthorities.parse(JSON.parse(readFileSync(new URL('authorities.json', folder), 'utf8')));
  return { bulletins, canonicalNames: new Map(named.map(({ code, name }) => [code, name])) };
}

function bulletinsOf(folder: URL, set: LabelSet): readonly Labelled[] {
  const file = new URL(`${set}.json`, folder);
  if (!existsSync(file)) return [];
  const { bulletins } = z
    .object({ bulletins: z.array(labelledBulletin) })
    .parse(JSON.parse(readFileSync(file, 'utf8')));
  return bulletins.map((label) => ({ set, label, text: readFileSync(new URL(label.file, folder), 'utf8') }));
}

/** Where the first words of each entry stand in the text, each after those before it; -1 where they don't. */
export function startsOf(entries: readonly LabelledEntry[], text: string): readonly number[] {
  let from = 0;
  return entries.map(({ starts_with }) => {
    const at = text.indexOf(starts_with, from);
    if (at >= 0) from = at + 1;
    return at;
  });
}

/** Letters and digits alone, without a number in front. */
export const keyOf = (words: string): string =>
  words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/^\d+(?=\D)/, '');

/** Whether rules and models may be fitted on a bulletin: all of the first set, and the odd numbers of the others. */
export const isForFitting = ({ set, label }: Labelled): boolean => set === 'labels' || Number(label.id) % 2 === 1;
