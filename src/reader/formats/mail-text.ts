import type { Problem } from '../../bulletin/problem.ts';
import { problemOf, withWindowsSigns } from './decode-text.ts';
import { htmlText } from './html-text.ts';

/** Reads a document that came with a mail; what `readDocument` does. */
type ReadPart = (bytes: Uint8Array, name: string) => Promise<string | Problem>;

/** A body that is shorter only says that a document is attached. In characters. */
const shortBody = 500;

/** The most documents of one mail that are read, and how deep mails may lie in one another. */
const most = { documents: 10, depth: 3 } as const;

/**
 * The text of a mail that was saved as a file (RFC 5322, `.eml`): its subject, its date, and its HTML part, or else its plain one. Below follow the documents
 * that are attached; after a short body they stand alone. A mail that was forwarded as an attachment is one of them. Problems: `mail-unreadable`, and
 * `text-empty` where there is nothing to read.
 */
export async function mailText(bytes: Uint8Array, readPart: ReadPart, depth = 1): Promise<string | Problem> {
  const { default: PostalMime } = await import('postal-mime');
  const mail = await PostalMime.parse(bytes, { forceRfc822Attachments: true, attachmentEncoding: 'arraybuffer' }).catch(
    () => null,
  );
  if (mail === null) return unreadable;
  const body = await bodyOf(mail);
  const documents: string[] = [];
  for (const { filename, mimeType, content } of mail.attachments) {
    const name = documentName(filename, mimeType);
    if (name === null || documents.length === most.documents || typeof content === 'string') continue;
    const isMail = name.endsWith('.eml');
    if (isMail && depth === most.depth) continue;
    const part = new Uint8Array(content);
    const text = isMail ? await mailText(part, readPart, depth + 1) : await readPart(part, name);
    if (typeof text === 'string') documents.push(text);
  }
  const isCover = documents.length > 0 && body.length < shortBody;
  const parts = [...(isCover ? [] : [body]), ...documents].filter((part) => part.trim() !== '');
  if (parts.length === 0) return empty;
  return [...headOf(mail), ...parts].join('\n\n');
}

interface MailBody {
  readonly html?: string | undefined;
  readonly text?: string | undefined;
}

async function bodyOf({ html, text = '' }: MailBody): Promise<string> {
  const fromHtml = html === undefined ? '' : await htmlText(html);
  return withWindowsSigns(fromHtml.trim() === '' ? text : fromHtml);
}

/** The name under which an attachment is read; null for what is no document, as the pictures of a signature. */
function documentName(name: string | null, type: string): string | null {
  const ending = /\.(?:pdf|docx|eml)$/i.exec(name ?? '')?.[0].toLowerCase() ?? endings[type];
  return ending === undefined ? null : `attachment${ending}`;
}

const endings: Readonly<Record<string, string>> = {
  'application/pdf': '.pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'message/rfc822': '.eml',
};

// The subject without the marks of forwarding; the day on a line of its own, where the head of a bulletin is looked for.
function headOf({
  subject = '',
  date = '',
}: {
  readonly subject?: string | undefined;
  readonly date?: string | undefined;
}): readonly string[] {
  const title = withWindowsSigns(subject)
    .replace(/^(?:\s*(?:fwd?|re|aw|wg|tr|转发|轉發|回复|回覆)\s*[:：])+/iu, '')
    .trim();
  const day = /^\d{4}-\d{2}-\d{2}(?=T)/.exec(date)?.[0] ?? '';
  return [title, day].filter((line) => line !== '');
}

const unreadable = problemOf(
  'mail-unreadable',
  'the mail cannot be read; save it again as .eml, or save its text as .txt',
);
const empty = problemOf(
  'text-empty',
  'the mail holds no text and no document; forward the one that holds the bulletin',
);
