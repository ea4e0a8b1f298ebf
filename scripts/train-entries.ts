import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { labelledExamples, ownExamples } from './training/entry-examples.ts';
import { fitEntries } from './training/fit-entries.ts';

// Trains the model of entries, data/entry-model.json, on bulletins of our own in many layouts and, where they lie beside this checkout,
// on the labelled ones. The same texts give the same model.
//   npx tsx scripts/train-entries.ts [--odd]
// --odd leaves out the even numbers of the second and third sets, so that they can be reported on.

const { values } = parseArgs({ options: { odd: { type: 'boolean', default: false } } });
const labelled = labelledExamples(new URL('../../shared/eval/', import.meta.url)).filter(
  ({ isEven }) => !values.odd || !isEven,
);
const model = fitEntries(labelled, ownExamples(new URL('../data/training/bulletins/', import.meta.url)));
writeFileSync(new URL('../data/entry-model.json', import.meta.url), `${JSON.stringify(model)}\n`);
