import { candidatesOf } from '../../src/reader/deadlines/candidates.ts';
import { findDeadlines } from '../../src/reader/deadlines/find-deadlines.ts';
import type { DeadlineModel } from '../../src/reader/model/classifier.ts';
import type { ParsedDeadline } from '../../src/reader/parsed-bulletin.ts';
import type { GivenEntry } from './given-entries.ts';
import { keyOf, type LabelledDeadline } from './labels.ts';
import { noTally, paired, sumOf, type Tally } from './tally.ts';

/** How the deadlines of entries were read that were given, not found. */
export interface GivenScores {
  /** Labelled times that are among the candidates. */
  readonly candidates: Tally;
  readonly sure: Tally;
  readonly byKind: ReadonlyMap<string, Tally>;
  /** Sure ones whose day is right, whatever the kind. */
  readonly days: Tally;
  /** Labelled deadlines that are sure or possible, of any kind. */
  readonly kept: Tally;
  /** Labelled non-deadlines that are sure. */
  readonly traps: Tally;
  /** Of the sure with a confidence of so much or more, and of the possible: those that are right, of any kind for the possible. */
  readonly confident: Tally;
  readonly possible: Tally;
}

export const noGivenScores: GivenScores = {
  candidates: noTally,
  sure: noTally,
  byKind: new Map(),
  days: noTally,
  kept: noTally,
  traps: noTally,
  confident: noTally,
  possible: noTally,
};

/** Reads an entry with a model and holds what it finds to the labels. */
export function scoreGiven({ entry, sentences, context }: GivenEntry, model: DeadlineModel): GivenScores {
  const labels = entry.deadlines.filter(({ precision }) => precision !== 'invalid' && precision !== 'no_year');
  const { deadlines, possible } = findDeadlines(sentences, context, model);
  const { pairs, missed, extra } = paired(
    labels,
    deadlines,
    (label, one) => label.kind === one.kind && isTime(label, one),
  );
  const sameDay = paired(labels, deadlines, isTime);
  const kept = paired(labels, [...deadlines, ...possible], isTime);
  const caught = entry.non_deadlines.filter((non) =>
    extra.some((one) => (non.date !== null && non.date === one.date) || overlap(non.quote, one.quote)),
  );
  const byKind = new Map<string, Tally>();
  const count = (kind: string, tally: Tally): void => void byKind.set(kind, sumOf(byKind.get(kind) ?? noTally, tally));
  for (const [{ kind }] of pairs) count(kind, { right: 1, wanted: 1, found: 1 });
  for (const { kind } of missed) count(kind, { right: 0, wanted: 1, found: 0 });
  for (const { kind } of extra) count(kind, { right: 0, wanted: 0, found: 1 });
  const confident = deadlines.filter(({ confidence }) => confidence >= 0.9);
  return {
    candidates: {
      right: labels.filter((label) => isAmong(label, { sentences, context })).length,
      wanted: labels.length,
      found: 0,
    },
    sure: { right: pairs.length, wanted: labels.length, found: deadlines.length },
    byKind,
    days: { right: sameDay.pairs.length, wanted: labels.length, found: deadlines.length },
    kept: { right: kept.pairs.length, wanted: labels.length, found: deadlines.length + possible.length },
    traps: { right: caught.length, wanted: entry.non_deadlines.length, found: extra.length },
    confident: {
      right: confident.filter((one) => pairs.some(([, found]) => found === one)).length,
      wanted: 0,
      found: confident.length,
    },
    possible: {
      right: possible.filter((one) => kept.pairs.some(([, found]) => found === one)).length,
      wanted: 0,
      found: possible.length,
    },
  };
}

/** The scores of two readings as one. */
export function addGiven(a: GivenScores, b: GivenScores): GivenScores {
  const kinds = new Set([...a.byKind.keys(), ...b.byKind.keys()]);
  return {
    candidates: sumOf(a.candidates, b.candidates),
    sure: sumOf(a.sure, b.sure),
    byKind: new Map(
      [...kinds].map((kind) => [kind, sumOf(a.byKind.get(kind) ?? noTally, b.byKind.get(kind) ?? noTally)]),
    ),
    days: sumOf(a.days, b.days),
    kept: sumOf(a.kept, b.kept),
    traps: sumOf(a.traps, b.traps),
    confident: sumOf(a.confident, b.confident),
    possible: sumOf(a.possible, b.possible),
  };
}

const isRelative = ({ precision, date }: LabelledDeadline): boolean => precision === 'relative' || date === null;

const isTime = (label: LabelledDeadline, one: ParsedDeadline): boolean =>
  isRelative(label) ? overlap(label.quote, one.quote) : label.date === one.date;

function isAmong(label: LabelledDeadline, { sentences, context }: Pick<GivenEntry, 'sentences' | 'context'>): boolean {
  return candidatesOf(sentences, context).some(({ date, first, period, sentence, index, end }) => {
    const words = sentence.written(index, end).replace(/[内內前後后]$/, '');
    return isRelative(label)
      ? period !== null && overlap(label.quote, words)
      : date === label.date || first === label.date;
  });
}

function overlap(a: string, b: string): boolean {
  const [left, right] = [keyOf(a), keyOf(b)];
  return left.includes(right) || right.includes(left);
}
