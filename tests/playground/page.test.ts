import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openWorkspace } from '../../playground/open-workspace.ts';
import type { Workspace } from '../../playground/workspace.ts';
import { ada, anyText, ben, general, manifest, privacy } from './with-app.ts';

const perform = async ({ url }: Workspace, body: string, type = 'application/json') => {
  const answer = await fetch(`${url}page/do`, { method: 'POST', body, headers: { 'content-type': type } });
  return [answer.status, await answer.json()];
};

describe('the page', () => {
  test('loads the workspace as its user sees it, by default as the first user', async () => {
    await using workspace = await openWorkspace({ app: manifest });
    const state = await (await fetch(`${workspace.url}page/state`)).json();
    expect(state).toEqual(workspace.snapshot(ada));
    expect(state).toMatchObject({
      user: ada,
      channels: [
        { name: 'privacy', botIsMember: true },
        { name: 'general', botIsMember: false },
        { name: 'china-updates', botIsMember: true },
        { name: 'archive-2018', archived: true },
        { name: 'Privacy Law', kind: 'im' },
      ],
      clock: { now: '2019-04-22T09:00:00+08:00', zone: 'Asia/Shanghai' },
      connection: { connected: false, canRedeliver: false },
      app: { commands: [{ command: '/privacy-law', usageHint: '[words]' }] },
    });
    expect((await fetch(`${workspace.url}page/state?user=U0NOBODY01`)).status).toBe(404);
  });

  test('receives each change as its user sees it', async () => {
    await using workspace = await openWorkspace({ app: manifest });
    const stream = await fetch(`${workspace.url}page/events?user=${ben}`);
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    const changes: unknown[] = [];
    const reading = readChanges(stream, changes, 3);
    await workspace.perform({ do: 'command', user: ada, channel: privacy, command: '/foo', text: '' });
    await workspace.perform({ do: 'say', user: ada, channel: privacy, text: 'hello' });
    await workspace.perform({ do: 'invite_bot', channel: general });
    await reading;
    expect(changes).toMatchObject([
      { type: 'message', message: { text: 'hello', user: ada } },
      { type: 'channels', channels: [{}, { botIsMember: true }, {}, {}, {}] },
      { type: 'message', message: { system: true } },
    ]);
  });

  test.each([
    ['[]', 'An action must be a JSON object.'],
    ['{"do":"fly"}', 'There is no action "fly".'],
    ['{"do":"say","user":"U0ADACHEN1","channel":"C0PRIVACY1"}', '"say" needs text (a string).'],
    ['{"do":"say","user":"U0ADACHEN1","channel":"C0PRIVACY1","text":"  "}', 'The message is empty.'],
    ['{"do":"say","user":"U0NOBODY01","channel":"C0PRIVACY1","text":"x"}', 'No user U0NOBODY01.'],
    ['{"do":"say","user":"U0ADACHEN1","channel":"D0BENOKAF1","text":"x"}', 'No channel D0BENOKAF1.'],
    [
      '{"do":"say","user":"U0ADACHEN1","channel":"C0ARCHIVE1","text":"x"}',
      '#archive-2018 is archived. You can’t post there.',
    ],
    ['{"do":"move_clock","days":"soon"}', '"move_clock" needs days (a number).'],
    ['{"do":"move_clock","days":1e300}', 'The clock can’t be moved that far.'],
    ['{"do":"set_clock","date":"2019-02-30"}', '2019-02-30 isn’t a date such as 2019-04-22.'],
    [
      '{"do":"act","user":"U0ADACHEN1","place":{"viewId":"V1"},"blockId":"b","actionId":"a","value":{},"state":{}}',
      'That message or form no longer exists.',
    ],
    ['{"do":"submit_view","user":"U0ADACHEN1","viewId":"V1","state":{}}', 'This view is no longer open.'],
    ['{"do":"global_shortcut","user":"U0ADACHEN1","callbackId":"none"}', 'The app has no such shortcut.'],
  ])('gets an error for %s', async (body, error) => {
    await using workspace = await openWorkspace({ app: manifest });
    expect(await perform(workspace, body)).toEqual([200, { ok: false, error }]);
  });

  test('sends a long text unchanged', async () => {
    await using workspace = await openWorkspace();
    const text = '界'.repeat(10_000);
    const body = JSON.stringify({ do: 'say', user: ada, channel: privacy, text });
    expect(await perform(workspace, body)).toEqual([200, { ok: true }]);
    expect(workspace.snapshot(ben).messages[0]?.text).toBe(text);
  });

  test.each([
    ['a body that is not JSON', '{', 'application/json', 400],
    ['a form, which another site could send', 'do=say', 'application/x-www-form-urlencoded', 415],
    ['JSON declared as text', '{}', 'text/plain', 415],
    ['a body that is too large', `"${'x'.repeat(1_100_000)}"`, 'application/json', 413],
  ])('cannot send %s', async (_, body, type, status) => {
    await using workspace = await openWorkspace();
    expect(await perform(workspace, body, type)).toEqual([status, { ok: false, error: anyText }]);
  });

  test('is served only under a name of this machine', async () => {
    await using workspace = await openWorkspace();
    const statusAs = (host: string) =>
      new Promise((resolve, reject) => {
        request(`${workspace.url}page/state`, { headers: { host } }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        })
          .on('error', reject)
          .end();
      });
    expect(await statusAs('evil.example')).toBe(403);
    expect(await statusAs('127.0.0.1.evil.example:80')).toBe(403);
    expect(await statusAs(new URL(workspace.url).host)).toBe(200);
    expect(await statusAs('localhost:3200')).toBe(200);
  });

  test('is served as HTML and JavaScript, with a strict content security policy', async () => {
    await using workspace = await openWorkspace();
    const page = await fetch(workspace.url);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(await page.text()).toContain('src="/page/main.js"');
    const script = await fetch(`${workspace.url}page/main.js`);
    expect(script.headers.get('content-type')).toContain('text/javascript');
    expect(await script.text()).not.toMatch(/import type|: string\b/);
    for (const path of ['/page/tsconfig.json', '/page/..%2fopen-workspace.ts', '/page/main.ts']) {
      expect((await fetch(new URL(path, workspace.url))).status).toBe(404);
    }
  });
});

test('a page that was built is served unchanged', async () => {
  const pageDirectory = await mkdtemp(join(tmpdir(), 'page-'));
  onTestFinished(() => rm(pageDirectory, { recursive: true }));
  await writeFile(join(pageDirectory, 'index.html'), '<p>The page</p>');
  await writeFile(join(pageDirectory, 'main.js'), 'export const built = true;');
  await using workspace = await openWorkspace({ pageDirectory });
  expect(await (await fetch(workspace.url)).text()).toBe('<p>The page</p>');
  expect(await (await fetch(`${workspace.url}page/main.js`)).text()).toBe('export const built = true;');
});

test('a port in use is reported', async () => {
  await using workspace = await openWorkspace();
  const port = Number(new URL(workspace.url).port);
  await expect(openWorkspace({ port })).rejects.toThrow(`Port ${port} is in use on 127.0.0.1`);
});

async function readChanges(stream: Response, changes: unknown[], count: number): Promise<void> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const part of stream.body ?? []) {
    text += decoder.decode(part, { stream: true });
    changes.length = 0;
    for (const [, data] of text.matchAll(/^data: (.*)\n\n/gm)) changes.push(JSON.parse(data ?? ''));
    if (changes.length >= count) return;
  }
}
