import type { Problem } from '../../bulletin/problem.ts';
import { bombProblem, mostUnpacked, problemOf } from './decode-text.ts';
import { htmlText } from './html-text.ts';

/**
 * The text of a Word document, as `htmlText` gives it: without notes, and without what is struck out, hidden or deleted. Problems:
 * `file-too-large-unpacked`, told from the archive's own list before anything is unpacked, and held while it is; `docx-unreadable`.
 */
export async function docxText(bytes: Uint8Array): Promise<string | Problem> {
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
    return problemOf('docx-unreadable', 'the file is not a readable Word document; save it again as .docx, or as .txt');
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
