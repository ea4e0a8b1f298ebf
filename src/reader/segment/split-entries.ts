import type { Section } from '../../bulletin/bulletin.ts';
import { type EntryStart, startOf } from './entry-start.ts';
import { sectionHeading } from './headings.ts';
import { isAddress, isField, isProse, isTitleLike, type Line, widthOf } from './lines.ts';
import { markerOf } from './marker.ts';
import { outerCounts } from './model/outer-counts.ts';
import { startProbabilities } from './model/score-lines.ts';
import { entryLines, isClosing, isFooter } from './remove-noise.ts';
import { type Heading, headingsIn } from './split-sections.ts';
import { isOnlyDate } from './table-headings.ts';

/** An entry before its facts are read. */
export interface EntryLines {
  /** Null where no heading tells. */
  readonly section: Section | null;
  /** The heading above it; empty where there is none. */
  readonly under: string;
  /** As the text counts it; null where it does not. */
  readonly number: number | null;
  readonly title: string;
  readonly body: string;
  readonly line: number;
  /** Title and body as they stand. */
  readonly lines: readonly Line[];
}

/** A text in parts. */
export interface SplitText {
  readonly entries: readonly EntryLines[];
  /** The headings that are no entries. */
  readonly headings: readonly Heading[];
}

/** Parts a text into headings and entries, at the lines that the model of entries holds for their beginnings. */
export function splitEntries(all: readonly Line[]): SplitText {
  const lines = entryLines(all);
  const told = startsIn(lines);
  const headings = headingsIn(lines).filter(({ at }) => !told.has(at) && !isMasthead(lines, told, at));
  const starts = withLoneItems(lines, told, headings);
  const headed = new Set(headings.map(({ at }) => at));
  const places = [...starts];
  let ahead = 0;
  const stretches = places.map((at, index) => {
    const end = places[index + 1] ?? lines.length;
    while ((headings[ahead]?.at ?? Infinity) <= at) ahead += 1;
    const stop = Math.min(headings[ahead]?.at ?? end, end);
    return { at, own: withoutTail(lines.slice(at, stop), end < lines.length, headed.has(stop)) };
  });
  const isBelow = areTitlesBelow(stretches.map(({ own }) => own));
  let next = 0;
  let above: Heading | undefined;
  const entries = stretches.flatMap(({ at, own }) => {
    for (; (headings[next]?.at ?? Infinity) < at; next += 1) above = headings[next];
    return entryOf(own, above, isBelow);
  });
  return { entries, headings };
}

/** The name of the bulletin may sound like a heading: what stands right below it is neither an entry nor another heading. */
const isMasthead = (lines: readonly Line[], starts: ReadonlySet<number>, at: number): boolean =>
  at === 0 && !starts.has(1) && lines.length > 1 && sectionHeading(lines[1]?.text ?? '') === null;

const likely = 0.5;
const leastLikely = 0.2;

function startsIn(lines: readonly Line[]): ReadonlySet<number> {
  const probabilities = startProbabilities(lines).map((probability, at) => (isNoStart(lines, at) ? 0 : probability));
  const starts = probabilities.flatMap((probability, at) => (probability >= likely ? [at] : []));
  const told = starts.length > 0 ? starts : mostLikely(lines, probabilities);
  const titled = withTableRows(lines, told).map((at) => countedTitle(lines, at) ?? at);
  const counted = withCounted(lines, titled);
  const headed = withPlainTitles(lines, counted);
  return new Set(headed.filter((at, index) => !isOfTitle(lines, headed[index - 1], at)));
}

/** A sentence that stands alone under the heading of a section is its entry, unless it says that there is none. */
function withLoneItems(
  lines: readonly Line[],
  starts: ReadonlySet<number>,
  headings: readonly Heading[],
): ReadonlySet<number> {
  const lone = headings.flatMap(({ at, section }, nth) => {
    const [line, second] = [lines[at + 1], lines[at + 2]];
    const isOnly = second === undefined || headings[nth + 1]?.at === at + 2 || isFooter(second);
    const isItem = line !== undefined && isProse(line) && sentenceEnd.test(line.text) && !isFooter(line);
    const isNone = nothingNew.test(line?.text ?? '') || isNoStart(lines, at + 1);
    return section !== null && isOnly && isItem && !isNone && !starts.has(at + 1) ? [at + 1] : [];
  });
  return lone.length === 0 ? starts : new Set([...starts, ...lone].sort((a, b) => a - b));
}

const nothingNew = /^(?:none|no|nothing|nil|there (?:is|are|were) no)\b|^(?:本[月周期]|暂|目前)?[无無](?![线人锡])/i;

/** The numbered title right above a bare paragraph: "1. Guidance", and below it what it says. */
function countedTitle(lines: readonly Line[], at: number): number | null {
  const [title, line] = [lines[at - 1], lines[at]];
  if (!title || !line || line.marker !== null || !isProse(line) || isProse(title)) return null;
  const isCounted = title.marker !== null && title.marker.value > 0 && title.marker.rest !== '';
  return isCounted && sectionHeading(title.text) === null ? at - 1 : null;
}

/**
 * Short lines that stand each above one bare paragraph are the titles of these, whatever they say: "Vermont", "Colorado – biometrics". Where
 * several entries follow such a line, it is the heading of all.
 */
function withPlainTitles(lines: readonly Line[], starts: readonly number[]): readonly number[] {
  const isBare = (at: number): boolean => {
    const line = lines[at];
    return (
      line !== undefined &&
      isProse(line) &&
      line.marker === null &&
      line.level === 0 &&
      line.bold === '' &&
      line.cells === 1
    );
  };
  const isPlainTitle = (at: number): boolean => {
    const line = lines[at];
    if (!line?.startsParagraph || line.marker !== null || line.cells > 1 || line.width > 60) return false;
    const says = sectionHeading(line.text)?.section ?? null;
    return !isProse(line) && isTitleLike(line.text) && says === null && !isField(line.text);
  };
  const titled = starts.filter((at, nth) => isBare(at) && isPlainTitle(at - 1) && starts[nth - 1] !== at - 1 && at > 1);
  const single = titled.filter((at) => {
    const next = starts[starts.indexOf(at) + 1];
    return next === undefined || !isBare(next) || isPlainTitle(next - 1);
  });
  // Where titles stand below, the first body has none above it, or the last line is one.
  const isAbove = single[0] === starts.find(isBare) && !isPlainTitle(lines.length - 1);
  if (!isAbove || single.length < 3 || single.length * 10 < titled.length * 8) return starts;
  const moved = new Set(single);
  return starts.map((at) => (moved.has(at) ? at - 1 : at));
}

/**
 * A list that counts from 1 to its end has an entry at each number if most have one, or if the text is little more than
 * the list: none is left out.
 */
function withCounted(lines: readonly Line[], starts: readonly number[]): readonly number[] {
  const counted = [...outerCounts(lines).keys()].sort((one, other) => one - other);
  const isList = counted.every((at, index) => lines[at]?.marker?.value === index + 1 && !isNoStart(lines, at));
  const headings = counted.filter((at) => (sectionHeading(lines[at]?.text ?? '')?.section ?? null) !== null).length;
  const found = counted.filter((at) => starts.includes(at)).length;
  const isWhole = lines.length <= counted.length * linesOfItem;
  if (!isList || headings * 2 > counted.length || (found * 5 < counted.length * 4 && !isWhole)) return starts;
  return [...new Set([...starts, ...counted])].sort((one, other) => one - other);
}

const linesOfItem = 4;

/** Of a table with headings either each row is an entry or none is, as most of them are. */
function withTableRows(lines: readonly Line[], starts: readonly number[]): readonly number[] {
  const decided = new Set(starts);
  let rows: number[] = [];
  const decide = (): void => {
    const isEach = rows.filter((at) => decided.has(at)).length * 2 >= rows.length;
    for (const at of rows) {
      if (isEach) decided.add(at);
      else decided.delete(at);
    }
    rows = [];
  };
  let isInTable = false;
  for (const [at, { isTableHead, startsParagraph, cells }] of lines.entries()) {
    isInTable = isTableHead || (isInTable && cells > 1 && !startsParagraph);
    if (!isInTable || isTableHead) decide();
    else rows.push(at);
  }
  decide();
  return [...decided].sort((one, other) => one - other);
}

/** A text has an entry: where none is likely, the lines that are counted, else those that are most so, else the rows of its table. */
function mostLikely(lines: readonly Line[], probabilities: readonly number[]): readonly number[] {
  const counted = [...outerCounts(lines).keys()].filter((at) => (probabilities[at] ?? 0) > 0);
  if (counted.length > 0) return counted.sort((a, b) => a - b);
  const most = probabilities.reduce((max, probability) => Math.max(max, probability), 0);
  if (most < leastLikely) {
    const first = lines.findIndex(({ row }) => row !== null);
    return lines.flatMap(({ cells }, at) => (first >= 0 && at >= first && cells > 1 ? [at] : []));
  }
  const least = Math.max(leastLikely, most * 0.7);
  return probabilities.flatMap((probability, at) => (probability >= least ? [at] : []));
}

// What closes the bulletin, heads a table, or is all of the text and no sentence.
function isNoStart(lines: readonly Line[], at: number): boolean {
  const line = lines[at];
  return (
    line === undefined ||
    line.isTableHead ||
    isClosing(line) ||
    (lines.length === 1 && !isProse(line) && line.marker === null)
  );
}

/** Whether a line is the title of a number that stands alone above it, or the text of a marked title right above. */
function isOfTitle(lines: readonly Line[], above: number | undefined, at: number): boolean {
  const [title, line] = [lines[at - 1], lines[at]];
  if (above !== at - 1 || !title || !line) return false;
  const isMarked =
    title.marker !== null || title.level > 0 || title.isUnderlined || title.bold.length >= title.text.length;
  const isBare = line.marker === null && line.level === 0 && line.bold === '' && line.cells === 1;
  const isText = isProse(line) || (sentenceEnd.test(line.text) && !sentenceEnd.test(title.text));
  return title.marker?.rest === '' || (isMarked && isBare && !isProse(title) && isText);
}

const sentenceEnd = /[.!?。！？]$/;

/** The lines of an entry without what closes the bulletin, or heads what follows it. */
function withoutTail(lines: readonly Line[], isFollowed: boolean, isHeaded: boolean): readonly Line[] {
  if (!isFollowed) {
    const closing = lines.findIndex((line, at) => at > 0 && isFooter(line));
    return closing < 0 ? lines : lines.slice(0, closing);
  }
  const last = lines.at(-1);
  const isStray =
    !isHeaded &&
    lines.length > 2 &&
    last !== undefined &&
    last.text.length <= 60 &&
    isTitleLike(last.text) &&
    !isProse(last) &&
    !isAddress(last.text) &&
    !leadOn.test(last.text) &&
    last.cells === 1 &&
    last.marker === null;
  return isStray ? lines.slice(0, -1) : lines;
}

const leadOn = /^(?:continue reading|read (?:more|the full)|阅读全文|原文)[:：]?\s?/iu;

/** Whether the entries of a text have their titles below: most begin with prose and end in a short line. */
function areTitlesBelow(stretches: readonly (readonly Line[])[]): boolean {
  const closed = stretches.filter(([first, ...rest]) => first?.marker === null && isTitleBelow(rest.at(-1)));
  return closed.length > 1 && closed.length * 10 >= stretches.length * 6;
}

const isTitleBelow = (line: Line | undefined): boolean =>
  line !== undefined && !isProse(line) && isTitleLike(line.text) && line.marker === null;

function entryOf(lines: readonly Line[], above: Heading | undefined, isBelow: boolean): readonly EntryLines[] {
  const [first, second] = lines;
  if (!first) return [];
  const start = isBelow && isTitleBelow(lines.at(-1)) ? titledBelow(lines) : startAt(first, second);
  if (start.title === '') return [];
  const following = lines.filter((_, at) => at > (start.at === 0 ? 0 : -1) && at !== start.titleAt);
  const body = bodyOf(start.rest, following) || start.title;
  const under = { section: above?.section ?? null, under: above?.line.text ?? '' };
  return [{ ...under, number: start.number, title: start.title, body, line: first.number, lines }];
}

function titledBelow(lines: readonly Line[]): EntryStart {
  const titleAt = lines.length - 1;
  const title = (lines[titleAt]?.text ?? '').replace(leadOn, '');
  return { at: -1, titleAt, number: null, title, rest: '', isTitled: true };
}

function startAt(first: Line, second: Line | undefined): EntryStart {
  const { marker, bold, text } = first;
  if (first.cells > 1)
    return { at: 0, titleAt: 0, number: null, title: titleOfRow(text), rest: first.row ?? text, isTitled: true };
  const runIn = bold === '' && (marker?.value ?? 0) === 0 ? runInTitle(marker?.rest ?? text) : null;
  if (runIn) return { at: 0, titleAt: 0, number: null, ...runIn, isTitled: true };
  if (marker === null) return startOf(0, null, text, bold);
  const number = marker.value > 0 ? marker.value : null;
  if (marker.rest === '' && second) return { ...startOf(0, number, second.text, second.bold), titleAt: 1 };
  const start = startOf(0, number, withoutAddress(marker.rest, bold), markerOf(bold)?.rest ?? bold);
  return marker.rest === '' ? { ...start, title: text } : start;
}

// "Title: text" in one line.
function runInTitle(text: string): { readonly title: string; readonly rest: string } | null {
  const [, title = '', rest = ''] = /^([^.!?:。！？：；;]{4,90})[:：]\s?(\S.*)/u.exec(text.slice(0, 4000)) ?? [];
  const latinWords = title.split(/\s+/).length;
  if (
    title === '' ||
    widthOf(rest) < 60 ||
    latinWords > 12 ||
    !/^[\p{Lu}\p{Script=Han}]/u.test(title) ||
    /^\p{Ll}/u.test(rest)
  )
    return null;
  if (/^(?:In|On|At|The following|According|Note|For example|However|This|These|It|As)\b|,\s/.test(title)) return null;
  if (/[，、]|^(?:此外|其中|同时|其|案件)|(?:包括|如下|要求|指出|表示|规定|明确|提出|认为|强调)$/u.test(title))
    return null;
  return { title, rest: text.slice(title.length).replace(/^[:：]\s?/, '') };
}

// "**Title** (https://example.org, https://example.net): text".
function withoutAddress(text: string, bold: string): string {
  const after = bold !== '' && text.startsWith(bold) ? text.slice(bold.length) : '';
  const address = /^\s?\([^()]{0,40}https?:[^()]{0,2000}\)\s?:?\s?/.exec(after)?.[0] ?? '';
  return address === '' ? text : `${bold} ${after.slice(address.length)}`.trim();
}

/** The longest cell of a row that can be a title, else the first long one cut after its first sentence; else the row. */
function titleOfRow(text: string): string {
  const cells = text.split(' | ');
  const prose = cells.findIndex((one) => one.length > 30 && !isTitleLike(one));
  const titles = cells
    .slice(0, prose < 0 ? cells.length : prose)
    .filter((one) => isTitleLike(one) && /\S\s\S|\p{Script=Han}{5}/u.test(one) && !isOnlyDate(one));
  const longest = titles.reduce((most, one) => (one.length > most.length ? one : most), '');
  return startOf(0, null, longest || cells[prose] || text, '').title;
}

function bodyOf(rest: string, lines: readonly Line[]): string {
  const pieces = lines.map((line, at) => joint(lines[at - 1]?.text ?? rest, line) + rowText(line));
  return `${rest}${pieces.join('')}`.trim();
}

// A row of two cells says one of the other.
const rowText = ({ text, cells, row }: Line): string => row ?? (cells === 2 ? text.replace(' | ', ': ') : text);

/** A line that was only wrapped goes on in the same sentence; any other break of a line is kept. */
function joint(previous: string, line: Line): string {
  if (line.startsParagraph) return '\n\n';
  const ends = /[\p{L}\p{N},–-]$/u.test(previous.slice(-2));
  const isWrapped =
    ends && /^[\p{Ll}\p{N}(]/u.test(line.text) && !/^\d{1,3}[.)、]/.test(line.text) && !isField(line.text);
  return isWrapped ? ' ' : '\n';
}
