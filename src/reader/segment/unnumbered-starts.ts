import { type EntryStart, startOf } from './entry-start.ts';
import { isAddress, isProse, isTitleLike, type Line, widthOf } from './lines.ts';

/** `- **Title** (address): text`. */
export function boldBullets(lines: readonly Line[]): readonly EntryStart[] {
  return bulleted(lines, ({ bold }) => widthOf(bold) >= shortestTitle);
}

/** `• text`, not within another. */
export function bullets(lines: readonly Line[]): readonly EntryStart[] {
  return bulleted(lines, ({ width }) => width >= 16);
}

const shortestTitle = 4;

function bulleted(lines: readonly Line[], isWanted: (line: Line) => boolean): readonly EntryStart[] {
  const marked = lines.flatMap((line, at) => {
    const marker = line.isFolded ? null : line.marker;
    return marker?.style === '•' && isWanted(line) ? [{ at, line, rest: marker.rest }] : [];
  });
  const outer = marked.reduce((least, { line }) => Math.min(least, line.indent), Infinity);
  return marked
    .filter(({ line }) => line.indent <= outer + 1)
    .map(({ at, line, rest }) => startOf(at, null, withoutAddress(rest, line.bold), line.bold));
}

// "**Title** (https://example.org, https://example.net): text".
function withoutAddress(text: string, bold: string): string {
  const after = text.startsWith(bold) ? text.slice(bold.length) : '';
  const address = /^\s?\([^()]{0,40}https?:[^()]{0,2000}\)\s?:?\s?/.exec(after)?.[0] ?? '';
  return address === '' ? text : `${bold} ${after.slice(address.length)}`.trim();
}

/** `### Title`, of the level of which there are most. */
export const subheadings =
  (level: number) =>
  (lines: readonly Line[]): readonly EntryStart[] =>
    lines.flatMap((line, at) =>
      line.level === level && !line.isFolded ? [startOf(at, null, line.marker?.rest || line.text, '')] : [],
    );

/** A line in bold over its text, or bold words that run into it. */
export function boldTitles(lines: readonly Line[]): readonly EntryStart[] {
  return lines.flatMap((line, at) => {
    const isMarked = line.isFolded || line.level > 0 || /^[•·●-]/.test(line.text);
    const isBold = widthOf(line.bold) >= shortestBold && widthOf(line.bold) >= line.width * leastBold(line);
    const isLead = /[:：]$/.test(line.text);
    return !isMarked && isBold && !isLead && !isAddress(line.text) && !/^\d{1,2}$/.test(line.bold)
      ? [startOf(at, null, line.text, line.bold)]
      : [];
  });
}

const shortestBold = 8;
// Bold words that run into their text begin a paragraph; those in the midst of a list or a wrapped line are only stressed.
const leastBold = (line: Line): number => (line.startsParagraph || isProse(line) ? 0 : 0.8);

/** A short line without a stop over prose, or "Title: text" in one line. */
export function plainTitles(lines: readonly Line[]): readonly EntryStart[] {
  return lines.flatMap((line, at) => {
    if (line.isFolded || line.marker !== null) return [];
    const runIn = runInTitle(line.text);
    if (isWithinList(lines, at) && !(runIn && widthOf(runIn.rest) >= surelyNoListItem)) return [];
    if (runIn) return [{ at, titleAt: at, number: null, ...runIn, isTitled: true }];
    return isOverProse(lines, at) ? [startOf(at, null, line.text, '')] : [];
  });
}

function isOverProse(lines: readonly Line[], at: number): boolean {
  const [line, next, third] = [lines[at], lines[at + 1], lines[at + 2]];
  if (!line || !next || !isTitleLike(line.text) || isProse(line) || isCut(line, next)) return false;
  if (isProse(next)) return true;
  // A field or a short line may stand between: "Date: 4 March 2024".
  return !isTitleLike(next.text) && isProse(third) && !isAddress(next.text);
}

// A line that was only wrapped goes on in small letters, or right below at its full width.
const isCut = ({ text }: Line, next: Line): boolean =>
  /^\p{Ll}/u.test(text) ||
  /^\p{Ll}/u.test(next.text) ||
  (!next.startsParagraph &&
    /\p{Script=Latin}/u.test(text) &&
    text.length > 60 &&
    next.text.length < 110 &&
    !isCapitalised(text));

// "Agency Proposes Requirements for Carriers": no sentence goes on like that.
function isCapitalised(text: string): boolean {
  const long = text.match(/[\p{L}’'-]{4,40}/gu) ?? [];
  const capitals = long.filter((word) => /^\p{Lu}/u.test(word));
  return long.length >= 4 && capitals.length * 5 >= long.length * 4;
}

// Lines after "the steps are:" up to the next paragraph of prose.
function isWithinList(lines: readonly Line[], at: number): boolean {
  for (let above = at - 1; above >= Math.max(0, at - mostListed); above -= 1) {
    const line = lines[above];
    if (line === undefined) return false;
    if (/[:：]$/.test(line.text))
      return !isProse(lines[at]) || lines[at]?.startsParagraph === false || above === at - 1;
    if (isProse(line)) return false;
  }
  return false;
}

const mostListed = 12;
const surelyNoListItem = 220;

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

/** A paragraph each. */
export function paragraphs(lines: readonly Line[]): readonly EntryStart[] {
  return lines.flatMap((line, at) =>
    isProse(line) && line.startsParagraph && !line.isFolded && line.marker?.style !== 'i'
      ? [startOf(at, null, line.marker?.rest ?? line.text, '')]
      : [],
  );
}

/** A paragraph with its title below it: the section begins with prose and ends in a short line. */
export function titlesBelow(lines: readonly Line[]): readonly EntryStart[] {
  const first = lines.findIndex((line) => isProse(line));
  const shorts = lines.flatMap((line, at) =>
    !isProse(line) && isTitleLike(line.text) && at > 0 && isProse(lines[at - 1]) ? [at] : [],
  );
  if (first !== 0 || shorts.length < 2 || shorts.at(-1) !== lines.length - 1) return [];
  return shorts.map((titleAt, index) => ({
    at: index === 0 ? 0 : (shorts[index - 1] ?? 0) + 1,
    titleAt,
    number: null,
    title: lines[titleAt]?.text ?? '',
    rest: '',
    isTitled: true,
  }));
}
