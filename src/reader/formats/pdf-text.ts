import { message } from '../../bulletin/message.ts';
import { type Problem, problemOf } from '../../bulletin/problem.ts';
import { bombProblem, mostUnpacked } from './decode-text.ts';
import { type PageLine, pageLines } from './page-lines.ts';

/** The most pages that are read. */
const mostPages = 400;

/**
 * The text of a PDF, a line a line, with an empty one between paragraphs and Markdown's sign before what is printed large; what
 * runs along the top or the bottom of the pages is left out. Problems: `file-too-large-unpacked`, `pdf-too-long`, `pdf-locked`,
 * `pdf-without-text` for pictures of text, `pdf-unreadable`.
 */
export async function pdfText(bytes: Uint8Array): Promise<string | Problem> {
  if ((await unpackedSize(bytes, mostUnpacked)) > mostUnpacked) return bombProblem();
  const { getDocumentProxy } = await import('unpdf');
  try {
    // It takes the bytes away from whoever gave them.
    const pdf = await getDocumentProxy(Uint8Array.from(bytes), { isEvalSupported: false, verbosity: 0 });
    if (pdf.numPages > mostPages)
      return problemOf('pdf-too-long', message('problem.pdf_too_long', { pages: mostPages }));
    const pages: (readonly PageLine[])[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const { items } = await (await pdf.getPage(number)).getTextContent();
      pages.push(pageLines(items.flatMap((item) => ('str' in item ? [item] : []))));
    }
    await pdf.cleanup();
    return textOf(withoutRunningLines(pages).map(goingOn));
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    if (isLocked) return problemOf('pdf-locked', message('problem.pdf_locked'));
    return problemOf('pdf-unreadable', message('problem.pdf_unreadable'));
  }
}

function textOf(pages: readonly (readonly PageLine[])[]): string | Problem {
  const lines = pages.flat();
  const size = usualSize(lines);
  if (size === null) return problemOf('pdf-without-text', message('problem.pdf_without_text'));
  return lines
    .map(
      ({ text, startsParagraph, height }) =>
        `${startsParagraph ? '\n' : ''}${height >= size * large ? '## ' : ''}${text}`,
    )
    .join('\n');
}

/** The lines of a page, of which the first goes on with the paragraph of the page before where it begins in a small letter. */
const goingOn = (page: readonly PageLine[], number: number): readonly PageLine[] =>
  page.map((line, at) =>
    at === 0 && number > 0 && /^\p{Ll}/u.test(line.text) ? { ...line, startsParagraph: false } : line,
  );

/** How much larger than the body a heading is printed. */
const large = 1.15;

// The size in which most of the text is printed.
function usualSize(lines: readonly PageLine[]): number | null {
  const lengths = new Map<number, number>();
  for (const { height, text } of lines) {
    const size = Math.round(height * 2) / 2;
    lengths.set(size, (lengths.get(size) ?? 0) + text.length);
  }
  return [...lengths].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

/** The pages without what stands on the top or the bottom of most of them, save for its numbers, and without page numbers. */
function withoutRunningLines(pages: readonly (readonly PageLine[])[]): readonly (readonly PageLine[])[] {
  const counts = new Map<string, number>();
  for (const page of pages) {
    for (const key of new Set(page.filter((_, at) => isEdge(page, at)).map(keyOf))) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const isRunning = (line: PageLine): boolean =>
    keyOf(line) === '#' || (pages.length >= 3 && (counts.get(keyOf(line)) ?? 0) * 2 > pages.length);
  return pages.map((page) => page.filter((line, at) => !isEdge(page, at) || !isRunning(line)));
}

const edge = 2;
const isEdge = (page: readonly PageLine[], at: number): boolean => at < edge || at >= page.length - edge;
const keyOf = ({ text }: PageLine): string =>
  text.replace(/\d+/g, '#').replace(/^(?:page |第\s?)?#(?: ?(?:of|\/) ?#|\s?页)?$/i, '#');

/**
 * How much the packed streams of a PDF hold once unpacked, in bytes; counting stops soon after `most`. Streams that are not packed
 * in the common way, or are locked, count with their own length.
 */
async function unpackedSize(bytes: Uint8Array, most: number): Promise<number> {
  const { Unzlib } = await import('fflate');
  let total = 0;
  let from = 0;
  while (total <= most) {
    const start = indexOf(bytes, begin, from);
    if (start < 0) break;
    const content = start + begin.length + (bytes[start + begin.length] === 13 ? 2 : 1);
    const end = indexOf(bytes, finish, content);
    const stop = end < 0 ? bytes.length : end;
    total += sizeOf(bytes.subarray(content, stop), most - total, Unzlib);
    from = stop + finish.length;
  }
  return total;
}

const begin = new TextEncoder().encode('stream');
const finish = new TextEncoder().encode('endstream');
const step = 65_536;

type Unpacker = new (onData: (chunk: Uint8Array) => void) => { push: (chunk: Uint8Array, isLast?: boolean) => void };

function sizeOf(packed: Uint8Array, most: number, Unzlib: Unpacker): number {
  const unpacked = { size: 0 };
  try {
    const unpacker = new Unzlib((chunk) => {
      unpacked.size += chunk.length;
    });
    for (let at = 0; at < packed.length; at += step) {
      if (unpacked.size > most) break;
      unpacker.push(packed.subarray(at, at + step), at + step >= packed.length);
    }
  } catch {
    // Not packed in this way, or locked: the reader of PDFs will tell.
  }
  return Math.max(unpacked.size, packed.length);
}

const indexOf = (bytes: Uint8Array, wanted: Uint8Array, from: number): number =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf(wanted, from);
