import { createHmac } from 'node:crypto';
import { Agent, type IncomingMessage, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { appCredentials, openSlack } from '../playground/open-slack.ts';
import { installedApp } from '../src/app/manifest.ts';
import { openAccess } from '../src/app/open-access.ts';
import { clientOptionsFor } from '../src/slack/web-client.ts';
import { createInstallationStore } from '../src/storage/installation-store.ts';
import { createVault } from '../src/storage/vault.ts';
import { bundledLibrary } from '../tests/bundled-library.ts';
import { openAppIn } from '../tests/stories/open-app-in.ts';
import { freePort } from '../tests/stories/open-office.ts';

// 1,000 workspaces have the app: how long it takes to authorise a request (installation and token of a random one), what memory that
// takes, and how long signed commands over HTTP take to be acknowledged.
//   node --expose-gc --import tsx bench/workspaces.ts [EVENTS] [A_SECOND] [SECONDS]

const [events = 100_000, rate = 50, seconds = 60] = process.argv.slice(2).map(Number);
const workspaces = 1000;
const team = (i: number): string => `T0BENCH${String(i % workspaces).padStart(4, '0')}`;
const log = { info: () => {}, warn: () => {}, error: () => {} };
const key = Buffer.alloc(32, 1);

await using slack = await openSlack({
  teams: [{ id: team(0), domain: 'bench', name: 'Bench' }],
  app: await installedApp(),
});
const [first] = slack.workspaces;
if (!first) throw new Error('there is one');
const port = await freePort();
const access = { kind: 'many', stateSecret: 'a secret of the bench, of thirty-two', ...appCredentials } as const;
const transport = {
  kind: 'http',
  signingSecret: 'playground-signing-secret',
  host: '127.0.0.1',
  port,
  keepAlive: 65_000,
} as const;
const settings = { apiUrl: slack.apiUrl, access, transport, encryptionKeys: [key] };
await using app = await openAppIn(first, { ...settings, library: await bundledLibrary() });
const { database } = app.store;
const installations = createInstallationStore(database, createVault([key]));
for (let i = 0; i < workspaces; i += 1) {
  const bot = { botId: 'B1', botUserId: 'UBOT', botName: 'privacylaw', installedBy: 'U1', installedAt: 0 };
  await installations.save(
    { ...bot, id: team(i), name: team(i), enterpriseId: null },
    { token: `xoxb-${i}`, refreshToken: null, expiresAt: null },
  );
}

const { workspaceOf, tokenOf } = await openAccess({
  settings: { slack: { ...settings, connectFor: 0, answersStrangers: false }, encryptionKeys: [key] },
  sources: [],
  database,
  clientOptions: clientOptionsFor(slack.apiUrl),
  clock: first,
  log,
});
const heap = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
};
const authorised: number[] = [];
const memory: number[] = [];
for (let i = 0; i < events; i += 1) {
  const id = team(Math.floor(Math.random() * workspaces));
  const began = performance.now();
  await workspaceOf({ workspaceId: id, installationId: id });
  await tokenOf(id);
  authorised.push(performance.now() - began);
  if (i % Math.ceil(events / 5) === 0) memory.push(heap());
}
memory.push(heap());

const agent = new Agent({ keepAlive: true, maxSockets: 16 });
const acknowledged: number[] = [];
let failed = 0;
const beganAt = performance.now();
const sent: Promise<void>[] = [];
for (let i = 0; i < rate * seconds; i += 1) {
  await wait(Math.max(0, beganAt + (i * 1000) / rate - performance.now()));
  const onFailure = (): void => {
    failed += 1;
  };
  sent.push(send(i).catch(onFailure));
}
await Promise.all(sent);
const at = (times: readonly number[], share: number): string =>
  ([...times].sort((a, b) => a - b)[Math.floor(times.length * share)] ?? Number.NaN).toFixed(2);
process.stdout.write(`| workspaces | authorised | p50 ms | p99 ms | heap MB, from first to last | commands | failed | acknowledged p50 ms | p99 ms | slowest ms |
|---|---|---|---|---|---|---|---|---|---|
| ${workspaces} | ${events} | ${at(authorised, 0.5)} | ${at(authorised, 0.99)} | ${memory.map((one) => one.toFixed(0)).join(', ')} | ${sent.length} | ${failed} | ${at(acknowledged, 0.5)} | ${at(acknowledged, 0.99)} | ${at(acknowledged, 0.9999)} |
heap after the commands: ${heap().toFixed(0)} MB
`);

async function send(number: number): Promise<void> {
  const fields = {
    command: '/privacy-law',
    text: 'facial recognition',
    user_id: 'U1',
    channel_id: 'C1',
    trigger_id: `${number}`,
  };
  const url = `${first?.url}response/none-${number}`;
  const body = new URLSearchParams({ ...fields, team_id: team(number * 7), response_url: url }).toString();
  const timestamp = String(Math.floor(Date.now() / 1000));
  const hash = createHmac('sha256', transport.signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${hash}`,
  };
  const startedAt = performance.now();
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path: '/slack/events', method: 'POST', headers, agent, timeout: 3000 };
    request(options, resolve).on('error', reject).end(body);
  });
  acknowledged.push(performance.now() - startedAt);
  response.resume();
  if (response.statusCode !== 200) throw new Error(`status ${response.statusCode}`);
}
