import { type Heading, sectionHeading } from './headings.ts';
import { isField, isProse, isTitleLike, type Line } from './lines.ts';
import { outerCounts } from './model/outer-counts.ts';
import { startProbabilities } from './model/score-lines.ts';
import { isClosing, isFooter } from './remove-noise.ts';

/** The places of the lines with which entries begin. */
export function startsIn(lines: readonly Line[]): ReadonlySet<number> {
  const probabilities = startProbabilities(lines).map((probability, at) => (isNoStart(lines, at) ? 0 : probability));
  const starts = probabilities.flatMap((probability, at) => (probability >= likely ? [at] : []));
  const told = starts.length > 0 ? starts : mostLikely(lines, probabilities);
  const titled = withTableRows(lines, told).map((at) => countedTitle(lines, at) ?? at);
  const counted = withCounted(lines, titled);
  const headed = withPlainTitles(lines, counted);
  return new Set(headed.filter((at, index) => !isOfTitle(lines, headed[index - 1], at)));
}

const likely = 0.5;
const leastLikely = 0.2;

/** A sentence that stands alone under the heading of a section is its entry, unless it says that there is none. */
export function withLoneItems(
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
