import { type Marker, markerOf } from './marker.ts';
import { type HeadedRow, type TableRow, withHeadings } from './table-headings.ts';

/** A line of the text that is not empty, without its markup. */
export interface Line extends HeadedRow {
  /** Counted from 1, empty lines included. */
  readonly number: number;
  /** Without markup and without space at either end; every other space is a plain one. */
  readonly text: string;
  readonly indent: number;
  /** Whether it is the first line or an empty one stands before it. */
  readonly startsParagraph: boolean;
  /** 1 to 6 for a heading of Markdown, else 0. */
  readonly level: number;
  /** The words in bold with which it begins, its marker left out; empty where there are none. */
  readonly bold: string;
  /** Whether it stands in a part that is folded away (`<details>`). */
  readonly isFolded: boolean;
  /** Whether a rule of hyphens or the like stands right below it. */
  readonly isUnderlined: boolean;
  /** How many cells it has where it is a row of a table, else 1. */
  readonly cells: number;
  /** The number or bullet with which its text begins; null where it begins with words. */
  readonly marker: Marker | null;
  /** Of its text, in the measure of `widthOf`. */
  readonly width: number;
}

/** The lines of a text that are not empty. Characters that print nothing, pictures and the marks of markup are dropped. */
export function readLines(text: string): readonly Line[] {
  let startsParagraph = true;
  let folds = 0;
  const lines: Line[] = [];
  const rows: TableRow[] = [];
  for (const [at, raw] of visibleText(text)
    .split(/\r\n|\n|\r|\u2028|\u2029/)
    .entries()) {
    folds += (raw.match(/<details/gi)?.length ?? 0) - (raw.match(/<\/details>/gi)?.length ?? 0);
    const plain = plainLine(raw);
    if (plain.text !== '') {
      const { columns, ...said } = plain;
      const line = { number: at + 1, ...said, startsParagraph, isFolded: folds > 0, isUnderlined: false };
      lines.push(withText(line, plain.text));
      rows.push({ columns, isBelow: !startsParagraph });
      startsParagraph = false;
      continue;
    }
    // A rule right below a line underlines it; a line that held only a picture or a rule parts paragraphs as an empty one does.
    const last = lines.at(-1);
    const isUnderline: boolean = last?.number === at && !startsParagraph && /^[|:]?[-=~_*:| ]{3,400}$/.test(raw.trim());
    if (last && isUnderline) lines[lines.length - 1] = { ...last, isUnderlined: true };
    startsParagraph = !isUnderline || startsParagraph;
  }
  const headed = withHeadings(rows);
  return lines.map((line, at) => ({ ...line, ...headed[at] }));
}

/**
 * The text without what its reader does not see, or is told not to read: words struck out (`~~30 June~~`, `<del>`, a stroke through each
 * letter), comments and elements of HTML that are hidden, footnotes of Markdown. Lines keep their numbers.
 */
function visibleText(text: string): string {
  const shown = text.includes('<') ? withoutHidden(text.replace(comment, onlyBreaks)) : text;
  const noted = shown.includes('[^') ? shown.replace(footnote, onlyBreaks).replace(noteMark, '') : shown;
  const standing = noted.includes('~~') ? noted.replace(struck, onlyBreaks) : noted;
  return stroke.test(standing) ? standing.replace(strokes, '') : standing;
}

const onlyBreaks = (words: string): string => words.replace(/[^\n]+/g, '');

const comment = /<!--[^<>]{0,4000}-->/g;
// A footnote of Markdown with the lines that go on in it, and its marks.
const footnote = /^\[\^[^\]\n]{1,40}\]:.{0,4000}(?:\n(?: {2}|\t).{0,4000}){0,40}/gm;
const noteMark = /\[\^[^\]\s]{1,40}\]/g;
const struck = /~~(?=\S)[^~]{1,2000}~~/g;
// Combining strokes through a letter, as some tools strike plain text.
const stroke = /[\u0335-\u0338]/;
const strokes = /\P{M}(?=[\u0335-\u0338])|[\u0335-\u0338]/gu;

const tag = /<(\/?)([a-z][a-z0-9]{0,14})((?:\s[^<>]{0,1000})?)>/gi;
const struckTags: ReadonlySet<string> = new Set(['del', 's', 'strike', 'template', 'script', 'style']);
const hides =
  /\s(?:hidden(?=[\s=/]|$)|style\s?=\s?["'][^"']{0,300}(?:display\s?:\s?none|visibility\s?:\s?hidden|line-through))/i;
const childless: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'input', 'meta', 'link', 'wbr']);

/** The text without hidden elements and all that stands in them. One that is never closed hides nothing. */
function withoutHidden(text: string): string {
  const cuts: { readonly from: number; readonly to: number }[] = [];
  let open: { readonly name: string; readonly from: number; depth: number } | null = null;
  for (const { index, 0: whole, 1: slash, 2: name = '', 3: attributes = '' } of text.matchAll(tag)) {
    const key = name.toLowerCase();
    if (open === null) {
      const isHidden = slash === '' && !childless.has(key) && (struckTags.has(key) || hides.test(attributes));
      if (isHidden && !attributes.endsWith('/')) open = { name: key, from: index, depth: 1 };
    } else if (key === open.name) {
      open.depth += slash === '' ? 1 : -1;
      if (open.depth > 0) continue;
      cuts.push({ from: open.from, to: index + whole.length });
      open = null;
    }
  }
  let at = 0;
  const kept = cuts.map(({ from, to }) => {
    const before = text.slice(at, from) + onlyBreaks(text.slice(from, to));
    at = to;
    return before;
  });
  return kept.join('') + text.slice(at);
}

/** The line with another text. */
export const withText = (line: Omit<Line, 'marker' | 'width' | keyof HeadedRow>, text: string): Line => ({
  ...line,
  text,
  row: null,
  isTableHead: false,
  marker: markerOf(text),
  width: widthOf(text),
});

/** What a line says, and what its markup says of it. */
interface PlainLine {
  readonly text: string;
  readonly cells: number;
  /** All cells, the empty ones too; none where it is no row. */
  readonly columns: readonly string[];
  readonly indent: number;
  readonly level: number;
  readonly bold: string;
}

/**
 * A line without its markup: Markdown's headings, emphasis, links (the words stay), pictures and rules, tags and entities
 * of HTML, characters that print nothing.
 */
function plainLine(raw: string): PlainLine {
  const unspaced = untagged(printed(unquoted(raw))).replace(space, (found) => (found === '\t' ? '\t' : ' '));
  const indent = unspaced.length - unspaced.trimStart().length;
  const cells = cellsOf(unspaced.trim());
  const clean = (cells.length > 1 ? cells.join(' | ') : unspaced.trim()).replace(/\s{2,20}|\t/g, ' ');
  const [, signs = '', rest = ''] = /^(#{1,6})\s(.*)$/.exec(clean) ?? [null, '', clean];
  const linked = rest.replaceAll('****', '').replace(picture, '').replace(link, '$1').trim();
  const text = unescaped(linked.replaceAll('**', '')).trim();
  const columns = cells.length > 1 ? columnsOf(unspaced.trim()) : [];
  return {
    text: isRule(text) ? '' : text,
    cells: cells.length,
    columns,
    indent,
    level: signs.length,
    bold: boldStart(linked),
  };
}

// The signs before the lines of a mail that was quoted, or of a quotation in Markdown.
const unquoted = (raw: string): string =>
  raw.includes('>') ? raw.replace(/^\s{0,3}(?:>\s?){1,6}(?=\s|$|[^\d\s=])/, '') : raw;

const columnsOf = (text: string): readonly string[] =>
  text
    .replace(/^[|｜]|[|｜]$/g, '')
    .split(gap)
    .map((cell) => cell.replaceAll('**', '').trim());

const gap = /\s?[|｜]\s?|\t| {3,}/;

/** The cells of a row: between pipes, tabs, or gaps of three spaces and more. */
function cellsOf(text: string): readonly string[] {
  if (!/[|｜\t]|\S {3}/.test(text)) return [text];
  const cells = text.split(gap).map((cell) => cell.trim());
  const filled = cells.filter((cell) => cell !== '');
  return filled.length > 1 && (text.startsWith('|') || !/^\d{1,2}$/.test(filled[0] ?? '')) ? filled : [text];
}

// Format and control characters, and what only chooses between two drawings of a sign.
const invisible = /(?!\t)[\p{Cf}\p{Cc}]|\uFE0E|\uFE0F/gu;
const plainlyPrinted = /^[\t -~]*$/;
const printed = (raw: string): string => (plainlyPrinted.test(raw) ? raw : raw.replace(invisible, ''));
const space = /[^\S ]/g;
const picture = /!\[[^[\]]{0,300}\]\([^()]{0,2000}\)/g;
const link = /\[([^[\]]{0,500})\]\([^()]{0,2000}\)/g;

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  '#39': "'",
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  bull: '•',
  middot: '·',
  sect: '§',
  euro: '€',
  pound: '£',
  yen: '¥',
};

/** Words without tags and entities; tags of emphasis become that of Markdown. */
function untagged(words: string): string {
  const withoutTags = words.includes('<')
    ? words
        .replace(/<\/?(?:b|strong)>/gi, '**')
        .replace(/<br\s?\/?>/gi, ' ')
        .replace(/<\/?[a-z][a-z0-9]{0,14}(?:\s[^<>]{0,500})?\/?>/gi, '')
    : words;
  return withoutTags.includes('&')
    ? withoutTags.replace(/&(#?[a-z0-9]{1,8});/gi, (whole, name: string) => entities[name.toLowerCase()] ?? whole)
    : withoutTags;
}

const unescaped = (words: string): string => words.replace(/\\(?=[\\`*_{}[\]()#+.!|>~-])/g, '');

const isRule = (text: string): boolean => /^[\s\-–—_*=~·.#|/\\>]{1,400}$/.test(text);

const boldStart = (text: string): string =>
  /^(?:[-*•·●▪◆■►▶➤]\s{0,4})?\*\*([^*]{1,400})\*\*/.exec(text)?.[1]?.trim() ?? '';

/** Whether a line reads as a sentence or more, not as a title. */
export function isProse(line: Line | undefined): boolean {
  if (line === undefined) return false;
  const { width } = line;
  const isSentence =
    width >= longLine ||
    (width >= shortSentence && stop.test(line.text.slice(-longestStop))) ||
    (width >= shortChinese && chineseStop.test(line.text.slice(-longestStop))) ||
    (width >= 40 && inner.test(line.text));
  return isSentence && !isAddress(line.text);
}

/** Whether a line can be the title of an entry: some words, not a sentence with its stop, no address, no field of a form. */
export function isTitleLike(text: string): boolean {
  const width = widthOf(text);
  return (
    width >= 8 &&
    width <= longestTitle &&
    !/[.;,:。；，：、…]["”’)）]{0,2}$/u.test(text) &&
    !isAddress(text) &&
    !isField(text)
  );
}

/** The longest that a title is, in the measure of `widthOf`. */
export const longestTitle = 220;

/** Whether a line is a field of a form, such as its source or its day. */
export const isField = (text: string): boolean =>
  /^(?:date|country|state|region|source|author|by|tags?|published|来源|作者|编辑|日期|时间|国家|地区|信息来源|消息来源|资料来源|文章来源|图片来源)\s?[:：|]/i.test(
    text,
  );

/** Whether a line is an address on the web, or little more. */
export const isAddress = (text: string): boolean => /^\S{0,30}\s?(?:https?:\/\/|www\.)\S{1,2000}$/i.test(text);

const longLine = 130;
const shortSentence = 50;
const stop = /[.!?。！？；;:：]["”’)）\]]{0,3}(?:\d{1,2})?$/u;
const longestStop = 6;
// No Chinese title ends in a full stop.
const shortChinese = 24;
const chineseStop = /[。！？][”）]{0,2}$/u;
// A sentence that ends within the line: "It paid. The office".
const inner = /[。！？]\S|[a-z)]\.\s\p{Lu}/u;

/** How wide a text is in print: a Chinese character takes as much as two Latin ones, and says as much as more. */
export function widthOf(text: string): number {
  return text.length + (wide.test(text) ? (text.match(allWide)?.length ?? 0) : 0);
}

const wide = /[\u2E80-\uFFFF]/;
const allWide = /[\u2E80-\uFFFF]/g;

/** Whether a text holds a Chinese character. */
export const hasHan = (text: string): boolean => beyondLatin.test(text) && han.test(text);

// Far cheaper than to ask for the script, and true of few texts that are not Chinese. Halves of pairs are in it.
const beyondLatin = /[\u2E80-\uFFFF]/;
const han = /\p{Script=Han}/u;
