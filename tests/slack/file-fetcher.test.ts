import { afterEach, expect, it } from 'vitest';
import { openWorkspace } from '../../playground/open-workspace.ts';
import type { Workspace } from '../../playground/workspace.ts';
import { installedApp } from '../../src/app/manifest.ts';
import { createFileFetcher } from '../../src/slack/files.ts';
import { clientOptionsFor } from '../../src/slack/web-client.ts';

let workspace: Workspace | null = null;

afterEach(async () => {
  await workspace?.[Symbol.asyncDispose]();
});

async function office(optionalScopes: boolean) {
  workspace = await openWorkspace({ app: await installedApp(optionalScopes) });
  const id = workspace.upload('U0ADACHEN1', 'may.txt', new TextEncoder().encode('May 2019'));
  const files = createFileFetcher(async () => 'xoxb-playground', clientOptionsFor(workspace.apiUrl));
  return { id, files };
}

it('fetches a file with the token of the bot', async () => {
  const { id, files } = await office(true);
  const file = await files.fetch('T0OFFICE1', { id, name: 'may.txt' });
  expect(file).toEqual({ name: 'may.txt', bytes: new TextEncoder().encode('May 2019') });
});

it('says what to do where there is no such file', async () => {
  const { files } = await office(true);
  expect(await files.fetch('T0OFFICE1', { id: 'F0', name: 'may.txt' })).toMatchObject({
    rule: 'file-unavailable',
  });
});

it('says that the text can be pasted where the app may not read files', async () => {
  const { id, files } = await office(false);
  expect(await files.fetch('T0OFFICE1', { id, name: 'may.txt' })).toMatchObject({
    rule: 'files-not-allowed',
    message: expect.stringContaining('paste the text'),
  });
});
