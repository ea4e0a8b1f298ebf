import { type Line, readLines } from '../lines.ts';
import { factsOf } from './line-facts.ts';
import { placesOf } from './line-places.ts';
import { groupsOf, looksOf } from './look-groups.ts';

/** Lines as the model sees them: a row of numbers for each, in the order of `featureNames`. */
export interface Featured {
  readonly rows: readonly Float32Array[];
  /** The looks of the lines, by several measures, the finest first. */
  readonly looks: readonly Int32Array[];
}

/** What is told of the lines around a line, too. */
const near = words(`
  width prose title stop colon comma paragraph level bold bullet number chinese value dateLed dateOnly runIn cells heading topic field
  leadOn capitals goesOn place alone underlined
`);
const offsets = [-2, -1, 1, 2];

// The names, and their order, are those of the numbers of any line.
const any = readLines('any');
const anyFacts = any.map(factsOf);
const factNames = anyFacts.flatMap((facts) => Object.keys(facts));
const groupNames = [...groupsOf(['any'], any, anyFacts).values()].flatMap((group) => Object.keys(group));
const placeNames = Object.keys(placesOf(any, anyFacts, ['any']));

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
  const values = facts.map((own) => Float32Array.from(Object.values(own)));
  const looks = looksOf(lines, facts);
  const groups = looks.slice(0, 2).map((look) => {
    const stats = [...groupsOf(look, lines, facts)].map(([name, group]) => [name, Object.values(group)] as const);
    return { look, stats: new Map(stats) };
  });
  const columns = Object.values(placesOf(lines, facts, looks[1]));
  const rows = lines.map((_, at) => {
    const row = new Float32Array(featureNames.length).fill(-1);
    row.set(values[at] ?? []);
    let next = factNames.length;
    for (const offset of offsets) {
      const beside = values[at + offset];
      if (beside) for (const [index, place] of nearPlaces.entries()) row[next + index] = beside[place] ?? -1;
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

function words(list: string): readonly string[] {
  return list.trim().split(/\s+/);
}
