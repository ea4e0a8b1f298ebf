import { describe, expect, test } from 'vitest';
import { openWorkspace } from '../../playground/open-workspace.ts';
import type { Workspace } from '../../playground/workspace.ts';
import { ada, boltApp, type Delivered, manifest, privacy, socketClient, withApp } from './with-app.ts';

const isConnected = (workspace: Workspace) => workspace.snapshot(ada).connection.connected;

const waitUntilAway = (workspace: Workspace) =>
  workspace.until(
    () => (isConnected(workspace) ? null : true),
    () => 'The app stayed connected.',
  );

describe('a socket', () => {
  test('that was dropped is opened again by the app, which then hears what it missed', async () => {
    const heard: string[] = [];
    await using slack = await withApp((app) =>
      app.event('app_mention', async ({ event }) => {
        heard.push(event.text);
      }),
    );
    const { workspace } = slack;
    expect(await workspace.perform({ do: 'drop_connection' })).toEqual({ ok: true });
    await waitUntilAway(workspace);
    await workspace.perform({ do: 'say', user: ada, channel: privacy, text: '@Privacy Law?' });
    expect(heard).toEqual([]);
    await workspace.connected();
    await expect.poll(() => heard, { interval: 5 }).toEqual([`<@${workspace.botUser}>?`]);
  });

  test('that does not exist cannot be dropped', async () => {
    await using workspace = await openWorkspace();
    expect(await workspace.perform({ do: 'drop_connection' })).toMatchObject({ ok: false });
  });

  test.each(['warning', 'refresh_requested'] as const)(
    'is renewed by the app on a disconnect frame: %s',
    async (reason) => {
      await using slack = await withApp((app) => app.command('/privacy-law', async ({ ack }) => ack('here')));
      slack.workspace.faults.disconnect(reason);
      await waitUntilAway(slack.workspace);
      await slack.workspace.connected();
      const command = {
        do: 'command',
        user: ada,
        channel: privacy,
        command: '/privacy-law',
        text: '',
      } as const;
      expect(await slack.workspace.perform(command)).toEqual({ ok: true });
    },
  );

  test('shares the work with the others of the same app', async () => {
    await using workspace = await openWorkspace({ app: manifest });
    const served: number[] = [];
    const clients = [1, 2].map((number) => {
      const client = socketClient(workspace);
      client.on('slash_commands', ({ ack }: Delivered) => {
        served.push(number);
        void ack();
      });
      return client;
    });
    for (const client of clients) await client.start();
    for (const text of ['a', 'b', 'c', 'd']) {
      await workspace.perform({ do: 'command', user: ada, channel: privacy, command: '/privacy-law', text });
    }
    expect(served.toSorted((a, b) => a - b)).toEqual([1, 1, 2, 2]);
    for (const client of clients) await client.disconnect();
  });

  test('is opened with an app token only', async () => {
    await using workspace = await openWorkspace();
    const app = boltApp(workspace, { appToken: 'xapp-other' });
    await expect(app.start()).rejects.toMatchObject({ data: { error: 'invalid_auth' } });
    const answer = await fetch(`${workspace.url}socket?ticket=forged`, {
      headers: { connection: 'upgrade', upgrade: 'websocket' },
    }).catch(() => null);
    expect(answer?.status ?? 401).not.toBe(101);
  });
});
