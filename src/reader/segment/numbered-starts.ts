import { type EntryStart, startOf } from './entry-start.ts';
import type { Line } from './lines.ts';
import { markerOf } from './marker.ts';

/** Lines of one kind of number: `1.`, `§ 01`, `一、`, or `1.1.1`, in bold or as headings where those are told apart. */
export interface NumberStyle {
  readonly style: string;
  /** Null where either is meant. */
  readonly isBold: boolean | null;
  readonly level: number;
}

/** The kind of a line's number; null where it has none that marks entries. */
export function numberStyleOf({ bold, level, isFolded, marker }: Line): NumberStyle | null {
  if (isFolded || !marker || unfit.has(marker.style)) return null;
  return { style: marker.style, isBold: bold !== '', level };
}

// Bullets have no number; small letters, and years in brackets, are lists within a body.
const unfit: ReadonlySet<string> = new Set(['•', 'i', '•i']);

/**
 * Where entries begin that are counted up, from 1 or whatever the section begins with, with a number left out now and then. They
 * may begin at 1 again, and all may be 1. A list inside a body, after which the count goes on, is not one of them.
 */
export function numberedStarts(lines: readonly Line[], wanted: NumberStyle): readonly EntryStart[] {
  const counted = lines.flatMap((line, at) => {
    const marker = fits(line, wanted) ? line.marker : null;
    return marker ? [{ at, line, value: marker.value, rest: marker.rest }] : [];
  });
  const starts: EntryStart[] = [];
  let last: number | null = null;
  for (let index = 0; index < counted.length; index += 1) {
    const one = counted[index];
    if (!one) break;
    const goesOn = last === null || (one.value > last && one.value <= last + mostSkipped);
    if (!goesOn) {
      if (one.value !== 1) continue;
      const after = endOfInner(counted, index, last ?? 0);
      if (after !== null || isInnerTail(counted, index)) {
        index = (after ?? endOfRun(counted, index)) - 1;
        continue;
      }
    }
    last = one.value;
    starts.push(startAt(lines, one.at, one.value, one.rest));
  }
  return starts;
}

/** A bulletin may leave out a number by mistake; a larger leap is some other number. */
const mostSkipped = 3;
const longestInner = 40;

interface Counted {
  readonly at: number;
  readonly line: Line;
  readonly value: number;
  readonly rest: string;
}

const fits = (line: Line, { style, isBold, level }: NumberStyle): boolean =>
  !line.isFolded &&
  line.marker?.style === style &&
  (isBold === null || ((line.bold !== '') === isBold && line.level === level));

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
  const run = counted.slice(from, endOfRun(counted, from));
  return (
    run.every(({ line }) => !line.startsParagraph) &&
    run.every(({ at }, i) => i === 0 || at === (run[i - 1]?.at ?? 0) + 1)
  );
}

function endOfRun(counted: readonly Counted[], from: number): number {
  let end = from + 1;
  while (end < counted.length && counted[end]?.value === (counted[end - 1]?.value ?? 0) + 1) end += 1;
  return end;
}

function startAt(lines: readonly Line[], at: number, number: number, rest: string): EntryStart {
  const line = lines[at];
  const next = lines[at + 1];
  if (rest === '' && next) return { ...startOf(at, number, next.text, next.bold), titleAt: at + 1 };
  return startOf(at, number, rest, line ? withoutNumber(line.bold) : '');
}

const withoutNumber = (bold: string): string => markerOf(bold)?.rest ?? bold;
