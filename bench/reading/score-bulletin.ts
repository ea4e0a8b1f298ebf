import { findAuthority } from '../../src/bulletin/authorities.ts';
import type { ParsedBulletin, ParsedDeadline, ParsedEntry } from '../../src/reader/parsed-bulletin.ts';
import { keyOf, type LabelledBulletin, type LabelledDeadline, type LabelledEntry, startsOf } from './labels.ts';
import { noTally, paired, sumOf, type Tally } from './tally.ts';

/** What was read of one bulletin, held to its labels. */
export interface Scores {
  readonly entries: Tally;
  /** Of the entries that were found: sections and days that are right. */
  readonly sections: Tally;
  readonly dates: Tally;
  readonly deadlines: Tally;
  readonly deadlinesByKind: ReadonlyMap<string, Tally>;
  /** `right` counts the labelled non-deadlines that were told as deadlines, `wanted` all of them. */
  readonly falseOnLabelled: Tally;
  readonly authorities: Tally;
  readonly penalties: Tally;
  /** A line for each thing that was missed or is wrong. */
  readonly misses: readonly string[];
}

/** No scores yet. */
export const noScores: Scores = {
  entries: noTally,
  sections: noTally,
  dates: noTally,
  deadlines: noTally,
  deadlinesByKind: new Map(),
  falseOnLabelled: noTally,
  authorities: noTally,
  penalties: noTally,
  misses: [],
};

/** The scores of two bulletins as one. */
export function addScores(a: Scores, b: Scores): Scores {
  const kinds = new Set([...a.deadlinesByKind.keys(), ...b.deadlinesByKind.keys()]);
  return {
    entries: sumOf(a.entries, b.entries),
    sections: sumOf(a.sections, b.sections),
    dates: sumOf(a.dates, b.dates),
    deadlines: sumOf(a.deadlines, b.deadlines),
    deadlinesByKind: new Map(
      [...kinds].map((kind) => [
        kind,
        sumOf(a.deadlinesByKind.get(kind) ?? noTally, b.deadlinesByKind.get(kind) ?? noTally),
      ]),
    ),
    falseOnLabelled: sumOf(a.falseOnLabelled, b.falseOnLabelled),
    authorities: sumOf(a.authorities, b.authorities),
    penalties: sumOf(a.penalties, b.penalties),
    misses: [...a.misses, ...b.misses],
  };
}

/**
 * Holds a reading to its labels. An entry is found where one begins at the line of the label's first words, or with the
 * same words; everything else is counted within the entries that were found, and missed with those that were not. Deadlines
 * fit by kind and date; those told as a period by kind and words.
 * @param canonicalNames what the labels call an authority, by its code
 */
export function scoreBulletin(
  parsed: ParsedBulletin,
  label: LabelledBulletin,
  text: string,
  canonicalNames: ReadonlyMap<string, string>,
): Scores {
  const anchored = anchorsOf(label.entries, text);
  const { pairs, missed, extra } = paired(anchored, parsed.entries, beginsThere);
  const lost: Scores = {
    ...noScores,
    entries: { right: pairs.length, wanted: label.entries.length, found: parsed.entries.length },
    misses: [
      ...missed.map(({ entry }) => `${entry.id} entry missed: ${oneLine(entry.starts_with)}`),
      ...extra.map(({ title, line }) => `${label.id} entry too many, line ${line}: ${oneLine(title)}`),
    ],
  };
  const scores = [
    ...pairs.map(([{ entry }, found]) => scoreEntry(entry, found, canonicalNames)),
    ...missed.map(({ entry }) => scoreEntry(entry, null, canonicalNames)),
    ...extra.map((found) => scoreEntry(null, found, canonicalNames)),
  ];
  return scores.reduce(addScores, lost);
}

export interface Anchored {
  readonly entry: LabelledEntry;
  /** Line of the first words in the text, counted from 1; 0 where they were not found. */
  readonly line: number;
}

/** Where each labelled entry begins. */
export function anchorsOf(entries: readonly LabelledEntry[], text: string): readonly Anchored[] {
  const starts = startsOf(entries, text);
  return entries.map((entry, i) => {
    const at = starts[i] ?? -1;
    return { entry, line: at < 0 ? 0 : text.slice(0, at).split('\n').length };
  });
}

/** Whether an entry was found where a labelled one begins. */
export function beginsThere({ entry, line }: Anchored, found: Pick<ParsedEntry, 'line' | 'title' | 'body'>): boolean {
  const start = keyOf(entry.starts_with);
  const begins = (words: string): boolean => keyOf(words.slice(0, 600)).startsWith(start);
  return found.line === line || begins(`${found.title} ${found.body}`) || begins(found.body);
}

function scoreEntry(
  wanted: LabelledEntry | null,
  found: ParsedEntry | null,
  canonicalNames: ReadonlyMap<string, string>,
): Scores {
  const id = wanted?.id ?? `(line ${found?.line})`;
  const both = wanted !== null && found !== null;
  const one = (right: boolean): Tally => (both ? { right: right ? 1 : 0, wanted: 1, found: 1 } : noTally);
  const isSection = wanted?.section === found?.section;
  const isDate = wanted?.date === found?.date;
  const deadlines = scoreDeadlines(id, wanted, found);
  const authorities = scoreSets(
    (wanted?.authorities ?? []).map(authorityOf),
    (found?.authorities ?? []).map((code) => authorityOf(canonicalNames.get(code) ?? code)),
  );
  const penalties = scoreSets((wanted?.penalties ?? []).map(written), (found?.penalties ?? []).map(written));
  return {
    ...noScores,
    sections: one(isSection),
    dates: one(isDate),
    ...deadlines,
    authorities: authorities.tally,
    penalties: penalties.tally,
    misses: [
      ...(both && !isSection ? [`${id} section ${found.section}, not ${wanted.section}`] : []),
      ...(both && !isDate ? [`${id} date ${found.date}, not ${wanted.date}`] : []),
      ...deadlines.misses,
      ...authorities.missed.map((name) => `${id} authority missed: ${name}`),
      ...authorities.extra.map((name) => `${id} authority too many: ${name}`),
      ...penalties.missed.map((amount) => `${id} penalty missed: ${amount}`),
      ...penalties.extra.map((amount) => `${id} penalty too many: ${amount}`),
    ],
  };
}

// What the labels have no code for may have one in our table; a place in brackets is not part of a name.
const authorityOf = (name: string): string => findAuthority(name)?.code ?? name.replace(/ \([^()]*\)$/, '');

/** What two names of an authority have in common. */
export const authorityKey = (name: string): string => keyOf(authorityOf(name));

const written = ({ amount, currency }: { readonly amount: number; readonly currency: string }): string =>
  `${currency} ${amount}`;

function scoreSets(
  wanted: readonly string[],
  found: readonly string[],
): { readonly tally: Tally; readonly missed: readonly string[]; readonly extra: readonly string[] } {
  const { pairs, missed, extra } = paired([...new Set(wanted)], [...new Set(found)], (a, b) => keyOf(a) === keyOf(b));
  return {
    tally: { right: pairs.length, wanted: pairs.length + missed.length, found: pairs.length + extra.length },
    missed,
    extra,
  };
}

function scoreDeadlines(
  id: string,
  wanted: LabelledEntry | null,
  found: ParsedEntry | null,
): Pick<Scores, 'deadlines' | 'deadlinesByKind' | 'falseOnLabelled' | 'misses'> {
  // An impossible date in the source is not to be found.
  const labels = (wanted?.deadlines ?? []).filter(({ precision }) => precision !== 'invalid');
  const { pairs, missed, extra } = paired(labels, found?.deadlines ?? [], isSame);
  const tallies = [
    ...pairs.map(([{ kind }]) => [kind, { right: 1, wanted: 1, found: 1 }] as const),
    ...missed.map(({ kind }) => [kind, { right: 0, wanted: 1, found: 0 }] as const),
    ...extra.map(({ kind }) => [kind, { right: 0, wanted: 0, found: 1 }] as const),
  ];
  const byKind = new Map<string, Tally>();
  for (const [kind, tally] of tallies) byKind.set(kind, sumOf(byKind.get(kind) ?? noTally, tally));
  const nonDeadlines = wanted?.non_deadlines ?? [];
  const caught = nonDeadlines.filter((non) => extra.some((deadline) => isToldFor(non, deadline)));
  return {
    deadlines: tallies.reduce((sum, [, tally]) => sumOf(sum, tally), noTally),
    deadlinesByKind: byKind,
    falseOnLabelled: { right: caught.length, wanted: nonDeadlines.length, found: extra.length },
    misses: [
      ...missed.map(({ kind, date, quote }) => `${id} deadline missed: ${kind} ${date} “${oneLine(quote)}”`),
      ...extra.map(({ kind, date, quote }) => `${id} deadline too many: ${kind} ${date} “${oneLine(quote)}”`),
      ...caught.map(({ quote, why }) => `${id} FALSE DEADLINE “${oneLine(quote)}” (${why})`),
    ],
  };
}

function isSame(label: LabelledDeadline, found: ParsedDeadline): boolean {
  if (label.kind !== found.kind) return false;
  const isPeriod = label.precision === 'relative' || label.date === null;
  return isPeriod ? overlap(label.quote, found.quote) : label.date === found.date;
}

function isToldFor(non: LabelledEntry['non_deadlines'][number], found: ParsedDeadline): boolean {
  return (non.date !== null && non.date === found.date) || overlap(non.quote, found.quote);
}

function overlap(a: string, b: string): boolean {
  const [left, right] = [keyOf(a), keyOf(b)];
  return left.includes(right) || right.includes(left);
}

const oneLine = (words: string): string => words.replace(/\s+/g, ' ').slice(0, 160);
