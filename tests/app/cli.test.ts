import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type CliRun, runCli } from './run-cli.ts';

const folder = await mkdtemp(join(tmpdir(), 'privacy-law-'));

afterAll(() => rm(folder, { recursive: true }));

const json = ({ stdout }: CliRun): unknown => JSON.parse(stdout);
const file = async (name: string, content: string | Uint8Array): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
};

describe.concurrent('the command line', () => {
  it('lists deadlines as of a day: upcoming, soonest first, then past', async () => {
    const run = await runCli(['deadlines', '--today', '2019-04-22', '--json']);
    expect(json(run)).toMatchObject([
      { entryId: 'cn-2019-04-i2', kind: 'consultation_close', date: '2019-04-30', start: null, daysLeft: 8 },
      {
        entryId: 'cn-2019-04-r4',
        kind: 'campaign_end',
        date: '2019-09-30',
        start: '2019-04-01',
        daysLeft: 161,
      },
      { entryId: 'cn-2019-04-r3', kind: 'pilot_end', date: '2019-12-31', start: '2019-04-01', daysLeft: 253 },
      { entryId: 'cn-2019-04-r2', kind: 'effective_date', date: '2019-04-01', start: null, daysLeft: -21 },
    ]);
    expect([run.code, run.stderr]).toEqual([0, '']);
  });

  it('searches, with exactly the fields that other programs rely on', async () => {
    const run = await runCli(['search', 'facial', 'recognition', '--today', '2019-04-22', '--json', '--limit', '1']);
    expect(json(run)).toEqual({
      query: 'facial recognition',
      verdict: 'answer',
      answer: null,
      understood: '',
      total: expect.any(Number),
      hits: [
        {
          id: 'cn-2019-04-r3',
          score: expect.any(Number),
          title: expect.any(String),
          standing: 'in_force',
          source: null,
        },
      ],
      suggestion: null,
    });
  });

  it('prints one result per line of a file of queries, for empty lines too', async () => {
    const path = await file('queries.txt', 'facial recognition\n\nblockchain\n');
    const { stdout } = await runCli(['search', '--queries', path, '--json']);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(lines).toMatchObject([
      { query: 'facial recognition' },
      { query: '', total: 0 },
      { query: 'blockchain', total: 0 },
    ]);
  });

  it('checks the bundled bulletins and finds no problems', async () => {
    const run = await runCli(['check', '--json']);
    expect(json(run)).toMatchObject({ problems: [] });
    expect(run.code).toBe(0);
  });

  it('lists every problem of a broken folder with file, line and rule, and exits with 1', async () => {
    const broken = await mkdtemp(join(tmpdir(), 'privacy-law-broken-'));
    await writeFile(join(broken, 'a.yaml'), 'id: A\ntitle: t\n');
    await writeFile(join(broken, 'b.yaml'), new Uint8Array([0, 1, 2, 0]));
    await writeFile(join(broken, 'c.yaml'), '');
    await writeFile(join(broken, 'd.yaml'), new Uint8Array(20_000_000).fill(97));
    const run = await runCli(['check', broken, '--json']);
    await rm(broken, { recursive: true });
    expect(run.code).toBe(1);
    expect(json(run)).toMatchObject({
      bulletins: 0,
      problems: expect.arrayContaining([
        expect.objectContaining({ file: 'a.yaml', line: 1, rule: 'field-value' }),
        expect.objectContaining({ file: 'b.yaml', rule: 'text-binary' }),
        expect.objectContaining({ file: 'c.yaml', rule: 'text-empty' }),
        expect.objectContaining({ file: 'd.yaml', rule: 'text-too-large' }),
      ]),
    });
    expect(run.stderr).toContain('a.yaml:1: ');
  });

  it.each([
    ['empty', new Uint8Array(), 'text-empty'],
    ['binary', new Uint8Array([137, 80, 78, 71, 0, 0, 1]), 'text-binary'],
    ['of 20 MB', new Uint8Array(20_000_000).fill(97), 'text-too-large'],
  ])('refuses to parse a bulletin that is %s: one problem, no entries, exit code 1', async (name, bytes, rule) => {
    const run = await runCli(['parse', await file(`${name}.txt`, bytes), '--json']);
    expect(json(run)).toMatchObject({ entries: [], problems: [{ rule }] });
    expect([run.code, run.stderr.trim().split('\n').length]).toEqual([1, 1]);
  });

  it('reports a file that does not exist or has an unknown format', async () => {
    const missing = await runCli(['parse', join(folder, 'missing.txt')]);
    expect([missing.code, missing.stderr]).toEqual([1, expect.stringContaining('file-unreadable')]);
    const format = await runCli(['parse', await file('a.exe', 'x')]);
    expect([format.code, format.stderr]).toEqual([1, expect.stringContaining('format-unknown')]);
  });

  it.each([
    ['an unknown command', ['serach', 'x']],
    ['a day that does not exist', ['deadlines', '--today', '2019-02-30']],
    ['a limit that is not a number', ['search', 'x', '--limit', 'many']],
    ['a search without words', ['search']],
    ['a search for a space', ['search', ' ']],
    ['words together with a file of queries', ['search', 'x', '--queries', 'queries.txt']],
    ['an issue that is not a month', ['parse', 'a.txt', '--issued', 'Smarch']],
    ['a jurisdiction that is not a code', ['parse', 'a.txt', '--jurisdiction', 'china']],
    ['two formats at once', ['parse', 'a.txt', '--yaml', '--json']],
    ['an unknown option', ['check', '--jsn']],
  ])('exits with 2 on %s, and prints the usage', async (_, args) => {
    const run = await runCli(args);
    expect([run.code, run.stdout]).toEqual([2, '']);
    expect(run.stderr).toMatch(/error: .*[\s\S]*Usage: /);
  });

  it('counts no days if TZ_DEFAULT is wrong', async () => {
    const run = await runCli(['deadlines'], { TZ_DEFAULT: 'Asia/Shanghi' });
    expect([run.code, run.stdout]).toEqual([1, '']);
    expect(run.stderr).toBe('TZ_DEFAULT must be an IANA time zone such as Asia/Shanghai\n');
  });

  it('reads settings from .env in the folder where it is started; the environment wins', async () => {
    await writeFile(join(folder, '.env'), 'TZ_DEFAULT=Asia/Shanghi\nPORT=none\nLOG_LEVEL=\n');
    const run = await runCli(['start'], { TZ_DEFAULT: 'Asia/Shanghai' }, { folder });
    expect(run.stderr).toMatch(/^PORT must be a port/m);
    expect(run.stderr).not.toContain('TZ_DEFAULT');
  });

  it.each([
    ['begins with a mark, as some editors write it', '\uFEFFPORT=none\r\n', 'utf8', /^PORT must be a port/m],
    ['is in another encoding', '\uFEFFPORT=none', 'utf16le', /^Cannot read .env: save it as UTF-8$/m],
  ] as const)('reads .env or says what to do where it %s', async (_, text, encoding, says) => {
    const own = await mkdtemp(join(folder, 'env-'));
    await writeFile(join(own, '.env'), text, encoding);
    const run = await runCli(['start'], {}, { folder: own });
    expect([run.code, run.stderr]).toEqual([1, expect.stringMatching(says)]);
  });

  it('lists every missing setting when started without any, and exits with 1', async () => {
    const run = await runCli(['start']);
    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(/SLACK_BOT_TOKEN is not set[\s\S]*SLACK_APP_TOKEN or SLACK_SIGNING_SECRET is required/);
  });
});
