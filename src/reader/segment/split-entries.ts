import type { Section } from '../../bulletin/bulletin.ts';
import { startsIn, withLoneItems } from './entry-starts.ts';
import { type Heading, headingsIn, sectionHeading } from './headings.ts';
import { isAddress, isField, isProse, isTitleLike, type Line, longestTitle, widthOf } from './lines.ts';
import { markerOf } from './marker.ts';
import { entryLines, isFooter } from './remove-noise.ts';
import { sentencesOf } from './sentences.ts';
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

/** Parts a text into headings and entries, at the lines that the model of entries holds for their beginnings. The headings are those that are no entries. */
export function splitEntries(all: readonly Line[]): {
  readonly entries: readonly EntryLines[];
  readonly headings: readonly Heading[];
} {
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
  const last = lines.at(-1);
  if (!first || !last) return [];
  const isTitledBelow = isBelow && isTitleBelow(last);
  // Below a number that stands alone.
  const titleLine = first.cells === 1 && first.marker?.rest === '' ? second : undefined;
  const start = isTitledBelow
    ? { number: null, title: last.text.replace(leadOn, ''), rest: '' }
    : startOf(first, titleLine);
  if (start.title === '') return [];
  const following = isTitledBelow ? lines.slice(0, -1) : lines.slice(titleLine ? 2 : 1);
  const body = bodyOf(start.rest, following) || start.title;
  const under = { section: above?.section ?? null, under: above?.line.text ?? '' };
  return [{ ...under, number: start.number, title: start.title, body, line: first.number, lines }];
}

interface Parted {
  readonly title: string;
  /** What follows the title on its line. */
  readonly rest: string;
}

/** The number of an entry as the text counts it, null where it does not; its title, and what follows the title on its line. */
function startOf(first: Line, titleLine: Line | undefined): Parted & { readonly number: number | null } {
  const { marker, bold, text } = first;
  if (first.cells > 1) return { number: null, title: titleOfRow(text), rest: first.row ?? text };
  const runIn = bold === '' && (marker?.value ?? 0) === 0 ? runInTitle(marker?.rest ?? text) : null;
  if (runIn) return { number: null, ...runIn };
  if (marker === null) return { number: null, ...parted(text, bold) };
  const number = marker.value > 0 ? marker.value : null;
  if (titleLine) return { number, ...parted(titleLine.text, titleLine.bold) };
  const own = parted(withoutAddress(marker.rest, bold), markerOf(bold)?.rest ?? bold);
  return { number, ...own, title: marker.rest === '' ? text : own.title };
}

// "Title: text" in one line.
function runInTitle(text: string): Parted | null {
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
  return parted(longest || cells[prose] || text, '').title;
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

/**
 * The title among the first words of an entry. Where they are more than a title, it is told apart: the bold words in front, the words before a
 * sentence that opens with a day, else the first sentence, which then stays in the body.
 * @param bold the words in bold in front; empty where there are none
 */
function parted(text: string, bold: string): Parted {
  const apart = boldTitle(text, bold) ?? fusedTitle(text);
  if (apart) return apart;
  const [first] = sentencesOf(text.slice(0, longestFirst));
  const isTitle = !first || (widthOf(text) <= longestTitle + 80 && first.text.length === text.length);
  return isTitle ? { title: text, rest: '' } : { title: cutTitle(first.text), rest: text };
}

// No title is looked for further on.
const longestFirst = 2000;

function boldTitle(text: string, bold: string): Parted | null {
  const at = bold === '' ? -1 : text.indexOf(bold);
  if (at < 0 || at > 8) return null;
  const rest = text.slice(at + bold.length).replace(/^[\s:：.。–—-]{1,6}/, '');
  return { title: bold.replace(/[\s:：.。–—-]{1,4}$/, ''), rest };
}

// "Carrier fined On 6 March 2024, the office ...": titles lose their line when a text is taken out of its page.
const opening =
  /^(.{12,200}?[^\s,;:(（，、])\s?(?:(?<=\s)(?=(?:On|In|Since|As of|From) (?:\d{1,2}(?:st|nd|rd|th)? )?(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)|(?<=[\p{Script=Han}》”）\s])(?=(?:近日|日前|近期|\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日|\d{1,2}\s?月\s?\d{1,2}\s?日)[，,]))(.{40,260})$/u;

function fusedTitle(text: string): Parted | null {
  const head = text.slice(0, 260);
  const [, title = '', begun = ''] = opening.exec(head) ?? [];
  if (title === '' || /[.。!！?？；;]/u.test(title)) return null;
  return { title, rest: text.slice(head.length - begun.length) };
}

const mostTitle = 300;
const cutTitle = (text: string): string =>
  text.length <= mostTitle ? text.trim() : `${text.slice(0, mostTitle - 1).trim()}…`;
