import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { parseBulletin } from '../src/reader/parse-bulletin.ts';
import { table } from './measure.ts';
import { givenTables } from './reading/given-tables.ts';
import { readLabels } from './reading/labels.ts';
import { addScores, noScores, type Scores, scoreBulletin } from './reading/score-bulletin.ts';
import { f1Of, precisionOf, recallOf } from './reading/tally.ts';

// How well the reader reads, held to labelled bulletins beside this checkout, which are no part of the project:
//   npx tsx bench/reading.ts [--labels FOLDER] [--only ID] [--misses] [--json] [--without-issue] [--given]
// --given adds how the deadlines of given entries are read by models that have not seen them; it trains a score of them.

const { values } = parseArgs({
  options: {
    labels: { type: 'string' },
    only: { type: 'string' },
    misses: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    'without-issue': { type: 'boolean', default: false },
    given: { type: 'boolean', default: false },
  },
});

const folder =
  values.labels === undefined
    ? new URL('../../shared/eval/', import.meta.url)
    : pathToFileURL(`${values.labels.replace(/\/$/, '')}/`);
const labelled = readLabels(folder);
if (!labelled) {
  process.stdout.write(`No labelled bulletins in ${folder.pathname}: nothing was measured.\n`);
  process.exit();
}

const scored = labelled.bulletins
  .filter(({ label }) => values.only === undefined || values.only === label.id)
  .map(({ set, label, text }) => {
    const issued = label.issue_date ?? label.issue_period;
    const known = issued === undefined || values['without-issue'] ? {} : { issued };
    return {
      id: label.id,
      part: set === 'labels' ? 'first set' : `${set}, ${Number(label.id) % 2 === 1 ? 'odd' : 'even'}`,
      scores: scoreBulletin(parseBulletin(text, known), label, text, labelled.canonicalNames),
    };
  });
const total = scored.reduce((sum, { scores }) => addScores(sum, scores), noScores);

const share = (part: number | null): string => (part === null ? '-' : part.toFixed(3).replace(/^0/, ''));

const columns: readonly (readonly [name: string, read: (scores: Scores) => string])[] = [
  ['entries', ({ entries }) => `${entries.right}/${entries.wanted}+${entries.found - entries.right}`],
  ['P', ({ entries }) => share(precisionOf(entries))],
  ['R', ({ entries }) => share(recallOf(entries))],
  ['F1', ({ entries }) => share(f1Of(entries))],
  ['section', ({ sections }) => share(recallOf(sections))],
  ['date', ({ dates }) => share(recallOf(dates))],
  ['deadlines', ({ deadlines }) => `${deadlines.right}/${deadlines.wanted}+${deadlines.found - deadlines.right}`],
  ['F1', ({ deadlines }) => share(f1Of(deadlines))],
  ['false on labelled', ({ falseOnLabelled }) => `${falseOnLabelled.right}/${falseOnLabelled.wanted}`],
  ['authorities F1', ({ authorities }) => share(f1Of(authorities))],
  ['penalties F1', ({ penalties }) => share(f1Of(penalties))],
];

const row = (name: string, scores: Scores): readonly string[] => [name, ...columns.map(([, read]) => read(scores))];

if (values.json) {
  const plain = ({ deadlinesByKind, ...rest }: Scores) => ({
    ...rest,
    deadlinesByKind: Object.fromEntries(deadlinesByKind),
  });
  const bulletins = scored.map(({ id, scores }) => ({ id, ...plain(scores) }));
  process.stdout.write(`${JSON.stringify({ bulletins, total: plain(total) }, null, 2)}\n`);
} else {
  const parts = [...new Set(scored.map(({ part }) => part))].map((part) => {
    const own = scored.filter((one) => one.part === part).map(({ scores }) => scores);
    return row(part, own.reduce(addScores, noScores));
  });
  const rows = [...scored.map(({ id, scores }) => row(id, scores)), ...parts, row('all', total)];
  process.stdout.write(`${table(['bulletin', ...columns.map(([name]) => name)], rows)}\n`);
  const kinds = [...total.deadlinesByKind]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, tally]) => [kind, tally.right, tally.wanted, tally.found, share(f1Of(tally))]);
  process.stdout.write(table(['kind', 'right', 'wanted', 'found', 'F1'], kinds));
  if (values.given) process.stdout.write(`\n${givenTables(labelled.bulletins)}`);
  if (values.misses) process.stdout.write(`\n${total.misses.join('\n')}\n`);
}
