import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../src/reader/formats/read-document.ts';
import { parseBulletin } from '../../../src/reader/parse-bulletin.ts';
import { pdfFile } from './pdf-file.ts';
import { wordFile } from './word-file.ts';

interface Part {
  readonly type: string;
  readonly content: Uint8Array | string;
  readonly encoding?: 'base64' | 'quoted-printable';
  readonly name?: string;
}

const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

function printedPart({ type, content, encoding = 'base64', name }: Part): string {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const coded =
    encoding === 'base64'
      ? Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n')
      : [...bytes]
          .map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`)
          .join('')
          .replace(/.{72}/g, '$&=\r\n');
  return [
    `Content-Type: ${type}`,
    `Content-Transfer-Encoding: ${encoding}`,
    ...(name === undefined ? [] : [`Content-Disposition: attachment; filename="${name}"`]),
    '',
    coded,
  ].join('\r\n');
}

const head =
  'From: news@firm.example\r\nTo: law@client.example\r\nMIME-Version: 1.0\r\nDate: Fri, 29 Mar 2024 09:30:00 +0000\r\n';

const mail = (subject: string, ...parts: readonly Part[]): Uint8Array =>
  latin(
    `${head}Subject: ${subject}\r\nContent-Type: multipart/mixed; boundary="part"\r\n\r\n${parts
      .map((part) => `--part\r\n${printedPart(part)}\r\n`)
      .join('')}--part--\r\n`,
  );

const fined = 'The Data Office fined a carrier of parcels EUR 10,000 after labels had shown names and numbers.';
const draft = 'The ministry published draft rules on doorbells. Comments may be submitted until 12 April 2024.';
const page = `<h2>Enforcement</h2><h3>1. Parcel carrier fined</h3><p>${fined}</p><h2>Regulatory</h2><h3>1. Draft rules on doorbells</h3><p>${draft}</p>`;

async function titlesIn(file: Uint8Array) {
  const text = await readDocument(file, 'mail.eml');
  if (typeof text !== 'string') return text;
  const { bulletin, entries } = parseBulletin(text, {});
  return { title: bulletin.title, issued: bulletin.issued, entries: entries.map(({ title }) => title) };
}

const expected = {
  title: 'Privacy news, March',
  issued: '2024-03-29',
  entries: ['Parcel carrier fined', 'Draft rules on doorbells'],
};

describe('a mail that was saved as a file is a bulletin', () => {
  it('with its subject as title and its day as issue, read from its HTML part', async () => {
    const file = mail('Fwd: Privacy news, March', { type: 'text/html; charset=utf-8', content: page });
    expect(await titlesIn(file)).toEqual(expected);
  });

  it('in any character set, encoded in either way', async () => {
    const subject = '=?gb2312?B?1tC5+g==?=';
    const gb = Buffer.from('d6d0b9fa', 'hex');
    const file = mail(subject, { type: 'text/plain; charset=gb2312', content: gb, encoding: 'quoted-printable' });
    expect(await readDocument(file, 'mail.eml')).toBe('中国\n\n2024-03-29\n\n中国\n');
    const french = mail('=?iso-8859-1?Q?Caf=E9?=', {
      type: 'text/plain; charset=windows-1252',
      content: latin('\x80 5'),
    });
    expect(await readDocument(french, 'mail.eml')).toContain('Café\n\n2024-03-29\n\n€ 5');
  });

  it('of a mail that was forwarded within its text, with the subject and day of that mail', async () => {
    const text = [
      'FYI',
      '---------- Forwarded message ---------',
      'From: News <news@firm.example>',
      'Date: Mon, 4 Mar 2024 at 08:15',
      'Subject: Privacy news, early March',
      'To: <law@client.example>',
      '',
      `Enforcement\n\n1. Parcel carrier fined\n${fined}\n\nRegulatory\n\n1. Draft rules on doorbells\n${draft}\n`,
    ].join('\n');
    const file = mail('Fwd: look', { type: 'text/plain; charset=utf-8', content: text });
    expect(await titlesIn(file)).toEqual({ ...expected, title: 'Privacy news, early March', issued: '2024-03-04' });
  });

  it('of a mail that was forwarded as an attachment, with the subject and day of that mail', async () => {
    const inner = Buffer.from(mail('Privacy news, March', { type: 'text/html; charset=utf-8', content: page }))
      .toString('latin1')
      .replace('Fri, 29 Mar 2024', 'Mon, 4 Mar 2024');
    const file = mail(
      'Fwd: look',
      { type: 'text/plain; charset=utf-8', content: 'FYI' },
      { type: 'message/rfc822', content: latin(inner), name: 'news.eml' },
    );
    expect(await titlesIn(file)).toEqual({ ...expected, issued: '2024-03-04' });
  });

  it('from its plain part where there is no other', async () => {
    const text = `Enforcement\n\n1. Parcel carrier fined\n${fined}\n\nRegulatory\n\n1. Draft rules on doorbells\n${draft}\n`;
    expect(await titlesIn(mail('Privacy news, March', { type: 'text/plain', content: text }))).toEqual(expected);
  });

  it('from the documents that are attached to a short body, and from nothing else of it', async () => {
    const text = { type: 'text/plain', content: 'Please see attached. Regards, Ada' };
    const word = {
      type: 'application/octet-stream',
      name: 'news.docx',
      content: wordFile([
        'Enforcement',
        '1. Parcel carrier fined',
        fined,
        'Regulatory',
        '1. Draft rules on doorbells',
        draft,
      ]),
    };
    const picture = { type: 'image/png', name: 'logo.png', content: latin('\x89PNG') };
    const read = await readDocument(mail('Privacy news, March', text, picture, word), 'mail.eml');
    expect(read).not.toContain('Please see attached');
    expect(await titlesIn(mail('Privacy news, March', text, picture, word))).toEqual(expected);
    const pdf = { type: 'application/pdf', content: pdfFile([[{ text: 'Printed in a document', size: 11 }]]) };
    expect(await readDocument(mail('News', text, pdf), 'mail.eml')).toContain('Printed in a document');
  });

  it('from the mail that was forwarded as an attachment, up to three mails deep', async () => {
    const inner = mail('Privacy news, March', { type: 'text/html', content: page });
    const outer = mail('FW: Privacy news, March', { type: 'message/rfc822', content: inner });
    expect(await titlesIn(outer)).toMatchObject({ entries: expected.entries });
    let deep = inner;
    for (let depth = 0; depth < 5; depth += 1) deep = mail('FW: again', { type: 'message/rfc822', content: deep });
    expect(await readDocument(deep, 'mail.eml')).toMatchObject({ rule: 'text-empty' });
  });
});

it.each([
  ['without any text', mail('Nothing'), 'text-empty'],
  ['of no bytes', new Uint8Array(), 'text-empty'],
  ['that is too large', new Uint8Array(20_000_001), 'text-too-large'],
])('a mail %s is a problem', async (_, file, rule) => {
  const read = await readDocument(file, 'mail.eml');
  expect(typeof read === 'string' ? read : read.rule).toBe(rule);
});
