import { isListed, type Line } from './lines.ts';
import { sentencesOf } from './sentences.ts';
import type { EntryStart, EntryStyle } from './split-entries.ts';

/** The ways in which bulletins mark their entries, surest first. */
export const markedStyles: readonly EntryStyle[] = [numbered, boldBullets, subheadings];

/** The ways that are only tried where nothing is marked. */
export const unmarkedStyles: readonly EntryStyle[] = [bareTitles];

/**
 * `1. Title`, counting up from whatever the section begins with. A list inside a body (lines in a row that count from 1
 * again) is not one of them.
 */
function numbered(lines: readonly Line[]): readonly EntryStart[] {
  const starts: EntryStart[] = [];
  let inner = -1;
  for (const [at, line] of lines.entries()) {
    const [, digits, text = ''] = numberedLine.exec(line.text) ?? [];
    if (digits === undefined) continue;
    const number = Number(digits);
    const last = starts.at(-1)?.number ?? null;
    const isInner = last !== null && (number === 1 || inner === at - 1) && !line.startsParagraph;
    if (isInner) inner = at;
    else if (last === null || (number > last && number <= last + mostSkipped))
      starts.push(start(at, number, text));
  }
  return starts;
}

const numberedLine = /^(?:#{1,6}\s*)?(?:\*\*)?\s?(\d{1,3})\s?[.)、．:](?!\d)\s*(\S.*)$/;
// A bulletin may leave out a number by mistake; a larger leap is some other number.
const mostSkipped = 3;

function start(at: number, number: number | null, text: string): EntryStart {
  const plain = text.replaceAll('**', '').trim();
  const [first] = sentencesOf(plain);
  if (!first || (plain.length <= longestTitle && first.text.length === plain.length))
    return { at, number, title: plain, rest: '' };
  return { at, number, title: first.text.slice(0, longestTitle).trim(), rest: plain };
}

const longestTitle = 300;

/** `- **Title** (address): text`. */
function boldBullets(lines: readonly Line[]): readonly EntryStart[] {
  return lines.flatMap((line, at) => {
    const [, title, rest = ''] = boldBullet.exec(line.text) ?? [];
    const isOuter = line.indent === 0;
    return title !== undefined && isOuter
      ? [{ at, number: null, title: title.trim(), rest: rest.replace(/^[\s:–-]{0,4}/, '') }]
      : [];
  });
}

const boldBullet = /^[-*•]\s{1,4}\*\*([^*]{3,300})\*\*(.*)$/;

/** `### Title`. */
function subheadings(lines: readonly Line[]): readonly EntryStart[] {
  return lines.flatMap((line, at) => {
    const [, title] = /^#{2,6}\s+(\S.*)$/.exec(line.text) ?? [];
    return title === undefined ? [] : [start(at, null, title)];
  });
}

/** A short line without a full stop over a paragraph of prose. */
function bareTitles(lines: readonly Line[]): readonly EntryStart[] {
  return lines.flatMap((line, at) =>
    isBareTitle(line) && isProse(lines[at + 1]) ? [start(at, null, line.text)] : [],
  );
}

const isBareTitle = ({ text }: Line): boolean =>
  text.length >= 10 &&
  text.length <= 160 &&
  !/[.:;,!。；：，]$/u.test(text) &&
  !isListed(text) &&
  !/https?:/.test(text);

const isProse = (line: Line | undefined): boolean => line !== undefined && line.text.length > 120;
