import { describe, expect, test } from 'vitest';
import { openWorkspace } from '../../playground/open-workspace.ts';
import type { Workspace } from '../../playground/workspace.ts';
import { ada, boltApp, type Delivered, manifest, privacy, socketClient, withApp } from './with-app.ts';

const isConnected = (workspace: Workspace) => workspace.snapshot(ada).connection.connected;

const untilDisconnected = (workspace: Workspace) =>
  workspace.until(
    () => (isConnected(workspace) ? null : true),
    () => 'The app stayed connected.',
  );

describe('a socket', () => {
  test('is reopened by the app after a drop, and delivers what was missed', async () => {
    const received: string[] = [];
    await using slack = await withApp((app) =>
      app.event('app_mention', async ({ event }) => {
        received.push(event.text);
      }),
    );
    const { workspace } = slack;
    expect(await workspace.perform({ do: 'drop_connection' })).toEqual({ ok: true });
    await untilDisconnected(workspace);
    await workspace.perform({ do: 'say', user: ada, channel: privacy, text: '@Privacy Law?' });
    expect(received).toEqual([]);
    await workspace.connected();
    await expect.poll(() => received, { interval: 5 }).toEqual([`<@${workspace.botUser}>?`]);
  });

  test('can’t be dropped where there is none', async () => {
    await using workspace = await openWorkspace();
    expect(await workspace.perform({ do: 'drop_connection' })).toMatchObject({ ok: false });
  });

  test.each(['warning', 'refresh_requested'] as const)(
    'is replaced by the app after a disconnect frame: %s',
    async (reason) => {
      await using slack = await withApp((app) => app.command('/privacy-law', async ({ ack }) => ack('here')));
      slack.workspace.faults.disconnect(reason);
      await untilDisconnected(slack.workspace);
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

  test('shares the load with the other sockets of the app', async () => {
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

  test('is opened only with an app token', async () => {
    await using workspace = await openWorkspace();
    const app = boltApp(workspace, { appToken: 'xapp-other' });
    await expect(app.start()).rejects.toMatchObject({ data: { error: 'invalid_auth' } });
    const answer = await fetch(`${workspace.url}socket?ticket=forged`, {
      headers: { connection: 'upgrade', upgrade: 'websocket' },
    }).catch(() => null);
    expect(answer?.status ?? 401).not.toBe(101);
  });
});
