import type { Problem } from '../problem.ts';
import { bombProblem, mostUnpacked, problemOf } from './document-limits.ts';
import { type PageLine, pageLines } from './page-lines.ts';
import { unpackedSize } from './pdf-unpacked-size.ts';
import { withoutRunningLines } from './running-lines.ts';

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
    const pdf = await getDocumentProxy(bytes.slice(), { isEvalSupported: false, verbosity: 0 });
    if (pdf.numPages > mostPages)
      return problemOf('pdf-too-long', `the file has more than ${mostPages} pages; split it`);
    const pages: (readonly PageLine[])[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const { items } = await (await pdf.getPage(number)).getTextContent();
      pages.push(pageLines(items.flatMap((item) => ('str' in item ? [item] : []))));
    }
    await pdf.cleanup();
    return textOf(withoutRunningLines(pages));
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    if (isLocked) return problemOf('pdf-locked', 'the file asks for a password; save it without one');
    return problemOf('pdf-unreadable', 'the file is no PDF that can be read; save it again, or as .txt');
  }
}

function textOf(pages: readonly (readonly PageLine[])[]): string | Problem {
  const lines = pages.flat();
  const size = usualSize(lines);
  if (size === null)
    return problemOf(
      'pdf-without-text',
      'the file holds pictures of text; have its text recognised, or paste the text',
    );
  return lines
    .map(
      ({ text, startsParagraph, height }) =>
        `${startsParagraph ? '\n' : ''}${height >= size * large ? '## ' : ''}${text}`,
    )
    .join('\n');
}

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
