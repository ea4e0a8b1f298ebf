import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditLog } from '../../src/storage/audit-log.ts';
import { rowsOfWorkspace } from '../storage/tables-with-workspace.ts';
import { acme, allow, begin, bolt, type Company, openCompany } from './open-company.ts';
import { ada, blocksOf, modalWith, pressOf, privacy, seen, values } from './open-office.ts';

const forgedState = forgedJwt();
const group = { id: 'E0GROUP001', name: 'The Group' } as const;

let company: Company;
beforeAll(async () => {
  company = await openCompany({ organisation: { ...group, serves: [acme.id] } });
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
});

describe('an organisation', () => {
  test('installs the app once for its workspaces', async () => {
    const { status, text } = await company.install(group.id);
    expect([status, text]).toEqual([200, expect.stringContaining('installed in The Group')]);
    await company.of(acme).command('facial recognition');
    await company.of(acme).answer('entr(?:y|ies) for');
    expect(await tokensStored()).toHaveLength(2);
  });

  test('has its workspaces subscribe with the form, whose requests name the organisation alone', async () => {
    const inAcme = company.of(acme);
    await inAcme.command('subscribe');
    const form = await modalWith(inAcme, 'The next three reminders');
    const state = values({ words: { value: 'consultations' }, leads: { selected_options: [{ value: '7' }] } });
    await inAcme.workspace.perform({ do: 'submit_view', user: ada, viewId: form.id, state });
    expect(seen(await modalWith(inAcme, 'Subscription 1 created'))).toContain('7 days before');
    const { subscriptions } = company.app.store;
    expect([await subscriptions.ofWorkspace(acme.id), await subscriptions.ofWorkspace(bolt.id)]).toMatchObject([
      [{ workspaceId: acme.id, channelId: privacy, createdBy: ada }],
      [],
    ]);
    expect(await subscriptions.ofWorkspace(group.id)).toEqual([]);
  });

  test('has them mention the app and open Home, with its forms', async () => {
    const { workspace, answer } = company.of(acme);
    await workspace.perform({ do: 'say', user: ada, channel: privacy, text: '@Privacy Law deadlines MIIT' });
    await answer('2 upcoming deadlines');
    await workspace.perform({ do: 'open_home', user: ada });
    const home = await workspace.home(ada, (view) => seen(view).includes('consultations'));
    const menu = pressOf(blocksOf(home), 'Change…');
    await workspace.perform({ do: 'act', user: ada, place: { viewId: home.id }, ...menu, state: {} });
    const form = await modalWith(company.of(acme), 'Kinds of deadline');
    const state = values({ words: { value: 'consultations' }, leads: { selected_options: [{ value: '3' }] } });
    await workspace.perform({ do: 'submit_view', user: ada, viewId: form.id, state });
    const { subscriptions, database } = company.app.store;
    await expect.poll(() => subscriptions.ofWorkspace(acme.id)).toMatchObject([{ leads: { before: [3] } }]);
    expect(await auditLog(database, acme.id)).toContainEqual(
      expect.objectContaining({
        by: ada,
        action: 'change_subscription',
        note: expect.stringContaining('leads_before: 7 → 3'),
      }),
    );
  });

  test('has them reminded, and they press the buttons of their reminders', async () => {
    const { workspace, answer } = company.of(acme);
    workspace.setClock(new Date('2019-04-27T01:31:00Z'));
    const { channel, ts, blocks } = await answer('not acknowledged');
    expect(channel).toBe(privacy);
    await workspace.perform({
      do: 'act',
      user: ada,
      place: { channel, ts },
      ...pressOf(blocks, 'Acknowledge'),
      state: {},
    });
    await answer(`Acknowledged.* by <@${ada}>`);
    expect(JSON.stringify(company.of(bolt).workspace.calls())).not.toContain('chat.update');
  });

  test('that removes it takes its workspaces along, and leaves others', async () => {
    const { store } = company.app;
    company.of(acme).workspace.deliverEvent({ type: 'app_uninstalled' });
    await expect.poll(() => rowsOfWorkspace(store.database, acme.id), { timeout: 10_000 }).toEqual({});
    const { rows } = await sql<{ id: string }>`select id from installation`.execute(store.database.query);
    expect(rows).toEqual([{ id: bolt.id }]);
    expect(await tokensStored()).toHaveLength(1);
    await company.of(bolt).command('industrial internet');
    await company.of(bolt).answer('industrial internet');
  });
});

// As the library signs a state, with another secret.
function forgedJwt(): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ installOptions: { scopes: [] }, now: new Date().toJSON() })}`;
  return `${signed}.${createHmac('sha256', 'a guess').update(signed).digest('base64url')}`;
}
