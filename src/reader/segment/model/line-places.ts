import { groupBy } from '../../../arrays.ts';
import type { Line } from '../lines.ts';
import { withoutMarkers } from '../marker.ts';
import { isClosing } from '../remove-noise.ts';
import { type FactName, type LineFacts, labelOf } from './line-facts.ts';
import { outerCounts } from './outer-counts.ts';

/** Where lines stand in their text, a column of numbers for each name: how far from titles, prose and headings, among how many of their kind. */
export function placesOf(
  lines: readonly Line[],
  facts: readonly LineFacts[],
  looks: readonly string[],
): Readonly<Record<string, ArrayLike<number>>> {
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
  const share = (is: (at: number) => boolean, of = always, from = 0, end = length): number => {
    let [found, all] = [0, 0];
    for (let at = from; at < end; at += 1) {
      if (!of(at)) continue;
      all += 1;
      if (is(at)) found += 1;
    }
    return all === 0 ? -1 : Math.round((20 * found) / all);
  };
  const sections = (read: (from: number, end: number) => number): Float32Array => bySections(length, isHeading, read);
  const here = (is: (at: number) => boolean, of = always): Float32Array =>
    sections((from, end) => share(is, of, from, end));
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
    markedHere: here(marked),
    proseHere: here(isProseAt),
    linesHere: sections((from, end) => Math.min(end - from, 40)),
    nested: nestedIn(lines),
    labelledBlock: each(
      (at) => fact(at, 'label') === 1 && (fact(at - 1, 'label') === 1 || fact(at + 1, 'label') === 1),
    ),
    outer: each((at) => (lines[at]?.marker ? Math.min(outer.get(at) ?? 0, 12) : -1)),
    proseFirst: sections((from) => Number(isProseAt(from) || (isHeading(from) && isProseAt(from + 1)))),
    titleLast: sections((_, end) => Number(isTitle(end - 1))),
  };
}

const always = (at: number): boolean => at >= 0;
const farthestLine = 30;

/** How far the last line before each (`step` 1), or the next one behind it (-1), is of which something is so; at most `farthest`. */
export function distances(
  length: number,
  is: (at: number) => boolean,
  step: 1 | -1,
  farthest = farthestLine,
): Float32Array {
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
    found[at] = Math.min(Math.abs(at - (last.get(look) ?? at - farthestLine)), farthestLine);
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

/** A number for each stretch between two headings, given to all of its lines. */
function bySections(
  length: number,
  isHeading: (at: number) => boolean,
  read: (from: number, end: number) => number,
): Float32Array {
  const found = new Float32Array(length);
  let from = 0;
  for (let end = 1; end <= length; end += 1) {
    if (end < length && !isHeading(end)) continue;
    found.fill(read(from, end), from, end);
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
  const alike = groupBy(
    texts.filter((text) => text !== ''),
    (text) => text,
  );
  return new Map([...alike].map(([text, all]) => [text, all.length]));
}
