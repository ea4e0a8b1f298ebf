import { describe, expect, test } from 'vitest';
import { openWorkspace } from '../../playground/open-workspace.ts';
import {
  ada,
  adasMessages,
  ben,
  boltApp,
  containing,
  type Delivered,
  general,
  manifest,
  privacy,
  socketClient,
  withApp,
} from './with-app.ts';

const withListener = async (options = {}) => {
  const events: { type: string; id: string; text: string; retry: number | undefined; channelType: string }[] = [];
  const slack = await withApp((app) => {
    app.use(async ({ body, payload, context, next }) => {
      const text = 'text' in payload && typeof payload.text === 'string' ? payload.text : '';
      const channelType = 'channel_type' in payload ? String(payload.channel_type) : '';
      const type = String('type' in payload ? payload.type : '');
      if ('event_id' in body)
        events.push({ type, id: String(body['event_id']), text, retry: context.retryNum, channelType });
      await next();
    });
    app.event('app_mention', async () => {});
    app.message(async () => {});
  }, options);
  const received = (times: number) =>
    expect
      .poll(() => events.length, { interval: 5, timeout: 5000 })
      .toBe(times)
      .then(() => events);
  return { ...slack, received };
};

const say = (channel: string, text: string) => ({ do: 'say', user: ada, channel, text }) as const;

describe('an event', () => {
  test('app_mention is sent for a mention in a channel with the bot', async () => {
    await using slack = await withListener();
    await slack.workspace.perform(say(privacy, 'hi @Privacy Law, minors & <b>?'));
    expect(await slack.received(1)).toMatchObject([
      { type: 'app_mention', text: `hi <@${slack.workspace.botUser}>, minors &amp; &lt;b&gt;?`, retry: 0 },
    ]);
  });

  test('message is sent beside app_mention where the app subscribes to it', async () => {
    const subscribed = ['app_mention', 'message.channels'];
    await using slack = await withListener({ app: { ...manifest, events: subscribed } });
    await slack.workspace.perform(say(privacy, '@Privacy Law?'));
    const events = await slack.received(2);
    expect(events.map(({ type }) => type).sort()).toEqual(['app_mention', 'message']);
  });

  test("message is sent for direct messages, and for the app's own, too", async () => {
    await using slack = await withListener();
    await slack.workspace.perform(say(adasMessages, 'hello'));
    expect(await slack.received(1)).toMatchObject([{ type: 'message', channelType: 'im', text: 'hello' }]);
    await slack.app.client.chat.postMessage({ channel: ada, text: 'hello yourself' });
    expect(slack.workspace.snapshot(ada).messages.map(({ text }) => text)).toEqual(['hello', 'hello yourself']);
    expect(slack.workspace.snapshot(ben).messages).toEqual([]);
  });

  test('is not sent from a channel without the bot, where Slack suggests an invitation', async () => {
    await using slack = await withListener();
    await slack.workspace.perform(say(general, '@Privacy Law?'));
    const suggestion = await slack.workspace.message(({ system }) => system);
    expect(suggestion).toMatchObject({
      channel: general,
      ephemeral: true,
      text: containing('/invite @Privacy Law'),
    });
    expect(slack.workspace.snapshot(ada).connection.canRedeliver).toBe(false);
  });

  test('is redelivered with the same event_id', async () => {
    await using slack = await withListener();
    expect(await slack.workspace.perform({ do: 'redeliver' })).toMatchObject({ ok: false });
    await slack.workspace.perform(say(privacy, '@Privacy Law?'));
    await slack.received(1);
    expect(await slack.workspace.perform({ do: 'redeliver' })).toEqual({ ok: true });
    const [first, second] = await slack.received(2);
    expect(second).toMatchObject({ id: first?.id, retry: 1 });
  });

  test('is retried until it is acknowledged, with the number of the retry', async () => {
    await using workspace = await openWorkspace({ app: manifest, timing: { ack: 40, retries: [0, 10] } });
    const client = socketClient(workspace);
    const seen: unknown[] = [];
    client.on('app_mention', ({ ack, retry_num, retry_reason }: Delivered) => {
      seen.push([retry_num, retry_reason]);
      if (retry_num === 2) void ack();
    });
    await client.start();
    await workspace.perform(say(privacy, '@Privacy Law?'));
    await expect.poll(() => seen, { interval: 5 }).toHaveLength(3);
    expect(seen).toEqual([
      [0, ''],
      [1, 'timeout'],
      [2, 'timeout'],
    ]);
    await client.disconnect();
  });

  test('waits for the app to connect, and is then sent as a retry', async () => {
    await using workspace = await openWorkspace({ app: manifest });
    await workspace.perform(say(privacy, '@Privacy Law, are you there?'));
    expect(workspace.snapshot(ada).connection).toEqual({ connected: false, canRedeliver: true });
    const retries: unknown[] = [];
    const app = boltApp(workspace);
    app.event('app_mention', async ({ context }) => {
      retries.push([context.retryNum, context.retryReason]);
    });
    await app.start();
    await expect.poll(() => retries, { interval: 5 }).toEqual([[1, 'timeout']]);
    await app.stop();
  });
});
