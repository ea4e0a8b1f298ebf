import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import { openWorkspace } from '../../playground/open-workspace.ts';
import { installedApp } from '../../src/app/manifest.ts';
import { sampleCards } from '../../src/app/sample-cards.ts';
import { errorCard } from '../../src/cards/errors.ts';
import { createCardValidator } from '../../src/slack/validate-cards.ts';
import { bundledLibrary } from '../bundled-library.ts';
import { runCli } from './run-cli.ts';

it('`check --slack` sends every sample to the validator, which accepts them', async () => {
  await using workspace = await openWorkspace({ app: await installedApp(true) });
  const run = await runCli(['check', '--slack'], { SLACK_API_URL: workspace.apiUrl });
  expect(run).toMatchObject({ code: 0, stderr: '' });
  expect(run.stdout).toMatch(/^Slack accepts all \d{3} cards and views\.\n$/);
}, 60_000);

it('the samples hold each kind of reminder, and views of each kind', async () => {
  const samples = await sampleCards(await bundledLibrary());
  const names = samples.map(({ name }) => name);
  for (const kind of ['reminder', 'snoozed', 'nudge', 'changed', 'redraw', 'digest', 'new_entries', 'suspension'])
    expect(names).toContain(kind);
  expect(samples.filter((one) => 'view' in one).map((one) => 'view' in one && one.view.type)).toContain('home');
});

it('says where Slack refuses a card, and that it was not reached', async () => {
  const answers = [
    { ok: false, error: 'invalid_blocks', errors: [{ pointer: '/blocks/0/text', message: 'must be shorter' }] },
    { ok: false, error: 'unknown_method' },
  ];
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answers.shift()));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/api/`;
  const validate = createCardValidator(url);
  expect(await validate({ message: errorCard('1') })).toEqual(['/blocks/0/text must be shorter']);
  await expect(validate({ message: errorCard('1') })).rejects.toThrow(
    'did not answer: An API error occurred: unknown_method',
  );
  server.closeAllConnections();
  server.close();
});
