import type { Email } from 'postal-mime';
import { message } from '../../bulletin/message.ts';
import { type Problem, problemOf } from '../../bulletin/problem.ts';
import { calendarDate } from '../../time/calendar-date.ts';
import { writtenDates } from '../../time/written-dates.ts';
import { withWindowsSigns } from './decode-text.ts';
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
  let mails = 0;
  for (const { filename, mimeType, content } of mail.attachments) {
    const name = documentName(filename, mimeType);
    if (name === null || documents.length === most.documents || typeof content === 'string') continue;
    const isMail = name.endsWith('.eml');
    if (isMail && depth === most.depth) continue;
    const part = new Uint8Array(content);
    const text = isMail ? await mailText(part, readPart, depth + 1) : await readPart(part, name);
    if (typeof text !== 'string') continue;
    documents.push(text);
    if (isMail) mails += 1;
  }
  const forwarded = forwardedIn(body);
  const isCover = documents.length > 0 && body.length < shortBody;
  const parts = [...(isCover ? [] : (forwarded?.parts ?? [body])), ...documents].filter((part) => part.trim() !== '');
  if (parts.length === 0) return empty;
  // What was forwarded has its own subject and day.
  if (isCover && mails === 1 && documents.length === 1) return parts.join('');
  return [...headOf(forwarded ?? mail), ...parts].join('\n\n');
}

interface MailHead {
  readonly subject?: string | undefined;
  /** As the mail writes it. */
  readonly date?: string | undefined;
}

interface Forwarded extends MailHead {
  /** The words above it, unless they only say that it was forwarded; and its own. */
  readonly parts: readonly string[];
}

const forwardMark =
  /^(?:-{3,20}\s?(?:forwarded message|weitergeleitete nachricht|message transféré|mensaje reenviado|转发的?邮件|轉寄郵件)\s?-{0,20}|begin forwarded message:)$/i;
const headLine = /^\*?(from|date|sent|subject|to|cc|发件人|日期|发送时间|主题|收件人|抄送)\*?\s?[:：]\s?(.{0,300})$/i;

/** The mail that the body of another forwards; null where it forwards none. */
function forwardedIn(body: string): Forwarded | null {
  const lines = body.split('\n');
  const at = lines.findIndex((line) => forwardMark.test(line.trim()));
  if (at < 0) return null;
  const head = new Map<string, string>();
  let next = at + 1;
  for (; next < lines.length; next += 1) {
    const line = (lines[next] ?? '').trim();
    const [, name, value] = headLine.exec(line) ?? [];
    if (name !== undefined && value !== undefined) head.set(name.toLowerCase(), value);
    else if (line !== '' || head.size > 0) break;
  }
  if (head.size === 0) return null;
  const above = lines.slice(0, at).join('\n');
  return {
    subject: head.get('subject') ?? head.get('主题'),
    date: head.get('date') ?? head.get('sent') ?? head.get('日期') ?? head.get('发送时间'),
    parts: [...(above.length < shortBody ? [] : [above]), lines.slice(next).join('\n')],
  };
}

async function bodyOf({ html, text = '' }: Pick<Email, 'html' | 'text'>): Promise<string> {
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
function headOf({ subject = '', date = '' }: MailHead): readonly string[] {
  const title = withWindowsSigns(subject)
    .replace(/^(?:\s*(?:fwd?|re|aw|wg|tr|转发|轉發|回复|回覆)\s*[:：])+/iu, '')
    .trim();
  return [title, dayIn(date)].filter((line) => line !== '');
}

function dayIn(date: string): string {
  const iso = /^\d{4}-\d{2}-\d{2}(?=T)/.exec(date)?.[0];
  if (iso !== undefined) return iso;
  const written = writtenDates(date).find(
    ({ year, day, isEitherOrder }) => year !== null && day !== null && !isEitherOrder,
  );
  return (written && calendarDate(written.year ?? 0, written.month, written.day ?? 0)) ?? '';
}

const unreadable = problemOf('mail-unreadable', message('problem.mail_unreadable'));
const empty = problemOf('text-empty', message('problem.mail_without_text'));
