import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readLabels } from '../bench/reading/labels.ts';
import { entryExamples } from './training/fact-examples.ts';
import { fitFacts } from './training/fit-facts.ts';

// Makes data/fact-model.json, the models of sections, main dates, authorities and penalties, of the labelled bulletins beside this checkout,
// whose texts stay there, and of our own sentences in data/training/:
//   npx tsx scripts/train-facts.ts [--odd]
// --odd leaves out the even numbers of the second and third sets, so that they can be reported on.

const { values } = parseArgs({ options: { odd: { type: 'boolean', default: false } } });
const labels = readLabels(new URL('../../shared/eval/', import.meta.url));
if (!labels) throw new Error('There are no labelled bulletins to train on.');
const examples = entryExamples(labels).filter(({ isEven }) => !values.odd || !isEven);
const models = fitFacts(examples, new URL('../data/training/', import.meta.url));
const text = `{${Object.entries(models)
  .map(([kind, model]) => {
    const rows = Object.entries(model.features).map(([name, row]) => `${JSON.stringify(name)}:[${row.join(',')}]`);
    return `${JSON.stringify(kind)}:{"scale":${model.scale},"features":{\n${rows.join(',\n')}\n}}`;
  })
  .join(',\n')}}\n`;
writeFileSync(new URL('../data/fact-model.json', import.meta.url), text);
process.stdout.write(`${examples.length} entries, ${text.length} characters\n`);
