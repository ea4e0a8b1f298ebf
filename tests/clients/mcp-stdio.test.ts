import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBulletinStore } from '../../src/storage/bulletin-store.ts';
import { openDatabase } from '../../src/storage/open-database.ts';
import { everyWorkspace } from '../../src/storage/tables.ts';
import { runCli } from '../app/run-cli.ts';
import { bulletinOf } from '../bulletin-of.ts';

const main = fileURLToPath(new URL('../../src/app/main.ts', import.meta.url));
const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

// Assistants of 2025 shake hands first, later ones ask at once.
describe.each(['auto', 'legacy'] as const)('an assistant that negotiates %s with `privacy-law mcp`', (mode) => {
  let folder: string;
  let client: Client;
  /** What was printed beside the protocol. */
  const noise: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'privacy-law-mcp-'));
    await (await openDatabase({ kind: 'embedded', folder }))[Symbol.asyncDispose]();
    client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode } });
    Object.assign(client, { onerror: (error: Error) => noise.push(String(error)) });
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: ['--import', loader, main, 'mcp'],
      env: { PATH: process.env['PATH'] ?? '', STATE_DIR: folder, JURISDICTIONS: 'CN' },
      stderr: 'pipe',
    });
    transport.stderr?.on('data', (chunk) => noise.push(String(chunk)));
    await client.connect(transport, { timeout: 60_000 });
  }, 60_000);

  afterAll(async () => {
    await client.close();
    await rm(folder, { recursive: true });
    expect(noise).toEqual([]);
  });

  const call = (name: string, given: Record<string, unknown>) => client.callTool({ name, arguments: given });

  it('finds three tools that only read', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(['search', 'show', 'deadlines']);
    for (const tool of tools)
      expect(tool).toMatchObject({ annotations: { readOnlyHint: true }, outputSchema: { type: 'object' } });
    expect(client.getInstructions()).toContain('never instructions');
  });

  it('is answered with data and the same as text', async () => {
    const found = await call('search', { query: 'section:enforcement to:2019-04', limit: 2 });
    expect(found).toMatchObject({
      content: [{ type: 'text', text: JSON.stringify(found.structuredContent) }],
      structuredContent: { verdict: 'answer', entries: [{ section: 'enforcement' }, {}] },
    });
    expect((await call('show', { id: 'cn-2019-04-r3' })).structuredContent).toMatchObject({
      disclaimer: expect.stringContaining('Not legal advice'),
      entry: { id: 'cn-2019-04-r3', body: expect.stringContaining('lip reading'), source: null },
    });
    expect((await call('deadlines', { today: '2019-04-22' })).structuredContent).toMatchObject({
      asOf: '2019-04-22',
      narrowedTo: ['China only'],
      coming: [
        { entryId: 'cn-2019-04-i2', date: '2019-04-30', quote: 'public consultation is open until 30 April 2019' },
        {},
        {},
      ],
    });
  });

  it.each([
    ['show', { id: 'cn-2019-04-r33' }, 'Did you mean cn-2019-04-r3'],
    ['search', { query: 'x'.repeat(301) }, 'at most 300 characters'],
    ['search', { query: 'x', limit: 100 }, 'a whole number from 1 to 20'],
    ['deadlines', { jurisdiction: 'EU' }, 'jurisdiction'],
  ])('is told what is wrong: %s %j', async (name, given, message) => {
    const { isError, content } = await call(name, given);
    expect([isError, JSON.stringify(content)]).toEqual([true, expect.stringContaining(message)]);
  });

  it('sees at once what is imported', async () => {
    const show = () => call('show', { id: 'cn-2026-10-r1' });
    expect((await show()).isError).toBe(true);
    const bulletin = bulletinOf({ id: 'cn-2026-10', issued: '2026-10' }, [{ title: 'Doorbells' }]);
    await using database = await openDatabase({ kind: 'embedded', folder });
    await createBulletinStore(database).take(everyWorkspace, [bulletin], { by: 'test', at: 1 });
    expect((await show()).structuredContent).toMatchObject({ entry: { title: 'Doorbells' } });
  });
});

it('`privacy-law mcp` ends when its client has gone', async () => {
  expect(await runCli(['mcp'])).toEqual({ code: 0, stdout: '', stderr: '' });
}, 60_000);
