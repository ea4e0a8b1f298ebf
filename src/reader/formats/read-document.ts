import { message } from '../../bulletin/message.ts';
import { type Problem, problemOf } from '../../bulletin/problem.ts';
import { bombProblem, decodeAnyText, largestDocument, mostUnpacked, sizeProblem } from './decode-text.ts';
import { htmlText } from './html-text.ts';
import { mailText } from './mail-text.ts';
import { pdfText } from './pdf-text.ts';

/** The endings of the files that are read. */
const readableEndings = ['.txt', '.md', '.html', '.htm', '.docx', '.pdf', '.eml'] as const;

/**
 * The text of a bulletin's file, whatever its format, for `parseBulletin`; otherwise the one problem that keeps it from being read.
 * What a file is its first bytes tell, before its name does. It never throws, and libraries are loaded only when their format
 * comes; how long it may take is for the caller to hold.
 * @param name with its ending; `bulletin.pdf`
 */
export async function readDocument(bytes: Uint8Array, name: string): Promise<string | Problem> {
  const format = formatOf(bytes, name);
  if (format === null) return unknownFormat(name);
  const isPacked = format === 'docx' || format === 'pdf' || format === 'mail';
  const problem = sizeProblem(bytes, isPacked ? largestDocument.packed : largestDocument.plain);
  if (problem) return problem;
  const text = await textOf(bytes, format);
  if (typeof text === 'string' && text.trim() === '')
    return problemOf('text-empty', message('problem.file_without_text'));
  return text;
}

type Format = 'text' | 'html' | 'docx' | 'pdf' | 'mail';

function formatOf(bytes: Uint8Array, name: string): Format | null {
  const start = String.fromCharCode(...bytes.subarray(0, 1024));
  if (start.startsWith('%PDF-')) return 'pdf';
  if (start.startsWith('PK\u0003\u0004')) return 'docx';
  const ending = /\.[^./\\]{1,8}$/.exec(name)?.[0].toLowerCase() ?? '';
  if (ending === '.eml') return 'mail';
  if (ending === '.html' || ending === '.htm' || /^\s*(?:<!doctype html|<html[\s>])/i.test(start)) return 'html';
  if (ending === '.docx') return 'docx';
  if (ending === '.pdf') return 'pdf';
  return ['.txt', '.md', '.markdown', '.text', ''].includes(ending) ? 'text' : null;
}

async function textOf(bytes: Uint8Array, format: Format): Promise<string | Problem> {
  switch (format) {
    case 'text':
      return decodeAnyText(bytes);
    case 'html': {
      const html = await decodeAnyText(bytes, declaredIn(bytes));
      return typeof html === 'string' ? htmlText(html) : html;
    }
    case 'docx':
      return docxText(bytes);
    case 'pdf':
      return pdfText(bytes);
    case 'mail':
      return mailText(bytes, readDocument);
  }
}

/** The encoding that a page names for itself. */
function declaredIn(bytes: Uint8Array): string | null {
  const head = String.fromCharCode(...bytes.subarray(0, 2048));
  return /<meta[^<>]{0,200}charset\s?=\s?["']?([\w-]{2,30})/i.exec(head)?.[1] ?? null;
}

function unknownFormat(name: string): Problem {
  const ending = /\.[^./\\]{1,12}$/.exec(name)?.[0] ?? name;
  return problemOf(
    'format-unknown',
    message('problem.format_unknown', { ending, formats: readableEndings.join(', ') }),
  );
}

/**
 * The text of a Word document, as `htmlText` gives it: without notes, and without what is struck out, hidden or deleted. Problems:
 * `file-too-large-unpacked`, told from the archive's own list before anything is unpacked, and held while it is; `docx-unreadable`.
 */
async function docxText(bytes: Uint8Array): Promise<string | Problem> {
  const [{ unzipSync, zipSync, strFromU8, strToU8 }, { default: mammoth }] = await Promise.all([
    import('fflate'),
    import('mammoth'),
  ]);
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
    const main = parts['word/document.xml'];
    const styles = parts['word/styles.xml'];
    if (main) {
      const unseen = unseenStyles(styles ? strFromU8(styles) : '');
      parts['word/document.xml'] = strToU8(withoutUnseen(strFromU8(main), unseen));
    }
    const whole = Buffer.from(zipSync(parts, { level: 0 }));
    const { value } = await mammoth.convertToHtml({ buffer: whole }, { includeDefaultStyleMap: true });
    return await htmlText(withoutNotes(value));
  } catch {
    return problemOf('docx-unreadable', message('problem.docx_unreadable'));
  }
}

// Mammoth lists the notes at the end.
function withoutNotes(html: string): string {
  const at = ['<ol><li id="footnote-', '<ol><li id="endnote-']
    .map((list) => html.indexOf(list))
    .filter((place) => place >= 0);
  return html.slice(0, Math.min(html.length, ...at));
}

// Hidden, struck out once or twice; a value of false or 0 takes it back.
const unseenMark = /<w:(?:vanish|webHidden|strike|dstrike)(?:\s?\/>|\s(?![^<>]{0,40}"(?:false|0|off)")[^<>]{0,200}>)/;

/** The styles whose text is not seen. */
function unseenStyles(xml: string): ReadonlySet<string> {
  const styles = xml.split('<w:style ').slice(1);
  return new Set(
    styles.flatMap((style) => (unseenMark.test(style) ? (/w:styleId="([^"]{1,200})"/.exec(style)?.[1] ?? []) : [])),
  );
}

/** The document without the runs whose properties or style hide them or strike them out. */
function withoutUnseen(xml: string, styles: ReadonlySet<string>): string {
  const kept: string[] = [];
  let from = 0;
  for (let at = xml.indexOf('<w:rPr>'); at >= 0; at = xml.indexOf('<w:rPr>', at + 1)) {
    const start = xml.lastIndexOf('<', at - 1);
    const end = xml.indexOf('</w:rPr>', at);
    const close = xml.indexOf('</w:r>', end);
    if (start < from || end < 0 || close < 0 || !/^<w:r[\s>]/.test(xml.slice(start, start + 5))) continue;
    const properties = xml.slice(at, end);
    const style = /<w:rStyle w:val="([^"]{1,200})"/.exec(properties)?.[1] ?? '';
    if (!unseenMark.test(properties) && !styles.has(style)) continue;
    kept.push(xml.slice(from, start));
    from = close + '</w:r>'.length;
  }
  return kept.join('') + xml.slice(from);
}
