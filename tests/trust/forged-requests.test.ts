import { afterAll, expect, test } from 'vitest';
import { realSeconds as now, signature } from '../../playground/delivery/request-gateway.ts';
import { ada, openOffice, privacy } from '../stories/open-office.ts';

const office = await openOffice({ transport: 'http' });

afterAll(() => office[Symbol.asyncDispose]());

const secret = 'playground-signing-secret';
const subscribe = (filter: string): string =>
  new URLSearchParams({
    command: '/privacy-law',
    text: `subscribe ${filter}`,
    team_id: 'T0PLAYGRND',
    channel_id: privacy,
    user_id: ada,
    trigger_id: '1.2.3',
    response_url: `${office.workspace.url}nowhere`,
  }).toString();

/** Sends what Slack would send, but for what is said. @returns the status */
async function send(body: string, { key = secret, at = now(), signed = body } = {}): Promise<number> {
  const response = await fetch(office.requestUrl, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...signature(signed, key, at) },
  });
  return response.status;
}

const subscriptions = async (): Promise<readonly string[]> => {
  const all = await office.app.store.subscriptions.ofWorkspace('T0PLAYGRND');
  return all.map(({ filter }) => filter);
};

test.each([
  ['signed with another secret', { key: 'another-secret' }],
  ['signed six minutes ago', { at: now() - 360 }],
  ['signed an hour ahead', { at: now() + 3600 }],
  ['whose body was changed after it was signed', { signed: subscribe('nothing') }],
])('a request %s is refused, and changes nothing', async (_, forged) => {
  expect(await send(subscribe('pilots'), forged)).toBe(401);
  expect(await subscriptions()).toEqual([]);
});

test('a request without a signature is refused', async () => {
  const response = await fetch(office.requestUrl, { method: 'POST', body: subscribe('pilots') });
  expect(response.status).toBe(401);
  expect(await subscriptions()).toEqual([]);
});

test('a signed request that is sent again changes nothing', async () => {
  const [body, at] = [subscribe('pilots'), now()];
  expect(await send(body, { at })).toBe(200);
  await expect.poll(subscriptions).toEqual(['pilots']);
  const [made] = await office.app.store.subscriptions.ofWorkspace('T0PLAYGRND');
  await office.app.store.subscriptions.end('T0PLAYGRND', made?.id ?? '', ada, Date.now());
  expect(await send(body, { at })).toBe(200);
  await office.command('blue book');
  await office.answer('blue book');
  expect(await subscriptions()).toEqual([]);
});

test('what was refused is logged without secret or body', () => {
  const log = JSON.stringify(office.logged);
  for (const word of [secret, 'another-secret', 'pilots', 'nowhere']) expect(log).not.toContain(word);
});
