import { describe, expect, test } from 'vitest';
import type { Workspace } from '../../playground/workspace.ts';
import { ada, ben, buttons, containing, privacy, withApp } from './with-app.ts';

const withUrl = async () => {
  const urls: string[] = [];
  const slack = await withApp((app) => {
    app.command('/privacy-law', async ({ ack, command }) => {
      urls.push(command.response_url);
      await ack();
    });
    app.action('press', async ({ ack, body }) => {
      if ('response_url' in body && body.response_url) urls.push(body.response_url);
      await ack();
    });
  });
  const ask = async () => {
    await slack.workspace.perform({
      do: 'command',
      user: ada,
      channel: privacy,
      command: '/privacy-law',
      text: '',
    });
    return urls.at(-1) ?? '';
  };
  return { ...slack, ask, urls };
};

const post = async (url: string, response: unknown) => {
  const body = typeof response === 'string' ? response : JSON.stringify(response);
  const answer = await fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  return { status: answer.status, text: await answer.text() };
};

const texts = (workspace: Workspace, user: string) => workspace.snapshot(user).messages.map(({ text }) => text);

describe('a response_url', () => {
  test('works five times', async () => {
    await using slack = await withUrl();
    const url = await slack.ask();
    for (const text of ['1', '2', '3', '4', '5'])
      expect(await post(url, { text })).toEqual({ status: 200, text: 'ok' });
    const sixth = await post(url, { text: '6' });
    expect(sixth).toEqual({ status: 404, text: JSON.stringify({ ok: false, error: 'used_url' }) });
    expect(texts(slack.workspace, ada)).toEqual(['1', '2', '3', '4', '5']);
  });

  test('expires after thirty minutes on the workspace’s clock', async () => {
    await using slack = await withUrl();
    const url = await slack.ask();
    slack.workspace.setClock(new Date(slack.workspace.now().getTime() + 31 * 60_000));
    expect(await post(url, { text: 'late' })).toMatchObject({
      status: 404,
      text: containing('expired_url'),
    });
  });

  test('posts to one user, unless the response type is in_channel', async () => {
    await using slack = await withUrl();
    const url = await slack.ask();
    await post(url, { text: 'to you' });
    await post(url, { text: 'to all', response_type: 'in_channel' });
    expect(texts(slack.workspace, ada)).toEqual(['to you', 'to all']);
    expect(texts(slack.workspace, ben)).toEqual(['to all']);
  });

  test.each([
    ['{', 'invalid_payload'],
    [{}, 'no_text'],
    [{ blocks: [{ type: 'section' }] }, 'invalid_blocks'],
    [{ blocks: 'no blocks' }, 'invalid_blocks_format'],
  ])('rejects %j with %s', async (response, error) => {
    await using slack = await withUrl();
    expect(await post(await slack.ask(), response)).toEqual({ status: 400, text: error });
    expect(texts(slack.workspace, ada)).toEqual([]);
  });

  test('of a button replaces or deletes the button’s message', async () => {
    await using slack = await withUrl();
    await post(await slack.ask(), { text: 'first', blocks: buttons('press') });
    const { ts } = await slack.workspace.message(({ text }) => text === 'first');
    const press = {
      do: 'act',
      user: ada,
      place: { channel: privacy, ts },
      blockId: 'buttons',
      actionId: 'press',
    } as const;
    expect(await slack.workspace.perform({ ...press, value: {}, state: {} })).toEqual({ ok: true });
    const url = slack.urls.at(-1) ?? '';
    await post(url, { replace_original: true, text: 'second' });
    expect(slack.workspace.snapshot(ada).messages).toMatchObject([{ ts, text: 'second', ephemeral: true, blocks: [] }]);
    await post(url, { delete_original: true });
    expect(slack.workspace.snapshot(ada).messages).toEqual([]);
  });
});
