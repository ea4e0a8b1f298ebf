import { groupBy } from '../../arrays.ts';

/** A line as it stands on a page. */
export interface PageLine {
  readonly text: string;
  /** Size of its largest letters, in points. */
  readonly height: number;
  readonly startsParagraph: boolean;
}

/** A stretch of text and its place on a page, as the reader of a PDF tells it. */
export interface PageItem {
  readonly str: string;
  /** The last two of its six numbers are the distances from the left edge and from the foot of the page. */
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly hasEOL: boolean;
}

/**
 * The lines of a page from its stretches of text, in the order in which they are read: column after column, however they were drawn.
 * Cells of a row are parted by wide gaps, raised marks of notes are left out, and a gap wider than the usual one begins a paragraph.
 */
export function pageLines(items: readonly PageItem[]): readonly PageLine[] {
  const rows = rowsOf(items);
  const gutter = gutterOf(rows);
  const lines = (gutter === null ? rows : inColumns(rows, gutter)).map(lineOf);
  return lines.map((line, at) => ({
    text: line.text,
    height: line.height,
    startsParagraph: at === 0 || isGap(lines[at - 1], line),
  }));
}

/** A stretch of words without a wide gap. */
interface Piece {
  text: string;
  readonly left: number;
  right: number;
  height: number;
}

interface Row {
  readonly y: number;
  readonly pieces: Piece[];
}

/** How wide a gap must be to part cells, in heights of a line. */
const widestSpace = 2;

function rowsOf(items: readonly PageItem[]): readonly Row[] {
  const rows: Row[] = [];
  let isNew = true;
  for (const { str, transform, width, height, hasEOL } of items) {
    const [left = 0, y = 0] = transform.slice(4);
    const row = rows.at(-1);
    const piece = row?.pieces.at(-1);
    if (str.trim() === '') {
      if (piece && str !== '' && width <= piece.height * widestSpace) piece.text += str;
    } else if (!row || !piece || isNew || Math.abs(row.y - y) > Math.max(piece.height, height) * 0.5) {
      // A mark is drawn above its line and smaller; what follows it stands on the line again.
      if (row && piece && !isNew && isRaised(str, height, y, row, piece)) continue;
      const again = row && !isNew && Math.abs(row.y - y) < 1;
      if (!again) rows.push({ y, pieces: [{ text: str, left, right: left + width, height }] });
    } else if (!isRaised(str, height, y, row, piece)) {
      if (left - piece.right > Math.max(piece.height, height) * widestSpace || left < piece.left - height) {
        row.pieces.push({ text: str, left, right: left + width, height });
      } else {
        piece.text += str;
        piece.right = left + width;
        piece.height = Math.max(piece.height, height);
      }
    }
    isNew = hasEOL;
  }
  return rows;
}

const isRaised = (str: string, height: number, y: number, row: Row, piece: Piece): boolean =>
  height < piece.height * 0.8 && y > row.y + piece.height * 0.1 && /^\s*[[(]?(?:\d{1,3}|[*†‡§a-z])[\])]?\s*$/.test(str);

/** Where the space between two columns ends; null where the page has but one, or a table. */
function gutterOf(rows: readonly Row[]): number | null {
  const parted = rows.filter(({ pieces }) => pieces.length === 2);
  const byLeft = groupBy(parted, ({ pieces }) => Math.round((pieces[1]?.left ?? 0) / 4));
  const [left, { length: count }] = [...byLeft].sort(([, a], [, b]) => b.length - a.length)[0] ?? [0, []];
  const gutter = left * 4 - 3;
  const both = parted.filter(({ pieces: [one, other] }) => one && other && one.right < gutter && other.left >= gutter);
  const areColumns = [0, 1].every((side) => isRunning(both.map(({ pieces }) => pieces[side]?.text ?? '')));
  return count >= 3 && areColumns ? gutter : null;
}

/** Whether lines are those of running text, not cells: several words each, and many go on in the midst of a sentence. */
function isRunning(lines: readonly string[]): boolean {
  const long = lines.filter(
    (line) => line.trim().split(/\s+/).length >= 4 || (line.match(/\p{Script=Han}/gu)?.length ?? 0) >= 9,
  );
  const going = lines.filter(
    (line, at) =>
      at > 0 && !/[.!?。！？：:]\s*$/.test(lines[at - 1] ?? '') && /^\s*[\p{Ll}\p{N}\p{Script=Han}]/u.test(line),
  );
  return lines.length >= 3 && long.length * 3 >= lines.length * 2 && going.length * 4 >= lines.length;
}

/** The rows of each stretch between lines that go over both columns: first all on the left, then all on the right. */
function inColumns(rows: readonly Row[], gutter: number): readonly Row[] {
  const sorted = rows
    .map((row, at) => ({ row, at }))
    .sort((a, b) => b.row.y - a.row.y || a.at - b.at)
    .map(({ row }) => row);
  const read: Row[] = [];
  let [left, right]: [Row[], Row[]] = [[], []];
  const flush = (): void => {
    read.push(...left, ...right);
    [left, right] = [[], []];
  };
  for (const { y, pieces } of sorted) {
    if (pieces.some((piece) => piece.left < gutter && piece.right > gutter)) {
      flush();
      read.push({ y, pieces });
      continue;
    }
    const [before, after] = [
      pieces.filter((piece) => piece.left < gutter),
      pieces.filter((piece) => piece.left >= gutter),
    ];
    if (before.length > 0) left.push({ y, pieces: before });
    if (after.length > 0) right.push({ y, pieces: after });
  }
  flush();
  return read;
}

const lineOf = ({ y, pieces }: Row): { readonly text: string; readonly height: number; readonly y: number } => ({
  text: pieces
    .map(({ text }) =>
      text
        .replace(/\s+/g, ' ')
        .replace(/ (?=[.,;:)](?:\s|$))/g, '')
        .trim(),
    )
    .join('   '),
  height: Math.max(...pieces.map(({ height }) => height)),
  y,
});

const widestLineGap = 1.7;

interface Placed {
  readonly height: number;
  readonly y: number;
}

const isGap = (above: Placed | undefined, line: Placed): boolean =>
  above === undefined ||
  Math.abs(above.y - line.y) > Math.max(above.height, line.height) * widestLineGap ||
  Math.abs(above.height - line.height) > 1;
