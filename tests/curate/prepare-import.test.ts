import { expect, test } from 'vitest';
import type { Bulletin } from '../../src/bulletin/bulletin.ts';
import { writeBulletin } from '../../src/bulletin/write-bulletin.ts';
import { type ImportHints, prepareImport } from '../../src/curate/prepare-import.ts';
import { readBulletinFile } from '../../src/reader/read-bulletin-file.ts';
import { bulletinWith } from '../remind/corpus-with.ts';

const reader = { read: readBulletinFile };
const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });
const hints = { issued: '2026-10', jurisdiction: 'CN', title: 'China, October 2026' };

const prose = file(
  'october.txt',
  `Regulatory developments

1. CAC consults on draft measures for smart kettles
On 12 October 2026, the Cyberspace Administration of China published draft measures. The public consultation is open until 30 November 2026.

2. MIIT publishes a plan
On 20 October 2026, MIIT published a plan for the industry.
`,
);

const prepare = (
  files: Parameters<typeof prepareImport>[1],
  options: { readonly hints?: ImportHints; readonly present?: readonly Bulletin[] } = {},
) => prepareImport({ reader, present: options.present ?? [], earlier: async () => [] }, files, options.hints ?? hints);

test('prose becomes a bulletin named for its jurisdiction and issue, with unconfirmed deadlines', async () => {
  const { bulletins, isRefused } = await prepare([prose]);
  expect(isRefused).toBe(false);
  expect(bulletins).toMatchObject([
    {
      id: 'cn-2026-10',
      title: 'China, October 2026',
      entries: [
        { id: 'cn-2026-10-r1', deadlines: [{ date: '2026-11-30', status: 'extracted' }] },
        { id: 'cn-2026-10-r2' },
      ],
    },
  ]);
});

test('it replaces a bulletin with the same title, and no other', async () => {
  const same = { ...bulletinWith({ 'cn-2026-10-r9': [] }, 'CN'), id: 'cn-2026-10', title: 'China, October 2026' };
  const other = { ...same, title: 'Another firm’s October' };
  expect((await prepare([prose], { present: [same] })).bulletins).toMatchObject([{ id: 'cn-2026-10' }]);
  expect((await prepare([prose], { present: [other] })).bulletins).toMatchObject([{ id: 'cn-2026-10-2' }]);
  const asked = { ...hints, id: 'cn-2026-10' };
  const replaced = await prepare([prose], { present: [other], hints: asked });
  expect(replaced.bulletins).toMatchObject([{ id: 'cn-2026-10' }]);
});

test('YAML is imported as it is', async () => {
  const bulletin = bulletinWith({ 'cn-r1': [{ date: '2026-11-30' }] }, 'CN');
  const { bulletins, problems } = await prepare([file('cn.yaml', writeBulletin(bulletin))]);
  expect(bulletins).toEqual([bulletin]);
  expect(problems).toEqual([]);
});

test('if one file has an error nothing is imported, and every problem of every file is listed', async () => {
  const { bulletins, isRefused, problems } = await prepare([
    prose,
    file('empty.txt', ''),
    file('wrong.yaml', 'id: cn\nissued: someday\n'),
    { file: 'gone.txt', line: 0, rule: 'file-missing', message: 'there is no such file' },
  ]);
  expect([bulletins, isRefused]).toEqual([[], true]);
  const files = new Set(problems.map(({ file }) => file));
  expect([...files]).toEqual(expect.arrayContaining(['empty.txt', 'wrong.yaml', 'gone.txt']));
});

test('prose without a known issue or jurisdiction is refused, and the problem says what is missing', async () => {
  const { isRefused, problems } = await prepare([file('a.txt', '1. A title\nThe rules were published.\n')], {
    hints: {},
  });
  expect(isRefused).toBe(true);
  expect(problems).toContainEqual(expect.objectContaining({ rule: 'head-incomplete', file: 'a.txt' }));
});

test('two files with the same bulletin are refused', async () => {
  const yaml = writeBulletin(bulletinWith({ 'cn-r1': [] }, 'CN'));
  const { isRefused, problems } = await prepare([file('a.yaml', yaml), file('b.yaml', yaml)]);
  expect(isRefused).toBe(true);
  expect(problems).toMatchObject([{ file: 'b.yaml', rule: 'bulletin-id-unique' }]);
});
