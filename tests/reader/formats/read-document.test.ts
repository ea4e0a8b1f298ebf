import { zipSync } from 'fflate';
import { describe, expect, it, test } from 'vitest';
import { readDocument } from '../../../src/reader/formats/read-document.ts';
import { parseBulletin } from '../../../src/reader/parse-bulletin.ts';
import { type PrintedLine, pdfFile, streamOf, written } from './pdf-file.ts';
import { wordFile, wordParts } from './word-file.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const hex = (digits: string): Uint8Array =>
  Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const ruleOf = async (file: Uint8Array, name: string) => {
  const read = await readDocument(file, name);
  return typeof read === 'string' ? `text: ${read}` : read.rule;
};

const fined = 'The Data Office fined a carrier of parcels EUR 10,000 after labels had shown names and numbers.';
const draft = 'The ministry published draft rules on doorbells. Comments may be submitted until 12 April 2024.';
const entriesIn = async (file: Uint8Array, name: string) => {
  const read = await readDocument(file, name);
  if (typeof read !== 'string') return read;
  return parseBulletin(read, { issued: '2024-03' }).entries.map(({ section, title, body, deadlines }) => ({
    section,
    title,
    body,
    dates: deadlines.map(({ date }) => date),
  }));
};
const expected = [
  { section: 'enforcement', title: 'Parcel carrier fined', body: fined, dates: [] },
  { section: 'regulatory', title: 'Draft rules on doorbells', body: draft, dates: ['2024-04-12'] },
];

describe('a bulletin is the same in every format', () => {
  it('as text and as Markdown', async () => {
    const text = `## Enforcement\n\n### Parcel carrier fined\n\n${fined}\n\n## Regulatory\n\n### Draft rules on doorbells\n\n${draft}\n`;
    expect(await entriesIn(bytes(text), 'bulletin.md')).toEqual(expected);
    expect(await entriesIn(bytes(text), 'bulletin.txt')).toEqual(expected);
  });

  it('as a web page, without what is no text of it', async () => {
    const page = `<!doctype html><html><head><title>x</title><style>p{}</style></head><body><nav><a href="/">Home</a></nav>
      <h2>Enforcement</h2><h3>Parcel carrier fined</h3><p>${fined.replace('EUR', '<b>EUR</b>')}</p>
      <script>alert(1)</script><form><input><button>Sign up</button></form>
      <h2>Regulatory</h2><p><strong>Draft rules on doorbells</strong></p><p>${draft}</p><footer>About us</footer></body></html>`;
    expect(
      await entriesIn(
        bytes(page.replace('<p><strong>Draft rules on doorbells</strong></p>', '<h3>Draft rules on doorbells</h3>')),
        'bulletin.html',
      ),
    ).toEqual(expected);
    expect(
      await entriesIn(
        bytes(page.replace('<h3>Parcel carrier fined</h3>', '<p><strong>Parcel carrier fined</strong></p>')),
        'page.htm',
      ),
    ).toEqual(expected);
  });

  it('as a Word document', async () => {
    const file = wordFile([
      '**Enforcement**',
      '**Parcel carrier fined**',
      fined,
      '**Regulatory**',
      '**Draft rules on doorbells**',
      draft,
    ]);
    expect(await entriesIn(file, 'bulletin.docx')).toEqual(expected);
  });

  it('as a PDF, its lines put together again and what runs along its pages left out', async () => {
    const broken = (text: string): readonly PrintedLine[] =>
      (text.match(/.{1,60}(?:\s|$)/g) ?? []).map((line, at) => ({
        text: line.trim(),
        gap: at === 0 ? 30 : 14,
      }));
    const page = (title: string, heading: string, body: string, number: number): readonly PrintedLine[] => [
      { text: 'Examplia Data Law', size: 8 },
      { text: heading, size: 16, gap: 40 },
      { text: title, size: 13, gap: 30 },
      ...broken(body),
      { text: `Page ${number} of 3`, size: 8, gap: 60 },
    ];
    const file = pdfFile([
      page('Parcel carrier fined', 'Enforcement', fined, 1),
      page('Draft rules on doorbells', 'Regulatory', draft, 2),
      [
        { text: 'Examplia Data Law', size: 8 },
        { text: 'Page 3 of 3', size: 8, gap: 60 },
      ],
    ]);
    expect(await entriesIn(file, 'bulletin.pdf')).toEqual(expected);
  });
});

describe('text is read in any encoding that can be told', () => {
  const chinese = '国家互联网信息办公室发布《门铃数据管理办法（征求意见稿）》，向社会公开征求意见。';
  const japanese = '個人情報保護委員会は、ドアベルに関する規則の案を公表し、意見を募集しています。';

  test.each<[string, Uint8Array, string]>([
    ['UTF-8', bytes(chinese), chinese],
    ['UTF-8 with its mark', bytes(`\uFEFF${chinese}`), chinese],
    ['UTF-16 with its mark', Uint8Array.from(Buffer.from(`\uFEFF${chinese}`, 'utf16le')), chinese],
    [
      'UTF-16 without it',
      Uint8Array.from(Buffer.from(`1. Title\n${chinese}\n`.repeat(3), 'utf16le')),
      `1. Title\n${chinese}\n`.repeat(3),
    ],
    [
      'windows-1252',
      hex('436166e9206f6e20746865207374617465d573206c6177207765206361706520e9e0e8'),
      'Café on the stateÕs law we cape éàè',
    ],
  ])('%s', async (_, file, text) => {
    expect(await readDocument(file, 'bulletin.txt')).toBe(text);
  });

  // Bytes of the texts in encodings that Node can read and not write.
  test.each([
    [
      'GB18030',
      'b9fabcd2bba5c1aacdf8d0c5cfa2b0ecb9abcad2b7a2b2bca1b6c3c5c1e5cafdbeddb9dcc0edb0ecb7a8a3a8d5f7c7f3d2e2bcfbb8e5a3a9a1b7a3accff2c9e7bbe1b9abbfaad5f7c7f3d2e2bcfba1a3',
      chinese,
    ],
    [
      'Shift_JIS',
      '8cc2906c8fee95f195db8cec88cf88f589ef82cd8141836883418378838b82c98ad682b782e98b4b91a582cc88c482f08cf6955c82b5814188d38ca982f095e58f5782b582c482a282dc82b78142',
      japanese,
    ],
    [
      'Big5',
      'add3a448b8eaaec6ab4fc540a965adfbb77cb44eb4bcbc7aaaf9b961b357ab68aff3aed7a4bdb67dbc78a844b74ea8a3a141b4c1adada6dca57ca4eba451a447a4e9a4eea143',
      '個人資料保護委員會就智慧門鈴規則草案公開徵求意見，期限至四月十二日止。',
    ],
    [
      'EUC-KR',
      'b0b3c0cec1a4bab8bab8c8a3c0a7bff8c8b8b4c220c3cac0cec1bebfa120b0fcc7d120b1d4c4a220c3cabec8c0bb20b0f8b0b3c7cfb0ed20c0c7b0dfc0bb20b1b8c7cfb0ed20c0d6b4d92e',
      '개인정보보호위원회는 초인종에 관한 규칙 초안을 공개하고 의견을 구하고 있다.',
    ],
  ])('%s', async (_, digits, text) => {
    expect(await readDocument(hex(digits), 'bulletin.txt')).toBe(text);
  });

  it('GB18030 with a broken byte is not taken for Latin letters', async () => {
    const bytes =
      'b9fabcd2bba5c1aacdf8d0c5cfa2b0ecb9abcad2b7a2b2bca1b6c3c5c1e5cafdbeddb9dcc0edb0ecb7a8a3a8d5f7c7f3d2e2bcfbb8e5a3a9a1b7a3acff';
    const text = await readDocument(hex(bytes), 'bulletin.txt');
    expect(text).toBe(`${chinese.slice(0, chinese.indexOf('，') + 1)}\uFFFD`);
  });

  it('mail in seven bits: Japanese is read, Chinese is refused', async () => {
    const mail = '\u001B$B8D?M>pJsJ]8n\u001B(B 2026';
    expect(await readDocument(Buffer.from(mail, 'latin1'), 'bulletin.txt')).toBe('個人情報保護 2026');
    const chineseMail = '1. ~{113GJPMxPE0l~}\n2026~{Dj~}5~{TB~}4~{HU~}';
    expect(await readDocument(Buffer.from(chineseMail, 'latin1'), 'bulletin.txt')).toMatchObject({
      rule: 'text-encoding',
    });
  });

  it('a web page in the encoding that it names', async () => {
    const page = Buffer.concat([
      Buffer.from('<meta charset="gb2312"><p>'),
      hex('b9fabcd2bba5c1aacdf8'),
      Buffer.from('</p>'),
    ]);
    expect(await readDocument(page, 'a.html')).toBe('国家互联网');
  });
});

describe('what cannot be read is one problem that says what to do', () => {
  it.each<[string, Uint8Array, string]>([
    ['text-empty', bytes(''), 'a.txt'],
    ['text-empty', bytes(' \n '), 'a.txt'],
    ['text-empty', bytes('<p> </p>'), 'a.html'],
    ['text-binary', Uint8Array.from([1, 0, 200, 0, 0, 7, 0, 3, 0]), 'a.txt'],
    ['text-too-large', new Uint8Array(5_000_001).fill(97), 'a.txt'],
    ['text-too-large', new Uint8Array(20_000_001).fill(97), 'a.pdf'],
    ['format-unknown', bytes('x'), 'a.exe'],
    ['docx-unreadable', bytes('PK\u0003\u0004 and no more'), 'a.docx'],
    ['docx-unreadable', bytes('no archive'), 'a.docx'],
    ['docx-unreadable', zipSync({ 'a.xml': bytes('<a/>') }), 'a.docx'],
    ['pdf-unreadable', bytes('%PDF-1.4 and no more'), 'a.pdf'],
    ['pdf-without-text', pdfFile([[]]), 'a.pdf'],
    ['pdf-too-long', pdfFile(Array.from({ length: 401 }, () => [{ text: 'x' }])), 'a.pdf'],
  ])('%s', async (rule, file, name) => {
    expect(await ruleOf(file, name)).toBe(rule);
  });

  it('a file is what its first bytes say, whatever its name', async () => {
    expect(await ruleOf(pdfFile([[{ text: 'A carrier was fined.' }]]), 'a.txt')).toBe('text: \nA carrier was fined.');
    expect(await ruleOf(wordFile(['A carrier was fined.']), 'a.pdf')).toBe('text: A carrier was fined.');
  });

  const noughts = new Uint8Array(70_000_000);
  const bomb = zipSync({ ...wordParts(['x']), 'word/bomb.xml': noughts }, { level: 1 });

  it('a Word document that would burst is not unpacked', async () => {
    expect(bomb.length).toBeLessThan(500_000);
    expect(await ruleOf(bomb, 'a.docx')).toBe('file-too-large-unpacked');
  });

  it('one whose list lies is unpacked no further than the list claims', async () => {
    const lying = bomb.slice();
    const view = new DataView(lying.buffer);
    for (let at = 0; at + 28 <= lying.length; at += 1) {
      const isOfBomb = view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) === noughts.length;
      if (isOfBomb) view.setUint32(at + 24, 100, true);
    }
    expect(await ruleOf(lying, 'a.docx')).toBe('text: x');
  });

  it('a PDF that would burst is not unpacked', async () => {
    const file = written([streamOf(noughts)]);
    expect(file.length).toBeLessThan(500_000);
    expect(await ruleOf(file, 'a.pdf')).toBe('file-too-large-unpacked');
  });

  it('a page nested without end is read as far as it goes', async () => {
    const page = `${'<div>'.repeat(5_000)}deep${'</div>'.repeat(5_000)}<p>Told at the end.</p>`;
    expect(await readDocument(bytes(page), 'a.html')).toContain('Told at the end.');
  });
});
