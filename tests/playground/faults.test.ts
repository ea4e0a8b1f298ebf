import { WebClient } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { openWorkspace } from '../../playground/open-workspace.ts';
import { ada, manifest, outcomeOf, privacy, silent, updates, withApp } from './with-app.ts';

const withClient = async (timeout = 10_000) => {
  const workspace = await openWorkspace({ app: manifest });
  const client = new WebClient('xoxb-playground', {
    slackApiUrl: workspace.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout,
    logger: silent,
  });
  const post = (channel = privacy) => outcomeOf(client.chat.postMessage({ channel, text: 'x' }));
  const messages = () => workspace.snapshot(ada).messages.length;
  return { workspace, post, messages, [Symbol.asyncDispose]: () => workspace[Symbol.asyncDispose]() };
};

describe('a fault: ', () => {
  test('the answer to a call is lost', async () => {
    await using slack = await withClient();
    slack.workspace.faults.next('chat.postMessage', { kind: 'lost' });
    expect(await slack.post()).toBe('slack_webapi_request_error');
    expect(slack.messages()).toBe(1);
    expect(await slack.post()).toBe('ok');
  });

  test('the answer to a call comes after the caller timed out', async () => {
    await using slack = await withClient(100);
    slack.workspace.faults.next('chat.postMessage', { kind: 'late', milliseconds: 10_000 });
    expect(await slack.post()).toBe('slack_webapi_request_error');
    await slack.workspace.message(({ text }) => text === 'x');
  });

  test.each([
    [{ kind: 'rate_limited', retryAfter: 7 }, 'slack_webapi_rate_limited_error'],
    [{ kind: 'server_error', status: 503 }, 'slack_webapi_http_error'],
    [{ kind: 'refused', error: 'restricted_action' }, 'restricted_action'],
  ] as const)('a call fails: %j', async (fault, error) => {
    await using slack = await withClient();
    slack.workspace.faults.next('chat.postMessage', fault, 2);
    expect([await slack.post(), await slack.post(), await slack.post()]).toEqual([error, error, 'ok']);
    expect(slack.messages()).toBe(1);
  });

  test('a rate limit says how long to wait', async () => {
    await using workspace = await openWorkspace();
    workspace.faults.next('*', { kind: 'rate_limited', retryAfter: 7 });
    const answer = await fetch(`${workspace.apiUrl}auth.test`, { method: 'POST' });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '7']);
  });

  test('a channel is archived, and the bot is removed from another one', async () => {
    await using slack = await withClient();
    slack.workspace.faults.archive(privacy);
    slack.workspace.faults.removeBot(updates);
    expect([await slack.post(privacy), await slack.post(updates)]).toEqual(['is_archived', 'not_in_channel']);
    slack.workspace.faults.archive(privacy, false);
    expect(await slack.post(privacy)).toBe('ok');
  });

  test('the token is revoked, and the app gets an event', async () => {
    const events: unknown[] = [];
    await using slack = await withApp((app) =>
      app.event('tokens_revoked', async ({ event }) => {
        events.push(event.tokens);
      }),
    );
    slack.workspace.faults.revokeToken({ sendEvent: true });
    await expect(slack.app.client.auth.test()).rejects.toMatchObject({ data: { error: 'token_revoked' } });
    await slack.workspace.call(({ method, answer }) => method === 'auth.test' && answer?.ok === false);
  });

  test('Socket Mode is turned off', async () => {
    await using slack = await withApp(() => {});
    slack.workspace.faults.disconnect('link_disabled');
    const answer = await fetch(`${slack.workspace.apiUrl}apps.connections.open`, {
      method: 'POST',
      headers: { authorization: 'Bearer xapp-playground' },
    });
    expect(await answer.json()).toEqual({ ok: false, error: 'link_disabled' });
    await slack.app.stop();
  });
});
