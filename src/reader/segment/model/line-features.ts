import { groupBy } from '../../../arrays.ts';
import { type Line, readLines } from '../lines.ts';
import { factsOf, type LineFacts } from './line-facts.ts';
import { placesOf } from './line-places.ts';

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

/**
 * The looks of the lines, by three measures, the finest first: with what follows, with their weight and case, and by mark and kind
 * alone. Lines that look alike have the same.
 */
function looksOf(lines: readonly Line[], facts: readonly LineFacts[]): readonly [string[], string[], string[]] {
  const coarse = lines.map((line, at) => coarseLook(line, facts[at]));
  const fine = lines.map((_, at) => fineLook(coarse[at] ?? '', facts[at], facts[at + 1]));
  return [fine, coarse, lines.map((line, at) => bareLook(line, facts[at]))];
}

const kindOf = (facts: LineFacts | undefined): string =>
  facts === undefined
    ? '.'
    : facts.prose
      ? 'p'
      : facts.title
        ? 't'
        : facts.field || facts.dateOnly || facts.address
          ? 'f'
          : 's';

function coarseLook({ marker, level, cells, text, indent }: Line, facts: LineFacts | undefined): string {
  if (!facts) return '';
  const sign = marker?.style === '•' ? (text[0] ?? '') : (marker?.style ?? '');
  const mark = marker && indent > 1 ? `${sign}>` : sign;
  const kind = marker === null ? kindOf(facts) : '';
  const weight = facts.bold >= 8 ? 'B' : facts.bold > 0 ? 'b' : '';
  return [
    mark,
    level,
    kind,
    weight,
    facts.capitals,
    facts.bracketLed + 2 * facts.bracketOnly,
    cells > 1 ? cells : '',
  ].join(' ');
}

const fineLook = (coarse: string, facts: LineFacts | undefined, next: LineFacts | undefined): string =>
  [coarse, kindOf(facts), facts?.paragraph, facts?.dateLed, kindOf(next), facts?.alone, facts?.indent ? 1 : 0].join(
    ' ',
  );

const bareLook = ({ marker, level }: Line, facts: LineFacts | undefined): string =>
  `${marker?.style ?? ''} ${level} ${kindOf(facts)} ${facts?.cells === 1 ? '' : 'row'}`;

// What is told of the lines that share a look, by look and by name.
function groupsOf(
  looks: readonly string[],
  lines: readonly Line[],
  facts: readonly LineFacts[],
): ReadonlyMap<string, Readonly<Record<string, number>>> {
  const members = groupBy(looks.keys(), (at) => looks[at] ?? '');
  const total = lines.reduce((sum, { width }) => sum + width, 0);
  const widthFrom = new Float64Array(lines.length + 1);
  for (let at = lines.length - 1; at >= 0; at -= 1) widthFrom[at] = (widthFrom[at + 1] ?? 0) + (lines[at]?.width ?? 0);
  return new Map([...members].map(([look, places]) => [look, groupOf(places)]));

  function groupOf(places: readonly number[]): Readonly<Record<string, number>> {
    const size = places.length;
    const share = (is: (at: number, index: number) => boolean | number | undefined): number =>
      Math.round((20 * places.filter((at, index) => is(at, index)).length) / size);
    const first = places[0] ?? 0;
    const last = places[size - 1] ?? 0;
    const gaps = places.slice(1).map((at, index) => at - (places[index] ?? 0));
    const mean = gaps.length === 0 ? 0 : (last - first) / gaps.length;
    const countOf = (at: number | undefined): number => (at === undefined ? 0 : (lines[at]?.marker?.value ?? 0));
    return {
      size: Math.min(size, 60),
      share: Math.round((40 * size) / lines.length),
      overProse: share((at) => facts[at + 1]?.prose),
      prose: share((at) => facts[at]?.prose),
      underProse: share((at) => facts[at - 1]?.prose),
      gap: Math.min(Math.round(mean * 2), 40),
      spread: gaps.length === 0 ? -1 : Math.min(Math.max(...gaps.slice(0, 200)) - Math.min(...gaps.slice(0, 200)), 30),
      first: Math.round((20 * first) / lines.length),
      dated: share((at) => facts[at]?.dateLed),
      counting: share((at, index) => countOf(at) > 0 && countOf(at) === countOf(places[index - 1]) + 1),
      ones: share((at) => countOf(at) === 1),
      headings: share((at) => facts[at]?.heading),
      mean: Math.round(Math.log2(1 + places.reduce((sum, at) => sum + (lines[at]?.width ?? 0), 0) / size) * 4),
      covered: total === 0 ? 0 : Math.round((20 * (widthFrom[first] ?? 0)) / total),
      paragraphs: share((at) => facts[at]?.paragraph),
      strides: share((at, index) => at === (places[index - 1] ?? -9) + 1),
      same: Math.round((20 * new Set(places.slice(0, 500).map((at) => lines[at]?.text)).size) / Math.min(size, 500)),
    };
  }
}
