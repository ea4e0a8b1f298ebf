import { writeFileSync } from 'node:fs';
import { readLabels } from '../bench/reading/labels.ts';
import { fitting, labelledExamples, ownExamples } from './training/examples.ts';
import { fitModel } from './training/fit-model.ts';

// Makes data/deadline-model.json of our own sentences in data/training and, where they lie beside this checkout, of the labelled bulletins,
// whose sentences stay there:
//   npx tsx scripts/train-deadlines.ts [--odd | --own]
// --odd trains on the bulletins that may be fitted on, --own on our own sentences alone.

const root = new URL('../', import.meta.url);
const own = ownExamples(new URL('data/training/', root));
const labels = process.argv.includes('--own') ? null : readLabels(new URL('../shared/eval/', root));
const bulletins = fitting(labels?.bulletins ?? [], !process.argv.includes('--odd'));
const examples = [...own.examples, ...bulletins.flatMap(labelledExamples)];
for (const line of own.lost) process.stdout.write(`No time was found where one is marked: ${line}\n`);

const { features, ...numbers } = fitModel(examples);
const rows = Object.entries(features).map(([name, row]) => `${JSON.stringify(name)}:[${row.join(',')}]`);
const text = `${JSON.stringify(numbers).slice(0, -1)},"features":{\n${rows.join(',\n')}\n}}\n`;
writeFileSync(new URL('data/deadline-model.json', root), text);
process.stdout.write(
  `${examples.length} times of ${own.examples.length} our own and ${bulletins.length} bulletins; ${rows.length} features, ${text.length} characters\n`,
);
