import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { writeBulletin } from '../../src/bulletin/write-bulletin.ts';
import { createBulletinStore } from '../../src/storage/bulletin-store.ts';
import { openDatabase } from '../../src/storage/open-database.ts';
import { bulletinWith } from '../remind/corpus-with.ts';
import { day } from '../storage/samples.ts';
import { runCli } from './run-cli.ts';

const folder = await mkdtemp(join(tmpdir(), 'privacy-law-import-'));

afterAll(() => rm(folder, { recursive: true }));

const cli = (...args: string[]) => runCli(args, { STATE_DIR: join(folder, 'state') });

it('imports YAML, reports what a new version changed, and exports it again; one invalid file keeps everything out', async () => {
  const path = join(folder, 'cn.yaml');
  const write = (date: string) => writeFile(path, writeBulletin(bulletinWith({ 'cn-r1': [{ date }] }, 'CN')));
  await write('2026-11-30');
  expect((await cli('import', path)).stdout).toBe('cn: added (revision 1): 1 entry added, 1 deadline added\n');
  await write('2026-12-15');
  const wrong = join(folder, 'wrong.yaml');
  await writeFile(wrong, 'id: other\n');
  const refused = await cli('import', path, wrong);
  expect([refused.stdout, refused.code]).toEqual(['Nothing was imported.\n', 1]);
  expect(refused.stderr).toContain('wrong.yaml:1: "title" is missing; add it [field-missing]');
  const { stdout } = await cli('import', path, '--json');
  expect(JSON.parse(stdout)).toMatchObject({
    imported: [{ id: 'cn', kind: 'updated', revision: 2, changes: { deadlinesMoved: [{ to: '2026-12-15' }] } }],
    problems: [],
  });
  expect((await cli('export', '--id', 'cn')).stdout).toBe(await readFile(path, 'utf8'));
  const listed = await cli('deadlines', '--today', '2026-12-01', '--json');
  expect(JSON.parse(listed.stdout)).toContainEqual(expect.objectContaining({ entryId: 'cn-r1', date: '2026-12-15' }));
  const found = await cli('search', 'entry:cn-r1', '--json', '--today', '2026-12-01');
  expect(found.stdout).toContain('"cn-r1"');
}, 60_000);

it('exports what curators decided as one JSON value a line', async () => {
  const path = join(folder, 'labelled.yaml');
  await writeFile(path, writeBulletin(bulletinWith({ 'cn-r1': [{ date: '2026-12-15' }] }, 'CN')));
  await cli('import', path);
  const folderOfStore = { kind: 'embedded', folder: join(folder, 'state') } as const;
  const about = { kind: 'consultation_close', date: day('2026-12-15') } as const;
  {
    await using database = await openDatabase(folderOfStore);
    const store = createBulletinStore(database);
    const decision = { entryId: 'cn-r1', about, becomes: null, by: 'U0ADACHEN1', at: 0, on: day('2026-11-02') };
    await store.correct('T0PLAYGRND', decision, (await store.revisions()).of('T0PLAYGRND'));
  }
  const { stdout } = await cli('export', '--labels', '--id', 'cn');
  expect(
    stdout
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line)),
  ).toMatchObject([
    {
      entry: 'cn-r1',
      quote: 'Told',
      text: 'Entry cn-r1 || Told.',
      kind: null,
      date: '2026-12-15',
      by: 'U0ADACHEN1',
      on: '2026-11-02',
    },
  ]);
  expect((await cli('export', '--labels', '--to', folder)).stderr).toContain('cannot be used with');
}, 60_000);

it('lists what a curator has to decide', async () => {
  const path = join(folder, 'october.txt');
  const text =
    'On 6 October 2026, the Cyberspace Administration of China adopted the measures. They take effect in March 2027.';
  await writeFile(path, `1. Measures on kettles adopted\n\n${text}\n`);
  const { stdout } = await cli('import', path, '--issued', '2026-10', '--jurisdiction', 'CN');
  expect(stdout).toContain('not decided: effective_date without a date: “They take effect in March 2027');
  expect(stdout).toContain('[cn-2026-10-r1]');
}, 60_000);
