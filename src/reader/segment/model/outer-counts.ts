import { groupBy } from '../../../arrays.ts';
import type { Line } from '../lines.ts';

/**
 * How many lines stand with each in a count that runs through the text, as the numbers of entries do: up from 1 or whatever it begins
 * with, with a number left out now and then, from 1 again, or always 1. 0 for lines without a number, and for those of a list inside
 * a body, after which the count of the entries goes on.
 */
export function outerCounts(lines: readonly Line[]): ReadonlyMap<number, number> {
  return new Map(
    countsOf(lines).flatMap((counted) => {
      const outer = outerOf(counted);
      return outer.map((at) => [at, outer.length] as const);
    }),
  );
}

/** The lines with a number, by the style in which they are counted. */
function countsOf(lines: readonly Line[]): readonly (readonly Counted[])[] {
  const counted = lines.flatMap(({ marker, level, bold, startsParagraph }, at) => {
    if (!marker || marker.value === 0) return [];
    return [{ at, value: marker.value, startsParagraph, style: `${marker.style} ${level} ${bold !== ''}` }];
  });
  return [...groupBy(counted, ({ style }) => style).values()];
}

/** A line with a number. */
interface Counted {
  readonly at: number;
  readonly value: number;
  readonly startsParagraph: boolean;
}

/** A bulletin may leave out a number by mistake; a larger leap is some other number. */
const mostSkipped = 3;
const longestInner = 40;

function outerOf(counted: readonly Counted[]): readonly number[] {
  const outer: number[] = [];
  let last: number | null = null;
  for (let index = 0; index < counted.length; index += 1) {
    const one = counted[index];
    if (!one) break;
    const goesOn = last === null || (one.value > last && one.value <= last + mostSkipped);
    if (!goesOn) {
      if (one.value !== 1) continue;
      const after =
        endOfInner(counted, index, last ?? 0) ?? (isInnerTail(counted, index) ? endOfRun(counted, index) : null);
      if (after !== null) {
        index = after - 1;
        continue;
      }
    }
    last = one.value;
    outer.push(one.at);
  }
  return outer;
}

/** Where the count of the entries goes on after a list that begins at 1; null where it never does. */
function endOfInner(counted: readonly Counted[], from: number, last: number): number | null {
  for (let at = from + 1; at < Math.min(counted.length, from + longestInner); at += 1) {
    const [before, value] = [counted[at - 1]?.value ?? 0, counted[at]?.value ?? 0];
    if (value === last + 1) return before === last ? null : at;
    if (value !== 1 && value !== before + 1) return null;
  }
  return null;
}

// A list that closes the last entry stands line under line, and does not begin a paragraph.
function isInnerTail(counted: readonly Counted[], from: number): boolean {
  const run = counted.slice(from, Math.min(endOfRun(counted, from), from + longestInner));
  return run.every(({ at, startsParagraph }, i) => !startsParagraph && (i === 0 || at === (run[i - 1]?.at ?? 0) + 1));
}

function endOfRun(counted: readonly Counted[], from: number): number {
  let end = from + 1;
  while (end < counted.length && counted[end]?.value === (counted[end - 1]?.value ?? 0) + 1) end += 1;
  return end;
}
