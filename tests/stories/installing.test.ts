import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acme, allow, begin, bolt, type Company, openCompany } from './open-company.ts';

const forgedState = forgedJwt();

let company: Company;
beforeAll(async () => {
  company = await openCompany({ organisation: { id: 'E0GROUP001', name: 'The Group' } });
}, 60_000);
afterAll(() => company[Symbol.asyncDispose]());

const tokensStored = async () =>
  (await company.app.store.database.query.selectFrom('bot_token').selectAll().execute()).map(({ token }) => token);

describe('installing', () => {
  test('begins on a page that says what the app reads and keeps, and loads nothing', async () => {
    const response = await fetch(company.at('/slack/install'));
    const text = await response.text();
    expect(text).toContain('It keeps no message text');
    expect(text).not.toMatch(/<(?:script|img|link|iframe)/);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    const { slackPage } = await begin(company.at('/slack/install'));
    expect(new URL(slackPage).searchParams.get('scope')).toContain('commands');
  });

  test('is in the language that the browser asks for first', async () => {
    const inChinese = { 'accept-language': 'zh-TW,zh;q=0.9,en;q=0.8' };
    const text = await (await fetch(company.at('/slack/install'), { headers: inChinese })).text();
    expect(text).toContain('<html lang="zh-CN">');
    expect(text).toContain('<h2>可读取的内容</h2>');
    const cancelled = await fetch(company.at('/slack/oauth_redirect?error=access_denied'), { headers: inChinese });
    expect(await cancelled.text()).toContain('您选择了不授权本应用。');
    const other = await fetch(company.at('/slack/install'), { headers: { 'accept-language': 'de,zh;q=0.5' } });
    expect(await other.text()).toContain('<html lang="en">');
  });

  test.each([
    ['a state that the app never made', (back: URL) => back.searchParams.set('state', 'forged')],
    ['a state that somebody has signed', (back: URL) => back.searchParams.set('state', forgedState)],
    ['no state', (back: URL) => back.searchParams.delete('state')],
    ['no code', (back: URL) => back.searchParams.delete('code')],
  ])('is refused with %s', async (_, forge) => {
    const { slackPage, cookie } = await begin(company.at('/slack/install'));
    const back = new URL(await allow(slackPage, bolt.id));
    forge(back);
    const state = back.searchParams.get('state');
    // Even a browser that was given a cookie for the forged state.
    const cookies = [cookie, ...(state === forgedState ? [`slack-app-oauth-state=${forgedState}`] : [])].at(-1) ?? '';
    const response = await fetch(back, { headers: { cookie: cookies } });
    expect(response.status).toBe(400);
    const text = await response.text();
    expect(text).toContain('Start again');
    expect(text).not.toContain('forged');
    expect(await tokensStored()).toEqual([]);
  });

  test('is refused in another browser than the one in which it began', async () => {
    const { slackPage } = await begin(company.at('/slack/install'));
    const response = await fetch(await allow(slackPage, bolt.id));
    expect([response.status, await tokensStored()]).toEqual([400, []]);
  });

  test('that the admin cancels says so', async () => {
    expect(await company.install('none')).toMatchObject({
      status: 400,
      text: expect.stringContaining('You chose not to'),
    });
  });

  test('ends on a page that says what to do next, and the app answers', async () => {
    const { status, text } = await company.install(bolt.id);
    expect(status).toBe(200);
    expect(text).toContain('installed in Bolt &amp; Sons');
    expect(text).toContain('/invite @Privacy Law');
    expect(text).toContain(`slack://app?team=${bolt.id}&amp;id=A0PRIVACY1&amp;tab=home`);
    await company.of(bolt).command('facial recognition');
    await company.of(bolt).answer('facial recognition');
  });

  test('stores the token encrypted, and neither log nor page has it', async () => {
    const [token = ''] = await tokensStored();
    expect(token).toMatch(/^sealed:1:/);
    expect(JSON.stringify(company.logged)).not.toMatch(/xoxb-|xoxe-|playground-client-secret/);
  });

  test('a code serves once', async () => {
    const { slackPage, cookie } = await begin(company.at('/slack/install'));
    const back = await allow(slackPage, bolt.id);
    expect((await fetch(back, { headers: { cookie } })).status).toBe(200);
    const again = await fetch(back, { headers: { cookie } });
    expect([again.status, await again.text()]).toEqual([400, expect.stringContaining('Slack refused')]);
  });

  test('a workspace without the app is told so, and gets nothing', async () => {
    const { command, answer } = company.of(acme);
    await command('facial recognition');
    await answer('not installed in this workspace');
    expect(company.logged).toContainEqual({
      facts: { workspaceId: acme.id },
      message: 'a request was refused: the app is not installed in that workspace',
    });
  });

  test('an organisation installs it once for its workspaces', async () => {
    const { status, text } = await company.install('E0GROUP001');
    expect([status, text]).toEqual([200, expect.stringContaining('installed in The Group')]);
    const { workspace } = company.of(acme);
    const url = `${workspace.url}response/none`;
    const fields = {
      command: '/privacy-law',
      text: 'subscribe consultations',
      user_id: 'U0ADACHEN1',
      channel_id: 'C0PRIVACY1',
    };
    const body = new URLSearchParams({
      ...fields,
      team_id: acme.id,
      enterprise_id: 'E0GROUP001',
      is_enterprise_install: 'true',
      response_url: url,
    }).toString();
    await workspace.faults.send(body, { contentType: 'application/x-www-form-urlencoded' });
    await company.of(acme).answer('Subscription 1');
    const store = company.app.store.subscriptions;
    expect(await store.ofWorkspace(acme.id)).toHaveLength(1);
    expect(await store.ofWorkspace(bolt.id)).toHaveLength(0);
  });

  test('an organisation that removes it takes its workspaces along, and leaves others', async () => {
    const { workspace } = company.of(acme);
    const removed = {
      type: 'event_callback',
      event: { type: 'app_uninstalled' },
      event_id: 'Ev0REMOVED1',
      team_id: acme.id,
      enterprise_id: 'E0GROUP001',
      authorizations: [{ enterprise_id: 'E0GROUP001', team_id: null, is_enterprise_install: true }],
      event_time: Math.floor(workspace.now().getTime() / 1000) + 1,
    };
    expect(await workspace.faults.send(JSON.stringify(removed))).toBe(200);
    const { store } = company.app;
    await expect.poll(() => store.subscriptions.ofWorkspace(acme.id)).toEqual([]);
    const { rows } = await sql<{ id: string }>`select id from installation`.execute(store.database.query);
    expect(rows).toEqual([{ id: bolt.id }]);
    expect(await tokensStored()).toHaveLength(1);
  });
});

// As the library signs a state, with another secret.
function forgedJwt(): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ installOptions: { scopes: [] }, now: new Date().toJSON() })}`;
  return `${signed}.${createHmac('sha256', 'a guess').update(signed).digest('base64url')}`;
}
