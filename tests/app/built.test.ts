import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdfFile } from '../reader/formats/pdf-file.ts';
import { wordFile } from '../reader/formats/word-file.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const main = join(root, 'dist/app/main.js');
const lines = [
  'Regulatory developments',
  '1. Draft rules on doorbells',
  'Comments may be submitted until 12 April 2024.',
];

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'privacy-law-built-'));
  await run(process.execPath, [join(root, 'scripts/build.mjs')]);
}, 60_000);

afterAll(() => rm(folder, { recursive: true }));

describe('the built program', () => {
  it.each([
    ['bulletin.docx', wordFile(lines)],
    ['bulletin.pdf', pdfFile([lines.map((text) => ({ text, gap: 30 }))])],
  ])('reads %s', async (name, bytes) => {
    await writeFile(join(folder, name), bytes);
    const { stdout } = await run(process.execPath, [
      main,
      'parse',
      join(folder, name),
      '--issued',
      '2024-03',
      '--json',
    ]);
    expect(JSON.parse(stdout)).toMatchObject({ entries: [{ deadlines: [{ date: '2024-04-12' }] }] });
  });

  it('finds its bulletins, its concepts and its page from wherever it is started', async () => {
    const child = spawn(process.execPath, [main, 'playground', '--port', '0'], { cwd: folder });
    try {
      const [printed] = await once(child.stdout, 'data');
      const address = /http:\/\/\S+/.exec(String(printed))?.[0] ?? '';
      const page = await (await fetch(address)).text();
      const script = /src="(\/page\/[^"]+\.js)"/.exec(page)?.[1] ?? '';
      const answered = await fetch(new URL(script, address));
      expect([answered.status, answered.headers.get('content-type')]).toEqual([
        200,
        expect.stringContaining('javascript'),
      ]);
    } finally {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
  });

  it('loads what an earlier start checked, and checks again what has changed since', async () => {
    const data = join(folder, 'data');
    await cp(join(root, 'data/bulletins'), data, { recursive: true });
    const deadlines = () =>
      run(process.execPath, [main, 'deadlines', '--data', data, '--today', '2026-11-27', '--json']);
    const saved = join(data, '.index/checked.json');
    const first = await deadlines();
    const text = await readFile(saved, 'utf8');
    const quote = /"quote":"([^"]+)"/.exec(first.stdout)?.[1] ?? '';
    await writeFile(saved, text.replaceAll(quote, 'As Saved'));
    expect((await deadlines()).stdout).toContain('As Saved');

    await writeFile(saved, text.slice(0, 1000));
    expect(await deadlines()).toEqual(first);

    const china = join(data, 'cn-2026-h1.yaml');
    const bulletin = await readFile(china, 'utf8');
    await writeFile(china, bulletin.replace(/^( +)title: .*/m, '$1title: Renamed since'));
    await deadlines();
    expect(await readFile(saved, 'utf8')).toContain('Renamed since');

    await writeFile(china, bulletin.replace(/^id:.*$/m, 'id: [1]'));
    await expect(deadlines()).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('cn-2026-h1.yaml:') });
  });
});
