import { describe, expect, it } from 'vitest';
import { decodeAnyText } from '../../../src/reader/formats/decode-text.ts';
import { type PageItem, pageLines } from '../../../src/reader/formats/page-lines.ts';
import { parseBulletin } from '../../../src/reader/parse-bulletin.ts';

const known = { issued: '2026-05', jurisdiction: 'GB' };
const bodiesOf = (text: string): readonly string[] => parseBulletin(text, known).entries.map(({ body }) => body);
const deadlinesOf = (text: string): readonly string[] =>
  parseBulletin(text, known).entries.flatMap(({ deadlines }) => deadlines.map(({ kind, date }) => `${kind} ${date}`));

describe('a line that was broken goes on without a trace', () => {
  it('at a hyphen', () => {
    const text =
      '1. Authority consults on cookies\n\nThe Norwick Data Authority published draft cookie rules on 4 May 2026. Com-\nments may be submitted until 30 Sep-\ntember 2026. The rules would apply to all cross-\nborder firms.';
    expect(bodiesOf(text)[0]).toContain(
      'Comments may be submitted until 30 September 2026. The rules would apply to all cross-border firms.',
    );
    expect(deadlinesOf(text)).toEqual(['consultation_close 2026-09-30']);
  });

  it('in Chinese, where a day or a word goes over two lines', () => {
    const text =
      '隐私简报 2026年5月\n\n监管动态\n\n1. 东城市网信办就设备目录征求意见\n\n2026年5月6日，东城市网信办会同有关部门发布《智能设备目录管\n理办法（征求意见稿）》，向社会公开征求意见，意见反馈截止时\n间为2026年6月30日。办法适用于在东城市行政区域内销售设备的企\n业，要求其公布设备目录。\n\n2. 西城市网信办发布门禁规定\n\n西城市网信办近日发布《门禁管理规定》，对公共场所安装门禁设\n备提出要求，该规定共二十四条，自2026年9月1\n日起施行。';
    expect(parseBulletin(text, known).entries).toHaveLength(2);
    expect(bodiesOf(text)[0]).toContain('《智能设备目录管理办法（征求意见稿）》');
    expect(deadlinesOf(text)).toEqual(['consultation_close 2026-06-30', 'effective_date 2026-09-01']);
  });

  it('Chinese titles right above their text are no broken lines', () => {
    const text = ['东城发布设备目录', '西城发布门禁规定', '南城通报违规应用']
      .map(
        (title, at) =>
          `${at + 1}. ${title}\n${title}，要求有关企业公布设备清单，并在三十日内完成整改，逾期不改的依法处理，有关情况将向社会公布。`,
      )
      .join('\n');
    expect(parseBulletin(text, known).entries.map(({ title }) => title)).toEqual([
      '东城发布设备目录',
      '西城发布门禁规定',
      '南城通报违规应用',
    ]);
  });

  it.each(['> ', '>> ', '| > '.slice(2)])('in a mail that was quoted with %j', (mark) => {
    const text = `Privacy bulletin, May 2026\n\nRegulatory developments\n\n1. Authority consults on draft cookie rules\n\nOn 4 May 2026 the Norwick Data Authority published draft rules. Comments may be submitted\nuntil 30 June 2026.`;
    const quoted = text
      .split('\n')
      .map((line) => (mark + line).trimEnd())
      .join('\n');
    expect(parseBulletin(quoted, known).entries.map(({ title }) => title)).toEqual([
      'Authority consults on draft cookie rules',
    ]);
    expect(deadlinesOf(quoted)).toEqual(['consultation_close 2026-06-30']);
  });
});

describe('the lines of a page of a PDF', () => {
  const item = (str: string, x: number, y: number, { size = 11, hasEOL = true } = {}): PageItem => ({
    str,
    transform: [size, 0, 0, size, x, y],
    width: str.length * size * 0.45,
    height: size,
    hasEOL,
  });
  const textsOf = (items: readonly PageItem[]): readonly string[] => pageLines(items).map(({ text }) => text);
  const left = [
    'The Norwick Data Authority',
    'published draft cookie rules on',
    '4 May 2026, and takes comments',
    'until the end of June 2026.',
  ];
  const right = [
    'On 6 May 2026 the authority',
    'warned of wallet fraud, and the',
    'wallet rules take effect on the',
    'first day of the year after.',
  ];

  it('are read column after column, whether they were drawn so or row by row', () => {
    const byRow = left.flatMap((words, at) => [
      item(words, 60, 600 - at * 14, { hasEOL: false }),
      item(right[at] ?? '', 330, 600 - at * 14),
    ]);
    const byColumn = [
      ...left.map((words, at) => item(words, 60, 600 - at * 14)),
      ...right.map((words, at) => item(words, 330, 600 - at * 14)),
    ];
    expect(textsOf(byRow)).toEqual([...left, ...right]);
    expect(textsOf(byColumn)).toEqual([...left, ...right]);
  });

  it('are rows where they stand in a table', () => {
    const cells = [
      ['Consultation closes', '30 June 2026'],
      ['Rules take effect', '1 January 2027'],
      ['Fees are due', '1 March 2027'],
    ];
    const items = cells.flatMap(([step = '', day = ''], at) => [
      item(step, 60, 600 - at * 14, { hasEOL: false }),
      item(day, 330, 600 - at * 14),
    ]);
    expect(textsOf(items)).toEqual(cells.map((row) => row.join('   ')));
  });

  it('have no raised marks of notes in them', () => {
    const items = [
      item('Comments close on 30 June 2026', 60, 600, { hasEOL: false }),
      item('2', 210, 604, { size: 6, hasEOL: false }),
      item('. The rules follow.', 214, 600),
    ];
    expect(textsOf(items)).toEqual(['Comments close on 30 June 2026. The rules follow.']);
  });
});

describe('bytes', () => {
  it('of windows-1252 are read as Windows has them, on every Node', async () => {
    const bytes = Uint8Array.from(
      Buffer.from('It fined Hollis \x80500,000 for its consumers\x92 data, 1 June\x9630 July.', 'latin1'),
    );
    expect(await decodeAnyText(bytes, 'windows-1252')).toBe(
      'It fined Hollis €500,000 for its consumers’ data, 1 June–30 July.',
    );
    expect(await decodeAnyText(bytes, 'iso-8859-1')).toContain('€500,000');
  });

  const text =
    '隐私简报 2026年5月\n\n监管动态\n\n1. 东城市网信办就设备目录征求意见\n\n2026年5月4日，东城市网信办公开征求意见，意见反馈截止时间为2026年6月30日。\n';
  it.each<[string, (bytes: Uint8Array) => Uint8Array]>([
    ['one byte too many', (bytes) => Uint8Array.from([...bytes.slice(0, -20), 0xff, ...bytes.slice(-20)])],
    ['the end cut off', (bytes) => bytes.slice(0, -3)],
  ])('of UTF-8 with %s are read as UTF-8, and the place is told', async (_, damage) => {
    const read = await decodeAnyText(damage(new TextEncoder().encode(text)));
    expect(read).toContain('东城市网信办');
    const { problems } = parseBulletin(typeof read === 'string' ? read : '', known);
    expect(problems).toContainEqual(expect.objectContaining({ rule: 'text-broken', line: 7 }));
  });
});

describe('the language', () => {
  it.each([
    ['1. Authority consults on cookies\n\nComments may be submitted until 30 June 2019.', {}, 'en'],
    ['1. Behörde fragt nach\n\nDie Behörde hat am 3. Juni 2019 den Entwurf veröffentlicht.', {}, 'de'],
    ['1. Behörde fragt nach\n\nDie Behörde hat am 3. Juni 2019 den Entwurf veröffentlicht.', { language: 'de' }, 'de'],
    ['1. 征求意见\n\n公开征求意见。', {}, 'zh'],
    ['1. 意見募集\n\nパブリックコメントを募集します。', {}, 'ja'],
    ['1. Закон\n\nОн вступил в силу.', {}, null],
  ])('of %j is what was given, else what its letters tell', (words, given, language) => {
    expect(parseBulletin(words, given).bulletin.language).toBe(language);
  });
});
