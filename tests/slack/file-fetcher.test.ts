import { afterEach, expect, it } from 'vitest';
import { openWorkspace } from '../../playground/open-workspace.ts';
import type { Workspace } from '../../playground/workspace.ts';
import { installedApp } from '../../src/app/manifest.ts';
import { message } from '../../src/bulletin/message.ts';
import { createFileFetcher } from '../../src/slack/files.ts';
import { clientOptionsFor } from '../../src/slack/web-client.ts';

let workspace: Workspace | null = null;

afterEach(async () => {
  await workspace?.[Symbol.asyncDispose]();
});

async function open(optionalScopes: boolean) {
  workspace = await openWorkspace({ app: await installedApp(optionalScopes) });
  const id = workspace.upload('U0ADACHEN1', 'may.txt', new TextEncoder().encode('May 2019'));
  const files = createFileFetcher(async () => 'xoxb-playground', clientOptionsFor(workspace.apiUrl));
  return { id, files };
}

it('a file is downloaded with the bot token', async () => {
  const { id, files } = await open(true);
  const file = await files.fetch('T0OFFICE1', { id, name: 'may.txt' });
  expect(file).toEqual({ name: 'may.txt', bytes: new TextEncoder().encode('May 2019') });
});

it('a file that does not exist is a problem that says what to do', async () => {
  const { files } = await open(true);
  expect(await files.fetch('T0OFFICE1', { id: 'F0', name: 'may.txt' })).toMatchObject({
    rule: 'file-unavailable',
  });
});

it('without files:read the problem says that the text can be pasted', async () => {
  const { id, files } = await open(false);
  expect(await files.fetch('T0OFFICE1', { id, name: 'may.txt' })).toMatchObject({
    rule: 'files-not-allowed',
    message: message('slack.file.not_allowed', { scope: 'files:read' }),
  });
});
