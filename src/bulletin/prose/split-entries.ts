import type { Section } from '../bulletin.ts';
import type { Line } from './lines.ts';
import type { SectionLines } from './split-sections.ts';

/** An entry before its facts are read. */
export interface EntryLines {
  readonly section: Section;
  /** As the text counts it; null where it does not. */
  readonly number: number | null;
  readonly title: string;
  readonly body: string;
  readonly line: number;
  /** Title and body as they stand. */
  readonly lines: readonly Line[];
}

/** Where an entry begins, and what its first line says. */
export interface EntryStart {
  /** Place among the lines of the section. */
  readonly at: number;
  readonly number: number | null;
  readonly title: string;
  /** What follows the title on its line. */
  readonly rest: string;
}

/** A way of marking entries: finds where they begin among the lines of a section. */
export type EntryStyle = (lines: readonly Line[]) => readonly EntryStart[];

/**
 * Parts sections into entries. The whole text is read in the one style that marks most of its entries.
 * @param styles in the order in which they win where two mark equally many
 */
export function splitEntries(
  sections: readonly SectionLines[],
  styles: readonly EntryStyle[],
): readonly EntryLines[] {
  const readings = styles.map((style) =>
    sections.flatMap((section) => entriesOf(section, style(section.lines))),
  );
  return readings.reduce((best, reading) => (reading.length > best.length ? reading : best), []);
}

function entriesOf({ section, lines }: SectionLines, starts: readonly EntryStart[]): readonly EntryLines[] {
  return starts.flatMap((start, index) => {
    const own = lines.slice(start.at, starts[index + 1]?.at ?? lines.length);
    const [first, ...following] = own;
    if (!first || start.title === '') return [];
    const body = bodyOf(start.rest, following) || start.title;
    return [{ section, number: start.number, title: start.title, body, line: first.number, lines: own }];
  });
}

function bodyOf(rest: string, lines: readonly Line[]): string {
  const pieces = lines.map((line, at) => joint(lines[at - 1]?.text ?? rest, line) + line.text);
  return `${rest}${pieces.join('')}`.trim();
}

/** A line that was only wrapped goes on in the same sentence; any other break of a line is kept. */
function joint(previous: string, line: Line): string {
  if (line.startsParagraph) return '\n\n';
  const ends = /[\p{L}\p{N},–-]$/u.test(previous.slice(-2));
  const isWrapped = ends && /^[\p{Ll}\p{N}(]/u.test(line.text) && !/^\d{1,3}[.)、]/.test(line.text);
  return isWrapped ? ' ' : '\n';
}
