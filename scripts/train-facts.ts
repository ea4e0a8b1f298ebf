import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readLabels } from '../bench/reading/labels.ts';
import type { Classifier } from '../src/reader/model/classifier.ts';
import { type EntryExamples, entryExamples, ownEvents, ownPenalties } from './training/fact-examples.ts';
import { type Sample, weigh } from './training/logistic.ts';

// Makes data/fact-model.json, the models of sections, main dates and authorities, of the labelled bulletins beside this checkout, whose
// texts stay there, and of our own sentences in data/training/events.txt:
//   npx tsx scripts/train-facts.ts [--odd]
// --odd leaves out the even numbers of the second and third sets, so that they can be reported on.

const { values } = parseArgs({ options: { odd: { type: 'boolean', default: false } } });
const labels = readLabels(new URL('../../shared/eval/', import.meta.url));
if (!labels) throw new Error('There are no labelled bulletins to train on.');
const examples = entryExamples(labels).filter(({ isEven }) => !values.odd || !isEven);

const scale = 0.05;
const most = { section: 2500, date: 1500, authority: 1500, penalty: 2000 };

function fitted(samples: readonly Sample[], classes: number, mostFeatures: number): Classifier {
  const fit = { classes, penalty: 3, rounds: 80, rate: 0.1 };
  const counts = new Map<string, number>();
  for (const { features } of samples)
    for (const name of new Set(features)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts].flatMap(([name, count]) => (count > 1 ? [name] : [])).sort();
  const weights = weigh(samples, names, fit);
  const rows = names
    .map((name, at) => ({
      name,
      row: Array.from(weights.slice(at * classes, (at + 1) * classes), (weight) => Math.round(weight / scale) + 0),
    }))
    .map((one) => ({ ...one, size: Math.max(...one.row.map(Math.abs)) * Math.sqrt(counts.get(one.name) ?? 0) }))
    .filter(({ size }) => size > 0)
    .sort((a, b) => b.size - a.size || (a.name < b.name ? -1 : 1))
    .slice(0, mostFeatures)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return { scale, features: Object.fromEntries(rows.map(({ name, row }) => [name, row])) };
}

const samplesOf = (kind: keyof typeof most): readonly Sample[] =>
  examples.flatMap((example: EntryExamples) => example[kind]);
const models = {
  section: fitted(samplesOf('section'), 4, most.section),
  date: fitted(
    [...samplesOf('date'), ...ownEvents(new URL('../data/training/events.txt', import.meta.url))],
    2,
    most.date,
  ),
  authority: fitted(samplesOf('authority'), 2, most.authority),
  penalty: fitted(
    [...samplesOf('penalty'), ...ownPenalties(new URL('../data/training/penalties.txt', import.meta.url))],
    2,
    most.penalty,
  ),
};
const text = `{${Object.entries(models)
  .map(([kind, model]) => {
    const rows = Object.entries(model.features).map(([name, row]) => `${JSON.stringify(name)}:[${row.join(',')}]`);
    return `${JSON.stringify(kind)}:{"scale":${model.scale},"features":{\n${rows.join(',\n')}\n}}`;
  })
  .join(',\n')}}\n`;
writeFileSync(new URL('../data/fact-model.json', import.meta.url), text);
process.stdout.write(`${examples.length} entries, ${text.length} characters\n`);
