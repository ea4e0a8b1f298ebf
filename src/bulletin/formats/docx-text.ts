import type { Problem } from '../problem.ts';
import { bombProblem, mostUnpacked, problemOf } from './document-limits.ts';
import { htmlText } from './html-text.ts';

/**
 * The text of a Word document, as `htmlText` gives it. Problems: `file-too-large-unpacked`, told from the archive's own list before
 * anything is unpacked, and held while it is; `docx-unreadable`.
 */
export async function docxText(bytes: Uint8Array): Promise<string | Problem> {
  const [{ unzipSync, zipSync }, { default: mammoth }] = await Promise.all([
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
