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
  /** The last of its six numbers is the height above the foot of the page. */
  readonly transform: readonly number[];
  readonly height: number;
  readonly hasEOL: boolean;
}

/** The lines of a page from its stretches of text, in their order. A gap wider than the usual one begins a paragraph. */
export function pageLines(items: readonly PageItem[]): readonly PageLine[] {
  const lines: { text: string; height: number; y: number }[] = [];
  let isNew = true;
  for (const { str, transform, height, hasEOL } of items) {
    const y = transform[5] ?? 0;
    const last = lines.at(-1);
    const isBelow = last !== undefined && Math.abs(last.y - y) > Math.max(last.height, height) * 0.5;
    if (str.trim() !== '' && (isNew || isBelow || !last)) lines.push({ text: str, height, y });
    else if (last && str !== '') {
      last.text += str;
      last.height = Math.max(last.height, height);
    }
    isNew = hasEOL;
  }
  return lines.map((line, at) => ({
    text: line.text.replace(/\s+/g, ' ').trim(),
    height: line.height,
    startsParagraph: at === 0 || isGap(lines[at - 1], line),
  }));
}

const widestLineGap = 1.7;

interface Placed {
  readonly height: number;
  readonly y: number;
}

const isGap = (above: Placed | undefined, line: Placed): boolean =>
  above === undefined ||
  Math.abs(above.y - line.y) > Math.max(above.height, line.height) * widestLineGap ||
  Math.abs(above.height - line.height) > 1;
