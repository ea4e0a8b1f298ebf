import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';

test('a workspace without an app prints what to point one at it with', async () => {
  const args = ['--import', 'tsx', 'playground/main.ts', '--port', '0', '--manifest', 'manifest.yml'];
  const child = spawn(process.execPath, args);
  try {
    const [printed] = await once(child.stdout, 'data');
    const setting = (name: string) => new RegExp(`^${name}=(.+)$`, 'm').exec(String(printed))?.[1];
    expect(setting('SLACK_APP_TOKEN')).toBe('xapp-playground');
    expect(setting('SLACK_SIGNING_SECRET')).toBe('playground-signing-secret');
    const answer = await fetch(`${setting('SLACK_API_URL')}auth.test`, {
      method: 'POST',
      headers: { authorization: `Bearer ${setting('SLACK_BOT_TOKEN')}` },
    });
    expect(await answer.json()).toMatchObject({ ok: true, user: 'privacylaw' });
    const page = /http:\S+/.exec(String(printed))?.[0] ?? '';
    expect(await (await fetch(`${page}page/state`)).json()).toMatchObject({
      app: { commands: [{ command: '/privacy-law' }] },
      connection: { connected: false },
    });
  } finally {
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  }
});
