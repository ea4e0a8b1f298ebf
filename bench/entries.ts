import { parseArgs } from 'node:util';
import entryModel from '../data/entry-model.json' with { type: 'json' };
import { labelledExamples, ownExamples } from '../scripts/training/entry-examples.ts';
import { entryExamples } from '../scripts/training/fact-examples.ts';
import { fitEntries } from '../scripts/training/fit-entries.ts';
import { fitFacts } from '../scripts/training/fit-facts.ts';
import { factModels } from '../src/reader/model/classifier.ts';
import { parseBulletin } from '../src/reader/parse-bulletin.ts';
import { table } from './measure.ts';
import { isForFitting, type Labelled, readLabels } from './reading/labels.ts';
import { addScores, noScores, type Scores, scoreBulletin } from './reading/score-bulletin.ts';
import { f1Of, recallOf, type Tally } from './reading/tally.ts';

// Entries, sections, main dates, authorities and penalties of the four labelled sets beside this checkout, odd and even numbers apart:
//   npx tsx bench/entries.ts [--parts N [--all] [--facts]] [--misses PATTERN]
// --parts reads each of N parts of the bulletins that may be fitted on by models of the others, which it trains: what a bulletin nobody
// trained on is read like. --all has the even numbers among them; --facts leaves the
// model of entries as it is. Misses are printed of the first set and of odd numbers only: nobody looks
// at the even ones.

const { values } = parseArgs({
  options: {
    misses: { type: 'string' },
    parts: { type: 'string' },
    all: { type: 'boolean', default: false },
    facts: { type: 'boolean', default: false },
  },
});
const folder = new URL('../../shared/eval/', import.meta.url);
const training = new URL('../data/training/', import.meta.url);
const labels = readLabels(folder);
if (!labels) throw new Error('There are no labelled bulletins to read.');
const { bulletins, canonicalNames } = labels;

const rows = new Map<string, Scores>();
const misses: string[] = [];
if (values.parts === undefined) for (const bulletin of bulletins) score(bulletin);
else readInParts(Number(values.parts));

function readInParts(count: number): void {
  const among = bulletins.filter((bulletin) => values.all || isForFitting(bulletin));
  const entries = values.facts ? [] : labelledExamples(folder);
  const own = values.facts ? [] : ownExamples(new URL('bulletins/', training));
  for (let part = 0; part < count; part += 1) {
    const left = among.filter((_, at) => at % count === part);
    const kept = among.filter((bulletin) => !left.includes(bulletin));
    const ids = new Set(kept.map(({ label }) => label.id));
    // The reader takes the models from these two.
    if (!values.facts) {
      const model: unknown[] = entryModel;
      model.splice(
        0,
        model.length,
        ...fitEntries(
          entries.filter(({ id }) => ids.has(id)),
          own,
        ),
      );
    }
    Object.assign(factModels, fitFacts(entryExamples({ bulletins: kept, canonicalNames }), training));
    for (const bulletin of left) score(bulletin);
  }
}

function score(bulletin: Labelled): void {
  const { set, label, text } = bulletin;
  const issued = label.issue_date ?? label.issue_period;
  const parsed = parseBulletin(text, issued === undefined ? {} : { issued });
  const scores = scoreBulletin(parsed, label, text, canonicalNames);
  const isEven = !isForFitting(bulletin);
  for (const name of [set === 'labels' ? set : `${set} ${isEven ? 'even' : 'odd'}`, isEven ? 'all even' : 'all odd'])
    rows.set(name, addScores(rows.get(name) ?? noScores, scores));
  if (!isEven) misses.push(`== ${label.id} ${written(scores.entries)}`, ...scores.misses);
}

function written(tally: Tally): string {
  const f1 = f1Of(tally);
  return `${tally.right}/${tally.wanted}+${tally.found - tally.right} ${f1 === null ? '-' : f1.toFixed(3)}`;
}

process.stdout.write(
  table(
    ['set', 'entries', 'sections', 'dates', 'authorities', 'penalties', 'deadlines'],
    [...rows].map(([name, { entries, sections, dates, authorities, penalties, deadlines }]) => {
      const shares = [sections, dates].map((tally) => recallOf(tally)?.toFixed(3) ?? '-');
      return [name, written(entries), ...shares, ...[authorities, penalties, deadlines].map(written)];
    }),
  ),
);
if (values.misses !== undefined) {
  const wanted = new RegExp(values.misses);
  process.stdout.write(`${misses.filter((line) => line.startsWith('==') || wanted.test(line)).join('\n')}\n`);
}
