import { expect, test } from 'vitest';
import { readBulletinFile } from '../../src/reader/read-bulletin-file.ts';

const known = { issued: '2026-05', jurisdiction: 'GB' };

/** A table in each way of writing one; `docx` and `pdf` come as one of them. */
const dresses: Readonly<Record<string, (rows: readonly (readonly string[])[]) => string>> = {
  'pipes.md': (rows) =>
    rows.map((row, at) => `| ${row.join(' | ')} |${at === 0 ? `\n|${'---|'.repeat(row.length)}` : ''}`).join('\n'),
  'tabs.txt': (rows) => rows.map((row) => row.join('\t')).join('\n'),
  'page.html': (rows) =>
    `<table>${rows.map((row, at) => `<tr>${row.map((cell) => (at === 0 ? `<th>${cell}</th>` : `<td>${cell}</td>`)).join('')}</tr>`).join('')}</table>`,
};

const read = async (name: string, text: string) => {
  const bytes = new TextEncoder().encode(text);
  return (await readBulletinFile({ name, bytes }, known)).entries;
};

const cases: readonly (readonly [title: string, rows: readonly (readonly string[])[], deadlines: readonly string[]])[] =
  [
    [
      'two columns of dates',
      [
        ['Rule', 'In force', 'Comments by'],
        ['Cookie code', '1 January 2027', '30 June 2026'],
        ['Wallet code', '', '15 July 2026'],
      ],
      ['effective_date 2027-01-01', 'consultation_close 2026-06-30', 'consultation_close 2026-07-15'],
    ],
    [
      'a day of publication beside a period',
      [
        ['Draft', 'Published on', 'Deadline for comments'],
        ['Door code', '6 May 2026', '12 June 2026'],
      ],
      ['consultation_close 2026-06-12'],
    ],
    [
      'a column for each of those who are bound',
      [
        ['', 'Banks', 'Shops'],
        ['Takes effect', '1 January 2027', '1 July 2027'],
      ],
      ['effective_date 2027-01-01', 'effective_date 2027-07-01'],
    ],
    [
      '中文',
      [
        ['文件', '施行日期', '意见反馈截止'],
        ['门铃办法', '2027年1月1日', '2026年6月30日'],
      ],
      ['effective_date 2027-01-01', 'consultation_close 2026-06-30'],
    ],
  ];

for (const [name, dress] of Object.entries(dresses))
  test.each(cases)(`each date of a table is of the kind of its column: ${name}, %s`, async (_, rows, deadlines) => {
    // A first cell without words cannot be told in tabs alone.
    if (name === 'tabs.txt' && rows[0]?.[0] === '') return;
    const above = 'On 4 May 2026 the ministry of Norwick published drafts, which are listed here.';
    const text = name.endsWith('html')
      ? `<h3>1. Ministry publishes drafts</h3><p>${above}</p>${dress(rows)}`
      : `1. Ministry publishes drafts\n\n${above}\n\n${dress(rows)}\n`;
    const [entry] = await read(name, text);
    expect(entry?.deadlines.map(({ kind, date }) => `${kind} ${date}`)).toEqual(deadlines);
    for (const { quote } of entry?.deadlines ?? []) expect(entry?.body).toContain(quote);
  });

test('where each row is an entry, its title is no authority, day or heading', async () => {
  const rows = [
    ['Authority', 'Instrument', 'Comments by', 'In force'],
    ['Norwick Data Authority', 'Draft rules on cookies in shops and on websites', '30 June 2026', '1 January 2027'],
    ['Ministry of Trade', 'Guidance on smart doorbells for landlords and tenants', '12 June 2026', '1 October 2026'],
  ];
  const entries = await read('tracker.md', `Consultations and new rules, May 2026\n\n${dresses['pipes.md']?.(rows)}\n`);
  expect(entries.map(({ title }) => title)).toEqual([rows[1]?.[1], rows[2]?.[1]]);
  expect(entries.map(({ deadlines }) => deadlines.map(({ kind }) => kind))).toEqual([
    ['consultation_close', 'effective_date'],
    ['consultation_close', 'effective_date'],
  ]);
});

test('cells that reach over rows and columns stand in each, and headings may take two rows', async () => {
  const table = `<table>
    <tr><th rowspan="2">Draft</th><th colspan="2">Dates</th></tr><tr><th>Comments by</th><th>In force</th></tr>
    <tr><td rowspan="2">Door code of the ministry</td><td>12 June 2026</td><td>1 March 2027</td></tr>
    <tr><td>20 June 2026</td><td>1 April 2027</td></tr></table>`;
  const entries = await read(
    'page.html',
    `<h3>1. Ministry publishes drafts</h3><p>On 4 May 2026 it published drafts.</p>${table}`,
  );
  expect(entries.flatMap(({ deadlines }) => deadlines.map(({ kind, date }) => `${kind} ${date}`)).sort()).toEqual([
    'consultation_close 2026-06-12',
    'consultation_close 2026-06-20',
    'effective_date 2027-03-01',
    'effective_date 2027-04-01',
  ]);
});

test('a list of terms reads as labels with their fields', async () => {
  const [entry] = await read(
    'page.html',
    '<h3>1. Ministry opens a pilot</h3><p>It was opened on 4 May 2026.</p><dl><dt>Registration closes</dt><dd>12 June 2026</dd><dt>Pilot ends</dt><dd>30 September 2026</dd></dl>',
  );
  expect(entry?.body).toContain('Registration closes: 12 June 2026\nPilot ends: 30 September 2026');
  expect(entry?.deadlines).toContainEqual(expect.objectContaining({ kind: 'pilot_end', date: '2026-09-30' }));
});
