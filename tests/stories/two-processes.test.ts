import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkspace } from '../../playground/open-workspace.ts';
import type { PageMessage } from '../../playground/page-protocol.ts';
import type { Workspace } from '../../playground/workspace.ts';
import { installedApp } from '../../src/app/manifest.ts';
import { type CliRun, runCli } from '../app/run-cli.ts';
import { makePostgres, onPostgresOnce } from '../storage/databases.ts';
import { ada, buttonOf, freePort, general, privacy, shown } from './open-office.ts';

// Two real processes on one database: Slack sends each frame to either.
onPostgresOnce('two processes on PostgreSQL', () => {
  let workspace: Workspace;
  let database: Awaited<ReturnType<typeof makePostgres>>;
  let processes: readonly Started[];

  beforeAll(async () => {
    database = await makePostgres();
    workspace = await openWorkspace({ app: await installedApp() });
    processes = await Promise.all([start(), start()]);
  }, 60_000);

  afterAll(async () => {
    await Promise.all(processes.map(({ stop }) => stop()));
    await workspace[Symbol.asyncDispose]();
    await database.drop();
  });

  interface Started {
    readonly port: number;
    /** Stops it by SIGTERM. */
    readonly stop: () => Promise<CliRun>;
  }

  async function start(): Promise<Started> {
    const port = await freePort();
    const ended = new AbortController();
    const settings = {
      SLACK_API_URL: workspace.apiUrl,
      SLACK_BOT_TOKEN: 'xoxb-playground',
      SLACK_APP_TOKEN: 'xapp-playground',
      DATABASE_URL: database.place.kind === 'postgres' ? database.place.url : '',
      OPERATION_PORT: String(port),
      LOG_LEVEL: 'warn',
    };
    const run = runCli(['start'], settings, { stop: ended.signal });
    return {
      port,
      stop: () => {
        ended.abort();
        return run;
      },
    };
  }

  const statusOf = (path: string) =>
    Promise.all(
      processes.map(({ port }) =>
        fetch(`http://127.0.0.1:${port}${path}`).then(
          ({ status }) => status,
          () => 0,
        ),
      ),
    );
  const isReady = () => expect.poll(() => statusOf('/readyz'), { timeout: 60_000 }).toEqual([200, 200]);
  const say = (text: string) => workspace.perform({ do: 'say', user: ada, channel: privacy, text });
  const isAnswer = ({ user }: PageMessage) => user === workspace.botUser;
  const answers = (words: string) =>
    workspace.snapshot(ada).messages.filter((message) => isAnswer(message) && shown(message).includes(words));
  const answer = (words: string) => workspace.message((one) => isAnswer(one) && shown(one).includes(words));
  const command = (text: string, channel = privacy) =>
    workspace.perform({ do: 'command', user: ada, channel, command: '/privacy-law', text });

  test('are both ready while one of them runs the reminders', async () => {
    await isReady();
    expect(await statusOf('/healthz')).toEqual([200, 200]);
    expect(await statusOf('/livez')).toEqual([200, 200]);
  }, 90_000);

  test('answer a mention once, to whichever Slack delivers it again, also after a restart', async () => {
    await say('@Privacy Law lip reading');
    await answer('for “lip reading”');
    for (const _ of [1, 2]) workspace.redeliverEvent();
    const [first, ...others] = processes;
    expect(await first?.stop()).toMatchObject({ code: 0 });
    processes = [await start(), ...others];
    await isReady();
    for (const _ of [1, 2, 3]) workspace.redeliverEvent();
    for (const word of ['xinhua', 'gambling']) await say(`@Privacy Law ${word}`);
    for (const word of ['xinhua', 'gambling']) await answer(`for “${word}”`);
    expect(answers('for “lip reading”')).toHaveLength(1);
  }, 90_000);

  test('introduce the app once to a channel that several subscribe at the same time', async () => {
    await Promise.all([1, 2, 3, 4].map(() => command('subscribe consultations')));
    await workspace.until(
      () => answers('Already subscribed').length === 3 || null,
      () => 'not all were answered',
    );
    expect(answers('Subscription 1 created')).toHaveLength(1);
    const introductions = answers('consultations').filter(({ ephemeral }) => !ephemeral);
    expect(introductions).toHaveLength(1);
  });

  test('answer a burst in one channel together, in order, at the pace of Slack', async () => {
    workspace.faults.limitRate(1000);
    const words = ['resumes', 'civil code', 'blue book', 'credit report', 'pornography', 'Visual China'];
    const before = workspace.calls().length;
    await Promise.all(words.map((word) => say(`@Privacy Law ${word}`)));
    for (const word of words) await answer(`for “${word}”`);
    // The first two may be answered at the same moment.
    const order = answers('for “').flatMap((one) => words.filter((word) => shown(one).includes(`for “${word}”`)));
    expect(order.filter((word) => word !== words[0])).toEqual(words.slice(1));
    const posts = workspace
      .calls()
      .slice(before)
      .filter(({ method }) => method === 'chat.postMessage');
    expect(posts.map(({ answer: given }) => given?.ok)).toEqual(words.map(() => true));
    const took = Number(posts.at(-1)?.at) - Number(posts[0]?.at);
    expect(took).toBeGreaterThan((words.length - 1) * 1000 - 500);
    workspace.faults.clear();
  }, 30_000);

  test('share an entry once, whichever of them gets the presses', async () => {
    await command('Guardian Consumption', general);
    const card = await answer('for “Guardian Consumption”');
    const { blockId, element } = buttonOf(card.blocks, 'Share to channel');
    const press = () =>
      workspace.perform({
        do: 'act',
        user: ada,
        place: { channel: general, ts: card.ts },
        blockId,
        actionId: element.action_id,
        value: { type: 'button', value: element.value },
        state: {},
      });
    await Promise.all([press(), press(), press()]);
    await workspace.until(
      () => answers('Already shared').length === 2 || null,
      () => 'not all were answered',
    );
    expect(answers('Shared by')).toHaveLength(1);
  });

  test('are not ready once the token is revoked, and yet alive, so that nothing restarts them', async () => {
    workspace.faults.revokeToken();
    await expect.poll(() => statusOf('/readyz'), { timeout: 20_000 }).toEqual([503, 503]);
    expect(await statusOf('/livez')).toEqual([200, 200]);
  });
});
