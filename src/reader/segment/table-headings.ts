import { folded } from '../../text/fold.ts';
import { writtenPeriods } from '../../time/written/written-periods.ts';
import { writtenDates, writtenTimes } from '../../time/written-dates.ts';
import { chineseWordAt, classesOfChinese, wordOf } from '../deadlines/lexicon.ts';

/** A row of a table, with its empty cells, or a line that is none. */
export interface TableRow {
  readonly columns: readonly string[];
  /** Whether it goes on below the line before it. */
  readonly isBelow: boolean;
}

/** How a row of a table reads; null where it says no more than its cells. */
export interface HeadedRow {
  readonly row: string | null;
  /** Whether it is the headings of the rows below it. */
  readonly isTableHead: boolean;
}

/**
 * Rows as they read with the headings of their columns, so that each date says what it is of: `Cookie rules | 1 January 2027 |
 * 30 June 2026` under `Rule | In force | Comments by` is `Cookie rules | In force: 1 January 2027 | Comments by: 30 June 2026`.
 */
export function withHeadings(rows: readonly TableRow[]): readonly HeadedRow[] {
  let headings: readonly string[] = [];
  let isUpper = false;
  return rows.map(({ columns, isBelow }, at) => {
    const isFirst = !isBelow || (rows[at - 1]?.columns.length ?? 0) < 2;
    const mayHead = isFirst || isUpper;
    isUpper = isFirst && isUpperRow(columns, rows[at + 1]);
    if (mayHead) headings = isHeadingRow(columns, rows[at + 1]) ? columns : [];
    const isHeaded = !mayHead && headings.length > 0 && headings.length === columns.length;
    return {
      row: isHeaded ? rowText(columns, headings) : null,
      isTableHead: isUpper || (mayHead && headings.length > 0),
    };
  });
}

// Headings take two rows where a cell reaches over both, as "Draft" does beside "Dates" over "Comments by" and "In force".
const isUpperRow = (columns: readonly string[], next: TableRow | undefined): boolean =>
  next?.columns.length === columns.length &&
  columns.some((cell, at) => cell !== '' && cell === next.columns[at]) &&
  ![...columns, ...next.columns].some(isDated);

// Short words without a date, over a row with one.
function isHeadingRow(columns: readonly string[], next: TableRow | undefined): boolean {
  return (
    columns.length > 1 &&
    next?.columns.length === columns.length &&
    columns.every((cell) => cell.length <= longestHeading && !isDated(cell)) &&
    next.columns.some(isDated)
  );
}

const longestHeading = 50;

const isDated = (cell: string): boolean =>
  writtenTimes(folded(cell)).length > 0 || writtenPeriods(folded(cell)).length > 0;

/** Whether a cell is a date and hardly a word more. */
export const isOnlyDate = (cell: string): boolean => {
  const rest = writtenDates(cell).reduce((words, { text }) => words.replace(text, ''), cell);
  return rest !== cell && (rest.match(/\p{L}/gu)?.length ?? 0) <= 12;
};

function rowText(columns: readonly string[], headings: readonly string[]): string | null {
  const [label = ''] = columns;
  const isSayingMore = (cell: string, heading: string): boolean =>
    isDated(cell) && heading !== '' && !plain.test(heading);
  if (!columns.some((cell, at) => isSayingMore(cell, headings[at] ?? ''))) return null;
  // The row says what its dates are, and the columns for whom: "Takes effect | 1 May | 1 June" under "Banks | Shops".
  const isLabelled = isTelling(label) && !headings.some(isTelling);
  const cells = columns.map((cell, at) => {
    const heading = headings[at] ?? '';
    if (!isSayingMore(cell, heading)) return isLabelled && at === 0 ? '' : cell;
    return isLabelled ? `${label} / ${heading}: ${cell}` : `${heading}: ${cell}`;
  });
  return cells.filter((cell) => cell !== '').join(' | ');
}

/** What says no more than that there is a date. */
const plain = /^(?:(?:key |relevant )?dates?|days?|when|times?|日期|时间|時間|时点|時點|时间点|节点|日)$/iu;

/** Whether a heading has a word that deadlines stand with. */
const isTelling = (heading: string): boolean => {
  const words = heading.toLowerCase().match(/\p{Script=Latin}+/gu) ?? [];
  const han = Array.from(heading, (_, at) => chineseWordAt(heading, at) ?? '').filter((word) => word.length > 1);
  return [...words.flatMap((word) => wordOf(word).classes), ...han.flatMap(classesOfChinese)].some((one) =>
    telling.has(one),
  );
};

const telling: ReadonlySet<string> = new Set('effect consult comply file until pilot grace ending'.split(' '));
