import type { Section } from '../../bulletin/bulletin.ts';
import type { EntryStart, EntryStyle } from './entry-start.ts';
import { isAddress, isProse, isTitleLike, type Line } from './lines.ts';
import { type NumberStyle, numberedStarts, numberStyleOf } from './numbered-starts.ts';
import type { SectionLines } from './split-sections.ts';
import {
  boldBullets,
  boldTitles,
  bullets,
  paragraphs,
  plainTitles,
  subheadings,
  titlesBelow,
} from './unnumbered-starts.ts';

/** An entry before its facts are read. */
export interface EntryLines {
  /** Null where no heading tells. */
  readonly section: Section | null;
  /** As the text counts it; null where it does not. */
  readonly number: number | null;
  readonly title: string;
  readonly body: string;
  readonly line: number;
  /** Title and body as they stand. */
  readonly lines: readonly Line[];
}

/**
 * Parts sections into entries. The whole text is read in the one style that tells it best, and a section that this style leaves
 * empty in the one that tells the section best.
 */
export function splitEntries(sections: readonly SectionLines[]): readonly EntryLines[] {
  const all = sections.flatMap(({ lines }) => lines);
  const candidates = candidatesFor(all);
  const best = bestOf(sections, candidates);
  if (!best) return [];
  return sections.flatMap((section) => {
    const own = startsIn(section.lines, best.candidate);
    if (own.length > 0) return entriesOf(section, own);
    const other = section.heading && bestOf([section], candidates);
    return other && other.score >= leastAlone ? entriesOf(section, startsIn(section.lines, other.candidate)) : [];
  });
}

const leastAlone = 0.2;

interface Scored {
  readonly candidate: Candidate;
  readonly score: number;
}

function bestOf(sections: readonly SectionLines[], candidates: readonly Candidate[]): Scored | null {
  let best: Scored | null = null;
  for (const candidate of candidates) {
    // No score is higher than the trust.
    if (candidate.trust <= (best?.score ?? 0)) continue;
    const score = scoreOf(sections, candidate);
    if (score > (best?.score ?? 0)) best = { candidate, score };
  }
  return best;
}

/**
 * How well a style tells the text, 0 to 1: how much of the text stands in its entries, how many of them have a body of their own
 * and a title, how many titles it passes over, and how much such marks are trusted.
 */
function scoreOf(sections: readonly SectionLines[], candidate: Candidate): number {
  let [count, titled, total, covered, foreign] = [0, 0, 0, 0, 0];
  for (const { lines } of sections) {
    const starts = startsIn(lines, candidate);
    const first = starts[0]?.at ?? lines.length;
    count += starts.length;
    titled += starts.filter(({ isTitled }) => isTitled).length;
    for (const [at, line] of lines.entries()) {
      const width = line.isFolded ? 0 : line.width;
      total += width;
      if (at >= first) covered += width;
    }
    const own = new Set(starts.flatMap(({ at, titleAt }) => [at, titleAt]));
    foreign += lines.filter((line, at) => at > first && !own.has(at) && isTitleOverProse(line, lines[at + 1])).length;
  }
  if (count === 0 || total === 0) return 0;
  const share = covered / total;
  return share * candidate.trust * (0.55 + (0.45 * titled) / count) * (count / (count + 0.5 + foreign));
}

// A title that a style passes over, in bold or as a heading of Markdown: what is under it is no part of another entry.
const isTitleOverProse = ({ text, bold, level }: Line, next: Line | undefined): boolean =>
  (level > 0 || bold.length >= text.length) && isTitleLike(text) && isProse(next);

/** The starts that have a body. One that stands right over another is a heading or a line of contents. */
function startsIn(lines: readonly Line[], { style }: Candidate): readonly EntryStart[] {
  const starts = style(lines);
  const kept = starts.filter((start, index) => hasBody(lines, start, starts[index + 1]?.at ?? lines.length));
  return kept.length * 2 >= starts.length || kept.length >= 3
    ? kept
    : starts.length >= 3 && kept.length === 0
      ? starts
      : kept;
}

function hasBody(lines: readonly Line[], { at, titleAt, rest }: EntryStart, end: number): boolean {
  if (rest !== '' || isSentence(lines[titleAt]) || isBodyAbove({ at, titleAt }, lines[at])) return true;
  const next = titleAt + 1;
  const line = lines[next];
  if (line === undefined || next >= end) return false;
  const marker = line.marker;
  const isMarked = marker !== null && marker.style !== 'i' && (marker.style !== '•' || line.bold !== '');
  return !isMarked || (line.bold === '' && (isProse(line) || !isTitleLike(marker.rest)));
}

// Else a title below stands under a number that is alone on its line.
const isBodyAbove = ({ at, titleAt }: Pick<EntryStart, 'at' | 'titleAt'>, first: Line | undefined): boolean =>
  titleAt > at && isProse(first);

// A single sentence is its own body.
const isSentence = (line: Line | undefined): boolean => isProse(line) && /[.。]["”’)）]{0,2}$/u.test(line?.text ?? '');

function entriesOf({ section, lines }: SectionLines, starts: readonly EntryStart[]): readonly EntryLines[] {
  return starts.flatMap((start, index) => {
    const own = lines.slice(start.at, starts[index + 1]?.at ?? lines.length);
    const [first] = own;
    if (!first || start.title === '') return [];
    const following = withoutStray(
      own.filter((_, at) => at > 0 && at + start.at !== start.titleAt),
      index < starts.length - 1,
    );
    const told = isBodyAbove(start, first) ? [first, ...following] : following;
    const body = bodyOf(start.rest, told) || start.title;
    return [{ section, number: start.number, title: start.title, body, line: first.number, lines: own }];
  });
}

// A short line right above the next entry is a heading that names no section, such as a region's, and no part of a body.
function withoutStray(lines: readonly Line[], isFollowed: boolean): readonly Line[] {
  const last = lines.at(-1);
  const isStray =
    isFollowed &&
    lines.length > 1 &&
    last !== undefined &&
    last.text.length <= 60 &&
    isTitleLike(last.text) &&
    !isProse(last) &&
    !isAddress(last.text) &&
    last.marker === null;
  return isStray ? lines.slice(0, -1) : lines;
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

/** A way in which these lines may mark their entries. */
interface Candidate {
  readonly style: EntryStyle;
  /** How much a reader trusts such marks, 0 to 1: a number more than a bullet, a bullet more than a mere paragraph. */
  readonly trust: number;
}

/** The ways in which the lines of a text may mark its entries. */
function candidatesFor(lines: readonly Line[]): readonly Candidate[] {
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
