import { isProse, isTitleLike } from './line-shapes.ts';
import { withoutMarkers } from './marker.ts';
import type { Line } from './read-lines.ts';
import { sectionHeading } from './section-heading.ts';

/**
 * The lines without tables of contents, which tell titles without bodies: short lines in a row that all stand again further
 * down (so one printed twice goes twice), or that follow a word such as "Contents", whatever they say.
 */
export function dropContents(lines: readonly Line[]): readonly Line[] {
  const keys = lines.map(({ text, width }) => (width <= longestInContents ? keyOf(text) : ''));
  const last = new Map(keys.map((key, at) => [key, at]));
  const dropped = new Set<number>();
  for (const run of [...runsUnderWord(lines, keys), ...runsRepeated(lines, keys, last)]) {
    for (let at = run.from; at < run.to; at += 1) dropped.add(at);
  }
  return dropped.size === 0 ? lines : lines.filter((_, at) => !dropped.has(at));
}

interface Run {
  readonly from: number;
  readonly to: number;
}

const keyOf = (text: string): string =>
  withoutMarkers(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

const contentsWord =
  /^(?:table of contents|contents|in this (?:issue|bulletin|edition|update|newsletter)|(?:key )?(?:highlights|headlines|takeaways)|at a glance|what's inside|executive summary|summary|overview|topics|目录|目次|本期目录|本期内容|新闻速览|要闻速览|内容速览|速览|本期要点|本期要闻|要点|导读|本期导读|内容提要|提要|.{0,4}热点回顾|要闻回顾|一周要闻速览|今日要点|本周要点)\s?[:：]?$/iu;

/** What follows the word: lines marked alike, or short lines up to the first that they repeat or that prose follows. */
function runsUnderWord(lines: readonly Line[], keys: readonly string[]): readonly Run[] {
  return lines.flatMap((line, at) => {
    if (line.text.length > 40 || !contentsWord.test(withoutMarkers(line.text).replaceAll('’', "'")))
      return [];
    const to = repeatOf(lines, keys, at + 1) ?? endOfContents(lines, keys, at + 1);
    return to > at + 2 ? [{ from: at, to }] : [];
  });
}

const mostContents = 200;

/** Where the section that the contents begin with stands again, if only other short lines come before it; null where it does not. */
function repeatOf(lines: readonly Line[], keys: readonly string[], from: number): number | null {
  const key = sectionHeading(lines[from]?.text ?? '') === null ? '' : (keys[from] ?? '');
  const again = key === '' ? -1 : keys.slice(from + 1, from + mostContents).indexOf(key);
  return again < 0 || lines.slice(from, from + 1 + again).some(isProse) ? null : from + 1 + again;
}

function endOfContents(lines: readonly Line[], keys: readonly string[], from: number): number {
  const first = lines[from]?.marker ?? null;
  const style = first?.style ?? null;
  const seen = new Set<string>();
  let end = from;
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at];
    const key = keys[at] ?? '';
    if (line === undefined || isProse(line) || (key !== '' && seen.has(key))) break;
    const marker = line.marker;
    // Counted from the beginning again: the entries.
    if (
      at > from &&
      marker &&
      marker.style === style &&
      marker.value > 0 &&
      marker.value <= (first?.value ?? 0)
    )
      break;
    const isSection = sectionHeading(line.text) !== null;
    // The section that the bulletin begins with stands over an entry; one in the contents over another short line.
    if (isSection && (style !== null || isEntryNext(lines, at + 1))) break;
    if (key !== '') seen.add(key);
    if (style === null || marker?.style === style || isOwnNumber(lines[at - 1])) end = at + 1;
    else if (at - end >= mostUnmarked) break;
  }
  return style === null && isProse(lines[end]) ? end - 1 : end;
}

const mostUnmarked = 2;
const isOwnNumber = (line: Line | undefined): boolean => line !== undefined && line.marker?.rest === '';
const isEntryNext = (lines: readonly Line[], at: number): boolean =>
  isProse(lines[at + 1]) || isProse(lines[at]);

function runsRepeated(
  lines: readonly Line[],
  keys: readonly string[],
  last: ReadonlyMap<string, number>,
): readonly Run[] {
  const lastAt = (at: number): number => last.get(keys[at] ?? '') ?? at;
  const isRepeated = lines.map(
    (line, at) =>
      line.width <= longestInContents && (keys[at] ?? '').length > 1 && lastAt(at) > at && !isProse(line),
  );
  return runsOf(isRepeated).flatMap(({ from, to }) => {
    const at = Array.from({ length: to - from }, (_, offset) => from + offset);
    const titles = at.filter((one) => isTitleLike(lines[one]?.text ?? ''));
    if (to - from < 2 || titles.length === 0 || !at.every((one) => lastAt(one) >= to)) return [];
    const isNamed = contentsWord.test(withoutMarkers(lines[from - 1]?.text ?? ''));
    return [{ from: isNamed ? from - 1 : from, to }];
  });
}

const longestInContents = 260;

function runsOf(isMember: readonly boolean[]): readonly Run[] {
  const starts = isMember.flatMap((is, at) => (is && isMember[at - 1] !== true ? [at] : []));
  const ends = isMember.flatMap((is, at) => (is && isMember[at + 1] !== true ? [at + 1] : []));
  return starts.map((from, index) => ({ from, to: ends[index] ?? isMember.length }));
}
