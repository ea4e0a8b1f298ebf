import { parseArgs } from 'node:util';
import { parseBulletin } from '../src/reader/parse-bulletin.ts';
import { isForFitting, readLabels } from './reading/labels.ts';
import { addScores, noScores, type Scores, scoreBulletin } from './reading/score-bulletin.ts';
import { f1Of, recallOf, type Tally } from './reading/tally.ts';

// Entries, authorities and penalties of the four labelled sets beside this checkout, odd and even numbers apart:
//   npx tsx bench/entries.ts [--misses PATTERN]
// Misses are printed for the first set and for odd numbers only: nobody looks at the even ones.

const { values } = parseArgs({ options: { misses: { type: 'string' } } });
const folder = new URL('../../shared/eval/', import.meta.url);

const rows = new Map<string, Scores>();
const misses: string[] = [];
const labelled = readLabels(folder);
for (const bulletin of labelled?.bulletins ?? []) {
  const { set, label, text } = bulletin;
  const issued = label.issue_date ?? label.issue_period;
  const parsed = parseBulletin(text, issued === undefined ? {} : { issued });
  const scores = scoreBulletin(parsed, label, text, labelled?.canonicalNames ?? new Map());
  const isEven = !isForFitting(bulletin);
  const name = set === 'labels' ? set : `${set} ${isEven ? 'even' : 'odd'}`;
  rows.set(name, addScores(rows.get(name) ?? noScores, scores));
  if (!isEven) misses.push(`== ${label.id} ${score(scores.entries)}`, ...scores.misses);
}

function score(tally: Tally): string {
  const f1 = f1Of(tally);
  return `${tally.right}/${tally.wanted}+${tally.found - tally.right} ${f1 === null ? '-' : f1.toFixed(3)}`;
}

process.stdout.write(
  '| set | entries | sections | dates | authorities | penalties | deadlines |\n|---|---|---|---|---|---|---|\n',
);
for (const [name, { entries, sections, dates, authorities, penalties, deadlines }] of rows) {
  const shares = [sections, dates].map((tally) => recallOf(tally)?.toFixed(3) ?? '-');
  const cells = [score(entries), ...shares, ...[authorities, penalties, deadlines].map(score)];
  process.stdout.write(`| ${name} | ${cells.join(' | ')} |\n`);
}
if (values.misses !== undefined) {
  const wanted = new RegExp(values.misses);
  process.stdout.write(`${misses.filter((line) => line.startsWith('==') || wanted.test(line)).join('\n')}\n`);
}
