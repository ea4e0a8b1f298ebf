import { WebClient } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { openWorkspace } from '../../playground/open-workspace.ts';
import type { WorkspaceOptions } from '../../playground/workspace.ts';
import { ada, adasMessages, archive, ben, buttons, general, manifest, outcomeOf, privacy, silent } from './with-app.ts';

const withClient = async (options: WorkspaceOptions = {}, token = 'xoxb-playground') => {
  const workspace = await openWorkspace({ app: manifest, ...options });
  const client = new WebClient(token, {
    slackApiUrl: workspace.apiUrl,
    retryConfig: { retries: 0 },
    logger: silent,
  });
  return { workspace, client, [Symbol.asyncDispose]: () => workspace[Symbol.asyncDispose]() };
};

describe('the Web API', () => {
  test.each([
    ['without a token', 'auth.test', '', 'not_authed'],
    ['with an unknown token', 'auth.test', 'xoxb-other', 'invalid_auth'],
    ['with the app token instead of the bot token', 'chat.postMessage', 'xapp-playground', 'not_allowed_token_type'],
    [
      'with the bot token instead of the app token',
      'apps.connections.open',
      'xoxb-playground',
      'not_allowed_token_type',
    ],
    ['of an unknown method', 'chat.meMessage', 'xoxb-playground', 'unknown_method'],
  ])('rejects a call %s, with status 200', async (_, method, token, error) => {
    await using workspace = await openWorkspace();
    const headers = token === '' ? {} : { authorization: `Bearer ${token}` };
    const answer = await fetch(workspace.apiUrl + method, { method: 'POST', headers });
    expect([answer.status, await answer.json()]).toEqual([200, { ok: false, error }]);
  });

  test('accepts arguments in forms, JSON, multipart bodies and the query', async () => {
    await using workspace = await openWorkspace();
    const url = `${workspace.apiUrl}chat.postMessage`;
    const args = {
      token: 'xoxb-playground',
      channel: privacy,
      text: 'x',
      metadata: '{"event_type":"t","event_payload":{"a":1}}',
    };
    const form = new FormData();
    for (const [key, value] of Object.entries(args)) form.append(key, value);
    const headers = { 'content-type': 'application/json', authorization: 'Bearer xoxb-playground' };
    const json = JSON.stringify({
      channel: privacy,
      text: 'x',
      metadata: { event_type: 't', event_payload: { a: 1 } },
    });
    await fetch(url, { method: 'POST', body: new URLSearchParams(args) });
    await fetch(url, { method: 'POST', body: form });
    await fetch(url, { method: 'POST', body: json, headers });
    await fetch(`${url}?${new URLSearchParams(args).toString()}`);
    const metadata = { event_type: 't', event_payload: { a: 1 } };
    expect(workspace.calls().map(({ args, answer }) => [args, answer?.ok])).toEqual(
      [1, 2, 3, 4].map(() => [{ channel: privacy, text: 'x', metadata }, true]),
    );
  });

  test.each([
    [{ channel: general, text: 'x' }, 'not_in_channel'],
    [{ channel: 'C0NOWHERE1', text: 'x' }, 'channel_not_found'],
    [{ channel: archive, text: 'x' }, 'is_archived'],
    [{ channel: privacy }, 'no_text'],
    [{ channel: privacy, text: 'x'.repeat(40_001) }, 'msg_too_long'],
    [{ channel: privacy, blocks: '[' }, 'invalid_blocks_format'],
    [{ channel: privacy, blocks: [{ type: 'nothing' }] }, 'invalid_blocks'],
    [{ channel: privacy, text: 'x', metadata: { event_type: 't' } }, 'invalid_metadata_format'],
  ])('rejects chat.postMessage of %j', async (args, error) => {
    await using slack = await withClient();
    await expect(slack.client.apiCall('chat.postMessage', args)).rejects.toMatchObject({ data: { error } });
    expect(slack.workspace.snapshot(ada).messages).toEqual([]);
  });

  test('rejects blocks that are too long together, though each is within its limit', async () => {
    await using slack = await withClient();
    const section = { type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(2900) } };
    const call = slack.client.apiCall('chat.postMessage', {
      channel: privacy,
      text: 'x',
      blocks: [section, section, section, section, section],
    });
    await expect(call).rejects.toMatchObject({ data: { error: 'msg_blocks_too_long' } });
  });

  test('rejects a JSON body that is not JSON', async () => {
    await using workspace = await openWorkspace();
    const headers = { 'content-type': 'application/json', authorization: 'Bearer xoxb-playground' };
    const answer = await fetch(`${workspace.apiUrl}auth.test`, { method: 'POST', headers, body: '{' });
    expect(await answer.json()).toEqual({ ok: false, error: 'invalid_json' });
  });

  test('validates blocks and views without a token', async () => {
    await using slack = await withClient({}, 'xoxb-none');
    expect(await slack.client.blocks.validate({ blocks: buttons('a') })).toMatchObject({ ok: true });
    await expect(slack.client.blocks.validate({ blocks: [{ type: 'nothing' }] })).rejects.toMatchObject({
      data: {
        error: 'invalid_blocks',
        errors: [{ pointer: '/blocks/0/type', message: 'unsupported type: nothing' }],
      },
    });
    const view = { type: 'home' as const, blocks: buttons('a') };
    expect(await slack.client.blocks.validate({ view })).toMatchObject({ ok: true });
  });

  test('names the missing scope', async () => {
    await using slack = await withClient({ app: { scopes: ['chat:write', 'im:history'] } });
    await slack.client.conversations.history({ channel: adasMessages });
    await expect(slack.client.conversations.history({ channel: privacy })).rejects.toMatchObject({
      data: { error: 'missing_scope', needed: 'channels:history', provided: 'chat:write,im:history' },
    });
  });

  test("gives each message its own ts, ascending, from the workspace's clock", async () => {
    await using slack = await withClient({ now: new Date('2019-12-01T00:00:00Z') });
    const posted = await Promise.all(
      [1, 2, 3, 4, 5].map((n) => slack.client.chat.postMessage({ channel: privacy, text: `${n}` })),
    );
    const stamps = posted.map(({ ts = '' }) => ts);
    expect(new Set(stamps).size).toBe(5);
    expect([...stamps].sort()).toEqual(stamps);
    expect(Math.floor(Number(stamps[0]))).toBe(Date.parse('2019-12-01T00:00:00Z') / 1000);
  });

  test('posts a direct message to a user', async () => {
    await using slack = await withClient();
    expect(await slack.client.chat.postMessage({ channel: ada, text: 'x' })).toMatchObject({
      channel: adasMessages,
    });
    expect(await slack.client.conversations.open({ users: ada })).toMatchObject({
      channel: { id: adasMessages },
    });
  });

  test("updates and deletes only the app's own messages", async () => {
    await using slack = await withClient();
    const { ts = '' } = await slack.client.chat.postMessage({
      channel: privacy,
      text: 'one',
      blocks: buttons('a'),
    });
    await slack.client.chat.update({ channel: privacy, ts, text: 'two', blocks: [] });
    expect(slack.workspace.snapshot(ada).messages).toMatchObject([{ ts, text: 'two', edited: true, blocks: [] }]);
    await slack.client.chat.delete({ channel: privacy, ts });
    await slack.workspace.perform({ do: 'say', user: ada, channel: privacy, text: 'mine' });
    const { ts: mine } = await slack.workspace.message(({ text }) => text === 'mine');
    const outcomes = [
      slack.client.chat.update({ channel: privacy, ts, text: 'x' }),
      slack.client.chat.update({ channel: privacy, ts: mine, text: 'x' }),
      slack.client.chat.delete({ channel: privacy, ts: mine }),
    ].map(outcomeOf);
    expect(await Promise.all(outcomes)).toEqual(['message_not_found', 'cant_update_message', 'cant_delete_message']);
  });

  test('shows an ephemeral message only to its user, and in no history', async () => {
    await using slack = await withClient();
    await slack.client.chat.postEphemeral({ channel: privacy, user: ben, text: 'psst' });
    expect(slack.workspace.snapshot(ben).messages).toMatchObject([{ text: 'psst', ephemeral: true }]);
    expect(slack.workspace.snapshot(ada).messages).toEqual([]);
    expect(await slack.client.conversations.history({ channel: privacy })).toMatchObject({ messages: [] });
  });

  test('returns history newest first, within bounds and page by page', async () => {
    await using slack = await withClient();
    const stamps: string[] = [];
    for (const text of ['1', '2', '3', '4']) {
      stamps.push((await slack.client.chat.postMessage({ channel: privacy, text })).ts ?? '');
    }
    const texts = async (args: object) => {
      const { messages } = await slack.client.conversations.history({ channel: privacy, ...args });
      return messages?.map(({ text }) => text).join('');
    };
    const [, second = '', third = ''] = stamps;
    expect(await texts({})).toBe('4321');
    expect(await texts({ oldest: second })).toBe('43');
    expect(await texts({ oldest: second, inclusive: true })).toBe('432');
    expect(await texts({ latest: third })).toBe('21');
    expect(await texts({ latest: third, inclusive: true, limit: 1 })).toBe('3');
    const first = await slack.client.conversations.history({ channel: privacy, limit: 3 });
    expect(first).toMatchObject({ has_more: true });
    expect(await texts({ cursor: first.response_metadata?.next_cursor })).toBe('1');
  });

  test('returns broadcast replies with the channel, and metadata on request', async () => {
    await using slack = await withClient();
    const metadata = { event_type: 'reminder', event_payload: { id: 'r1' } };
    const { ts = '' } = await slack.client.chat.postMessage({ channel: privacy, text: 'parent', metadata });
    await slack.client.chat.postMessage({ channel: privacy, text: 'reply', thread_ts: ts });
    await slack.client.chat.postMessage({
      channel: privacy,
      text: 'loud',
      thread_ts: ts,
      reply_broadcast: true,
    });
    const history = await slack.client.conversations.history({
      channel: privacy,
      include_all_metadata: true,
    });
    expect(history.messages).toMatchObject([{ text: 'loud' }, { text: 'parent', metadata, reply_count: 2 }]);
    const bare = await slack.client.conversations.history({ channel: privacy });
    expect(bare.messages?.[1]).not.toHaveProperty('metadata');
    const { messages } = await slack.client.conversations.replies({ channel: privacy, ts });
    expect(messages?.map(({ text }) => text)).toEqual(['parent', 'reply', 'loud']);
  });

  test('returns people, conversations, permalinks and reactions', async () => {
    await using slack = await withClient();
    const { client } = slack;
    const { ts = '' } = await client.chat.postMessage({ channel: privacy, text: 'x' });
    expect(await client.users.info({ user: ada })).toMatchObject({
      user: { real_name: 'Ada Chen', tz: 'Asia/Shanghai' },
    });
    expect((await client.users.list({})).members).toHaveLength(4);
    expect((await client.users.info({ user: 'U0WEILIN01' })).user).not.toHaveProperty('locale');
    expect((await client.users.info({ user: 'U0WEILIN01', include_locale: true })).user?.locale).toBe('zh-CN');
    expect((await client.conversations.list({ exclude_archived: true })).channels).toHaveLength(3);
    expect(await client.conversations.info({ channel: general })).toMatchObject({
      channel: { is_member: false },
    });
    expect((await client.conversations.members({ channel: privacy })).members).toContain(slack.workspace.botUser);
    const { permalink } = await client.chat.getPermalink({ channel: privacy, message_ts: ts });
    expect(permalink).toBe(`${slack.workspace.url}archives/${privacy}/p${ts.replace('.', '')}`);
    await client.reactions.add({ channel: privacy, timestamp: ts, name: 'eyes' });
    await expect(client.reactions.add({ channel: privacy, timestamp: ts, name: 'eyes' })).rejects.toMatchObject({
      data: { error: 'already_reacted' },
    });
  });

  test('uploads files, which people open, and downloads them only with the bot token', async () => {
    await using slack = await withClient();
    await slack.client.filesUploadV2({
      channel_id: privacy,
      filename: 'april.txt',
      content: 'Bulletin',
      title: 'April',
    });
    const shared = await slack.workspace.message(({ text }) => text.includes('April'));
    const link = /<([^|]+)\|/.exec(shared.text)?.[1] ?? '';
    const opened = await fetch(link);
    expect([await opened.text(), opened.headers.get('content-disposition')]).toEqual([
      'Bulletin',
      expect.stringContaining('attachment'),
    ]);
    const url = link.replace('/page/', '/');
    expect((await fetch(url)).status).toBe(403);
    const download = await fetch(url, { headers: { authorization: 'Bearer xoxb-playground' } });
    expect(await download.text()).toBe('Bulletin');
    const id = slack.workspace.upload(ada, 'may.docx', Buffer.from('x'));
    expect(await slack.client.files.info({ file: id })).toMatchObject({
      file: { name: 'may.docx', size: 1, user: ada },
    });
  });

  test('lists the mentions that notify people, in texts and in parsed blocks', async () => {
    await using slack = await withClient();
    const plain = { type: 'header', text: { type: 'plain_text', text: '<!channel>' } };
    const parsed = { type: 'context', elements: [{ type: 'mrkdwn', text: `<!here> and <@${ben}>` }] };
    await slack.client.apiCall('chat.postMessage', { channel: privacy, text: 'quiet', blocks: [plain] });
    await slack.client.apiCall('chat.postMessage', {
      channel: privacy,
      text: '<!everyone>',
      blocks: [parsed],
    });
    expect(slack.workspace.broadcasts()).toMatchObject([
      { message: { text: '<!everyone>' }, mentions: ['<!everyone>', '<!here>', `<@${ben}>`] },
    ]);
  });
});
