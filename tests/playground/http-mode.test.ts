import { App, HTTPReceiver } from '@slack/bolt';
import { expect, test } from 'vitest';
import { openWorkspace } from '../../playground/open-workspace.ts';
import { ada, buttons, containing, manifest, privacy, silent } from './with-app.ts';

const withHttpApp = async (signingSecret: string, register: (app: App) => void) => {
  const workspace = await openWorkspace({ app: manifest, timing: { ack: 10_000 } });
  const receiver = new HTTPReceiver({ signingSecret, logger: silent });
  const app = new App({
    token: 'xoxb-playground',
    receiver,
    clientOptions: { slackApiUrl: workspace.apiUrl },
    logger: silent,
  });
  register(app);
  const server = await receiver.start({ port: 0, host: '127.0.0.1' });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  workspace.sendRequestsTo(`http://127.0.0.1:${port}/slack/events`);
  const close = async () => {
    await receiver.stop();
    await workspace[Symbol.asyncDispose]();
  };
  return { workspace, app, [Symbol.asyncDispose]: close };
};

test('without a socket, payloads are sent to the app as signed requests', async () => {
  await using slack = await withHttpApp('playground-signing-secret', (app) => {
    app.command('/privacy-law', async ({ ack, command }) => ack(`received ${command.text}`));
    app.event('app_mention', async ({ say }) => {
      await say({ text: 'mentioned', blocks: buttons('press') });
    });
    app.action('press', async ({ ack, respond }) => {
      await ack();
      await respond('pressed');
    });
  });
  const { workspace } = slack;
  const command = {
    do: 'command',
    user: ada,
    channel: privacy,
    command: '/privacy-law',
    text: 'minors & "data"',
  } as const;
  expect(await workspace.perform(command)).toEqual({ ok: true });
  await workspace.message(({ text }) => text === 'received minors & "data"');
  await workspace.perform({ do: 'say', user: ada, channel: privacy, text: '@Privacy Law?' });
  const { ts } = await workspace.message(({ text }) => text === 'mentioned');
  const place = { channel: privacy, ts };
  await workspace.perform({
    do: 'act',
    user: ada,
    place,
    blockId: 'buttons',
    actionId: 'press',
    value: {},
    state: {},
  });
  await workspace.message(({ text, ephemeral }) => text === 'pressed' && ephemeral);
});

test('an app with another signing secret rejects them', async () => {
  await using slack = await withHttpApp('another-secret', (app) => {
    app.command('/privacy-law', async ({ ack }) => ack());
  });
  const command = { do: 'command', user: ada, channel: privacy, command: '/privacy-law', text: '' } as const;
  expect(await slack.workspace.perform(command)).toMatchObject({
    ok: false,
    error: containing('dispatch_failed'),
  });
});
