import type { Problem } from '../../bulletin/problem.ts';
import { decodeAnyText, largestDocument, problemOf, sizeProblem } from './decode-text.ts';
import { docxText } from './docx-text.ts';
import { htmlText } from './html-text.ts';
import { pdfText } from './pdf-text.ts';

/** The endings of the files that are read. */
const readableEndings = ['.txt', '.md', '.html', '.htm', '.docx', '.pdf'] as const;

/**
 * The text of a bulletin's file, whatever its format, for `parseBulletin`; otherwise the one problem that keeps it from being read.
 * What a file is its first bytes tell, before its name does. It never throws, and libraries are loaded only when their format
 * comes; how long it may take is for the caller to hold.
 * @param name with its ending; `bulletin.pdf`
 */
export async function readDocument(bytes: Uint8Array, name: string): Promise<string | Problem> {
  const format = formatOf(bytes, name);
  if (format === null) return unknownFormat(name);
  const isPacked = format === 'docx' || format === 'pdf';
  const problem = sizeProblem(bytes, isPacked ? largestDocument.packed : largestDocument.plain);
  if (problem) return problem;
  const text = await textOf(bytes, format);
  if (typeof text === 'string' && text.trim() === '')
    return problemOf('text-empty', 'the file holds no text; give the file that holds the bulletin');
  return text;
}

type Format = 'text' | 'html' | 'docx' | 'pdf';

function formatOf(bytes: Uint8Array, name: string): Format | null {
  const start = String.fromCharCode(...bytes.subarray(0, 1024));
  if (start.startsWith('%PDF-')) return 'pdf';
  if (start.startsWith('PK\u0003\u0004')) return 'docx';
  const ending = /\.[^./\\]{1,8}$/.exec(name)?.[0].toLowerCase() ?? '';
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
  }
}

/** The encoding that a page names for itself. */
function declaredIn(bytes: Uint8Array): string | null {
  const head = String.fromCharCode(...bytes.subarray(0, 2048));
  return /<meta[^<>]{0,200}charset\s?=\s?["']?([\w-]{2,30})/i.exec(head)?.[1] ?? null;
}

function unknownFormat(name: string): Problem {
  const ending = /\.[^./\\]{1,12}$/.exec(name)?.[0] ?? name;
  return problemOf('format-unknown', `${ending} is not read: save the bulletin as ${readableEndings.join(', ')}`);
}
