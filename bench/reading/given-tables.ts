import { type Example, labelledExamples, ownExamples } from '../../scripts/training/examples.ts';
import { fitModel } from '../../scripts/training/fit-model.ts';
import type { DeadlineModel } from '../../src/reader/model/classifier.ts';
import { table } from '../measure.ts';
import { givenEntries } from './given-entries.ts';
import { isForFitting, type Labelled, labelSets } from './labels.ts';
import { addGiven, type GivenScores, noGivenScores, scoreGiven } from './score-given.ts';
import { f1Of, precisionOf, recallOf, type Tally } from './tally.ts';

/**
 * Tables of how well the deadlines of given entries are read by models that have not seen them: the bulletins that may be fitted on by
 * parts, each by a model of the others; those with even numbers by a model of the former; all by parts. The models learn from our own
 * sentences too.
 */
export function givenTables(bulletins: readonly Labelled[]): string {
  const own = ownExamples(new URL('../../data/training/', import.meta.url)).examples;
  const examples = new Map(bulletins.map((bulletin) => [bulletin, labelledExamples(bulletin)]));
  const modelOf = (some: readonly Labelled[]): DeadlineModel =>
    fitModel([...own, ...some.flatMap((one): readonly Example[] => examples.get(one) ?? [])]);
  const [fitting, others] = [bulletins.filter(isForFitting), bulletins.filter((one) => !isForFitting(one))];
  const inParts = (all: readonly Labelled[], parts: number): readonly Read[] =>
    Array.from({ length: parts }, (_, part) => all.filter((_, at) => at % parts === part)).flatMap((test) =>
      readBy(test, modelOf(all.filter((one) => !test.includes(one)))),
    );
  const rows = [
    [
      'second and third set, odd numbers, in 5 parts',
      inParts(fitting, 5).filter(({ bulletin }) => bulletin.set !== 'labels'),
    ],
    ['second and third set, even numbers, by a model of the rest', readBy(others, modelOf(fitting))],
    ['all, in 10 parts', inParts(bulletins, 10)],
    ['all, by our own sentences alone', readBy(bulletins, fitModel(own))],
  ] as const;
  return [
    candidatesTable(readBy(bulletins, fitModel([]))),
    table(
      ['given entries', 'wanted', 'P', 'R', 'F1', 'day alone F1', 'sure or possible', 'traps', '≥ .9', 'possible'],
      rows.map(([name, read]) => [name, ...cells(total(read))]),
    ),
    ...rows.slice(1, 3).map(([name, read]) => kindTable(name, total(read))),
  ].join('\n');
}

interface Read {
  readonly bulletin: Labelled;
  readonly scores: GivenScores;
}

const readBy = (bulletins: readonly Labelled[], model: DeadlineModel): readonly Read[] =>
  bulletins.map((bulletin) => ({
    bulletin,
    scores: givenEntries(bulletin)
      .map((entry) => scoreGiven(entry, model))
      .reduce(addGiven, noGivenScores),
  }));

const total = (read: readonly Read[]): GivenScores => read.map(({ scores }) => scores).reduce(addGiven, noGivenScores);

const share = (part: number | null): string => (part === null ? '-' : part.toFixed(3).replace(/^0/, ''));
const part = ({ right, found }: Tally): string =>
  `${right}/${found} ${share(precisionOf({ right, found, wanted: 0 }))}`;

const cells = ({ sure, days, kept, traps, confident, possible }: GivenScores): readonly string[] => [
  String(sure.wanted),
  share(precisionOf(sure)),
  share(recallOf(sure)),
  share(f1Of(sure)),
  share(f1Of(days)),
  share(recallOf(kept)),
  `${traps.right}/${traps.wanted}`,
  part(confident),
  part(possible),
];

function candidatesTable(read: readonly Read[]): string {
  const rows = labelSets.map((set) => {
    const { candidates } = total(read.filter(({ bulletin }) => bulletin.set === set));
    return [set, `${candidates.right}/${candidates.wanted}`, share(recallOf(candidates))];
  });
  return table(['labelled times among the candidates', '', 'recall'], rows);
}

const kindTable = (name: string, { byKind }: GivenScores): string =>
  table(
    [name, 'right', 'wanted', 'found', 'F1'],
    [...byKind]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([kind, tally]) => [kind, ...[tally.right, tally.wanted, tally.found].map(String), share(f1Of(tally))]),
  );
