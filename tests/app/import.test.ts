import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeBulletin } from '../../src/bulletin/write-bulletin.ts';
import { bulletinWith } from '../remind/corpus-with.ts';
import { runCli } from './run-cli.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'privacy-law-import-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

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
  const found = await cli('search', 'section:regulatory', '--json', '--limit', '50', '--today', '2026-12-01');
  expect(found.stdout).toContain('"cn-r1"');
}, 60_000);
