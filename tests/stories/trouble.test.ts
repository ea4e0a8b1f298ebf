import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebClient } from '@slack/web-api';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openWorkspace } from '../../playground/open-workspace.ts';
import { ConnectionError } from '../../src/slack/stay-connected.ts';
import { runCli } from '../app/run-cli.ts';
import { bundledLibrary } from '../bundled-library.ts';
import { openAppIn } from './open-app-in.ts';
import { ada, freePort, type Office, openOffice, privacy, shown } from './open-office.ts';

let office: Office;

beforeAll(async () => {
  office = await openOffice();
});

afterEach(() => {
  office.workspace.faults.clear();
});

afterAll(async () => {
  await office[Symbol.asyncDispose]();
});

describe('when the connection is lost', () => {
  it('the app reconnects by itself and answers what was asked in the meantime', async () => {
    await office.workspace.perform({ do: 'drop_connection' });
    await office.say('@Privacy Law lip reading');
    await office.answer('for “lip reading”');
  });

  it.each(['warning', 'refresh_requested'] as const)(
    'at the request of Slack (%s), the app reconnects at once',
    async (reason) => {
      const opened = () => office.workspace.calls().filter(({ method }) => method === 'apps.connections.open').length;
      const before = opened();
      office.workspace.faults.disconnect(reason);
      await expect.poll(opened).toBe(before + 1);
      await office.workspace.connected();
      await office.command('blue book');
      await office.answer('for “blue book”');
    },
  );

  it('and Slack fails for a moment, the app keeps trying', async () => {
    office.workspace.faults.next('apps.connections.open', { kind: 'server_error', status: 503 }, 3);
    await office.workspace.perform({ do: 'drop_connection' });
    await office.say('@Privacy Law credit reference');
    await office.answer('for “credit reference”', () => true);
  });
});

describe('when the app is stopped while it reconnects', () => {
  it('it stays disconnected', async () => {
    const other = await openOffice();
    other.workspace.faults.next('apps.connections.open', { kind: 'late', milliseconds: 300 });
    await other.workspace.perform({ do: 'drop_connection' });
    const opened = () => other.workspace.calls().filter(({ method }) => method === 'apps.connections.open').length;
    await expect.poll(opened).toBe(2);
    await other[Symbol.asyncDispose]();
    expect(other.logged.map(({ message }) => message)).not.toContain('reconnected to Slack');
  });
});

describe('when something fails', () => {
  it('on Home, nobody gets a message they did not ask for', async () => {
    await using other = await openOffice();
    other.workspace.faults.next('views.publish', { kind: 'refused', error: 'internal_error' }, 5);
    await other.workspace.perform({ do: 'open_home', user: ada });
    await expect.poll(() => other.logged.map(({ message }) => message)).toContain('request failed');
    expect(other.workspace.snapshot(ada).messages).toEqual([]);
  });

  it('the user gets a card with a reference, which the log has too, and can try again', async () => {
    office.workspace.faults.next('views.publish', { kind: 'refused', error: 'internal_error' }, 5);
    await office.workspace.perform({ do: 'open_home', user: ada });
    await expect.poll(() => office.logged.map(({ message }) => message)).toContain('request failed');
    office.workspace.faults.next('response_url', { kind: 'server_error', status: 500 }, 1);
    office.workspace.faults.next('chat.postEphemeral', { kind: 'refused', error: 'channel_not_found' }, 1);
    office.workspace.faults.next('chat.postMessage', { kind: 'refused', error: 'channel_not_found' }, 1);
    await office.command('guardian');
    const card = await office.answer('Something went wrong');
    const reference = /[Rr]eference: ([0-9a-f]{8})/.exec(shown(card))?.[1];
    expect(office.logged).toContainEqual(
      expect.objectContaining({ message: 'request failed', facts: expect.objectContaining({ reference }) }),
    );
    await office.press(card, 'Try again');
    await office.answer('Guardian Consumption');
  });

  it('if the response_url has expired, the answer still reaches the person who asked', async () => {
    office.workspace.faults.next('response_url', { kind: 'server_error', status: 404 }, 1);
    await office.command('xinhua');
    expect(await office.answer('for “xinhua”')).toMatchObject({ channel: privacy, ephemeral: true });
  });
});

describe('what this version does not know', () => {
  it('a command is acknowledged, and answered with what to do', async () => {
    await office.workspace.perform({
      do: 'command',
      user: ada,
      channel: privacy,
      command: '/privacy-law-old',
      text: '',
    });
    await office.workspace.message(({ text }) => text.includes('Unknown command. Try /privacy-law help.'));
  });

  it.each([
    ['of an older version', 'show_entry', 'v0|what was this'],
    ['that no longer exists', 'show_entry_of_old', 'v1|1|help'],
  ])('a button %s gets a card that says so', async (which, action_id, value) => {
    const text = { type: 'plain_text', text: `A button ${which}` } as const;
    const old = { type: 'actions', elements: [{ type: 'button', action_id, value, text }] } as const;
    const client = new WebClient('xoxb-playground', { slackApiUrl: office.workspace.apiUrl });
    await client.chat.postMessage({ channel: privacy, text: 'an older card', blocks: [old] });
    const card = await office.answer(text.text);
    await office.press(card, text.text);
    await office.answer('This button no longer works', ({ ts }) => ts > card.ts);
  });
});

describe('a token that Slack rejects', () => {
  const connect = async (botToken: string, appToken: string) =>
    openAppIn(office.workspace, {
      library: await bundledLibrary(),
      access: { kind: 'one', botToken, rotation: null },
      transport: { kind: 'socket', appToken },
    });

  it('is reported with the name of its setting', async () => {
    await expect(connect('xoxb-wrong', 'xapp-playground')).rejects.toThrow(
      'Slack rejected SLACK_BOT_TOKEN (invalid_auth). Copy it again from your Slack app.',
    );
    await expect(connect('xoxb-playground', 'xapp-wrong')).rejects.toThrow(ConnectionError);
  });

  it.each([
    ['SLACK_BOT_TOKEN', 'xoxb-wrong', 'xapp-playground'],
    ['SLACK_APP_TOKEN', 'xoxb-playground', 'xapp-wrong'],
  ])('ends npm start with one line, without a stack, and exit code 1: %s', async (setting, bot, app) => {
    const run = await runCli(['start'], {
      SLACK_API_URL: office.workspace.apiUrl,
      SLACK_BOT_TOKEN: bot,
      SLACK_APP_TOKEN: app,
    });
    expect([run.code, run.stdout]).toEqual([1, '']);
    expect(run.stderr).toBe(`Slack rejected ${setting} (invalid_auth). Copy it again from your Slack app.\n`);
  });

  it('while a valid one lets npm start answer, until SIGTERM ends it with exit code 0', async () => {
    await using workspace = await openWorkspace({ app: { commands: [{ command: '/privacy-law' }] } });
    const ended = new AbortController();
    const running = runCli(
      ['start'],
      {
        SLACK_API_URL: workspace.apiUrl,
        SLACK_BOT_TOKEN: 'xoxb-playground',
        SLACK_APP_TOKEN: 'xapp-playground',
      },
      { stop: ended.signal },
    );
    await workspace.connected();
    await workspace.perform({
      do: 'command',
      user: ada,
      channel: privacy,
      command: '/privacy-law',
      text: 'facial recognition',
    });
    await workspace.message(({ text }) => text.includes('MIIT pilots'));
    ended.abort();
    expect(await running).toMatchObject({ code: 0, stdout: '' });
  });

  it('an error that nothing caught is logged and ends npm start, with its reason and exit code 1', async () => {
    await using workspace = await openWorkspace();
    const failing = new AbortController();
    const throwing = "process.on('SIGUSR2', () => { throw new Error('nobody caught this'); })";
    const running = runCli(
      ['start'],
      { SLACK_API_URL: workspace.apiUrl, SLACK_BOT_TOKEN: 'xoxb-playground', SLACK_APP_TOKEN: 'xapp-playground' },
      { stop: failing.signal, preload: `data:text/javascript,${encodeURIComponent(throwing)}` },
    );
    await workspace.connected();
    failing.abort('SIGUSR2');
    const { code, stderr } = await running;
    expect(code).toBe(1);
    expect(stderr).toContain('unexpected error; stopping');
    expect(stderr.trimEnd().split('\n').at(-1)).toBe('Stopped by an unexpected error: nobody caught this');
  });

  it('while the app runs is reported once, and the app stops trying', async () => {
    await using other = await openOffice();
    other.workspace.faults.disconnect('link_disabled');
    await expect
      .poll(() => other.refusals.map(({ message }) => message))
      .toEqual([expect.stringContaining('SLACK_APP_TOKEN')]);
  });
});

describe('a start while Slack cannot be reached', () => {
  const logged: string[] = [];
  const write = (_: object, message: string): void => void logged.push(message);
  const start = (options: object) =>
    bundledLibrary().then((library) => openAppIn(office.workspace, { library, ...options }));

  it('says so, is alive but not ready, and tries again until Slack answers', async () => {
    office.workspace.faults.next('auth.test', { kind: 'server_error', status: 503 }, 2);
    office.workspace.faults.next('apps.connections.open', { kind: 'server_error', status: 503 }, 2);
    const operation = { host: '127.0.0.1', port: await freePort() };
    const statusOf = (path: string) =>
      fetch(`http://127.0.0.1:${operation.port}/${path}`).then(
        ({ status }) => status,
        () => 0,
      );
    const starting = start({ connectFor: 60_000, operation, log: { info: write, warn: write, error: write } });
    await expect.poll(() => statusOf('livez')).toBe(200);
    expect(await statusOf('readyz')).toBe(503);
    await using _ = await starting;
    await expect.poll(() => statusOf('readyz')).toBe(200);
    expect(logged.filter((message) => message === 'Slack unreachable; retrying')).toHaveLength(2);
  });

  it('gives up once that has taken too long, and says what failed', async () => {
    const port = await freePort();
    const refused = start({ apiUrl: `http://127.0.0.1:${port}/api/`, connectFor: 0 });
    await expect(refused).rejects.toThrow(`Cannot connect to Slack: connect ECONNREFUSED 127.0.0.1:${port}`);
  });

  it('is stopped by SIGTERM at once', async () => {
    const port = await freePort();
    const ended = new AbortController();
    const tokens = { SLACK_BOT_TOKEN: 'xoxb-playground', SLACK_APP_TOKEN: 'xapp-playground' };
    const settings = {
      ...tokens,
      SLACK_API_URL: `http://127.0.0.1:${await freePort()}/api/`,
      OPERATION_PORT: `${port}`,
    };
    const running = runCli(['start'], settings, { stop: ended.signal });
    const isAlive = () =>
      fetch(`http://127.0.0.1:${port}/livez`).then(
        ({ ok }) => ok,
        () => false,
      );
    await expect.poll(isAlive).toBe(true);
    ended.abort();
    const { code, stderr } = await running;
    expect([code, stderr.trimEnd().split('\n').at(-1)]).toEqual([0, expect.stringContaining('stopped before')]);
  }, 20_000);
});

describe('over HTTP', () => {
  it('a port that is in use ends npm start with one line and exit code 1', async () => {
    const { port } = new URL(office.workspace.apiUrl);
    const run = await runCli(['start'], {
      SLACK_API_URL: office.workspace.apiUrl,
      SLACK_BOT_TOKEN: 'xoxb-playground',
      SLACK_SIGNING_SECRET: 'playground-signing-secret',
      PORT: port,
      STATE_DIR: await mkdtemp(join(tmpdir(), 'privacy-law-port-')),
    });
    expect([run.code, run.stderr]).toEqual([1, `Cannot listen on 127.0.0.1:${port}: the port is in use\n`]);
  });

  it('the app answers requests that Slack signed, and rejects others', async () => {
    await using http = await openOffice({ transport: 'http' });
    await http.command('fined');
    await http.press(await http.answer('for “fined”'), 'Open');
    await http.answer('Authorities');
    await http.say('@Privacy Law blue book');
    await http.answer('for “blue book”');
    const forged = await fetch(http.requestUrl, { method: 'POST', body: 'command=%2Fprivacy-law&text=x' });
    expect(forged.status).toBe(401);
  });
});
