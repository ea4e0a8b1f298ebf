import type { Line } from '../lines.ts';
import { type FactName, factNames, factsOf } from './line-facts.ts';
import { placeNames, placesOf } from './line-places.ts';
import { groupNames, groupsOf, looksOf } from './look-groups.ts';

/** Lines as the model sees them: a row of numbers for each, in the order of `featureNames`. */
export interface Featured {
  readonly rows: readonly Float32Array[];
  /** The looks of the lines, by several measures, the finest first. */
  readonly looks: readonly Int32Array[];
}

const near: readonly FactName[] = [
  'width',
  'prose',
  'title',
  'stop',
  'colon',
  'comma',
  'paragraph',
  'level',
  'bold',
  'bullet',
  'number',
  'chinese',
  'value',
  'dateLed',
  'dateOnly',
  'runIn',
  'cells',
  'heading',
  'topic',
  'field',
  'leadOn',
  'capitals',
  'goesOn',
  'place',
  'alone',
  'underlined',
];
const offsets = [-2, -1, 1, 2];

/** What the model looks at: a line, the lines around it, those that look like it, and its place in the text. */
export const featureNames: readonly string[] = [
  ...factNames,
  ...offsets.flatMap((offset) => near.map((name) => `${name}${offset > 0 ? '+' : ''}${offset}`)),
  ...['fine', 'coarse'].flatMap((look) => groupNames.map((name) => `${look}.${name}`)),
  ...placeNames,
];

/** The features of every line. Linear in the number of lines. */
export function featuresOf(lines: readonly Line[]): Featured {
  const facts = lines.map(factsOf);
  const values = facts.map((own) => Float32Array.from(factNames, (name) => own[name]));
  const looks = looksOf(lines, facts);
  const groups = looks.slice(0, 2).map((look) => ({ look, stats: groupsOf(look, lines, facts) }));
  const places = placesOf(lines, facts, looks[1]);
  const columns = placeNames.map((name) => places[name]);
  const rows = lines.map((_, at) => {
    const row = new Float32Array(featureNames.length).fill(-1);
    row.set(values[at] ?? []);
    let next = factNames.length;
    for (const offset of offsets) {
      const beside = values[at + offset];
      for (let index = 0; beside && index < nearPlaces.length; index += 1)
        row[next + index] = beside[nearPlaces[index] ?? 0] ?? -1;
      next += nearPlaces.length;
    }
    for (const { look, stats } of groups) {
      row.set(stats.get(look[at] ?? '') ?? [], next);
      next += groupNames.length;
    }
    for (let index = 0; index < columns.length; index += 1) row[next + index] = columns[index]?.[at] ?? -1;
    return row;
  });
  return { rows, looks: looks.map(numbersOf) };
}

// The same number for the same words.
function numbersOf(words: readonly string[]): Int32Array {
  const known = new Map<string, number>();
  return Int32Array.from(words, (word) => {
    const number = known.get(word) ?? known.size;
    known.set(word, number);
    return number;
  });
}

const nearPlaces = near.map((name) => factNames.indexOf(name));
