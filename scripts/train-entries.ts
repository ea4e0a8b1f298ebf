import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  type EntryModel,
  type Looks,
  lookAgain,
  probabilityOf,
  startProbabilitiesOf,
  type Trees,
} from '../src/reader/segment/model/score-lines.ts';
import { type Example, labelledExamples, ownExamples } from './training/entry-examples.ts';
import { growTrees } from './training/grow-trees.ts';

// Trains the model of entries, data/entry-model.json, on bulletins of our own in many layouts and, where they lie beside this checkout,
// on the labelled ones. The same texts give the same model.
//   npx tsx scripts/train-entries.ts [--odd] [--folds N]
// --odd leaves out the even numbers of the second and third sets, so that they can be reported on; --folds trains N times without a
// share of the labelled bulletins and prints how well the lines of those are told, and writes nothing.

const { values } = parseArgs({ options: { odd: { type: 'boolean', default: false }, folds: { type: 'string' } } });

const labelled = labelledExamples(new URL('../../shared/eval/', import.meta.url)).filter(
  ({ isEven }) => !values.odd || !isEven,
);
const own = ownExamples(new URL('../data/training/bulletins/', import.meta.url), 1500);
const growth = {
  trees: 200,
  depth: 4,
  rate: 0.1,
  least: 1,
  ridge: 1,
  features: 0.3,
  rows: 0.5,
};
const members = 1;
const mostOwn = 0.35;

const trained = (real: readonly Example[]): EntryModel =>
  Array.from({ length: members }, (_, member) => looksOf([...real, ...own.filter((_, at) => at % members === member)]));

function looksOf(all: readonly Example[]): Looks {
  const first = grown(all, ({ rows }) => rows);
  // What the first look gives to texts that it was not trained on, as it will be.
  const given = new Map(
    foldsOf(all, 4).flatMap(({ kept, left }) => {
      const trees = grown(kept, ({ rows }) => rows);
      return left.map((example) => [example, example.rows.map((row) => probabilityOf(trees, row))] as const);
    }),
  );
  const second = grown(all, (example) => {
    const rows: Float32Array[] = [];
    lookAgain(example, given.get(example) ?? [], (row) => rows.push(row.slice()));
    return rows;
  });
  return { first, second };
}

function grown(examples: readonly Example[], rowsOf: (example: Example) => readonly Float32Array[]): Trees {
  return growTrees(
    {
      rows: examples.flatMap(rowsOf),
      truths: examples.flatMap(({ truths }) => truths),
      // A long bulletin counts more than a short one, but not as much as it is longer.
      weights: examples.flatMap(({ truths, isOwn }) =>
        truths.map(() => (5 * (isOwn ? mostOwn : 1)) / Math.sqrt(truths.length)),
      ),
    },
    growth,
  );
}

const foldsOf = (
  all: readonly Example[],
  count: number,
): readonly { kept: readonly Example[]; left: readonly Example[] }[] =>
  Array.from({ length: count }, (_, fold) => ({
    kept: all.filter((_, at) => at % count !== fold),
    left: all.filter((_, at) => at % count === fold),
  }));

if (values.folds === undefined) {
  const model = trained(labelled);
  writeFileSync(new URL('../data/entry-model.json', import.meta.url), `${JSON.stringify(model)}\n`);
} else {
  const tallies = new Map<string, { right: number; wanted: number; found: number }>();
  for (const { kept, left } of foldsOf(labelled, Number(values.folds))) {
    const model = trained(kept);
    for (const example of left) {
      const { set, truths } = example;
      const told = startProbabilitiesOf(example, model).map((probability) => probability >= 0.5);
      for (const name of [set, 'all']) {
        const tally = tallies.get(name) ?? { right: 0, wanted: 0, found: 0 };
        tallies.set(name, {
          right: tally.right + truths.filter((is, at) => is && told[at]).length,
          wanted: tally.wanted + truths.filter(Boolean).length,
          found: tally.found + told.filter(Boolean).length,
        });
      }
    }
  }
  for (const [name, { right, wanted, found }] of tallies) {
    process.stdout.write(
      `| ${name} | ${right}/${wanted}+${found - right} | ${((2 * right) / (wanted + found)).toFixed(3)} |\n`,
    );
  }
}
