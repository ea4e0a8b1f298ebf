import { type FactName, factNames, factsOf, type LineFacts, labelOf } from './line-facts.ts';
import type { Line } from './lines.ts';
import { withoutMarkers } from './marker.ts';
import { outerCounts } from './outer-counts.ts';
import { isClosing } from './remove-noise.ts';

/** Lines as the model sees them: a row of numbers for each, in the order of `featureNames`. */
export interface Featured {
  readonly rows: readonly Float32Array[];
  /** Lines that look alike have the same look, by several measures, the finest first. */
  readonly looks: readonly (readonly string[])[];
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

const groupNames = [
  'size',
  'share',
  'overProse',
  'prose',
  'underProse',
  'gap',
  'spread',
  'first',
  'dated',
  'counting',
  'ones',
  'headings',
  'mean',
  'covered',
  'paragraphs',
  'strides',
  'same',
] as const;

const ownNames = [
  'closing',
  'twin',
  'labels',
  'leads',
  'leadAlone',
  'asAbove',
  'asBelow',
  'sinceTitle',
  'sinceProse',
  'sinceHeading',
  'sinceAlike',
  'proseSinceTitle',
  'untilProse',
  'untilAlike',
  'untilTitle',
  'titled',
  'titledHere',
  'marked',
  'markedProse',
  'proseShare',
  'levels',
  'deepest',
  'bolds',
  'at',
  'left',
  'place',
  'beforeHeadings',
  'headings',
  'size',
  'meanProse',
  'rows',
  'datedProse',
  'runIns',
  'markedHere',
  'proseHere',
  'linesHere',
  'nested',
  'labelledBlock',
  'outer',
  'proseFirst',
  'titleLast',
] as const;

/** What the model looks at. */
export const featureNames: readonly string[] = [
  ...factNames,
  ...offsets.flatMap((offset) => near.map((name) => `${name}${offset > 0 ? '+' : ''}${offset}`)),
  ...['coarse', 'fine'].flatMap((look) => groupNames.map((name) => `${look}.${name}`)),
  ...ownNames,
];

/** The features of every line. Linear in the number of lines. */
export function featuresOf(lines: readonly Line[]): Featured {
  const facts = lines.map(factsOf);
  const coarse = lines.map((line, at) => coarseLook(line, facts[at] ?? factsOf(line)));
  const fine = lines.map((_, at) => fineLook(coarse[at] ?? '', facts[at], facts[at + 1]));
  const groups = [groupsOf(coarse, lines, facts), groupsOf(fine, lines, facts)];
  const own = ownOf(lines, facts, coarse);
  const rows = lines.map((_, at) => {
    const row = new Float32Array(featureNames.length);
    let next = 0;
    const add = (value: number): void => {
      row[next] = value;
      next += 1;
    };
    for (const name of factNames) add(facts[at]?.[name] ?? -1);
    for (const offset of offsets) for (const name of near) add(facts[at + offset]?.[name] ?? -1);
    for (const [index, group] of groups.entries()) {
      const stats = group.get((index === 0 ? coarse : fine)[at] ?? '');
      for (const name of groupNames) add(stats?.[name] ?? -1);
    }
    for (const name of ownNames) add(own[name]?.[at] ?? -1);
    return row;
  });
  const kinds = lines.map((line, at) => bareLook(line, facts[at]));
  return { rows, looks: [fine, coarse, kinds] };
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

function coarseLook({ marker, level, cells, text, indent }: Line, facts: LineFacts): string {
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

type Group = Readonly<Record<(typeof groupNames)[number], number>>;

function groupsOf(
  looks: readonly string[],
  lines: readonly Line[],
  facts: readonly LineFacts[],
): ReadonlyMap<string, Group> {
  const members = new Map<string, number[]>();
  for (const [at, look] of looks.entries()) {
    const places = members.get(look);
    if (places) places.push(at);
    else members.set(look, [at]);
  }
  const total = lines.reduce((sum, { width }) => sum + width, 0);
  const widthFrom = new Float64Array(lines.length + 1);
  for (let at = lines.length - 1; at >= 0; at -= 1) widthFrom[at] = (widthFrom[at + 1] ?? 0) + (lines[at]?.width ?? 0);
  const texts = new Set(lines.map(({ text }) => text));
  return new Map([...members].map(([look, places]) => [look, groupOf(places)]));

  function groupOf(places: readonly number[]): Group {
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
      same:
        Math.round((20 * new Set(places.slice(0, 500).map((at) => lines[at]?.text)).size) / Math.min(size, 500)) +
        (texts.size > 0 ? 0 : 1),
    };
  }
}

type Own = Readonly<Record<(typeof ownNames)[number], ArrayLike<number>>>;

function ownOf(lines: readonly Line[], facts: readonly LineFacts[], looks: readonly string[]): Own {
  const { length } = lines;
  const constant = (value: number): number[] => Array.from({ length }, () => value);
  const each = (read: (at: number) => number | boolean): Float32Array =>
    Float32Array.from({ length }, (_, at) => Number(read(at)));
  const fact = (at: number, name: FactName): number => facts[at]?.[name] ?? 0;
  const isTitle = (at: number): boolean =>
    fact(at, 'title') === 1 && fact(at, 'prose') === 0 && fact(at, 'field') === 0 && fact(at, 'dateOnly') === 0;
  const isProseAt = (at: number): boolean => fact(at, 'prose') === 1;
  const isHeading = (at: number): boolean => fact(at, 'heading') === 1;
  const since = (is: (at: number) => boolean): Float32Array => distances(length, is, 1);
  const until = (is: (at: number) => boolean): Float32Array => distances(length, is, -1);
  const share = (is: (at: number) => boolean, of: (at: number) => boolean = () => true): number => {
    let [found, all] = [0, 0];
    for (let at = 0; at < length; at += 1) {
      if (!of(at)) continue;
      all += 1;
      if (is(at)) found += 1;
    }
    return all === 0 ? -1 : Math.round((20 * found) / all);
  };
  const here = (is: (at: number) => boolean, of: (at: number) => boolean): Float32Array =>
    withinSections(length, isHeading, is, of);
  const closingFrom = lines.findIndex((line, at) => at > length / 2 && isClosing(line));
  const texts = counts(lines.map(({ text }) => withoutMarkers(text).slice(0, 80)));
  const labels = counts(lines.map(({ text }) => labelOf(text)));
  const leads = lines.map(({ text }) => leadOf(text));
  const alikeLeads = counts(leads);
  const proses = lines.filter((_, at) => isProseAt(at));
  const isTitledProse = (at: number): boolean => isTitle(at - 1) && !isHeading(at - 1);
  const headings = lines.filter((_, at) => isHeading(at)).length;
  const firstHeading = lines.findIndex((_, at) => isHeading(at));
  const levels = lines.map(({ level }) => level).filter((level) => level > 0);
  const deepest = Math.max(0, ...new Set(levels));
  const marked = (at: number): boolean => lines[at]?.marker != null;
  const outer = outerCounts(lines);
  return {
    closing: each((at) => closingFrom >= 0 && at >= closingFrom),
    twin: each((at) => Math.min(texts.get(withoutMarkers(lines[at]?.text ?? '').slice(0, 80)) ?? 1, 5)),
    labels: each((at) => Math.min(labels.get(labelOf(lines[at]?.text ?? '') || '-') ?? 0, 9)),
    leads: each((at) => Math.min(alikeLeads.get(leads[at] ?? '') ?? 0, 12)),
    leadAlone: each((at) => leads[at] === leads[at - 1]),
    asAbove: each((at) => looks[at] === looks[at - 1]),
    asBelow: each((at) => looks[at] === looks[at + 1]),
    sinceTitle: since(isTitle),
    sinceProse: since(isProseAt),
    sinceHeading: since(isHeading),
    sinceAlike: alike(looks, 1),
    proseSinceTitle: proseSince(length, isProseAt, (at) => isTitle(at) || (marked(at) && !isProseAt(at))),
    untilProse: until(isProseAt),
    untilAlike: alike(looks, -1),
    untilTitle: until(isTitle),
    titled: constant(share(isTitledProse, isProseAt)),
    titledHere: here(isTitledProse, isProseAt),
    marked: constant(share(marked)),
    markedProse: constant(share(marked, isProseAt)),
    proseShare: constant(share(isProseAt)),
    levels: constant(new Set(levels).size),
    deepest: each((at) => (lines[at]?.level === 0 ? -1 : deepest - (lines[at]?.level ?? 0))),
    bolds: constant(share((at) => fact(at, 'bold') > 0)),
    at: each((at) => Math.min(at, 12)),
    left: each((at) => Math.min(length - 1 - at, 12)),
    place: each((at) => Math.round((20 * at) / length)),
    beforeHeadings: each((at) => firstHeading >= 0 && at < firstHeading),
    headings: constant(Math.min(headings, 12)),
    size: constant(Math.round(Math.log2(length + 1) * 2)),
    meanProse: constant(
      proses.length === 0
        ? 0
        : Math.round(Math.log2(1 + proses.reduce((sum, { width }) => sum + width, 0) / proses.length) * 4),
    ),
    rows: constant(share((at) => fact(at, 'cells') > 1)),
    datedProse: constant(share((at) => fact(at, 'dateLed') === 1, isProseAt)),
    runIns: constant(share((at) => fact(at, 'runIn') > 0, isProseAt)),
    markedHere: here(marked, () => true),
    proseHere: here(isProseAt, () => true),
    linesHere: sectionSizes(length, isHeading),
    nested: nestedIn(lines),
    outer: each((at) => (lines[at]?.marker ? Math.min(outer.get(at) ?? 0, 12) : -1)),
    proseFirst: ofSections(length, isHeading, (from) => isProseAt(from) || (isHeading(from) && isProseAt(from + 1))),
    titleLast: ofSections(length, isHeading, (_, end) => isTitle(end - 1)),
    labelledBlock: each(
      (at) => fact(at, 'label') === 1 && (fact(at - 1, 'label') === 1 || fact(at + 1, 'label') === 1),
    ),
  };
}

const farthest = 30;

function distances(length: number, is: (at: number) => boolean, step: 1 | -1): Float32Array {
  const found = new Float32Array(length);
  let distance = farthest;
  for (let index = 0; index < length; index += 1) {
    const at = step === 1 ? index : length - 1 - index;
    found[at] = distance;
    distance = is(at) ? 1 : Math.min(distance + 1, farthest);
  }
  return found;
}

function alike(looks: readonly string[], step: 1 | -1): Float32Array {
  const last = new Map<string, number>();
  const found = new Float32Array(looks.length);
  for (let index = 0; index < looks.length; index += 1) {
    const at = step === 1 ? index : looks.length - 1 - index;
    const look = looks[at] ?? '';
    found[at] = Math.min(Math.abs(at - (last.get(look) ?? at - farthest)), farthest);
    last.set(look, at);
  }
  return found;
}

function proseSince(length: number, isProse: (at: number) => boolean, isTitle: (at: number) => boolean): Float32Array {
  const found = new Float32Array(length);
  let count = 9;
  for (let at = 0; at < length; at += 1) {
    found[at] = count;
    if (isTitle(at)) count = 0;
    else if (isProse(at)) count = Math.min(count + 1, 9);
  }
  return found;
}

// The share within the stretch between two headings.
function withinSections(
  length: number,
  isHeading: (at: number) => boolean,
  is: (at: number) => boolean,
  of: (at: number) => boolean,
): Float32Array {
  const found = new Float32Array(length);
  let from = 0;
  for (let end = 1; end <= length; end += 1) {
    if (end < length && !isHeading(end)) continue;
    let [all, right] = [0, 0];
    for (let at = from; at < end; at += 1) {
      if (!of(at)) continue;
      all += 1;
      if (is(at)) right += 1;
    }
    found.fill(all === 0 ? -1 : Math.round((20 * right) / all), from, end);
    from = end;
  }
  return found;
}

function ofSections(
  length: number,
  isHeading: (at: number) => boolean,
  is: (from: number, end: number) => boolean,
): Float32Array {
  const found = new Float32Array(length);
  let from = 0;
  for (let end = 1; end <= length; end += 1) {
    if (end < length && !isHeading(end)) continue;
    found.fill(is(from, end) ? 1 : 0, from, end);
    from = end;
  }
  return found;
}

function sectionSizes(length: number, isHeading: (at: number) => boolean): Float32Array {
  const found = new Float32Array(length);
  let from = 0;
  for (let end = 1; end <= length; end += 1) {
    if (end < length && !isHeading(end)) continue;
    found.fill(Math.min(end - from, 40), from, end);
    from = end;
  }
  return found;
}

// Whether a number stands in a count that began after a line of another count: "1. Title", "(1) first", "(2) second".
function nestedIn(lines: readonly Line[]): Float32Array {
  const found = new Float32Array(lines.length);
  const open: string[] = [];
  for (const [at, { marker }] of lines.entries()) {
    if (marker === null || marker.style === 'i') continue;
    const depth = open.indexOf(marker.style);
    if (depth >= 0) open.length = depth + 1;
    else open.push(marker.style);
    found[at] = Math.min(open.length, 5);
  }
  return found;
}

// The word, or the two Chinese signs, with which a line begins, its number or bullet left out.
const leadOf = (text: string): string =>
  /^[\p{Script=Han}]{2}|^\p{L}{1,20}/u.exec(withoutMarkers(text).replace(/^[^\p{L}]{1,3}/u, ''))?.[0]?.toLowerCase() ??
  '';

function counts(texts: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const text of texts) if (text !== '') found.set(text, (found.get(text) ?? 0) + 1);
  return found;
}
