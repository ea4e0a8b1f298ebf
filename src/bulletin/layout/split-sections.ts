import type { Section } from '../bulletin.ts';
import { isProse } from './line-shapes.ts';
import type { Line } from './read-lines.ts';
import { type SectionHeading, sectionHeading } from './section-heading.ts';

/** A stretch of the text under one heading; without a heading where it stands before the first. */
export interface SectionLines {
  /** Null where no heading tells. */
  readonly section: Section | null;
  readonly heading: Line | null;
  readonly lines: readonly Line[];
}

/** Parts the lines at the headings of sections. A heading that stands in another, as "2.1 In Examplia" does, keeps its section. */
export function splitSections(lines: readonly Line[]): readonly SectionLines[] {
  let above: Section | null = null;
  const counted = countedTitles(lines);
  const starts = lines.flatMap((line, at) => {
    if (line.isFolded) return [];
    const heading = sectionHeading(line.text);
    if (!heading || counted.has(at) || isTitle(heading, line, lines[at + 1])) return [];
    above = heading.section ?? (isUnder(lines[at - 1]) ? above : null);
    return [{ at, section: above, heading: line }];
  });
  const parts = starts.map(({ at, section, heading }, index) => ({
    section,
    heading,
    lines: lines.slice(at + 1, starts[index + 1]?.at ?? lines.length),
  }));
  const before = lines.slice(0, starts[0]?.at ?? lines.length);
  return before.length > 0 ? [{ section: null, heading: null, lines: before }, ...parts] : parts;
}

// "New data protection law" right above its text, where headings stand apart from it.
const isTitle = ({ section }: SectionHeading, { text, level }: Line, next: Line | undefined): boolean =>
  section === null && level === 0 && / .+ .+ /.test(text) && isProse(next) && next?.startsParagraph === false;

/** Places of lines in the midst of a count of titles that are no headings: "2. Doorbells", "3. India: data rules", "4. Carriers". */
function countedTitles(lines: readonly Line[]): ReadonlySet<number> {
  const alike = new Map<string, number[]>();
  for (const [at, { marker, level, bold }] of lines.entries()) {
    if (!marker || marker.value === 0) continue;
    const key = `${marker.style} ${level} ${bold !== ''}`;
    const places = alike.get(key);
    if (places) places.push(at);
    else alike.set(key, [at]);
  }
  const isOther = (at: number | undefined, value: number): boolean => {
    const line = at === undefined ? undefined : lines[at];
    return line?.marker?.value === value && sectionHeading(line.text) === null;
  };
  const counted = [...alike.values()].flatMap((places) =>
    places.filter((at, index) => {
      const value = lines[at]?.marker?.value ?? 0;
      return isOther(places[index - 1], value - 1) && isOther(places[index + 1], value + 1);
    }),
  );
  return new Set(counted);
}

const isUnder = (line: Line | undefined): boolean => line !== undefined && sectionHeading(line.text) !== null;
