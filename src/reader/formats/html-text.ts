import type { FormatCallback, HtmlToTextOptions } from 'html-to-text';
import type { Problem } from '../../bulletin/problem.ts';
import { bombProblem, mostUnpacked, problemOf } from './decode-text.ts';

/**
 * The text of a web page, with Markdown's marks for what the reader looks at: headings, bold, lists. What is no text of the page
 * (scripts, navigation, forms, footers) is left out.
 */
export async function htmlText(html: string): Promise<string> {
  const { convert } = await import('html-to-text');
  return convert(html, options);
}

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

const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, format: 'heading' }));
const skipped = [
  'script',
  'style',
  'noscript',
  'template',
  'nav',
  'footer',
  'form',
  'button',
  'svg',
  'iframe',
  'img',
].map((selector) => ({ selector, format: 'skip' }));

const options: HtmlToTextOptions = {
  wordwrap: false,
  // A page that is nested deeper, or wider, was made to be slow.
  limits: { maxInputLength: 40_000_000, maxDepth: 200, maxChildNodes: 100_000, ellipsis: '' },
  formatters: { heading, bold },
  selectors: [
    ...headings,
    ...skipped,
    { selector: 'b', format: 'bold' },
    { selector: 'strong', format: 'bold' },
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'ul', options: { itemPrefix: '• ' } },
    { selector: 'td', format: 'block' },
    { selector: 'th', format: 'block' },
  ],
};

/**
 * The text of a Word document, as `htmlText` gives it. Problems: `file-too-large-unpacked`, told from the archive's own list before
 * anything is unpacked, and held while it is; `docx-unreadable`.
 */
export async function docxText(bytes: Uint8Array): Promise<string | Problem> {
  const [{ unzipSync, zipSync }, { default: mammoth }] = await Promise.all([import('fflate'), import('mammoth')]);
  try {
    let total = 0;
    unzipSync(bytes, {
      filter: ({ originalSize }) => {
        total += originalSize;
        return false;
      },
    });
    if (total > mostUnpacked) return bombProblem();
    // Unpacked into as much room as the list claims, and no more: a list that lies fails here.
    const parts = unzipSync(bytes, { filter: ({ name }) => /\.(?:xml|rels)$/.test(name) });
    const whole = Buffer.from(zipSync(parts, { level: 0 }));
    const { value } = await mammoth.convertToHtml({ buffer: whole }, { includeDefaultStyleMap: true });
    return await htmlText(value);
  } catch {
    return problemOf(
      'docx-unreadable',
      'the file is no Word document that can be read; save it again as .docx, or as .txt',
    );
  }
}
