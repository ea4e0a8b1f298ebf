import { describe, expect, it } from 'vitest';
import { worded } from '../../src/bulletin/message.ts';
import { readBulletin } from '../../src/bulletin/read-bulletin.ts';

const lines = [
  'id: cn-2020-01', // 1
  'title: China, January 2020', // 2
  'issued: 2020-01', // 3
  'jurisdiction: CN', // 4
  'language: en', // 5
  'entries:', // 6
  '  - id: cn-2020-01-r1', // 7
  '    section: regulatory', // 8
  '    title: Draft measures on apps', // 9
  '    date: 2020-01-03', // 10
  '    body: |', // 11
  '      MIIT asks for comments', // 12
  '      until 31 January 2020.', // 13
  '    authorities: [MIIT]', // 14
  '    penalties:', // 15
  '      - amount: 1000', // 16
  '        currency: CNY', // 17
  '    deadlines:', // 18
  '      - kind: consultation_close', // 19
  '        date: 2020-01-31', // 20
  '        quote: comments until 31 January 2020', // 21
  '  - id: cn-2020-01-e1', // 22
  '    section: enforcement', // 23
  '    title: A fine', // 24
  '    date: null', // 25
  '    body: A company was fined.', // 26
];

type Change = Readonly<Record<number, string | null>>;

// The sample with some lines replaced, or removed if null.
const changed = (change: Change): string =>
  lines.flatMap((line, index) => change[index + 1] ?? (index + 1 in change ? [] : line)).join('\n');

const found = (text: string): readonly string[] =>
  readBulletin(text, 'sample.yaml').problems.map(({ line, rule }) => `${line} ${rule}`);

it('a bulletin is read in order, with defaults for optional fields', () => {
  const { bulletin, problems } = readBulletin(changed({}), 'sample.yaml');

  expect(problems).toEqual([]);
  expect(bulletin?.entries[0]).toEqual({
    id: 'cn-2020-01-r1',
    section: 'regulatory',
    title: 'Draft measures on apps',
    date: '2020-01-03',
    body: 'MIIT asks for comments\nuntil 31 January 2020.',
    authorities: ['MIIT'],
    instruments: [],
    penalties: [{ amount: 1000, currency: 'CNY' }],
    deadlines: [
      {
        kind: 'consultation_close',
        date: '2020-01-31',
        start: null,
        quote: 'comments until 31 January 2020',
        status: 'extracted',
      },
    ],
  });
});

it('an entry can say where it can be checked, when it was checked, what is doubtful and where it stands', () => {
  const said = [
    '    sources: [{ url: "https://example.org/a", publisher: A firm, published: 2019 }]',
    '    checked: 2020-02-01',
    '    knownAsOf: 2020-01',
    '    doubt: The final text was not seen.',
    '    stage: draft',
    '    supersedes: [cn-2019-12-r1]',
  ];

  const { bulletin, problems } = readBulletin(changed({ 14: said.join('\n') }), 'sample.yaml');

  expect(problems).toEqual([]);
  expect(bulletin?.entries[0]).toMatchObject({
    sources: [{ url: 'https://example.org/a', publisher: 'A firm', published: '2019' }],
    checked: '2020-02-01',
    knownAsOf: '2020-01',
    doubt: 'The final text was not seen.',
    stage: 'draft',
    supersedes: ['cn-2019-12-r1'],
  });
});

it('entries of a bulletin about several jurisdictions each name their own', () => {
  const several = { 4: 'jurisdiction: ZZ', 9: '    title: Draft\n    jurisdiction: CN' };

  expect(found(changed(several))).toEqual(['23 jurisdiction-of-entry']);
  expect(found(changed({ ...several, 24: '    title: A fine\n    jurisdiction: EU' }))).toEqual([]);
  expect(found(changed({ ...several, 24: '    title: A fine\n    jurisdiction: ZZ' }))).toEqual(['26 field-value']);
});

describe('YAML that is not a bulletin is a problem with a line', () => {
  it.each<[why: string, text: string, problems: string[]]>([
    ['an empty file', '', ['1 text-empty']],
    ['a file of comments', '# nothing\n\n', ['1 text-empty']],
    ['null', 'null', ['1 text-empty']],
    ['a text', 'On 3 January', ['1 yaml-mapping']],
    ['a list', '# entries\n- id: x\n', ['2 yaml-mapping']],
    ['two documents', `${changed({})}\n---\nid: other\n`, ['27 yaml-one-document']],
    ['a key given twice', changed({ 9: '    section: industry' }), ['9 yaml-key-unique']],
    ['a tab as indentation', changed({ 9: '\ttitle: Draft' }), ['9 yaml-tab']],
    ['an unquoted colon', changed({ 24: '    title: A fine: the facts' }), ['24 yaml-syntax']],
    ['an unclosed quotation mark', changed({ 24: '    title: "A fine' }), ['25 yaml-syntax']],
    [
      'several unquoted colons',
      changed({ 9: '    title: Apps: a draft', 24: '    title: A fine: the facts', 26: '    body: *a' }),
      ['9 yaml-syntax', '24 yaml-syntax', '26 yaml-alias'],
    ],
    ['an alias', changed({ 24: '    title: &a A fine', 26: '    body: *a' }), ['26 yaml-alias']],
    ['an alias without an anchor', changed({ 26: '    body: *a' }), ['26 yaml-alias']],
    ['a tag', changed({ 24: '    title: !!binary QQ==' }), ['24 yaml-tag']],
    ['a program in a tag', changed({ 24: '    title: !!js/function x' }), ['24 yaml-tag']],
    [
      'more fields than a bulletin has',
      Array.from({ length: 50_000 }, (_, at) => `k${at}: x`).join('\n'),
      ['1 yaml-mapping'],
    ],
    ['deeply nested lists', '['.repeat(100_000), ['1 yaml-depth']],
  ])('%s', (_, text, problems) => {
    expect(found(text)).toEqual(expect.arrayContaining(problems));
    expect(readBulletin(text, 'sample.yaml').bulletin).toBeNull();
  });

  it('aliases that multiply are not expanded', () => {
    const bomb = Array.from({ length: 30 }, (_, at) => `k${at}: &k${at} [${at === 0 ? 'x' : thrice(at - 1)}]`);

    expect(new Set(readBulletin(bomb.join('\n'), 'bomb.yaml').problems.map(({ rule }) => rule))).toEqual(
      new Set(['yaml-alias']),
    );
  });
});

describe('an invalid field is a problem with a line', () => {
  it.each<[why: string, change: Change, problem: string, words: string]>([
    ['a missing field of the bulletin', { 5: null }, '1 field-missing', '"language" is missing; add it'],
    ['a missing field of an entry', { 24: null }, '22 field-missing', '"title" is missing; add it'],
    ['a missing field of a deadline', { 21: null }, '19 field-missing', '"quote" is missing; add it'],
    ['a missing field that may be null', { 25: null }, '22 field-missing', '"date" is missing'],
    ['an empty field', { 24: '    title:' }, '24 field-type', '"title" is empty; fill it in'],
    ['blank text', { 24: '    title: "  "' }, '24 field-value', '"title" must not be empty'],
    ['a misspelt field', { 14: '    authority: MIIT' }, '14 field-unknown', 'the fields are id, section, '],
    [
      'a field of something else',
      { 17: '        currency: CNY\n        kind: x' },
      '18 field-unknown',
      'are amount, currency',
    ],
    ['a merge key', { 14: '    <<: {}' }, '14 field-unknown', '"<<" is not a field here'],
    ['a number for text', { 24: '    title: 2020' }, '24 field-type', 'put it in quotes'],
    ['text for a number', { 16: '      - amount: 1,000' }, '16 field-type', 'without separators'],
    ['text for a list', { 14: '    authorities: MIIT' }, '14 field-type', 'must be a list'],
    ['a list for fields', { 22: '  - [x]\n  - id: cn-2020-01-e1' }, '22 field-type', 'must consist of fields'],
    ['a number in a list of texts', { 14: '    authorities:\n      - 7' }, '15 field-type', 'an item of "authorities"'],
    ['an unknown section', { 23: '    section: fines' }, '23 field-value', 'must be one of regulatory, enforcement'],
    ['an invalid date', { 20: '        date: 2020-02-30' }, '20 field-value', 'a valid date, written YYYY-MM-DD'],
    ['a date in words', { 10: '    date: 3 January 2020' }, '10 field-value', 'written YYYY-MM-DD'],
    ['a date as a number', { 10: '    date: 20200103' }, '10 field-type', 'written YYYY-MM-DD'],
    ['an invalid month', { 3: 'issued: 2020-13' }, '3 field-value', 'must be a month'],
    [
      'an id with capitals and a space',
      { 1: 'id: CN 2020' },
      '1 field-value',
      'lower-case letters, digits and hyphens',
    ],
    ['an amount of 0', { 16: '      - amount: 0' }, '16 field-value', 'must be more than 0'],
    ['a currency by its sign', { 17: '        currency: ¥' }, '17 field-value', 'ISO 4217'],
    ['an invalid address', { 5: 'language: en\nsource: example' }, '6 field-value', 'must be a web address'],
    ['a script as an address', { 5: 'language: en\nsource: javascript:x' }, '6 field-value', 'must be a web address'],
    ['text that is too long', { 24: `    title: ${'x'.repeat(501)}` }, '24 field-value', 'at most 500 characters'],
  ])('%s', (_, change, problem, words) => {
    const { bulletin, problems } = readBulletin(changed(change), 'sample.yaml');

    expect(bulletin).toBeNull();
    expect(problems.map(({ line, rule }) => `${line} ${rule}`)).toEqual([problem]);
    expect(worded(problems[0]?.message ?? '')).toContain(words);
  });
});

describe('an entry that contradicts itself is a problem with a line', () => {
  it.each<[rule: string, why: string, change: Change, line: number]>([
    ['entry-id-of-bulletin', 'id of another bulletin', { 22: '  - id: cn-2020-02-e1' }, 22],
    ['entry-id-of-bulletin', 'id of a longer bulletin id', { 22: '  - id: cn-2020-01-x-e1' }, 22],
    ['quote-in-body', 'a quote that is not in the text', { 21: '        quote: until the end of it' }, 21],
    ['date-in-quote', 'a date that the quote contradicts', { 20: '        date: 2020-02-13' }, 20],
    ['year-plausible', 'an implausible year', { 20: '        date: 2020-01-31\n        start: 0020-01-01' }, 21],
    [
      'deadline-window',
      'a window that ends before it starts',
      { 20: '        date: 2020-01-31\n        start: 2020-02-01' },
      21,
    ],
    ['authority-known', 'an unknown code', { 14: '    authorities: [MIIT, MITI]' }, 14],
  ])('%s: %s', (rule, _, change, line) => {
    expect(found(changed(change))).toEqual([`${line} ${rule}`]);
  });

  it('entry-id-unique: an id that is used twice', () => {
    const again = lines.slice(21).join('\n');

    expect(found(`${changed({})}\n${again}\n${again}`)).toEqual(['27 entry-id-unique', '32 entry-id-unique']);
  });

  it('deadline-unique: two deadlines of the same kind and date', () => {
    const again = lines.slice(18, 21).join('\n');

    expect(found(changed({ 21: `${lines[20]}\n${again}` }))).toEqual(['23 deadline-unique']);
  });

  it('an authority is given by its code or name', () => {
    const names = '[Xuhui District Court, 网信办, Ministry of Public Security, CA_AG]';

    expect(found(changed({ 14: `    authorities: ${names}` }))).toEqual([]);
  });

  it('a quote may continue on the next line, and may be from the title', () => {
    expect(found(changed({ 21: '        quote: Draft   measures' }))).toEqual([]);
  });

  it('an entry may be dated after the issue, as when a law will take effect', () => {
    expect(found(changed({ 10: '    date: 2021-06-01' }))).toEqual([]);
  });
});

it('every problem of a file is reported at once, in the order of lines', () => {
  const text = changed({
    2: null,
    14: '    authorities: [XYZ]',
    21: '        quote: never said',
    22: '  - id: cn-2020-01-r9',
    23: '    section: fines',
    25: '    date: soon',
  });

  const { problems } = readBulletin(text, 'sample.yaml');

  expect(problems.map(({ file, line, rule }) => `${file}:${line} ${rule}`)).toEqual([
    'sample.yaml:1 field-missing',
    'sample.yaml:13 authority-known',
    'sample.yaml:20 quote-in-body',
    'sample.yaml:22 field-value',
    'sample.yaml:24 field-value',
  ]);
});

it('an unquoted date is text, even if the file claims to be YAML 1.1', () => {
  const { bulletin } = readBulletin(`%YAML 1.1\n---\n${changed({ 5: 'language: no' })}`, 'sample.yaml');

  expect(bulletin?.issued).toBe('2020-01');
  expect(bulletin?.language).toBe('no');
  expect(bulletin?.entries[0]?.date).toBe('2020-01-03');
});

it('line breaks may be those of Windows', () => {
  const { bulletin } = readBulletin(changed({}).replaceAll('\n', '\r\n'), 'sample.yaml');

  expect(bulletin?.entries[0]?.body).toBe('MIIT asks for comments\nuntil 31 January 2020.');
});

const thrice = (at: number): string => `*k${at}, *k${at}, *k${at}`;
