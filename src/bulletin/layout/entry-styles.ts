import type { EntryStyle } from './entry-start.ts';
import { type NumberStyle, numberedStarts, numberStyleOf } from './numbered-starts.ts';
import type { Line } from './read-lines.ts';
import {
  boldBullets,
  boldTitles,
  bullets,
  paragraphs,
  plainTitles,
  subheadings,
  titlesBelow,
} from './unnumbered-starts.ts';

/** A way in which these lines may mark their entries. */
export interface Candidate {
  readonly style: EntryStyle;
  /** How much a reader trusts such marks, 0 to 1: a number more than a bullet, a bullet more than a mere paragraph. */
  readonly trust: number;
}

/** The ways in which the lines of a text may mark its entries. */
export function candidatesFor(lines: readonly Line[]): readonly Candidate[] {
  const levels = new Set(lines.map(({ level }) => level).filter((level) => level > 0));
  return [
    ...numberStylesIn(lines).map((wanted) => ({
      style: (own: readonly Line[]) => numberedStarts(own, wanted),
      trust: wanted.style.startsWith('(') || wanted.style === '1' ? 0.8 : 1,
    })),
    { style: boldBullets, trust: 1 },
    ...[...levels].map((level) => ({ style: subheadings(level), trust: 1 })),
    { style: boldTitles, trust: 0.95 },
    { style: plainTitles, trust: 0.85 },
    { style: titlesBelow, trust: 0.85 },
    { style: bullets, trust: 0.7 },
    { style: paragraphs, trust: 0.45 },
  ];
}

function numberStylesIn(lines: readonly Line[]): readonly NumberStyle[] {
  const found = new Map<string, NumberStyle>();
  for (const line of lines) {
    const exact = numberStyleOf(line);
    if (!exact) continue;
    const loose = { ...exact, isBold: null, level: 0 };
    for (const one of [loose, exact]) found.set(`${one.style} ${one.isBold} ${one.level}`, one);
  }
  return [...found.values()];
}
