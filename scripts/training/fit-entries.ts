import {
  type EntryModel,
  type Looks,
  lookAgain,
  probabilityOf,
  type Trees,
} from '../../src/reader/segment/model/score-lines.ts';
import type { Example } from './entry-examples.ts';
import { growTrees } from './grow-trees.ts';

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

/** The model of entries that labelled bulletins and those of our own make. The same examples give the same model. */
export const fitEntries = (real: readonly Example[], own: readonly Example[]): EntryModel =>
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
