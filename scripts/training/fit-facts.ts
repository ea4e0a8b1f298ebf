import type { Classifier } from '../../src/reader/model/classifier.ts';
import { type EntryExamples, ownAuthorities, ownEvents, ownPenalties, ownSections } from './fact-examples.ts';
import { type Sample, weigh } from './logistic.ts';

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

/** The models of sections, main dates, authorities and penalties that labelled entries and our own sentences make. */
export function fitFacts(
  examples: readonly EntryExamples[],
  own: URL,
): Readonly<Record<keyof typeof most, Classifier>> {
  const samplesOf = (kind: keyof typeof most): readonly Sample[] => examples.flatMap((example) => example[kind]);
  return {
    section: fitted([...samplesOf('section'), ...ownSections(new URL('sections.txt', own))], 4, most.section),
    date: fitted([...samplesOf('date'), ...ownEvents(new URL('events.txt', own))], 2, most.date),
    authority: fitted(
      [...samplesOf('authority'), ...ownAuthorities(new URL('authorities.txt', own))],
      2,
      most.authority,
    ),
    penalty: fitted([...samplesOf('penalty'), ...ownPenalties(new URL('penalties.txt', own))], 2, most.penalty),
  };
}
