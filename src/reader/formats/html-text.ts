import type { DomNode, FormatCallback, HtmlToTextOptions, SelectorDefinition } from 'html-to-text';

/**
 * The text of a web page, with Markdown's marks for what the reader looks at: headings, bold, lists. A row of a table is a line, its
 * cells parted by pipes. What is no text of the page (scripts, navigation, forms, footers), what is hidden or struck out, footnotes
 * and their marks are left out.
 */
export async function htmlText(html: string): Promise<string> {
  const { convert } = await import('html-to-text');
  const lines = convert(withPlainStyles(html), { ...options, selectors: [...selectors, ...hiddenByStyle(html)] }).split(
    '\n',
  );
  // What is left of a list of notes at the end: their numbers.
  return lines.slice(0, lines.findLastIndex((line) => !/^(?:\d{1,3}\.)?$/.test(line.trim())) + 1).join('\n');
}

// Styles in one dress: "DISPLAY : None;" is "display:none;".
const withPlainStyles = (html: string): string =>
  html.replace(/\sstyle\s?=\s?(["'])([^"'<>]{1,2000})\1/gi, (_, sign: string, style: string) => {
    return ` style=${sign}${style.toLowerCase().replace(/\s{0,9}([:;])\s{0,9}/g, '$1')};${sign}`;
  });

const heading: FormatCallback = (element, walk, builder) => {
  builder.openBlock({ leadingLineBreaks: 2 });
  builder.addInline(`${'#'.repeat(Number(element.name?.slice(1) ?? 1))} `, { noWordTransform: true });
  walk(element.children, builder);
  builder.closeBlock({ trailingLineBreaks: 2 });
};

const bold: FormatCallback = (element, walk, builder) => {
  builder.addInline('**', { noWordTransform: true });
  walk(element.children, builder);
  builder.addInline('**', { noWordTransform: true });
};

/** Raised signs are marks of notes, save for the ends of numbers, as in "1st". */
const raised: FormatCallback = (element, walk, builder) => {
  if (/^(?:st|nd|rd|th|er|e|o|a|TM|SM)$/i.test(textOf(element).trim())) walk(element.children, builder);
};

/** A row in one line; one that lays out a page, with headings, lists or long texts in its cells, as blocks. */
const row: FormatCallback = (element, walk, builder) => {
  const cells = (element.children ?? []).filter(isCell);
  const isLayout =
    cells.some((cell) => holdsBlocks(cell)) || cells.filter((cell) => textOf(cell).length > longestCell).length > 1;
  builder.openBlock({ leadingLineBreaks: 1 });
  // An empty first cell keeps the others in their columns.
  if (!isLayout && cells[0] && textOf(cells[0]).trim() === '') builder.addInline('|', { noWordTransform: true });
  for (const [at, cell] of cells.entries()) {
    if (isLayout) builder.openBlock({ leadingLineBreaks: 2 });
    else if (at > 0) builder.addInline(isNumber(cells[at - 1]) ? ' ' : ' | ', { noWordTransform: true });
    if (isLayout) walk(cell.children, builder);
    else walkInline(cell, walk, builder);
    if (isLayout) builder.closeBlock({ trailingLineBreaks: 2 });
  }
  builder.closeBlock({ trailingLineBreaks: 1 });
};

const longestCell = 600;

/** A list of terms: each with what is said of it in one line, as a label with its field. */
const terms: FormatCallback = (element, walk, builder) => {
  builder.openBlock({ leadingLineBreaks: 2 });
  for (const child of (element.children ?? []).flatMap((one) => (one.name === 'div' ? (one.children ?? []) : [one]))) {
    if (child.name !== 'dt' && child.name !== 'dd') continue;
    const isBlock = child.name === 'dt' || holdsBlocks(child) || textOf(child).length > longestCell;
    if (isBlock) builder.closeBlock({ trailingLineBreaks: 1 });
    if (isBlock) builder.openBlock({ leadingLineBreaks: 1 });
    else builder.addInline(': ', { noWordTransform: true });
    if (isBlock && child.name === 'dd') walk(child.children, builder);
    else walkInline(child, walk, builder);
  }
  builder.closeBlock({ trailingLineBreaks: 2 });
};

/** A table whose cells that reach over several rows or columns stand in each of them. */
const table: FormatCallback = (element, walk, builder) => {
  spread(rowsOf(element));
  builder.openBlock({ leadingLineBreaks: 2 });
  walk(element.children, builder);
  builder.closeBlock({ trailingLineBreaks: 2 });
};

const rowsOf = ({ children }: DomNode): readonly DomNode[] =>
  children.flatMap((child) =>
    child.name === 'tr' ? [child] : /^(?:thead|tbody|tfoot)$/.test(child.name ?? '') ? rowsOf(child) : [],
  );

const isCell = ({ name }: DomNode): boolean => name === 'td' || name === 'th';

/** The most columns and rows that a cell is repeated in. */
const mostRepeated = 20;

function repeatsOf(cell: DomNode, name: string): number {
  const attributes: unknown = cell.attribs;
  const found = Object.entries(attributes ?? {}).find(([key]) => key === name);
  return Math.min(mostRepeated, Math.max(1, Number(found?.[1]) || 1));
}

function spread(rows: readonly DomNode[]): void {
  const below: { cell: DomNode; left: number }[][] = [];
  for (const row of rows) {
    const cells = (row.children ?? []).filter(isCell);
    if (cells.some((cell) => holdsBlocks(cell))) return;
    const whole: DomNode[] = [];
    const fill = (): void => {
      for (let held = below[whole.length]?.[0]; held && held.left > 0; held = below[whole.length]?.[0]) {
        held.left -= 1;
        whole.push(held.cell);
      }
    };
    for (const cell of cells) {
      fill();
      const [columns, deep] = [repeatsOf(cell, 'colspan'), repeatsOf(cell, 'rowspan')];
      for (let n = 0; n < columns; n += 1) {
        below[whole.length] = [{ cell, left: deep - 1 }];
        whole.push(cell);
      }
    }
    fill();
    row.children = whole;
  }
}

const isNumber = (cell: DomNode | undefined): boolean =>
  cell !== undefined && /^\(?\d{1,3}[.)、]?$/.test(textOf(cell).trim());

const holdsBlocks = (node: DomNode): boolean =>
  (node.children ?? []).some((child) => /^(?:h[1-6]|ul|ol|table)$/.test(child.name ?? '') || holdsBlocks(child));

// Paragraphs and breaks within a cell do not break its row.
function walkInline(cell: DomNode, walk: Parameters<FormatCallback>[1], builder: Parameters<FormatCallback>[2]): void {
  for (const [at, child] of (cell.children ?? []).entries()) {
    const isBlock = /^(?:p|div|center|section|article)$/.test(child.name ?? '');
    if ((isBlock && at > 0) || child.name === 'br') builder.addInline(' ');
    if (isBlock) walkInline(child, walk, builder);
    else if (child.name !== 'br') walk([child], builder);
  }
}

const textOf = (node: DomNode): string =>
  node.type === 'text' ? (node.data ?? '') : (node.children ?? []).map(textOf).join('');

const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, format: 'heading' }));

// What is no text of the page; what is struck out; what is hidden; footnotes, as Word, Pandoc, Markdown's converters and publishing
// systems write them.
const skipped = `
  script style noscript template nav footer form button svg iframe img
  del s strike *[style*="line-through"]
  *[hidden] *[style*="display:none"] *[style*="visibility:hidden"] *[style*="mso-hide:all"] *[style*="font-size:0"]
  *[style*="opacity:0;"] *.visually-hidden *.sr-only *.screen-reader-text
  li[id^="footnote-"] li[id^="endnote-"] li[id^="fn"] *[role="doc-endnotes"] *[role="doc-footnote"] *.footnotes
  *.footnote *.footnote-ref *[style*="mso-element:footnote"] a[id^="fnref"] a[href^="#fn"]
`
  .trim()
  .split(/\s+/)
  .map((selector) => ({ selector, format: 'skip' }));

const selectors: SelectorDefinition[] = [
  ...headings,
  ...skipped,
  { selector: 'b', format: 'bold' },
  { selector: 'strong', format: 'bold' },
  { selector: 'sup', format: 'raised' },
  { selector: 'a', options: { ignoreHref: true } },
  { selector: 'ul', options: { itemPrefix: '• ' } },
  { selector: 'tr', format: 'row' },
  { selector: 'table', format: 'table' },
  { selector: 'dl', format: 'terms' },
];

const options: HtmlToTextOptions = {
  wordwrap: false,
  // A page that is nested deeper, or wider, was made to be slow.
  limits: { maxInputLength: 40_000_000, maxDepth: 200, maxChildNodes: 100_000, ellipsis: '' },
  formatters: { heading, bold, raised, row, table, terms },
};

/** Classes and ids that the page's own styles hide or strike out; styles for some media only, such as print, do not count. */
function hiddenByStyle(html: string): readonly SelectorDefinition[] {
  const sheets = [...html.slice(0, styledHead).matchAll(/<style[^<>]{0,200}>([^<]{0,100000})/gi)].map(
    ([, sheet = '']) => sheet,
  );
  const rules = sheets.flatMap((sheet) => outsideMedia(sheet).split('}'));
  return rules.flatMap((rule) => {
    const [names = '', style = ''] = rule.split('{');
    if (!/display\s?:\s?none|visibility\s?:\s?hidden|line-through/i.test(style)) return [];
    return names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => /^[a-z]{0,10}[.#][\w-]{1,60}$/i.test(name))
      .map((name) => ({ selector: /^[a-z]/i.test(name) ? name : `*${name}`, format: 'skip' }));
  });
}

const styledHead = 400_000;

function outsideMedia(sheet: string): string {
  let depth = 0;
  let kept = '';
  for (const part of sheet.split(/(?=[{}@])/)) {
    if (part.startsWith('@') && depth === 0) depth = 1;
    else if (depth > 0) depth += part.startsWith('{') ? 1 : part.startsWith('}') ? -1 : 0;
    else kept += part;
    if (depth === 1 && part.startsWith('}')) depth = 0;
  }
  return kept;
}
